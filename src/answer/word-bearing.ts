import { remember } from './remember.ts';
import { termOf } from './stem.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';

/** The words of the vocabulary that have a bearing on a question, by their terms. */
export interface BearingWords {
  /** Matters of the department's own, words and phrases, without empty words. */
  readonly subjects: ReadonlySet<string>;
  readonly decisive: ReadonlySet<string>;
  /** Decisive phrases by their first term. */
  readonly decisivePhrases: ReadonlyMap<string, readonly DecisivePhrase[]>;
  readonly isAspect: (word: string) => boolean;
}

/** A phrase without which a statement does not answer, term by term. */
export type DecisivePhrase = readonly string[];

/** Reads the vocabulary's lists of them. */
export function readBearingWords(vocabulary: Vocabulary): BearingWords {
  const subjectOf = (text: string): string =>
    text
      .split(' ')
      .filter((word) => !vocabulary.empty.has(word))
      .map(termOf)
      .join(' ');
  const decisive = [...vocabulary.decisive].map((text) => text.split(' ').map(termOf));
  return {
    subjects: new Set([...vocabulary.subjects].map(subjectOf)),
    decisive: new Set(decisive.filter(({ length }) => length === 1).flat()),
    decisivePhrases: Map.groupBy(
      decisive.filter(({ length }) => length > 1),
      ([first]) => first ?? '',
    ),
    isAspect: remember((word) => isGeneralWord(word, { general: vocabulary.aspects })),
  };
}

/** What a word is to any question, beside what it means. */
export interface WordBearing {
  readonly isSubject: boolean;
  readonly isDecisive: boolean;
  /** The decisive phrases that begin with it. */
  readonly decisivePhrases: readonly DecisivePhrase[];
  readonly isAspect: boolean;
  /** Whether who says it asks for themselves. */
  readonly isPersonal: boolean;
}

/** What a word is by the lists; an empty one names no matter. */
export function bearingOf(
  { word, term, isEmpty }: { readonly word: string; readonly term: string; readonly isEmpty: boolean },
  { subjects, decisive, decisivePhrases, isAspect }: BearingWords,
): WordBearing {
  return {
    isSubject: subjects.has(isEmpty ? '' : term),
    isDecisive: decisive.has(term),
    decisivePhrases: decisivePhrases.get(term) ?? NO_PHRASES,
    isAspect: isAspect(word),
    isPersonal: PERSONAL.has(word),
  };
}

const NO_PHRASES: readonly DecisivePhrase[] = [];
const PERSONAL = new Set(['i', 'my', 'me', 'mine', 'im', 'ive']);
