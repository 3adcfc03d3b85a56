import type { Vocabulary } from '../../src/answer/vocabulary.ts';
import type { PlacedStatement } from '../../src/register/report.ts';
import { type Chance, seededChance } from './seeded.ts';

/** What questions are made from. */
export interface QuestionSource {
  readonly statements: readonly PlacedStatement[];
  readonly vocabulary: Pick<Vocabulary, 'everyday' | 'empty' | 'acronyms' | 'otherMatters'>;
  readonly seed: number;
}

/** Makes questions that are all different, of the kinds below, each about as often, shuffled. */
export function makeQuestions(count: number, source: QuestionSource): readonly string[] {
  const chance = seededChance(source.seed);
  const words = wordsFrom(source, chance);
  const questions = new Set<string>();
  for (let at = 0; questions.size < count; at++) questions.add(KINDS[at % KINDS.length]?.(words) ?? '');
  const keyed = [...questions].map((question) => ({ question, key: chance.fraction() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ question }) => question);
}

interface Words {
  /** One to so many words in a row of a statement, the empty ones left out. */
  readonly few: (most: number) => string;
  /** A number of a statement with the word after it. */
  readonly number: () => string;
  /** What people say for what the report says. */
  readonly everyday: () => string;
  readonly acronym: () => string;
  /** A word of a matter that no report is about. */
  readonly elsewhere: () => string;
  readonly chance: Chance;
}

function wordsFrom({ statements, vocabulary }: QuestionSource, chance: Chance): Words {
  const said = vocabulary.everyday.flatMap((entry) => entry.said);
  const others = [...vocabulary.otherMatters];
  const numbers = statements.flatMap(({ statement }) => statement.text.match(/\d[\d,.]*\d?%? \p{L}+/gu) ?? []);
  const telling = statements
    .map(({ statement }) => statement.text.match(/\p{L}+/gu) ?? [])
    .map((words) => words.filter((word) => word.length >= 4 && !vocabulary.empty.has(word.toLowerCase())))
    .filter((words) => words.length > 2);
  const few = (most: number): string => {
    const words = chance.pick(telling);
    const start = Math.floor(chance.fraction() * words.length);
    return words.slice(start, start + 1 + Math.floor(chance.fraction() * most)).join(' ');
  };
  return {
    few,
    number: () => chance.pick(numbers),
    everyday: () => chance.pick(said),
    acronym: () => chance.pick(vocabulary.acronyms).short,
    elsewhere: () => chance.pick(others),
    chance,
  };
}

const YEARS = [2012, 2013, 2014, 2015];
const LIMITS = ['progress in', 'what was planned for', 'what did we promise in', 'commitments of'];
const ENDINGS = ['ing', 's', 'ed', 'ment'];
const AFTERTHOUGHTS = ['', '?', ' lol', ' pls', '??', ' asap'];

/** Twelve kinds of question, and the two that are hardest to read: an official's sentence and a phone's haste. */
const KINDS: readonly ((words: Words) => string)[] = [
  ({ few }) => few(3),
  ({ few }) => `how did the department ${few(4).toLowerCase()}?`,
  ({ acronym, few }) => `${acronym()} ${few(1)}`,
  ({ few, chance }) => withSlip(few(2), chance),
  ({ few, chance }) => `${few(1).toLowerCase().replace(/e?s?$/, '')}${chance.pick(ENDINGS)}`,
  ({ everyday, few, chance }) => (chance.onceIn(2) ? everyday() : `${everyday()} ${few(1)}`),
  ({ number, few, chance }) => (chance.onceIn(2) ? `how many ${few(2)}` : `${number()} ${few(1)}`),
  ({ few, chance }) => `${chance.pick(LIMITS)} ${chance.pick(YEARS)} on ${few(2)}`,
  ({ few, chance }) => `action ${1 + Math.floor(chance.fraction() * 18)} ${few(2)}`,
  ({ few }) => `${few(2)} and ${few(2)}`,
  ({ elsewhere }) => `${elsewhere()} ${elsewhere()}`,
  ({ few, chance }) => `${few(1).toLowerCase()}${chance.pick(AFTERTHOUGHTS)}`,
  ({ few }) => `Could you please tell me what was said about ${few(3)}, and whether ${few(3)} was ever reported?`,
  ({ few, chance }) => `wat did they say abt ${withSlip(few(3), chance)} ${chance.pick(YEARS)}`,
];

/** Two neighbouring letters swapped, or one left out. */
function withSlip(text: string, { fraction, onceIn }: Chance): string {
  const at = 1 + Math.floor(fraction() * Math.max(1, text.length - 2));
  const swapped = onceIn(2) ? `${text[at + 1] ?? ''}${text[at] ?? ''}` : (text[at] ?? '');
  return text.slice(0, at) + swapped + text.slice(at + 2);
}
