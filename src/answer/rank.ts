import type { PlacedStatement } from '../register/report.ts';
import type { Concept } from './concepts.ts';
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
    scored.push({ statement, covered, score: matched * placeWeight(placed, weights) * lean(placed) });
  }
  const worst = (weights.tail / 2) * scored.reduce((best, { score }) => Math.max(best, score), 0);
  const found = scored.filter(({ score }) => score >= worst).toSorted(bestFirst);
  const near = found
    .slice(0, LOOKED_AT)
    .map((ranked) => addNearness(ranked, { concepts, total, index, weights, lean }));
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
}

/** Adds up every concept in every statement it reaches: its best alternative there, and a little of its others. */
function addConcepts(concepts: readonly Concept[], index: SearchIndex, weights: Weights): Sums {
  const size = index.statements.length;
  const [score, covered, best, sum, cover] = [0, 1, 2, 3, 4].map(() => new Float64Array(size));
  if (!score || !covered || !best || !sum || !cover) throw new RangeError('Five columns were made: this cannot be.');
  for (const { alternatives, rarity } of concepts) {
    best.fill(0);
    sum.fill(0);
    cover.fill(0);
    for (const { terms, weight } of alternatives) {
      const { statements, strengths, own } = index.matches(terms);
      for (let at = 0; at < statements.length; at++) {
        const statement = statements[at] ?? 0;
        const strength = (strengths[at] ?? 0) * weight;
        best[statement] = Math.max(best[statement] ?? 0, strength);
        sum[statement] = (sum[statement] ?? 0) + strength;
        cover[statement] = Math.max(cover[statement] ?? 0, weight * (own[at] ? 1 : weights.contextCover));
      }
    }
    for (let statement = 0; statement < size; statement++) {
      const strongest = best[statement] ?? 0;
      if (strongest === 0) continue;
      const others = (sum[statement] ?? 0) - strongest;
      const stacked = strongest + (1 - strongest) * weights.stack * Math.min(1, others);
      score[statement] = (score[statement] ?? 0) + rarity * stacked;
      covered[statement] = (covered[statement] ?? 0) + rarity * (cover[statement] ?? 0);
    }
  }
  const reached: number[] = [];
  for (let statement = 0; statement < size; statement++) if ((score[statement] ?? 0) > 0) reached.push(statement);
  return { reached, score, covered };
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
  readonly total: number;
  readonly index: SearchIndex;
  readonly weights: Weights;
  readonly lean: Search['lean'];
}

/** Adds what two neighbouring words of the question are worth that are neighbours in the statement too. */
function addNearness(ranked: Ranked, { concepts, total, index, weights, lean }: Nearness): Ranked {
  const matches = new Map(matchConcepts(ranked.statement, concepts, index).map((match) => [match.concept, match]));
  const placed = index.statements[ranked.statement];
  const { text, leadIn } = index.places(ranked.statement);
  let near = 0;
  for (const [at, concept] of concepts.entries()) {
    const [first, next] = [matches.get(concept), concepts[at + 1]];
    const second = next && matches.get(next);
    if (!first?.isOwn || !second?.isOwn) continue;
    if (![text, leadIn].some((places) => areNeighbours(places, first.alternative, second.alternative))) continue;
    near +=
      Math.min(first.concept.rarity, second.concept.rarity) * first.alternative.weight * second.alternative.weight;
  }
  if (near === 0 || !placed) return ranked;
  return { ...ranked, score: ranked.score + (weights.near * near * lean(placed)) / total };
}

function areNeighbours(places: readonly TermPlace[], first: Alternative, second: Alternative): boolean {
  const [end, start] = [first.terms.at(-1), second.terms[0]];
  return places.some(
    (a, at) =>
      a.term === end &&
      places.some((b, other) => other !== at && b.term === start && Math.abs(b.position - a.position) <= TOGETHER),
  );
}
