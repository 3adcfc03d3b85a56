/**
 * What ranking adds up, by statement. The columns are used by every question again: making them anew took a fifth of a question's time
 * and most of its garbage. Whoever takes them has them until the next one does.
 */
export interface Columns {
  /** Rarity times strength, of all concepts. */
  readonly score: Float64Array;
  /** Rarity covered, of all concepts. */
  readonly covered: Float64Array;
  /** How many telling concepts it carries. */
  readonly telling: Uint8Array;
  /** A bit for each concept it carries. */
  readonly carried: Uint32Array;
  /** By concept: the position of its strongest alternative, from 1, where the statement's own words carry it; 0: none. */
  readonly own: Uint16Array[];
  /** Statements that any concept reaches: the first `reachedCount`. */
  readonly reached: Uint32Array;
  reachedCount: number;
  /** Of one concept: the strength of its strongest alternative, of all of them, and how far they cover it. Zero between two concepts. */
  readonly strongest: Float64Array;
  readonly sum: Float64Array;
  readonly cover: Float64Array;
  /** Statements that one concept reaches: the first `touchedCount`. */
  readonly touched: Uint32Array;
  touchedCount: number;
}

/** Concepts of a question whose column is kept for the next one; few questions have more. */
const KEPT = 16;

let kept = createColumns(0);

/** Columns of zeros for so many statements. */
export function clearedColumns(size: number): Columns {
  if (kept.score.length < size) kept = createColumns(size);
  else clear(kept);
  return kept;
}

/** The column of the concept at a position among the question's. */
export function ownColumn({ own, score }: Columns, at: number): Uint16Array {
  return (own[at] ??= new Uint16Array(score.length));
}

function createColumns(size: number): Columns {
  return {
    score: new Float64Array(size),
    covered: new Float64Array(size),
    telling: new Uint8Array(size),
    carried: new Uint32Array(size),
    own: [],
    reached: new Uint32Array(size),
    reachedCount: 0,
    strongest: new Float64Array(size),
    sum: new Float64Array(size),
    cover: new Float64Array(size),
    touched: new Uint32Array(size),
    touchedCount: 0,
  };
}

/** Only what was reached is not zero. */
function clear(columns: Columns): void {
  const { score, covered, telling, carried, own, reached, reachedCount } = columns;
  own.length = Math.min(own.length, KEPT);
  for (let at = 0; at < reachedCount; at++) {
    const statement = reached[at] ?? 0;
    score[statement] = covered[statement] = telling[statement] = carried[statement] = 0;
    for (const column of own) column[statement] = 0;
  }
  columns.reachedCount = 0;
}
