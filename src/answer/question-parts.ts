import type { PlainDate } from '../register/calendar.ts';
import {
  combineMentions,
  distinctLimits,
  findMentions,
  isLimitWord,
  NO_LIMITS,
  type Coverage,
  type Mention,
  type SectionLimit,
  type SectionLimits,
} from './limits.ts';
import { isYear, MONTHS } from './limit-words.ts';
import type { QuestionWord } from './question-words.ts';

/** One of the things a question asks. */
export interface QuestionPart {
  readonly words: readonly QuestionWord[];
  /** Of the question's sentences, the one it stands in; from 0. */
  readonly sentence: number;
  readonly sections: readonly SectionLimit[];
  readonly leans: readonly SectionLimit[];
}

/** What reading the parts of a question needs to know. */
export interface PartReading {
  readonly today: PlainDate;
  readonly coverage: Coverage;
  /** Whether a published statement has these two words beside each other ("courts and tribunals"). */
  readonly isPublishedPair: (before: QuestionWord, after: QuestionWord) => boolean;
}

/** A part as read. */
export interface ReadPart extends QuestionPart {
  readonly uncoveredYears: readonly number[];
}

/** Words between two joints, and what they limit. */
interface Stretch {
  readonly words: readonly QuestionWord[];
  readonly sentence: number;
  readonly limits: SectionLimits;
  readonly hasContent: boolean;
}

/** Words that may stand before a year. */
const BEFORE_YEAR = new Set(['in', 'for', 'during', 'of', 'the']);

/** Splits where another thing begins; a part that only names sections belongs to its neighbour; one that names none has its neighbour's. */
export function readParts(words: readonly QuestionWord[], reading: PartReading): readonly ReadPart[] {
  let sentence = 0;
  const stretches = splitAtJoints(words, reading).map((stretch): Stretch => {
    sentence += stretch[0]?.afterStop ? 1 : 0;
    return { ...readStretch(stretch, reading), sentence };
  });
  const [only] = stretches;
  if (only && stretches.length === 1 && only.limits === NO_LIMITS)
    return [{ ...NO_LIMITS, words: only.words, sentence: only.sentence }];
  return inheritLimits(
    joinBareStretches(stretches).map(({ words, sentence, limits }) => ({ ...promoteLeans(limits), words, sentence })),
  );
}

function readStretch(words: readonly QuestionWord[], { coverage, today }: PartReading): Omit<Stretch, 'sentence'> {
  if (!words.some(({ facts }) => facts.mayLimit)) return { words, limits: NO_LIMITS, hasContent: haveContent(words) };
  const mentions = findMentions(words, coverage, today);
  const limits = combineMentions(mentions, coverage);
  const left = wordsLeft(words, mentions, limits);
  return { words: left, limits, hasContent: haveContent(left) };
}

const haveContent = (words: readonly QuestionWord[]): boolean => words.some(({ facts }) => facts.isContent);

/** "What did they do in 2013 and what was planned for 2014": beside a named section, a verb with its year names one too. */
function promoteLeans({ sections, leans, uncoveredYears }: SectionLimits): SectionLimits {
  const isNamed = ({ kind, year }: SectionLimit): boolean => sections.length > 0 && kind !== null && year !== null;
  return {
    sections: distinctLimits([...sections, ...leans.filter(isNamed)]),
    leans: leans.filter((limit) => !isNamed(limit)),
    uncoveredYears,
  };
}

/** Words before each joint and after it; the joining word goes. */
function splitAtJoints(
  words: readonly QuestionWord[],
  { isPublishedPair }: PartReading,
): readonly (readonly QuestionWord[])[] {
  if (!words.some(({ facts, afterBreak }) => afterBreak || facts.isJoining)) return [words];
  const stretches: QuestionWord[][] = [[]];
  for (const [at, word] of words.entries()) {
    const isJoining = word.facts.isJoining && !word.afterHash;
    if (!isJoining && !word.afterBreak) {
      stretches.at(-1)?.push(word);
      continue;
    }
    const before = words[at - 1];
    const after = isJoining ? words[at + 1] : word;
    const following = words.slice(isJoining ? at + 1 : at).find((next) => !BEFORE_YEAR.has(next.word))?.word ?? '';
    const isDate = isYear(following) || MONTHS.includes(following);
    const isJoint = before !== undefined && !isDate && !(after && isPublishedPair(before, after));
    if (isJoint) stretches.push([]);
    if (!(isJoint && isJoining)) stretches.at(-1)?.push(word);
  }
  return stretches;
}

