import type { SectionKind } from './report.ts';
import { readWords, type Word } from './read-words.ts';
import {
  ANNOUNCING,
  BENEFITING,
  EXPLAINING,
  IMPERATIVE,
  INTENDING,
  isAdverb,
  isFormOf,
  isParticiple,
  STATIVE,
} from './verbs.ts';

/** Answers that hold no undertaking, and notes about the action itself. */
const NO_ANSWER =
  /^(?:not? (?:applicable|further action|planned)|n\/?a\b|none\b|nil\b|coming soon|awaiting|to be (?:confirmed|advised|agreed)|tb[cda]\b|see |same as|as (?:above|before)|action \d+ )/i;
/** `will take 2 approaches to …`, `will do the following`: the undertakings themselves come after it. */
const INTRODUCTION =
  /\bwill\s(?:also\s)?(?:take|adopt|use|follow|pursue|have|undertake)\s(?:the\sfollowing|(?:a\s(?:number|range|series)\sof|several|various|\d{1,2}|two|three|four|five|six)\s(?:\p{Ll}+\s)?(?:approaches|ways|routes|strands|themes|priorities|areas|stages|phases|steps|aims|objectives|goals))\b|\bwill\s(?:also\s)?(?:do|undertake|carry\sout|take\sforward)\s(?:the\sfollowing|so\sin|this\sin)\b/iu;
/** A heading-like lead-in whose bullets are what is planned: `Our priorities for 2015:`. */
const PLAN_LEAD_IN =
  /\b(?:plans?|planned|priorit(?:y|ies)|next steps|actions|activities|commitments?|objectives|deliverables|milestones)\b[^.]*:?$/i;
const BENEFIT_LEAD_IN =
  /\b(?:benefits?|achievements?|progress|lessons|challenges|risks|barriers|examples?|reasons?|principles|because)\b/i;

const WILL = new Set(['will', 'shall', "we'll", "it'll"]);
const SUBORDINATING = new Set(
  'that which who whose how what when where why whether if because so while until unless as than'.split(' '),
);
const ANAPHORIC = new Set(['this', 'that', 'these', 'those', 'doing']);
const FINITE = new Set(
  'will shall is are was were has have had can could may might would should must do does did'.split(' '),
);

/** Asks whether a sentence of a planned or commitments section undertakes something: something somebody could later say was done, or not. */
export function undertakes(sentence: string, kind: SectionKind): boolean {
  if (NO_ANSWER.test(sentence) || INTRODUCTION.test(sentence)) return false;
  const words = withoutBrackets(readWords(sentence));
  if (words.length < 3) return false;
  return (
    words.some((word, at) => WILL.has(word.low) && isUndertakingWill(words, at)) ||
    words.some((_, at) => isIntention(words, at)) ||
    words.some((_, at) => isUnderWay(words, at)) ||
    isImperative(words) ||
    (kind === 'commitments' && words.some((_, at) => isKept(words, at)))
  );
}

/** Asks whether a bullet undertakes something: its lead-in does (`MOJ will:`), or announces plans, or the bullet does by itself. */
export function bulletUndertakes(
  { text, leadIn }: { text: string; leadIn: string | null },
  kind: SectionKind,
): boolean {
  if (NO_ANSWER.test(text)) return false;
  if (leadIn !== null && leadsToUndertakings(leadIn, text, kind)) return true;
  return undertakes(text, kind);
}

function leadsToUndertakings(leadIn: string, text: string, kind: SectionKind): boolean {
  const isSentence = readWords(leadIn).some(({ low }) => FINITE.has(low) || INTENDING.has(low));
  if (isSentence) return undertakes(`${leadIn} ${text}`, kind) && !isOnlyOfBullet(leadIn, text, kind);
  return PLAN_LEAD_IN.test(leadIn) && !BENEFIT_LEAD_IN.test(leadIn);
}

/** The lead-in says what is so, and only the bullet says more: then the bullet is asked by itself. */
function isOnlyOfBullet(leadIn: string, text: string, kind: SectionKind): boolean {
  return !undertakes(`${leadIn.replace(/[:–—-]\s*$/, '')} deliver this work`, kind) && !undertakes(text, kind);
}

