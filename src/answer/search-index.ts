import MiniSearch from 'minisearch';
import type { PlacedStatement } from '../register/report.ts';
import { besides, findRun, gapsIn, placeTerms, type StatementPlaces, type TermPlace } from './places.ts';
import { remember, rememberTerms } from './remember.ts';
import { tokenise } from './tokens.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** The statements that a term or a phrase reaches. */
interface Matches {
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
  /** The term beside which a term nearly always stands ("media" for "social"), where it stands often enough to tell; or null. */
  readonly partner: (term: string) => string | null;
  /** The terms of a statement. */
  readonly places: (statement: number) => StatementPlaces;
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

  const matchesOf = rememberTerms((wanted): Matches => {
    const [term = ''] = wanted;
    return wanted.length === 1
      ? findTerm(mini, term, weights)
      : findPhrase(wanted, { matches: matchesOf, places, weights });
  });
  const partner = remember((term) => findPartner(term, { matches: matchesOf, places }));
  for (const term of commonTerms(places)) matchesOf([term]);
  return { statements, matches: matchesOf, partner, places: (id) => places[id] ?? NO_PLACES, words };
}

/** Terms of more statements than this are looked up before anyone asks: the first question with one would wait for it. */
const COMMON = 200;
const WARMED = 300;

function commonTerms(places: readonly StatementPlaces[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of places) for (const { term } of text) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > COMMON)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, WARMED)
    .map(([term]) => term);
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
    const at = each.map((one) => positionOf(one.statements, statement));
    if (at.includes(-1)) continue;
    const strength = each.reduce((sum, one, index) => sum + (one.strengths[at[index] ?? -1] ?? 0), 0) / wanted.length;
    const isOwn = each.every((one, index) => one.own[at[index] ?? -1] === true);
    const { text, leadIn } = places[statement] ?? NO_PLACES;
    const run = isOwn ? (findRun(text, wanted) ?? findRun(leadIn, wanted)) : null;
    statements.push(statement);
    strengths.push(strength * (run ? weights.gap ** gapsIn(run) : weights.scattered));
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
