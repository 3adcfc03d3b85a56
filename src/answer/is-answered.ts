import { rarityOf, type Concept } from './concepts.ts';
import type { Question } from './question.ts';
import type { Ranked } from './rank.ts';
import type { Weights } from './weights.ts';

/** What one part of a question finds in one of the sections it names, or anywhere where it names none. */
export interface Group {
  readonly concepts: readonly Concept[];
  readonly ranked: readonly Ranked[];
  /** Of the best statements: how much of the part is known, and how much one of them covers. */
  readonly shares: readonly Share[];
  /** The best that one statement covers of the part's rarity, 0 to 1. */
  readonly covered: number;
}

/** What is known and covered of a part, seen from one statement; 0 to 1. */
interface Share {
  readonly known: number;
  readonly covered: number;
  /** How many telling concepts it carries. */
  readonly telling: number;
}

/** Among this many best statements the best covered is looked for. */
const LOOKED_AT = 50;
/** So many telling concepts in one statement are what was asked about: what else was said tells who asks, and why. */
const TELLING_TOGETHER = 2;

/** Sums up what a part's concepts found, best first. Beside several of them in one statement, words nobody here knows count less. */
export function toGroup(concepts: readonly Concept[], ranked: readonly Ranked[], weights: Weights): Group {
  const rarity = rarityOf(concepts);
  const beside = rarityOf(concepts.filter(({ isKnown, isOtherMatter }) => !isKnown && !isOtherMatter));
  const known = rarityOf(concepts.filter(({ isKnown }) => isKnown));
  const shares = ranked.slice(0, LOOKED_AT).map(({ covered, telling }): Share => {
    const counted = rarity - (telling >= TELLING_TOGETHER ? (1 - weights.unknownBeside) * beside : 0);
    return { known: known / counted, covered: Math.min(1, (covered * rarity) / counted), telling };
  });
  return { concepts, ranked, shares, covered: Math.max(0, ...shares.map(({ covered }) => covered)) };
}

/** In a named action, what one word reaches answers; elsewhere enough of the part must be known, and covered by one statement, by rarity. */
export function isAnswered({ concepts, shares }: Group, { scope }: Question, weights: Weights): boolean {
  const rarity = rarityOf(concepts);
  const isTelling = (concept: Concept): boolean => !concept.isGeneral && concept.rarity > weights.telling * rarity;
  const telling = concepts.filter(isTelling).length;
  return shares.some((share) => {
    if (share.known < weights.answered) return false;
    if (scope.actions.length > 0) return share.covered > 0;
    if (telling > 0 && share.telling === 0) return false;
    const isAlone = telling > 1 && concepts.length <= FEW && share.telling < TELLING_TOGETHER;
    return share.covered >= (isAlone ? weights.coveredAlone : weights.covered);
  });
}

/** Of so many concepts one telling one alone is another matter ("court closures"); a longer question says much that no one statement says. */
const FEW = 3;

/** Whether one statement has nearly all that was asked: every telling concept of several, or what covers them. */
export function isWhole({ concepts, shares, covered }: Group): boolean {
  const telling = concepts.filter(({ isGeneral }) => !isGeneral).length;
  return covered >= NAMED || (telling > 1 && shares.some((share) => share.telling >= telling));
}

/** A part that is a published name or phrase, and no more, is answered whatever else was asked: "… and the Makers Academy". */
export const isNamed = ({ concepts, covered }: Group): boolean =>
  covered >= NAMED &&
  concepts.some(({ alternatives }) => alternatives.some(({ how, terms }) => how === 'exact' && terms.length > 1));

const NAMED = 0.85;
