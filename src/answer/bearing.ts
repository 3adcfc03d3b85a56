import type { QuestionWord } from './question-words.ts';
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
  const [subjects, decisive] = [keysOf(vocabulary.subjects), keysOf(vocabulary.decisive)];
  return (words, start, end) => {
    const run = words.slice(start, end);
    const key = keyOf(run.map(({ word }) => word));
    return {
      isSubject: subjects.has(key),
      isDecisive: decisive.has(key) || run.some(({ word }) => decisive.has(termOf(word))),
      counted: howCounted(words, start, vocabulary),
      isAspect: run.some(({ word }) => isGeneralWord(word, { general: vocabulary.aspects })),
      isPersonal: words.some(({ word }) => PERSONAL.has(word)),
    };
  };
}

const PERSONAL = new Set(['i', 'my', 'me', 'mine', 'im', 'ive']);

/** After "how many" and "number of" all is counted up to the first telling word: "how many of the new courts". */
function howCounted(words: readonly QuestionWord[], start: number, vocabulary: Vocabulary): Bearing['counted'] {
  const asked = words.findIndex(({ word }, at) => COUNTING.has(`${words[at - 1]?.word} ${word}`));
  if (asked < 0 || start <= asked || ASKING_WHETHER.has(words[0]?.word ?? '')) return 'no';
  const between = words.slice(asked + 1, start).filter(({ word }) => !vocabulary.empty.has(word));
  if (between.length === 0) return 'itself';
  return between.every(({ word }) => isGeneralWord(word, vocabulary)) ? 'within' : 'no';
}

/** "Did they ever say how many" asks whether: what was said of the matter answers it. */
const ASKING_WHETHER = new Set(['did', 'do', 'does', 'has', 'have', 'is', 'are', 'was', 'were']);
const COUNTING = new Set(['how many', 'hw many', 'number of', 'numbers of']);
