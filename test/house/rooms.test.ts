import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** Which rooms a room may import, and which packages. `type:` marks rooms of which only types may be used. */
const MAY_IMPORT: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  register: { rooms: [], packages: ['temporal-polyfill'] },
  answer: { rooms: ['register'], packages: ['minisearch', 'fuse.js', 'porter2'] },
  progress: { rooms: ['register'], packages: ['zod', 'node:crypto'] },
  reminder: { rooms: ['register', 'progress'], packages: [] },
  store: { rooms: ['register', 'progress', 'type:reminder'], packages: ['kysely', 'pg', 'zod', 'node:'] },
  slack: { rooms: ['register', 'progress', 'answer', 'reminder'], packages: ['@slack/', 'zod', 'node:'] },
  workspace: { rooms: [], packages: ['ws', '@slack/types', 'node:'] },
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('workspace/page/'),
);

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(source, from), 'utf8').matchAll(IMPORT)].map((match) => ({
    from,
    isTypeOnly: match[1] !== undefined,
    to: match[2]?.startsWith('.')
      ? relative(source, normalize(join(source, dirname(from), match[2])))
      : (match[2] ?? ''),
  })),
);

const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

function isAllowed({ from, to, isTypeOnly }: Import): boolean {
  const rule = MAY_IMPORT[roomOf(from)];
  if (!rule) return true;
  if (!files.includes(to))
    return rule.packages.some((name) => (/[:/]$/.test(name) ? to.startsWith(name) : to === name));
  if (roomOf(to) === roomOf(from) || rule.rooms.includes(roomOf(to))) return true;
  return isTypeOnly && (rule.rooms.includes(`type:${roomOf(to)}`) || to === 'log.ts');
}

test('each room imports only what it may', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const next = new Map(files.map((file) => [file, imports.filter(({ from }) => from === file).map(({ to }) => to)]));
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const to of next.get(file) ?? []) {
      const circle = visit(to, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  expect(files.map((file) => visit(file, [])).filter((circle) => circle !== null)).toEqual([]);
});

test('only main, config and the commands touch the environment, the clock and node-cron', () => {
  const outside = files.filter((file) => !/^(main|config|demo-clock)\.ts$|^command\//.test(file));
  const touching = outside.filter((file) => {
    const text = readFileSync(join(source, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return (
      /process\.env|node-cron|new Date\(\)|Temporal\.Now/.test(text) ||
      (/Date\.now/.test(text) && !/(realNow|monotonic)/.test(text))
    );
  });
  expect(touching).toEqual([]);
});

test('no file name says nothing about the bot', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared|types|index)\.ts$/.test(file))).toEqual([]);
});

test('no file holds two ideas: none is longer than 250 lines', () => {
  const long = files.map((file) => ({ file, lines: readFileSync(join(source, file), 'utf8').split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
});
