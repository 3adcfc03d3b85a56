import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { SETTINGS_SAID } from '../../src/settings.ts';

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });
const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

test('README’s configuration table says what config.ts reads, no more and no less', () => {
  const rows = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \| (.*?) \| (.*) \|$/gm)].map((match) => match.slice(1));
  expect(rows).toEqual(SETTINGS_SAID.map(({ name, shownDefault, meaning }) => [name, shownDefault ?? '', meaning]));
});

test('.env.example names every setting', () => {
  const names = [...read('.env.example').matchAll(/^#([A-Z_]+)=$/gm)].map((match) => match[1]);
  expect(names).toEqual(SETTINGS_SAID.map(({ name }) => name));
});

test('every script that the documents name exists', () => {
  const { scripts } = packageSchema.parse(JSON.parse(read('package.json')));
  for (const name of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md']) {
    const named = [...read(name).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => match[1]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  }
});

test('every file that the documents link to exists', () => {
  const links = readdirSync(root)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map((match) => match[1] ?? ''));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});

test('CI runs README’s test command as it stands there', () => {
  const commands = [...read('README.md').matchAll(/^```sh\n(.*)\n```$/gm)].map((match) => match[1]);
  expect(commands).toContain('npm ci && npm test');
  expect(read('.ci/run')).toMatch(/^npm ci && npm test$/m);
});
