import type { PlacedStatement } from '../register/report.ts';
import type { Concept } from './concepts.ts';
import { isCountedIn } from './counted.ts';
import type { Alternative } from './phrase-book.ts';
import { TOGETHER, type StatementPlaces, type TermPlace } from './places.ts';
import { clearedColumns, ownColumn, type Columns } from './rank-columns.ts';
import { positionOf, type SearchIndex } from './search-index.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** What is looked for, and where. */
export interface Search {
  readonly concepts: readonly Concept[];
  /** Whether a statement may answer at all. */
  readonly isAllowed: (placed: PlacedStatement) => boolean;
  /** What a statement's score is multiplied by for where it stands. Above 0. */
  readonly lean: (placed: PlacedStatement) => number;
}

/** A statement found. */
export interface Ranked {
  /** Its index in the search index. */
  readonly statement: number;
  /** Above 0; 1 is about a statement that has all of the question's words as well as any statement has them. */
  readonly score: number;
  /** Share of the question's rarity that its own words cover, 0 to 1. */
  readonly covered: number;
  /** How many of the question's telling concepts its own words carry. */
  readonly telling: number;
  /** The concepts that its own words carry: a bit for each, the first at 1; those after the thirty-second count as carried. */
  readonly carried: number;
}

/** A concept's best match in one statement. */
export interface ConceptMatch {
  readonly concept: Concept;
  readonly alternative: Alternative;
  /** 0 to 1, the alternative's weight within. */
  readonly strength: number;
}

/** Only so many of the best are looked at for words that stand together. */
const LOOKED_AT = 60;

/** The allowed statements that any concept reaches, best first; equals in the register's order. Far weaker ones than the best are left out. */
export function rank(search: Search, index: SearchIndex, weights: Weights = WEIGHTS): readonly Ranked[] {
  const { concepts, lean } = search;
  const total = concepts.reduce((sum, { rarity }) => sum + rarity, 0);
  const columns = clearedColumns(index.statements.length);
  addConcepts(concepts, columns, { index, weights });
  const found = takeBest(columns, search, { index, weights, total }).toSorted(bestFirst);
  if (concepts.length < 2) return found;
  const nearness = { concepts, own: columns.own, total, index, weights, lean };
  // Nearness only adds: the others stay behind.
  const near = found.slice(0, LOOKED_AT).map((ranked) => addNearness(ranked, nearness));
  if (near.every((ranked, at) => ranked === found[at])) return found;
  return [...near.toSorted(bestFirst), ...found.slice(LOOKED_AT)];
}

/** What of the sums is an answer: each allowed statement, but for those far weaker than the best. */
function takeBest(
  columns: Columns,
  { isAllowed, lean }: Search,
  { index, weights, total }: { readonly index: SearchIndex; readonly weights: Weights; readonly total: number },
): readonly Ranked[] {
  const { score, covered, telling, carried, reached } = columns;
  let best = 0;
  for (let at = 0; at < columns.reachedCount; at++) {
    const statement = reached[at] ?? 0;
    const placed = index.statements[statement];
    if (!placed || !isAllowed(placed)) {
      score[statement] = NOT_ALLOWED;
      continue;
    }
    const share = Math.min(1, (covered[statement] ?? 0) / total);
    const matched = ((score[statement] ?? 0) / total) * share ** weights.coveragePower;
    const whole = matched * placeWeight(placed, weights) * lean(placed);
    score[statement] = whole;
    covered[statement] = share;
    best = Math.max(best, whole);
  }
  const worst = (weights.tail / 2) * best;
  const found: Ranked[] = [];
  for (let at = 0; at < columns.reachedCount; at++) {
    const statement = reached[at] ?? 0;
    const whole = score[statement] ?? NOT_ALLOWED;
    if (whole < worst) continue;
    found.push({
      statement,
      score: whole,
      covered: covered[statement] ?? 0,
      telling: telling[statement] ?? 0,
      carried: carried[statement] ?? 0,
    });
  }
  return found;
}

/** Below every score. */
const NOT_ALLOWED = -1;

/** Higher scores first; equals in the register's order. */
export const bestFirst = (a: { readonly score: number; readonly statement: number }, b: typeof a): number =>
  b.score - a.score || a.statement - b.statement;

const placeWeight = ({ section, place }: PlacedStatement, { place: by }: Weights): number =>
  section || (place !== 'title' && place !== 'description' && place !== 'note') ? by.section : by[place];

/** Adds up every concept in every statement it reaches: its best alternative there, and a little of its others. */
function addConcepts(concepts: readonly Concept[], columns: Columns, means: Means): void {
  const { score, covered, telling, carried, strongest, sum, cover } = columns;
  for (const [at, concept] of concepts.entries()) {
    const own = ownColumn(columns, at);
    addAlternatives(concept, columns, { ...means, own });
    for (let from = 0; from < columns.touchedCount; from++) {
      const statement = columns.touched[from] ?? 0;
      const strength = strongest[statement] ?? 0;
      const others = (sum[statement] ?? 0) - strength;
      const stacked = strength + (1 - strength) * means.weights.stack * Math.min(1, others);
      const before = score[statement] ?? 0;
      if (before === 0) columns.reached[columns.reachedCount++] = statement;
      score[statement] = before + concept.rarity * stacked;
      const covers = cover[statement] ?? 0;
      covered[statement] = (covered[statement] ?? 0) + concept.rarity * covers;
      strongest[statement] = sum[statement] = cover[statement] = 0;
      if (covers < CARRIED) continue;
      if (!concept.isGeneral) telling[statement] = (telling[statement] ?? 0) + 1;
      carried[statement] = (carried[statement] ?? 0) | bitOf(at);
    }
  }
}