/** A stretch with nothing to look for joins the one before it, or the one after where there is none. */
function joinBareStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  let joined: readonly Stretch[] = [];
  let waiting: Stretch | null = null;
  for (const stretch of stretches) {
    if (stretch.hasContent) {
      joined = [...joined, waiting ? joinStretches(waiting, stretch) : stretch];
      waiting = null;
    } else if (joined.length > 0) joined = joinBare(joined, stretch);
    else waiting = waiting ? joinStretches(waiting, stretch) : stretch;
  }
  return waiting ? [...joined, waiting] : joined;
}

/** "Promised in 2012 on skills and data, and what progress was made on these in 2013": the sections of both are meant for all. */
function joinBare(joined: readonly Stretch[], bare: Stretch): readonly Stretch[] {
  const named = joined.findLast(({ limits }) => limits.sections.length > 0)?.limits.sections ?? [];
  const isOfAll = named.length > 0 && bare.limits.sections.length > 0;
  return joined.map((one, at) => {
    const whole = isOfAll && one.limits.sections.length === 0 ? withSections(one, named) : one;
    if (at === joined.length - 1) return joinStretches(whole, bare);
    return isOfAll ? withSections(whole, bare.limits.sections) : one;
  });
}

const withSections = (stretch: Stretch, sections: readonly SectionLimit[]): Stretch => ({
  ...stretch,
  limits: { ...stretch.limits, sections: distinctLimits([...stretch.limits.sections, ...sections]) },
});

/** Beside a section that one of them names, what the other leans to is meant too: "progress in 2014 and what remains planned". */
function joinStretches(a: Stretch, b: Stretch): Stretch {
  const isNamed = a.limits.sections.length + b.limits.sections.length > 0;
  const promoted = [a, b].flatMap(({ limits }) =>
    isNamed && limits.sections.length === 0 ? limits.leans.filter(({ kind }) => kind !== null) : [],
  );
  const leans = [...a.limits.leans, ...b.limits.leans].filter((limit) => !promoted.includes(limit));
  return {
    words: [...a.words, ...b.words],
    sentence: a.sentence,
    limits: {
      sections: distinctLimits([...a.limits.sections, ...b.limits.sections, ...promoted]),
      leans: distinctLimits(leans),
      uncoveredYears: [...a.limits.uncoveredYears, ...b.limits.uncoveredYears],
    },
    hasContent: a.hasContent || b.hasContent,
  };
}

/** What is left to look for: limits go; a year that only leans stays, for it may stand in the text. */
function wordsLeft(
  stretch: readonly QuestionWord[],
  mentions: readonly Mention[],
  limits: SectionLimits,
): readonly QuestionWord[] {
  if (mentions.length === 0 && !stretch.some(({ word }) => isYear(word))) return stretch;
  const namedYears = new Set(limits.sections.map(({ year }) => String(year)));
  const mentionedAt = new Set(mentions.map(({ at }) => at));
  return stretch.filter(({ word }, at) => {
    if (isYear(word)) return !(mentionedAt.has(at) && namedYears.has(word));
    const next = stretch[at + 1]?.word ?? '';
    if (mentionedAt.has(at + 1) && namedYears.has(next) && isHeadingMonth(word)) return false;
    return !isLimitWord(stretch, at);
  });
}

const isHeadingMonth = (word: string): boolean => MONTHS.includes(word);

/**
 * "Progress in 2014 on exemplars and call centres": the second part means the first one's sections too, and the reverse. Not where it
 * has a year of its own: "the commitments of 2012, and what was moved in 2014".
 */
function inheritLimits(parts: readonly ReadPart[]): readonly ReadPart[] {
  const first = parts.find(({ sections }) => sections.length > 0);
  let sections = first?.sections ?? [];
  return parts.map((part) => {
    if (part.sections.length > 0) sections = part.sections;
    const isOfOtherYear = part.sections.length === 0 && part.leans.some(({ year }) => isOther(year, sections));
    return isOfOtherYear ? part : { ...part, sections };
  });
}

const isOther = (year: number | null, sections: readonly SectionLimit[]): boolean =>
  year !== null && sections.every((section) => section.year !== year);
