import type { PlacedStatement } from '../register/report.ts';
import type { Concept } from './concepts.ts';
import { isCountedIn } from './counted.ts';
import type { Alternative } from './phrase-book.ts';
import { TOGETHER, type TermPlace } from './places.ts';
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
  readonly isOwn: boolean;
}

/** Only so many of the best are looked at for words that stand together. */
const LOOKED_AT = 60;

/** The allowed statements that any concept reaches, best first; equals in the register's order. Far weaker ones than the best are left out. */
export function rank(
  { concepts, isAllowed, lean }: Search,
  index: SearchIndex,
  weights: Weights = WEIGHTS,
): readonly Ranked[] {
  const total = concepts.reduce((sum, { rarity }) => sum + rarity, 0);
  const sums = addConcepts(concepts, index, weights);
  const scored: Ranked[] = [];
  for (const statement of sums.reached) {
    const placed = index.statements[statement];
    if (!placed || !isAllowed(placed)) continue;
    const covered = Math.min(1, (sums.covered[statement] ?? 0) / total);
    const matched = ((sums.score[statement] ?? 0) / total) * covered ** weights.coveragePower;
    const telling = sums.telling[statement] ?? 0;
    const carried = sums.carried[statement] ?? 0;
    scored.push({ statement, covered, telling, carried, score: matched * placeWeight(placed, weights) * lean(placed) });
  }
  const worst = (weights.tail / 2) * scored.reduce((best, { score }) => Math.max(best, score), 0);
  const found = scored.filter(({ score }) => score >= worst).toSorted(bestFirst);
  if (concepts.length < 2) return found;
  const near = found
    .slice(0, LOOKED_AT)
    .map((ranked) => addNearness(ranked, { concepts, best: sums.best, total, index, weights, lean }));
  return [...near, ...found.slice(LOOKED_AT)].toSorted(bestFirst);
}

/** Higher scores first; equals in the register's order. */
const bestFirst = (a: { readonly score: number; readonly statement: number }, b: typeof a): number =>
  b.score - a.score || a.statement - b.statement;

const placeWeight = ({ section, place }: PlacedStatement, { place: by }: Weights): number =>
  section || (place !== 'title' && place !== 'description' && place !== 'note') ? by.section : by[place];

interface Sums {
  /** Statements that any concept reaches, in the register's order. */
  readonly reached: readonly number[];
  /** By statement: rarity times strength, of all concepts. */
  readonly score: Float64Array;
  /** By statement: rarity covered, of all concepts. */
  readonly covered: Float64Array;
  /** By statement: how many telling concepts it carries. */
  readonly telling: Uint8Array;
  /** By statement: a bit for each concept it carries. */
  readonly carried: Uint32Array;
  /** By concept. */
  readonly best: readonly BestAlternatives[];
}

/** By statement, of one concept: its strongest alternative there. */
interface BestAlternatives {
  /** Its position among the alternatives, from 1; 0: none. */
  readonly position: Uint16Array;
  /** 1 where the statement's own words carry it. */
  readonly isOwn: Uint8Array;
}

