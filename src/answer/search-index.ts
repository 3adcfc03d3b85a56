import MiniSearch from 'minisearch';
import type { PlacedStatement } from '../register/report.ts';
import { besides, findRun, gapsIn, placeTerms, type StatementPlaces, type TermPlace } from './places.ts';
import { once, remember, rememberTerms } from './remember.ts';
import { tokenise } from './tokens.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** The statements that a term or a phrase reaches. */
export interface Matches {
  /** Indexes of statements, ascending. */
  readonly statements: readonly number[];
  /** For each, its strength: 1 for the statement that a term fits best, above 0 for all; of a phrase the mean of its terms'. */
  readonly strengths: readonly number[];
  /** For each, whether its own words (or lead-in) carry it, not only its action's title or its neighbours. */
  readonly own: readonly boolean[];
  /** For each, how far it covers the term, 0 to 1: wholly in its own words, partly where a phrase is scattered or only the context has it. */
  readonly cover: readonly number[];
  /** In how many statements' own words it stands; a phrase with its words together. */
  readonly frequency: number;
}

/** Finds the statements of a register by their terms. */
export interface SearchIndex {
  readonly statements: readonly PlacedStatement[];
  /** Where a term stands, or several terms as a phrase. */
  readonly matches: (terms: readonly string[]) => Matches;
  /** In how many statements' own words a term stands. */
  readonly frequency: (term: string) => number;
  /** The term beside which a term nearly always stands ("media" for "social"), where it stands often enough to tell; or null. */
  readonly partner: (term: string) => string | null;
  /** The terms of a statement. */
  readonly places: (statement: number) => StatementPlaces;
  /** Which list a statement is a bullet of: the number of its first one; null for a paragraph. */
  readonly listOf: (statement: number) => number | null;
  /** Every word of the statements as written there, in lower case, with its count. */
  readonly words: ReadonlyMap<string, number>;
}

const NO_MATCHES: Matches = { statements: [], strengths: [], own: [], cover: [], frequency: 0 };
const NO_PLACES: StatementPlaces = { leadIn: [], text: [] };

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly leadIn: string;
  readonly title: string;
  readonly context: string;
}

/** Builds the index of all statements: MiniSearch finds and weighs, the places say what stands near what. */
export function createSearchIndex(
  statements: readonly PlacedStatement[],
  isEmpty: (word: string) => boolean,
  weights: Weights = WEIGHTS,
): SearchIndex {
  const words = new Map<string, number>();
  const place = (text: string): readonly TermPlace[] => placeTerms(tokenise(text), isEmpty, words);
  const places = statements.map(({ statement }) => ({
    leadIn: place(statement.leadIn ?? ''),
    text: place(statement.text),
  }));
  const mini = createMiniSearch(weights);
  mini.addAll(createEntries(statements, places));

  const frequencies = countStatements(places);
  const frequency = (term: string): number => frequencies.get(term) ?? 0;
  const known = rememberTerms((wanted): Matches => {
    const [term = ''] = wanted;
    return wanted.length === 1
      ? findTerm(mini, term, weights)
      : findPhrase(wanted, { matches: known, places, weights });
  });
  // What no statement has is not even remembered: there is no end of such words.
  const matches = (wanted: readonly string[]): Matches =>
    wanted.every((term) => frequencies.has(term)) ? known(wanted) : NO_MATCHES;
  const partner = remember((term) => findPartner(term, { matches, places }));
  for (const term of commonTerms(frequencies)) known([term]);
  const lists = once(() => findLists(statements));
  const listOf = (id: number): number | null => lists()[id] ?? null;
  return { statements, matches, frequency, partner, places: (id) => places[id] ?? NO_PLACES, listOf, words };
}

/** Bullets of one action under the same lead-in are one list. */
function findLists(statements: readonly PlacedStatement[]): readonly (number | null)[] {
  const firsts = new Map<string, number>();
  return statements.map(({ statement: { leadIn }, action }, id) => {
    if (leadIn === null) return null;
    const key = `${action.title.id} ${leadIn}`;
    const first = firsts.get(key) ?? id;
    firsts.set(key, first);
    return first;
  });
}

/** Terms of more statements than this are looked up before anyone asks: the first question with one would wait for it. */
const COMMON = 200;
const WARMED = 300;

function commonTerms(frequencies: ReadonlyMap<string, number>): readonly string[] {
  return [...frequencies]
    .filter(([, count]) => count > COMMON)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, WARMED)
    .map(([term]) => term);
}

