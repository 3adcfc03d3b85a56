import type { QuestionWord } from './question-words.ts';
import { remember, rememberLatest } from './remember.ts';
import { termOf } from './stem.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';

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

/** Tells what the words from one place to another are to their question; `end` is exclusive. */
export type FindBearing = (words: readonly QuestionWord[], start: number, end: number) => Bearing;

/** Prepares the vocabulary's lists for `FindBearing`. */
export function createFindBearing(vocabulary: Vocabulary): FindBearing {
  const keyOf = (words: readonly string[]): string =>
    words
      .filter((word) => !vocabulary.empty.has(word))
      .map(termOf)
      .join(' ');
  const keysOf = (texts: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...texts].map((text) => keyOf(text.split(' '))));
  const subjects = keysOf(vocabulary.subjects);
  const decisive = [...vocabulary.decisive].map((text) => text.split(' ').map(termOf));
  const decisiveWords = new Set(decisive.filter(({ length }) => length === 1).flat());
  const decisivePhrases = decisive.filter(({ length }) => length > 1);
  const ofWord = remember((word) => ({
    isDecisive: decisiveWords.has(termOf(word)),
    isAspect: isGeneralWord(word, { general: vocabulary.aspects }),
  }));
  // The same for every word of a question.
  const ofQuestion = rememberLatest((words: readonly QuestionWord[]) => ({
    asked: countingAt(words),
    isPersonal: words.some(({ word }) => PERSONAL.has(word)),
    phrases: decisivePhrases.filter(([first]) => words.some(({ term }) => term === first)),
  }));
  return (words, start, end) => {
    const run = words.slice(start, end);
    const key = keyOf(run.map(({ word }) => word));
    const { asked, isPersonal, phrases } = ofQuestion(words);
    return {
      isSubject: subjects.has(key),
      isDecisive:
        run.some(({ word }) => ofWord(word).isDecisive) ||
        phrases.some((phrase) => isWithin(phrase, { words, start, end })),
      counted: howCounted(words, { asked, start }, vocabulary),
      isAspect: run.some(({ word }) => ofWord(word).isAspect),
      isPersonal,
    };
  };
}

/** Whether the words from one place to another are among those of a phrase that stands in the question: "opening" of "opening hours". */
function isWithin(
  phrase: readonly string[],
  { words, start, end }: { readonly words: readonly QuestionWord[]; readonly start: number; readonly end: number },
): boolean {
  const first = Math.max(0, end - phrase.length);
  for (let from = first; from <= start; from++)
    if (phrase.every((term, at) => words[from + at]?.term === term)) return true;
  return false;
}

const PERSONAL = new Set(['i', 'my', 'me', 'mine', 'im', 'ive']);

/** After "how many" and "number of" all is counted up to the first telling word, "how many of the new courts", and what stands with it: "data losses". */
function howCounted(
  words: readonly QuestionWord[],
  { asked, start }: { readonly asked: number; readonly start: number },
  vocabulary: Vocabulary,
): Bearing['counted'] {
  if (asked < 0 || start <= asked || ASKING_WHETHER.has(words[0]?.word ?? '')) return 'no';
  const before = words.slice(asked + 1, start);
  const between = before.filter(({ word }) => !vocabulary.empty.has(word));
  if (between.length === 0 || between.length === before.length) return 'itself';
  return between.every(({ word }) => isGeneralWord(word, vocabulary)) ? 'within' : 'no';
}

/** Where "how many" ends; -1 where it is not asked. */
const countingAt = (words: readonly QuestionWord[]): number =>
  words.findIndex(({ word }, at) => COUNTING.has(`${words[at - 1]?.word} ${word}`));

/** "Did they ever say how many" asks whether: what was said of the matter answers it. */
const ASKING_WHETHER = new Set(['did', 'do', 'does', 'has', 'have', 'is', 'are', 'was', 'were']);
const COUNTING = new Set(['how many', 'hw many', 'number of', 'numbers of']);