interface Means {
  readonly index: SearchIndex;
  readonly weights: Weights;
}

/** How far an alternative stands for its concept where silence is at stake: a whole phrase is surely meant, what is merely near says little. */
function coverOf({ how, weight }: Pick<Alternative, 'how' | 'weight'>, said: string, weights: Weights): number {
  if (how === 'related') return weights.relatedCover;
  if (how !== 'synonym') return weight;
  return said.includes(' ') ? weights.phraseCover : weights.synonymCover;
}

/** Another word than the one that was said. */
const isOther = (how: Alternative['how']): boolean => how === 'synonym' || how === 'related';

/** A statement carries a concept from this cover on: more than its context has it. */
const CARRIED = 0.5;

/** The bit of the concept at a position among the question's. */
const bitOf = (at: number): number => (at < BITS ? 1 << at : 0);
const BITS = 32;

/** Whether a statement carries the concept at a position among the question's. */
export const carries = ({ carried }: Pick<Ranked, 'carried'>, at: number): boolean =>
  at >= BITS || (carried & bitOf(at)) !== 0;

/** Adds up the alternatives of one concept in every statement that they touch. */
function addAlternatives(
  { alternatives, said, counted, isSubject }: Concept,
  columns: Columns,
  { index, weights, own: ownPosition }: Means & { readonly own: Uint16Array },
): void {
  const { strongest, sum, cover, touched } = columns;
  columns.touchedCount = 0;
  for (const [before, { terms, weight, how, matches }] of alternatives.entries()) {
    const { statements, strengths, own, cover: covers } = matches;
    const coverage = coverOf({ how, weight }, said, weights);
    const isClose = isSubject || (counted === 'itself' && isOther(how));
    for (let at = 0; at < statements.length; at++) {
      const statement = statements[at] ?? 0;
      const strength = (strengths[at] ?? 0) * weight;
      const soFar = strongest[statement] ?? 0;
      if (soFar === 0) touched[columns.touchedCount++] = statement;
      if (strength > soFar) {
        strongest[statement] = strength;
        ownPosition[statement] = own[at] ? before + 1 : 0;
      }
      sum[statement] = (sum[statement] ?? 0) + strength;
      if (counted !== 'no' && !isCountedIn(statement, terms, { index, isClose })) continue;
      cover[statement] = Math.max(cover[statement] ?? 0, coverage * (covers[at] ?? 0));
    }
  }
}

/** The best match of each concept in one statement, concepts without one left out. */
export function matchConcepts(statement: number, concepts: readonly Concept[]): readonly ConceptMatch[] {
  return concepts.flatMap((concept): readonly ConceptMatch[] => {
    let best: ConceptMatch | null = null;
    for (const alternative of concept.alternatives) {
      const { statements, strengths } = alternative.matches;
      const at = positionOf(statements, statement);
      const strength = (strengths[at] ?? 0) * alternative.weight;
      if (at >= 0 && strength > (best?.strength ?? 0)) best = { concept, alternative, strength };
    }
    return best ? [best] : [];
  });
}

interface Nearness {
  readonly concepts: readonly Concept[];
  readonly own: Columns['own'];
  readonly total: number;
  readonly index: SearchIndex;
  readonly weights: Weights;
  readonly lean: Search['lean'];
}

/** Adds what two neighbouring words of the question are worth that are neighbours in the statement too. */
function addNearness(ranked: Ranked, { concepts, own, total, index, weights, lean }: Nearness): Ranked {
  const { statement } = ranked;
  let near = 0;
  for (let at = 0; at + 1 < concepts.length; at++) {
    const [here, next] = [own[at]?.[statement] ?? 0, own[at + 1]?.[statement] ?? 0];
    if (here === 0 || next === 0) continue;
    const [first, second] = [concepts[at]?.alternatives[here - 1], concepts[at + 1]?.alternatives[next - 1]];
    if (!first || !second || !areTogether(index.places(statement), first, second)) continue;
    near += Math.min(concepts[at]?.rarity ?? 0, concepts[at + 1]?.rarity ?? 0) * first.weight * second.weight;
  }
  const placed = index.statements[statement];
  if (near === 0 || !placed) return ranked;
  return { ...ranked, score: ranked.score + (weights.near * near * lean(placed)) / total };
}

/** Whether the end of the one stands near the beginning of the other, in the text or in the lead-in. */
function areTogether({ text, leadIn }: StatementPlaces, first: Alternative, second: Alternative): boolean {
  const [end, start] = [first.terms.at(-1), second.terms[0]];
  if (end === undefined || start === undefined) return false;
  return areNeighbours(text, end, start) || areNeighbours(leadIn, end, start);
}

function areNeighbours(places: readonly TermPlace[], end: string, start: string): boolean {
  for (const a of places) {
    if (a.term !== end) continue;
    for (const b of places)
      if (b !== a && b.term === start && Math.abs(b.position - a.position) <= TOGETHER) return true;
  }
  return false;
}
