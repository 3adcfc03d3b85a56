import type { QuestionWord } from './question-words.ts';
import type { BearingWords, DecisivePhrase } from './word-bearing.ts';

/** What a word or phrase is to its question, beside what it means. */
export interface Bearing {
  /** Whether it names a matter of the department's own ("prison"), which a report on digital services has only as what a service is for. */
  readonly isSubject: boolean;
  /** Whether a statement answers only if it says this too ("cost"). */
  readonly isDecisive: boolean;
  /** Whether its number is asked for: it is what is counted ("how many courts"), it says of what ("how many of the people in court"), or neither. */
  readonly counted: 'itself' | 'within' | 'no';
  /** Whether it asks something of a matter, however little it says of itself: "full" of prisons. */
  readonly isAspect: boolean;
  /** Whether somebody asks for themselves ("my tribunal"). */
  readonly isPersonal: boolean;
}

/** Tells what the words of a question from one place to another are to it; `end` is exclusive. */
export type FindBearing = (start: number, end: number) => Bearing;

/** Reads what is the same for every word of a question, and then what each is. */
export function createFindBearing(
  words: readonly QuestionWord[],
  { subjects }: Pick<BearingWords, 'subjects'>,
): FindBearing {
  const asked = countingAt(words);
  const isPersonal = words.some(({ facts }) => facts.isPersonal);
  const phrases = words.flatMap(({ facts }) => facts.decisivePhrases);
  const isOfPhrase = (start: number, end: number): boolean =>
    phrases.some((phrase) => isWithin(phrase, { words, start, end }));
  return (start, end) => {
    const counted = asked < 0 ? 'no' : howCounted(words, asked, start);
    const run = words.slice(start, end);
    return {
      isSubject: run.length === 1 ? run[0]?.facts.isSubject === true : subjects.has(subjectOf(run)),
      isDecisive: run.some(({ facts }) => facts.isDecisive) || isOfPhrase(start, end),
      counted,
      isAspect: run.some(({ facts }) => facts.isAspect),
      isPersonal,
    };
  };
}

const subjectOf = (run: readonly QuestionWord[]): string =>
  run
    .filter(({ facts }) => !facts.isEmpty)
    .map(({ term }) => term)
    .join(' ');
/** Whether the words from one place to another are among those of a phrase that stands in the question: "opening" of "opening hours". */
function isWithin(
  phrase: DecisivePhrase,
  { words, start, end }: { readonly words: readonly QuestionWord[]; readonly start: number; readonly end: number },
): boolean {
  const first = Math.max(0, end - phrase.length);
  for (let from = first; from <= start; from++)
    if (phrase.every((term, at) => words[from + at]?.term === term)) return true;
  return false;
}

/** After "how many" and "number of" all is counted up to the first telling word, "how many of the new courts", and what stands with it: "data losses". */
function howCounted(words: readonly QuestionWord[], asked: number, start: number): Bearing['counted'] {
  if (asked < 0 || start <= asked || ASKING_WHETHER.has(words[0]?.word ?? '')) return 'no';
  const before = words.slice(asked + 1, start);
  const between = before.filter(({ facts }) => !facts.isEmpty);
  if (between.length === 0 || between.length === before.length) return 'itself';
  return between.every(({ facts }) => facts.isGeneral) ? 'within' : 'no';
}

/** Where "how many" ends; -1 where it is not asked. */
const countingAt = (words: readonly QuestionWord[]): number =>
  words.findIndex(({ word }, at) => {
    if (word !== 'many' && word !== 'of') return false;
    const before = words[at - 1]?.word ?? '';
    return word === 'many' ? before === 'how' || before === 'hw' : before === 'number' || before === 'numbers';
  });

/** "Did they ever say how many" asks whether: what was said of the matter answers it. */
const ASKING_WHETHER = new Set(['did', 'do', 'does', 'has', 'have', 'is', 'are', 'was', 'were']);