/** Adds up every concept in every statement it reaches: its best alternative there, and a little of its others. */
function addConcepts(concepts: readonly Concept[], index: SearchIndex, weights: Weights): Sums {
  const size = index.statements.length;
  const columns = { strongest: new Float64Array(size), sum: new Float64Array(size), cover: new Float64Array(size) };
  const [score, covered] = [new Float64Array(size), new Float64Array(size)];
  const [telling, carried] = [new Uint8Array(size), new Uint32Array(size)];
  const best = concepts.map((concept, at): BestAlternatives => {
    const { strongest, sum, cover } = columns;
    const own = addAlternatives(concept, columns, { index, weights });
    for (let statement = 0; statement < size; statement++) {
      const strength = strongest[statement] ?? 0;
      if (strength === 0) continue;
      const others = (sum[statement] ?? 0) - strength;
      const stacked = strength + (1 - strength) * weights.stack * Math.min(1, others);
      score[statement] = (score[statement] ?? 0) + concept.rarity * stacked;
      covered[statement] = (covered[statement] ?? 0) + concept.rarity * (cover[statement] ?? 0);
      if ((cover[statement] ?? 0) < CARRIED) continue;
      if (!concept.isGeneral) telling[statement] = (telling[statement] ?? 0) + 1;
      carried[statement] = (carried[statement] ?? 0) | bitOf(at);
    }
    return own;
  });
  const reached: number[] = [];
  for (let statement = 0; statement < size; statement++) if ((score[statement] ?? 0) > 0) reached.push(statement);
  return { reached, score, covered, telling, carried, best };
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

/** Columns by statement, of one concept; used for one after the other. */
interface Columns {
  readonly strongest: Float64Array;
  readonly sum: Float64Array;
  readonly cover: Float64Array;
}

function addAlternatives(
  { alternatives, said, counted, isSubject }: Concept,
  { strongest, sum, cover }: Columns,
  { index, weights }: { readonly index: SearchIndex; readonly weights: Weights },
): BestAlternatives {
  const [position, isOwn] = [new Uint16Array(sum.length), new Uint8Array(sum.length)];
  for (const column of [strongest, sum, cover]) column.fill(0);
  for (const [before, { terms, weight, how }] of alternatives.entries()) {
    const { statements, strengths, own, cover: covers } = index.matches(terms);
    const coverage = coverOf({ how, weight }, said, weights);
    const isClose = isSubject || (counted === 'itself' && isOther(how));
    for (let at = 0; at < statements.length; at++) {
      const statement = statements[at] ?? 0;
      const strength = (strengths[at] ?? 0) * weight;
      if (strength > (strongest[statement] ?? 0)) {
        strongest[statement] = strength;
        position[statement] = before + 1;
        isOwn[statement] = own[at] ? 1 : 0;
      }
      sum[statement] = (sum[statement] ?? 0) + strength;
      if (counted !== 'no' && !isCountedIn(statement, terms, { index, isClose })) continue;
      cover[statement] = Math.max(cover[statement] ?? 0, coverage * (covers[at] ?? 0));
    }
  }
  return { position, isOwn };
}

/** The best match of each concept in one statement, concepts without one left out. */
export function matchConcepts(
  statement: number,
  concepts: readonly Concept[],
  index: SearchIndex,
): readonly ConceptMatch[] {
  return concepts.flatMap((concept): readonly ConceptMatch[] => {
    let best: ConceptMatch | null = null;
    for (const alternative of concept.alternatives) {
      const { statements, strengths, own } = index.matches(alternative.terms);
      const at = positionOf(statements, statement);
      const strength = (strengths[at] ?? 0) * alternative.weight;
      if (at >= 0 && strength > (best?.strength ?? 0))
        best = { concept, alternative, strength, isOwn: own[at] ?? false };
    }
    return best ? [best] : [];
  });
}

interface Nearness {
  readonly concepts: readonly Concept[];
  readonly best: readonly BestAlternatives[];
  readonly total: number;
  readonly index: SearchIndex;
  readonly weights: Weights;
  readonly lean: Search['lean'];
}

/** Adds what two neighbouring words of the question are worth that are neighbours in the statement too. */
function addNearness(ranked: Ranked, { concepts, best, total, index, weights, lean }: Nearness): Ranked {
  const { statement } = ranked;
  const placed = index.statements[statement];
  const { text, leadIn } = index.places(statement);
  const ownOf = (at: number): Alternative | undefined =>
    best[at]?.isOwn[statement] ? concepts[at]?.alternatives[(best[at].position[statement] ?? 0) - 1] : undefined;
  let near = 0;
  for (const [at, concept] of concepts.entries()) {
    const [first, second] = [ownOf(at), ownOf(at + 1)];
    if (!first || !second) continue;
    if (!areNeighbours(text, first, second) && !areNeighbours(leadIn, first, second)) continue;
    near += Math.min(concept.rarity, concepts[at + 1]?.rarity ?? 0) * first.weight * second.weight;
  }
  if (near === 0 || !placed) return ranked;
  return { ...ranked, score: ranked.score + (weights.near * near * lean(placed)) / total };
}

function areNeighbours(places: readonly TermPlace[], first: Alternative, second: Alternative): boolean {
  const [end, start] = [first.terms.at(-1), second.terms[0]];
  return places.some(
    (a) =>
      a.term === end &&
      places.some((b) => b !== a && b.term === start && Math.abs(b.position - a.position) <= TOGETHER),
  );
}
