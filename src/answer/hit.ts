import type { PlacedStatement } from '../register/report.ts';
import { markMatches, type Mark } from './marks.ts';
import type { How } from './phrase-book.ts';
import { matchConcepts } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import type { Found } from './search-parts.ts';

/** Which word of the question found a statement, by which of its terms, and how. */
interface Reason {
  readonly word: string;
  readonly term: string;
  readonly how: How;
  /** Its share of the statement's match, 0 to 1, before the word's rarity counts. */
  readonly strength: number;
}

/** A statement that answers. */
export interface Hit {
  readonly placed: PlacedStatement;
  /** Above 0; comparable within one answer only. */
  readonly score: number;
  /** What matched in `placed.statement.text`; sorted, disjoint. */
  readonly marks: readonly Mark[];
  /** What matched in `placed.statement.leadIn`; sorted, disjoint. */
  readonly leadInMarks: readonly Mark[];
  readonly why: readonly Reason[];
}

/** Marks and reasons are worked out when they are read: an answer may have hundreds of hits of which five are shown. */
export function toHit(found: Found, index: SearchIndex): Hit {
  const placed = index.statements[found.statement];
  if (!placed)
    throw new RangeError(`The index has a statement ${found.statement} that it was not built from: this cannot be.`);
  return new FoundHit(placed, found, index);
}

type Details = Pick<Hit, 'marks' | 'leadInMarks' | 'why'>;

/** A class, since its getters are made once and not for every hit. */
class FoundHit implements Hit {
  readonly placed: PlacedStatement;
  readonly score: number;
  readonly #found: Found;
  readonly #index: SearchIndex;
  #details: Details | null = null;

  constructor(placed: PlacedStatement, found: Found, index: SearchIndex) {
    this.placed = placed;
    this.score = found.score;
    this.#found = found;
    this.#index = index;
  }

  get marks(): Hit['marks'] {
    return this.#read().marks;
  }

  get leadInMarks(): Hit['leadInMarks'] {
    return this.#read().leadInMarks;
  }

  get why(): Hit['why'] {
    return this.#read().why;
  }

  #read(): Details {
    return (this.#details ??= explain(this.#found, this.#index));
  }
}

function explain({ statement, concepts }: Found, index: SearchIndex): Details {
  const matches = matchConcepts(statement, concepts);
  const why = matches.map(({ concept, alternative, strength }): Reason => {
    return { word: concept.said, term: alternative.shown, how: alternative.how, strength };
  });
  return { ...markMatches(statement, matches, index), why };
}
