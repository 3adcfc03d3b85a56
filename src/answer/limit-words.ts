import type { SectionKind } from '../register/report.ts';

/** How firmly a word names a kind: `progress` does, `planned` does beside a year, `did` only leans. */
export type Firmness = 'names' | 'names-with-year' | 'leans';

/** The kinds of section that words name, and how firmly. */
export const KINDS: ReadonlyMap<string, readonly [SectionKind, Firmness]> = new Map([
  ...listed('commitments', 'names', 'commitment commitments'),
  ...listed(
    'commitments',
    'names-with-year',
    'promise promises promised pledge pledges pledged commit committed undertaking undertakings undertook',
  ),
  ...listed('progress', 'names', 'progress progressed'),
  ...listed(
    'progress',
    'leans',
    'reported undertaken conducted fulfilled fulfil kept did done happen happened achieve achieved achievements accomplished',
  ),
  ...listed('planned', 'names', 'plan plans'),
  ...listed('planned', 'names-with-year', 'planned planning'),
  ...listed('planned', 'leans', 'will intend intends intended upcoming future next'),
]);

function listed(
  kind: SectionKind,
  firmness: Firmness,
  words: string,
): readonly [string, readonly [SectionKind, Firmness]][] {
  return words.split(' ').map((word) => [word, [kind, firmness]]);
}

/** Names of the months, in lower case. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

/** Every word that limits the sections a question asks for; vocabulary and lexicon must know them. */
export const LIMIT_WORDS: readonly string[] = [...KINDS.keys(), ...MONTHS, 'action', 'actions', 'activities', 'year'];

/** Words that may name a year by today's. */
const RELATIVE = new Set(['now', 'currently', 'today', 'nowadays', 'year', 'years']);

/** A year as people type it. */
export const isYear = (word: string): boolean => word.length === 4 && /^(19|20)\d\d$/.test(word);

/** Whether a word may name a kind or a year of sections, or lean to one. */
export const mayLimit = (word: string): boolean => KINDS.has(word) || RELATIVE.has(word) || isYear(word);
