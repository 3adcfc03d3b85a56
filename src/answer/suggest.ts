import type { Register } from '../register/register.ts';
import { findAcronyms } from './acronyms.ts';
import { createCountSlips, LONGEST_PATTERN } from './count-slips.ts';

/** The most names that are offered. */
const MOST = 3;
/** Shorter words are near to everything. */
const SHORTEST = 5;
/** Words of a question that are tried one by one. */
const WORDS_TRIED = 2;
/** Only the names that share most groups of three letters with what was asked are compared letter by letter. */
const COMPARED = 8;
/** Slips for each letter asked from which a name is not near any more; one word of a question must be nearer than the whole. */
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

/** A name as it is compared. */
interface Named {
  readonly name: string;
  readonly letters: string;
  /** 1 for one word, less for more: what is near to a short name is nearer than what is near to a part of a long one. */
  readonly brevity: number;
}

function createSearch(names: readonly string[]): (text: string, near: number) => readonly Near[] {
  const named = names.map(toNamed);
  const byTriple = new Map<string, number[]>();
  for (const [rank, { letters }] of named.entries())
    for (const triple of new Set(triplesOf(letters))) {
      const ranks = byTriple.get(triple);
      if (ranks) ranks.push(rank);
      else byTriple.set(triple, [rank]);
    }
  // By name, how many triples it shares with what is asked: used again by every question.
  const shared = new Uint16Array(named.length);
  return (text, near) => {
    const asked = text.slice(0, LONGEST_PATTERN).toLowerCase();
    const ranks = mostShared(triplesOf(asked), { byTriple, slips: Math.floor(near * asked.length), shared });
    const count = createCountSlips(asked);
    return ranks
      .flatMap((rank): readonly Near[] => {
        const one = named[rank];
        const share = one === undefined ? 1 : count(one.letters) / asked.length;
        return one === undefined || share > near ? [] : [{ name: one.name, rank, score: scoreOf(share, asked, one) }];
      })
      .toSorted((a, b) => a.score - b.score)
      .slice(0, MOST);
  };
}

const toNamed = (name: string): Named => ({
  name,
  letters: name.toLowerCase(),
  brevity: 1 / Math.sqrt(Math.max(1, name.match(/\S+/g)?.length ?? 1)),
});

/** As in Fuse.js, which was used before and found the same at ten times the time: a part of a name is never quite equal to it. */
const scoreOf = (share: number, asked: string, { letters, brevity }: Named): number =>
  asked === letters ? 0 : Math.max(share, ALMOST_EQUAL) ** brevity;

const ALMOST_EQUAL = 0.001;

/** The names that share most triples, most first. A slip spoils three at most: whoever shares fewer than the slips allowed would leave is not near enough. */
function mostShared(
  triples: readonly string[],
  { byTriple, slips, shared }: { readonly byTriple: ByTriple; readonly slips: number; readonly shared: Uint16Array },
): readonly number[] {
  const least = Math.max(1, triples.length - 3 * slips);
  const near: number[] = [];
  for (const triple of triples)
    for (const rank of byTriple.get(triple) ?? []) {
      const count = (shared[rank] ?? 0) + 1;
      shared[rank] = count;
      if (count === least) near.push(rank);
    }
  const best = near.toSorted((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b).slice(0, COMPARED);
  shared.fill(0);
  return best;
}

/** By group of three letters, the names that have it. */
type ByTriple = ReadonlyMap<string, readonly number[]>;

function triplesOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}

const WORD = String.raw`\p{Lu}[\p{L}\p{N}.-]*\p{L}`;
const CAPITALS = new RegExp(String.raw`${WORD}(?: (?:of |the |for |and ){0,2}${WORD}){1,5}`, 'gu');
const ARTICLE = /^(?:The|A|An|In|At|With|For|From|To|All) /;

/** `Future IT Sourcing Programme`, `Makers Academy`; without the small word that begins a sentence. */
const capitalNames = (text: string): readonly string[] =>
  [...text.matchAll(CAPITALS)].map(([name]) => name.replace(ARTICLE, '')).filter((name) => name.includes(' '));