function withoutBrackets(words: readonly Word[]): readonly Word[] {
  let depth = 0;
  return words.filter(({ mark }) => {
    for (const char of mark) depth = char === '(' ? depth + 1 : char === ')' ? Math.max(0, depth - 1) : depth;
    return depth === 0;
  });
}

/** Asks whether a `will` is the sentence's own, said of someone or something that will do it, and not of what comes of it. */
function isUndertakingWill(words: readonly Word[], at: number): boolean {
  const from = subjectStart(words, at);
  const subject = words.slice(from, at);
  const verb = verbAfter(words, at + 1);
  if (verb.low === '' || verb.isNegated || isNothing(words, verb.at)) return false;
  if (isSubordinate(words, from, at)) return false;
  return !namesBenefit(subject, verb);
}

/** The subject begins after the last comma; but a comma before the verb itself closes an aside: `Using social media, in particular, will …`. */
function subjectStart(words: readonly Word[], at: number): number {
  let isAside = /,/.test(words[at]?.mark ?? '');
  for (let start = at - 1; start > 0; start -= 1) {
    const mark = words[start]?.mark ?? '';
    if (/[;:]/.test(mark)) return start;
    if (!mark.includes(',')) continue;
    if (!isAside) return start;
    isAside = false;
  }
  return 0;
}

function isSubordinate(words: readonly Word[], from: number, at: number): boolean {
  for (let index = at - 1; index >= from; index -= 1) {
    const low = words[index]?.low ?? '';
    if (FINITE.has(low) && !WILL.has(low)) return false;
    if (!SUBORDINATING.has(low) || isSuchAs(words, index) || isDemonstrative(words, index, at)) continue;
    const before = words[index - 1]?.low ?? '';
    // `It anticipates that there will be …`: the clause carries the undertaking.
    return !(low === 'that' && ANNOUNCING.has(before));
  }
  return false;
}

function isSuchAs(words: readonly Word[], index: number): boolean {
  return words[index]?.low === 'as' && (words[index - 1]?.low === 'such' || words[index - 1]?.low === 'well');
}

/** `That will …`, `That work will …` at the beginning. */
function isDemonstrative(words: readonly Word[], index: number, at: number): boolean {
  return words[index]?.low === 'that' && index === 0 && at <= 2;
}

interface Verb {
  readonly at: number;
  readonly low: string;
  readonly isNegated: boolean;
  readonly isPassive: boolean;
}

function verbAfter(words: readonly Word[], from: number): Verb {
  let at = from;
  while (isAdverb(words[at]?.low ?? '')) at += 1;
  const isNegated = words
    .slice(from, at)
    .some(({ low }, index, adverbs) => low === 'not' && adverbs[index + 1]?.low !== 'only');
  let next = at + 1;
  while (isAdverb(words[next]?.low ?? '')) next += 1;
  const isPassive = words[at]?.low === 'be' && isParticiple(words[next]?.low ?? '');
  return { at, low: (isPassive ? words[next] : words[at])?.low ?? '', isNegated, isPassive };
}

/** `there will be no …`, `MOJ will have no …`. */
function isNothing(words: readonly Word[], verb: number): boolean {
  return ['be', 'have'].includes(words[verb]?.low ?? '') && words[verb + 1]?.low === 'no';
}

/** `This will help …`, `Using digital channels will allow …`, `It will mean …`: what comes of an undertaking. */
function namesBenefit(subject: readonly Word[], verb: Verb): boolean {
  const head = subject.find(({ low }) => !isAdverb(low) && low !== 'and' && low !== 'but')?.low ?? '';
  if (verb.isPassive) return false;
  const isBenefit = isFormOf(verb.low, BENEFITING);
  if (ANAPHORIC.has(head)) {
    const isAlone = subject.length <= 1 || (subject.length === 2 && isAdverb(subject[1]?.low ?? ''));
    if (isAlone || head === 'doing') return !EXPLAINING.has(verb.low);
    return isBenefit || verb.low === 'be';
  }
  if (head === 'it') return ['mean', 'free', 'save', 'result', 'lead'].includes(verb.low);
  // An action as the subject; compounds such as `training programmes` undertake as others do.
  const isGerund = /^\p{Lu}?\p{Ll}+ing$/u.test(subject[0]?.raw ?? '') && subject.length > 2;
  return (isGerund && isBenefit) || verb.low === 'benefit';
}

