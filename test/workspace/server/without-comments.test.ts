import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutComments } from '../../../src/workspace/server/without-comments.ts';

const page = new URL('../../../src/workspace/page/', import.meta.url);

test.each([
  ['  a();\n\n\n  b();\n', 'a();\nb();\n'],
  ['/** One\n * two */\na();\n', 'a();\n'],
  ['// said\n\t// again\na(); // beside\n', 'a(); // beside\n'],
  ['/* one */ a();\n', '/* one */ a();\n'],
  ['/** a ** b **/\na();\n/* c */\n', 'a();\n'],
  ["a('http://x');\nb = '/* no comment */';\n", "a('http://x');\nb = '/* no comment */';\n"],
  ['a /* open\n * on */ b\n', 'a /* open\n* on */ b\n'],
])('%j is served as %j', (source, served) => {
  expect(withoutComments(source)).toBe(served);
});

test('no script of the page has a text over several lines, whose indentation would be lost', () => {
  const scripts = readdirSync(page).filter((name) => name.endsWith('.js'));
  const open = scripts.flatMap((name) => {
    const lines = withoutComments(readFileSync(new URL(name, page), 'utf8')).split('\n');
    const bare = lines.map((line) => line.replaceAll(/'(?:\\.|[^'\\])*'|\/(?:\\.|[^/\\ ])+\/[a-z]*/g, ''));
    return bare.filter((line) => line.split('`').length % 2 === 0).map((line) => `${name}: ${line}`);
  });
  expect(open).toEqual([]);
});
