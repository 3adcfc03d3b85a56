import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WALK_THROUGH } from './walk-through.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const MAX_PICTURE_BYTES = 60_000;

it('the written walk-through has every episode, with its picture and what it took', () => {
  const sections = readFileSync(new URL('walk-through.md', DOCS), 'utf8').split('\n## ').slice(1);
  const wanted = WALK_THROUGH.map(({ title, words, picture }) => [title, words, `(pictures/${picture}.webp)`]);
  expect(sections.map((section, at) => wanted[at]?.filter((part) => !section.includes(part)))).toEqual(
    WALK_THROUGH.map(() => []),
  );
  for (const section of sections) expect(section).toMatch(/ \d+ steps?, \d+\.\d s\.$/m);
});

it('there is no picture too many, and none that is heavy', () => {
  const pictures = new URL('pictures/', DOCS);
  const names = readdirSync(pictures);
  expect(names.toSorted()).toEqual(WALK_THROUGH.map(({ picture }) => `${picture}.webp`).toSorted());
  const heavy = names.filter((name) => statSync(new URL(name, pictures)).size > MAX_PICTURE_BYTES);
  expect(heavy).toEqual([]);
});