/** `aims to increase`, `is committed to delivering`, `is to be replaced`, in the main clause. */
function isIntention(words: readonly Word[], at: number): boolean {
  if (at === 0 || isSubordinateVerb(words, at)) return false;
  if (words[at + 1]?.low !== 'to') return isExpectation(words, at);
  const low = words[at]?.low ?? '';
  if (low === 'is' || low === 'are') return words[at + 2]?.low === 'be' || PURPOSE.has(words[at - 1]?.low ?? '');
  if (low === 'track') return words[at - 1]?.low === 'on';
  return (
    INTENDING.has(low) &&
    !isNoun(words, at) &&
    !['not', 'was', 'were', 'had', 'never'].includes(words[at - 1]?.low ?? '')
  );
}

/** `expects its agencies to have moved`, `aims for all services to be digital`. */
function isExpectation(words: readonly Word[], at: number): boolean {
  if (!/^(?:expect|aim|intend)s?$/.test(words[at]?.low ?? '') || isNoun(words, at)) return false;
  return words.slice(at + 2, at + 16).some(({ low }) => low === 'to');
}

/** `Our aim is to …`. */
const PURPOSE = new Set('aim aims plan plans intention goal goals ambition objective priority focus'.split(' '));

/** `the plan to`, `its plans to`: a noun. */
function isNoun(words: readonly Word[], at: number): boolean {
  return /^(?:the|a|an|its|their|our|of|for|in|by|with|and|any|this|these)$/.test(words[at - 1]?.low ?? '');
}

function isSubordinateVerb(words: readonly Word[], at: number): boolean {
  if (ANAPHORIC.has(words[0]?.low ?? '')) return true;
  return words
    .slice(Math.max(0, at - 4), at)
    .some(({ low }, index, near) => SUBORDINATING.has(low) && near[index - 1]?.low !== 'such');
}

/** `is conducting a review`, `is building … websites`: concrete and under way. */
function isUnderWay(words: readonly Word[], at: number): boolean {
  const low = words[at]?.low;
  if ((low !== 'is' && low !== 'are') || at === 0 || isSubordinateVerb(words, at)) return false;
  const verb = verbAfter(words, at + 1);
  const next = words[verb.at + 1]?.low ?? '';
  if (verb.isNegated || words[0]?.low === 'no') return false;
  // `is planned for 2015`, `are being trained`.
  if (ARRANGED.has(verb.low) && next !== 'to') return true;
  if (verb.low === 'being') return isParticiple(next);
  return /.{2,}ing$/.test(verb.low) && !isFormOf(verb.low, STATIVE) && !NOT_A_VERB.has(verb.low);
}

const ARRANGED = new Set(['planned', 'scheduled', 'due']);

const NOT_A_VERB = new Set([
  'during',
  'nothing',
  'something',
  'anything',
  'everything',
  'leading',
  'outstanding',
  'ongoing',
  'existing',
  'interesting',
  'challenging',
  'promising',
]);

/** `Complete digital development …`: a plan's bare sentence. */
function isImperative(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (first === undefined || !IMPERATIVE.has(first.low)) return false;
  // `Work to develop it is under way`, `Support was given`: a noun with its verb.
  const verb = words.slice(1, 12).findIndex(({ low }) => FINITE.has(low) && !WILL.has(low));
  const isOwn = verb >= 0 && !words.slice(1, verb + 1).some(({ low }) => SUBORDINATING.has(low));
  return !isOwn && !WILL.has(second?.low ?? '');
}

/** `The Ministry of Justice has established …`: a commitment that was already kept when it was written down. */
function isKept(words: readonly Word[], at: number): boolean {
  const low = words[at]?.low;
  if ((low !== 'has' && low !== 'have') || at === 0 || isSubordinateVerb(words, at)) return false;
  const verb = verbAfter(words, at + 1);
  return !verb.isNegated && isParticiple(verb.low) && verb.low !== 'been' && !isFormOf(verb.low, STATIVE);
}
