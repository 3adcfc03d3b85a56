import { expect, test } from 'vitest';
import { joinModules } from '../../../src/workspace/server/join-modules.ts';

const run = async (sources: Record<string, string>): Promise<unknown> => {
  const script = joinModules('main.js', new Map(Object.entries(sources)));
  const module: { default: unknown } = await import(
    `data:text/javascript,${encodeURIComponent(`${script}export default await modules['main.js'].result();`)}`
  );
  return module.default;
};

const COUNT = 'let count = 0;\nexport function next() {\n  count += 1;\n  return count;\n}\n';

test('modules joined do what they did apart: what is private stays so, what is shared is one', async () => {
  expect(
    await run({
      'count.js': COUNT,
      'a.js': "import { next } from './count.js';\nconst count = 'mine';\nexport const A = `${count} ${next()}`;\n",
      'b.js': "import { next } from './count.js';\nexport class B {\n  at = next();\n}\n",
      'main.js':
        "import { A } from './a.js';\nimport { B } from './b.js';\nexport async function result() {\n  return [A, new B().at];\n}\n",
    }),
  ).toEqual(['mine 1', 2]);
});

const join = (sources: Record<string, string>) => joinModules('a.js', new Map(Object.entries(sources)));

test('what cannot be joined is said', () => {
  expect(() => join({ 'a.js': "import { b } from './b.js';\n" })).toThrow('There is no module b.js.');
  const circle = { 'a.js': "import { b } from './b.js';\n", 'b.js': "import { a } from './a.js';\n" };
  expect(() => join(circle)).toThrow('These modules import each other: a.js, b.js, a.js.');
});
