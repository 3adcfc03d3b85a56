import { rarityOf, type Concept } from './concepts.ts';
import type { Question } from './question.ts';
import { carries, type Ranked } from './rank.ts';
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
  /** Whether one of them is a phrase of several words, which is seldom said by chance. */
  readonly hasPhrase: boolean;
  /** Whether it is about the matter, and not about what was asked of it. */
  readonly isBeside: boolean;
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
  // What makes a statement beside the matter is a question's: most have nothing of it.
  const mayBeBeside = concepts.some(
    (concept) => concept.isDecisive || concept.isSubject || concept.isPersonal || isCountedInVain(concept),
  );
  const hasPhrases = concepts.some(isPhrase);
  const shares = ranked.slice(0, LOOKED_AT).map((one): Share => {
    const { covered, telling } = one;
    const counted = rarity - (telling >= TELLING_TOGETHER ? (1 - weights.unknownBeside) * beside : 0);
    return {
      known: known / counted,
      covered: Math.min(1, (covered * rarity) / counted),
      telling,
      hasPhrase: hasPhrases && concepts.some((concept, at) => isPhrase(concept) && carries(one, at)),
      isBeside: mayBeBeside && isBeside(one, concepts, weights),
    };
  });
  return { concepts, ranked, shares, covered: Math.max(0, ...shares.map(({ covered }) => covered)) };
}

/** Whether a statement is about the matter, and misses what was asked of it. */
function isBeside(ranked: Ranked, concepts: readonly Concept[], weights: Weights): boolean {
  const found = concepts.filter((_, at) => carries(ranked, at));
  const missed = concepts.filter((_, at) => !carries(ranked, at));
  return (
    missed.some((concept) => concept.isDecisive || concept.isSubject || isCountedInVain(concept)) ||
    isBare({ found, missed }) ||
    isVague({ found, missed }) ||
    isOfSubject({ found, missed, covered: ranked.covered * rarityOf(concepts) }, weights)
  );
}

/** The concepts of a part that a statement carries, and the others. */
interface Carried {
  readonly found: readonly Concept[];
  readonly missed: readonly Concept[];
}

const isTelling = ({ isGeneral }: Concept): boolean => !isGeneral;

const isPhrase = ({ isGeneral, said }: Concept): boolean => !isGeneral && said.includes(' ');

/** "How many zeppelins": what is counted, and no statement is known to have it. */
const isCountedInVain = (concept: Concept): boolean =>
  concept.counted === 'itself' && isTelling(concept) && !isSurelyKnown(concept);

/** It says something of costs, but not of what they are of. */
function isBare({ found, missed }: Carried): boolean {
  const telling = found.filter(isTelling);
  return telling.length > 0 && telling.every(({ isDecisive }) => isDecisive) && missed.some(isTelling);
}

/** Somebody asks for themselves in words that any question may have, "how do I change my name", and it has not all of them. */
const isVague = ({ found, missed }: Carried): boolean =>
  ![...found, ...missed].some(isTelling) &&
  missed.some(({ isPersonal, isAspect, isKnown }) => isPersonal && (isAspect || !isKnown));

/** It has a matter of the department's, and of what was asked of that too little: then every word counts in full, "full" of prisons. */
function isOfSubject(
  { found, missed, covered }: Carried & { readonly covered: number },
  { filler, coveredSubject }: Weights,
): boolean {
  const subjects = found.filter(({ isSubject }) => isSubject);
  if (subjects.length === 0) return false;
  const isAlone = subjects.length === found.filter(isTelling).length;
  if (isAlone && subjects.some(({ isPersonal }) => isPersonal)) return true;
  if (!isAlone && !missed.some((concept) => isTelling(concept) && !isSurelyKnown(concept))) return false;
  const aspects = rarityOf([...found, ...missed].filter(({ isAspect }) => isAspect));
  const carried = rarityOf(found.filter(({ isAspect }) => isAspect));
  const inFull = rarityOf([...found, ...missed]) - aspects + aspects / filler;
  return (covered - carried) / inFull < coveredSubject;
}

/** Known by more than what is near it. */
const isSurelyKnown = ({ alternatives }: Concept): boolean => alternatives.some(({ how }) => how !== 'related');

/** In a named action, what one word reaches answers; elsewhere enough of the part must be known, and covered by one statement, by rarity. */
export function isAnswered({ concepts, shares }: Group, { scope }: Question, weights: Weights): boolean {
  const rarity = rarityOf(concepts);
  const telling = concepts.filter((concept) => isTelling(concept) && concept.rarity > weights.telling * rarity).length;
  return shares.some((share) => {
    if (share.known < weights.answered) return false;
    if (scope.actions.length > 0) return share.covered > 0;
    if (share.isBeside || (telling > 0 && share.telling === 0)) return false;
    if (telling === 0 && concepts.length > 1 && share.covered < weights.coveredGeneral) return false;
    if (share.hasPhrase) return share.covered >= weights.coveredPhrase;
    const isAlone = telling > 1 && concepts.length <= FEW && share.telling < TELLING_TOGETHER;
    return share.covered >= (isAlone ? weights.coveredAlone : weights.covered);
  });
}

/** Of so many concepts one telling one alone is another matter ("court closures"); a longer question says much that no one statement says. */
const FEW = 3;

/** Whether one statement has nearly all that was asked: every telling concept of several, or what covers them. */
export function isWhole({ concepts, shares, covered }: Group): boolean {
  const telling = concepts.filter(isTelling).length;
  return covered >= NAMED || (telling > 1 && shares.some((share) => share.telling >= telling));
}

/** A part that is a published name or phrase, and no more, is answered whatever else was asked: "… and the Makers Academy". */
export const isNamed = ({ concepts, covered }: Group): boolean =>
  covered >= NAMED &&
  concepts.some(({ alternatives }) => alternatives.some(({ how, terms }) => how === 'exact' && terms.length > 1));

const NAMED = 0.85;