/** By term, in how many statements' own words it stands. */
function countStatements(places: readonly StatementPlaces[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { leadIn, text } of places) {
    const own = new Set<string>();
    for (const { term } of leadIn) own.add(term);
    for (const { term } of text) own.add(term);
    for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

const terms = (places: readonly TermPlace[]): string => places.map(({ term }) => term).join(' ');

function createMiniSearch({ field, bm25 }: Weights): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ['text', 'leadIn', 'title', 'context'],
    tokenize: (text) => text.split(' ').filter((term) => term !== ''),
    processTerm: (term) => term,
    searchOptions: { boost: { ...field }, bm25: { ...bm25 }, tokenize: (term) => [term], prefix: false, fuzzy: false },
  });
}

const NEIGHBOURS = 2;

/** Each statement with its action's title and, as context, its action's description and its neighbours in the section. */
function createEntries(statements: readonly PlacedStatement[], places: readonly StatementPlaces[]): readonly Entry[] {
  const shown = new Map(statements.map(({ statement }, id) => [statement.id, terms(places[id]?.text ?? [])]));
  return statements.map(({ statement, action, section }, id): Entry => {
    const neighbours = statements
      .slice(Math.max(0, id - NEIGHBOURS), id + NEIGHBOURS + 1)
      .filter((other) => section !== null && other.section === section && other.statement.id !== statement.id)
      .map((other) => other.statement);
    return {
      id,
      text: terms(places[id]?.text ?? []),
      leadIn: terms(places[id]?.leadIn ?? []),
      title: statement.id === action.title.id ? '' : (shown.get(action.title.id) ?? ''),
      context: [...action.description.slice(0, NEIGHBOURS), ...neighbours]
        .map(({ id }) => shown.get(id) ?? '')
        .join(' '),
    };
  });
}

function findTerm(mini: MiniSearch<Entry>, term: string, { contextCover }: Weights): Matches {
  const found = mini.search(term);
  const best = found[0]?.score;
  if (best === undefined) return NO_MATCHES;
  const ordered = found.toSorted((a, b) => Number(a.id) - Number(b.id));
  const own = ordered.map(({ match }) => (match[term] ?? []).some((field) => field === 'text' || field === 'leadIn'));
  return {
    statements: ordered.map(({ id }) => Number(id)),
    strengths: ordered.map(({ score }) => score / best),
    own,
    cover: own.map((isOwn) => (isOwn ? 1 : contextCover)),
    frequency: own.filter(Boolean).length,
  };
}

interface Phrasing {
  readonly matches: SearchIndex['matches'];
  readonly places: readonly StatementPlaces[];
  readonly weights: Weights;
}

/** Statements with all the words of a phrase: together, or scattered for less. */
function findPhrase(wanted: readonly string[], { matches, places, weights }: Phrasing): Matches {
  const each = wanted.map((term) => matches([term])).toSorted((a, b) => a.statements.length - b.statements.length);
  const statements: number[] = [];
  const strengths: number[] = [];
  const own: boolean[] = [];
  const cover: number[] = [];
  let frequency = 0;
  for (const statement of each[0]?.statements ?? []) {
    let [strength, isOwn, isIn] = [0, true, true];
    for (const one of each) {
      const at = positionOf(one.statements, statement);
      isIn = at >= 0;
      if (!isIn) break;
      strength += one.strengths[at] ?? 0;
      isOwn &&= one.own[at] === true;
    }
    if (!isIn) continue;
    const { text, leadIn } = places[statement] ?? NO_PLACES;
    const run = isOwn ? (findRun(text, wanted) ?? findRun(leadIn, wanted)) : null;
    statements.push(statement);
    strengths.push((strength / wanted.length) * (run ? weights.gap ** gapsIn(run) : weights.scattered));
    own.push(isOwn);
    cover.push(run ? 1 : isOwn ? weights.scatteredCover : weights.contextCover);
    if (run) frequency++;
  }
  return { statements, strengths, own, cover, frequency };
}

/** A word of so many statements, nearly all of them beside the same other word, is part of a name. */
const NAMED_OFTEN = 3;
const NEARLY_ALWAYS = 0.9;

function findPartner(term: string, { matches, places }: Omit<Phrasing, 'weights'>): string | null {
  const { statements, own, frequency } = matches([term]);
  if (frequency < NAMED_OFTEN || frequency > MOST_NAMED) return null;
  const counts = new Map<string, number>();
  for (const [at, statement] of statements.entries()) {
    if (!own[at]) continue;
    const { text, leadIn } = places[statement] ?? NO_PLACES;
    for (const other of new Set([...besides(term, text), ...besides(term, leadIn)]))
      counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best && best[1] >= NEARLY_ALWAYS * frequency ? best[0] : null;
}

/** A word of more statements than this is no part of one name. */
const MOST_NAMED = 200;

/** Where a number stands in ascending ones; -1 where it does not. */
export function positionOf(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
