import Fuse from 'fuse.js';
import type { Register } from '../register/register.ts';
import { findAcronyms } from './acronyms.ts';

/** The most names that are offered. */
const MOST = 3;
/** A longer text names nothing in particular. */
const LONGEST = 32;
/** Shorter words are near to everything. */
const SHORTEST = 5;
/** Words of a question that are tried one by one. */
const WORDS_TRIED = 2;
/** Fuse compares every letter: it is given only the names that share most groups of three letters with what was asked. */
const COMPARED = 8;
/** Fuse's score of a name that is near enough, 0 (equal) to 1; one word of a question must be nearer than the whole. */
const NEAR = 0.3;
const NEAR_WORD = 0.15;

/** Offers published names that are near to the words of a question. */
export type Suggest = (words: readonly string[]) => readonly string[];

/** Names of a register, as published: its actions' titles, what its acronyms stand for, and what it writes with capitals. */
export function createSuggest(register: Register): Suggest {
  const titles = register.reports.flatMap(({ actions }) => actions.map(({ title }) => title.text));
  const texts = register.statements.map(({ statement }) => statement.text);
  const names = texts.flatMap((text) => [...findAcronyms(text).map(({ long }) => long), ...capitalNames(text)]);
  const search = createSearch([...new Set([...names, ...titles])]);
  return (words) => {
    const telling = words.filter(({ length }) => length >= SHORTEST).slice(0, WORDS_TRIED);
    const found = [...search(words.join(' '), NEAR), ...telling.flatMap((word) => search(word, NEAR_WORD))];
    const best = found.toSorted((a, b) => a.score - b.score || a.rank - b.rank);
    return [...new Set(best.map(({ name }) => name))].slice(0, MOST);
  };
}

interface Near {
  readonly name: string;
  /** 0 is equal, 1 is nothing alike. */
  readonly score: number;
  readonly rank: number;
}

function createSearch(names: readonly string[]): (text: string, near: number) => readonly Near[] {
  const byTriple = Map.groupBy(
    names.flatMap((name, rank) => [...new Set(triplesOf(name))].map((triple) => ({ triple, rank }))),
    ({ triple }) => triple,
  );
  return (text, near) => {
    const triples = triplesOf(text.slice(0, LONGEST));
    const shared = new Map<number, number>();
    for (const triple of triples)
      for (const { rank } of byTriple.get(triple) ?? []) shared.set(rank, (shared.get(rank) ?? 0) + 1);
    // A slip spoils three groups at most: whoever shares fewer than the slips allowed would leave is not near enough.
    const slips = Math.floor(near * Math.min(text.length, LONGEST));
    const ranks = [...shared]
      .filter(([, count]) => count >= triples.length - 3 * slips)
      .toSorted(([a, left], [b, right]) => right - left || a - b)
      .slice(0, COMPARED)
      .map(([rank]) => rank);
    if (ranks.length === 0) return [];
    const fuse = new Fuse(
      ranks.map((rank) => names[rank] ?? ''),
      { ignoreLocation: true, threshold: near, includeScore: true },
    );
    return fuse
      .search(text.slice(0, LONGEST), { limit: MOST })
      .map(({ item, score = 1, refIndex }) => ({ name: item, score, rank: ranks[refIndex] ?? 0 }));
  };
}

function triplesOf(text: string): readonly string[] {
  const letters = text.toLowerCase();
  return Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => letters.slice(at, at + 3));
}

const WORD = String.raw`\p{Lu}[\p{L}\p{N}.-]*\p{L}`;
const CAPITALS = new RegExp(String.raw`${WORD}(?: (?:of |the |for |and ){0,2}${WORD}){1,5}`, 'gu');
const ARTICLE = /^(?:The|A|An|In|At|With|For|From|To|All) /;

/** `Future IT Sourcing Programme`, `Makers Academy`; without the small word that begins a sentence. */
const capitalNames = (text: string): readonly string[] =>
  [...text.matchAll(CAPITALS)].map(([name]) => name.replace(ARTICLE, '')).filter((name) => name.includes(' '));
