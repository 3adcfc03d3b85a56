import Fuse from 'fuse.js';
import type { Activity } from '../register/activity.ts';
import type { Register } from '../register/register.ts';
import { shownText } from '../register/register.ts';

/** Longest text that is read: a list's field is for a few words. */
const LONGEST = 100;
/** Words of it that are looked for. */
const MOST_WORDS = 6;
/** Shorter words with a slip are near to everything. */
const SHORTEST_FUZZY = 4;
/** Fuse's score of a word that is near enough, 0 (equal) to 1: two letters in five may be wrong, as where two are exchanged. */
const NEAR = 0.4;
/** Words that one typed word may have meant. */
const MOST_MEANT = 3;

/** Offers the activities that fit what was typed, best first, at most `limit`; nothing typed: all, the newest plan years first. */
export type MatchActivities = (typed: string, limit: number) => readonly Activity[];

/** An activity with what can be typed to find it. */
interface Findable {
  readonly activity: Activity;
  /** `7` or `planned 2015`, the action's title and the activity's words, in lower case. */
  readonly text: string;
}

/** `7`, `#7`, `action 7`, alone or in front of other words. */
const NUMBER = /^(?:action\s*)?#?(\d{1,3})(?=\s|$)/;

/** What is looked through: the activities, and all words they have, for slips of the keyboard. */
interface Findables {
  readonly all: readonly Findable[];
  readonly words: Fuse<string>;
}

/**
 * Makes the matching of a register's activities. Every typed word must stand in an activity's words, its action's title, its
 * section or its department; where no activity has them all as typed, slips of the keyboard are forgiven.
 */
export function createMatchActivities(register: Register): MatchActivities {
  const all = register.activities
    .map((activity): Findable => ({ activity, text: textOf(activity) }))
    // Sorting is stable: within a year they stay in the order of the reports.
    .toSorted((a, b) => rankOf(b.activity) - rankOf(a.activity));
  const known = [...new Set(all.flatMap(({ text }) => wordsOf(text)))].filter(({ length }) => length >= SHORTEST_FUZZY);
  const findables = { all, words: new Fuse(known, { threshold: NEAR }) };
  return (typed, limit) => match(typed.slice(0, LONGEST).toLowerCase().trim(), findables).slice(0, limit);
}

/** What is planned stands before what was committed to in the same year. */
function rankOf({ section }: Activity): number {
  return section.year * 2 + (section.kind === 'planned' ? 1 : 0);
}

function textOf({ text, leadIn, action, section, report }: Activity): string {
  const names = [report.abbreviation, report.department].filter((name) => name !== null);
  return [`action ${action.number}`, section.heading, action.title.text, shownText({ text, leadIn }), ...names]
    .join(' ')
    .toLowerCase();
}

/** A number in front means an action first; with other words, "2015 wifi" may also mean a year. */
function match(typed: string, findables: Findables): readonly Activity[] {
  const number = NUMBER.exec(typed);
  const ofAction = findables.all.filter(({ activity }) => activity.action.number === Number(number?.[1]));
  const rest = typed.slice(number?.[0].length ?? 0);
  const inAction = number === null ? [] : matchWords(wordsOf(rest), { ...findables, all: ofAction });
  const isOnlyNumber = number !== null && wordsOf(rest).length === 0;
  const anywhere = isOnlyNumber && inAction.length > 0 ? [] : matchWords(wordsOf(typed), findables);
  return [...new Set([...inAction, ...anywhere])];
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function matchWords(typed: readonly string[], { all, words }: Findables): readonly Activity[] {
  const wanted = typed.slice(0, MOST_WORDS);
  const exact = having(
    wanted.map((word) => [word]),
    all,
  );
  if (exact.length > 0) return exact;
  return having(
    wanted.map((word) => (all.some(({ text }) => text.includes(word)) ? [word] : meantBy(word, words))),
    all,
  );
}

/** The activities that have one of the meant words for every typed one. */
function having(meant: readonly (readonly string[])[], all: readonly Findable[]): readonly Activity[] {
  const fits = ({ text }: Findable) => meant.every((words) => words.some((word) => text.includes(word)));
  return all.filter(fits).map(({ activity }) => activity);
}

/** The known words that a mistyped one is nearest to. */
function meantBy(word: string, words: Fuse<string>): readonly string[] {
  if (word.length < SHORTEST_FUZZY) return [word];
  return words.search(word, { limit: MOST_MEANT }).map(({ item }) => item);
}
