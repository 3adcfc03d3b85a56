import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Action, Report } from '../register/report.ts';
import { createFindConcepts, rarityOf, type FindConcepts } from './concepts.ts';
import { createContains, type Contains } from './expected.ts';
import { toHit, type Hit } from './hit.ts';
import { createLexicon } from './lexicon.ts';
import { coverageOf, LIMIT_WORDS, type Coverage } from './limits.ts';
import { findNamedActions, type NamedAction } from './named-action.ts';
import { readQuestion, type Question } from './question.ts';
import { readWords, type QuestionWord } from './question-words.ts';
import { once, rememberLatest } from './remember.ts';
import { withoutLimits } from './scope.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { isInSections, isInScope, leanOf, searchParts } from './search-parts.ts';
import { termOf } from './stem.ts';
import { createSuggest, type Suggest } from './suggest.ts';
import { isGeneralWord, parseVocabulary, type Vocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** One of several things a question may mean. */
interface Choice {
  readonly label: string;
  /** What to ask instead. */
  readonly query: string;
}

/** What the loaded reports say on a question. */
export type Answer =
  | { readonly kind: 'found'; readonly question: Question; readonly total: number; readonly hits: readonly Hit[] }
  | { readonly kind: 'action'; readonly question: Question; readonly report: Report; readonly action: Action }
  | {
      readonly kind: 'several';
      readonly question: Question;
      readonly prompt: string;
      readonly choices: readonly Choice[];
      readonly hits: readonly Hit[];
    }
  | {
      readonly kind: 'nothing';
      readonly question: Question;
      readonly searched: readonly Report[];
      readonly suggestions: readonly string[];
    };

/** How to ask. */
interface AskOptions {
  /** Keys of limits (of `describeScope`) to leave out, so that a question can be widened. */
  readonly without?: readonly string[];
}

/** Answers questions about a register. */
export interface Asker {
  /** Never throws; takes time in proportion to the register, whatever the text. */
  ask(text: string, today: PlainDate, options?: AskOptions): Answer;
}

/** What answering needs. What the first question needs and not the start is made by the first question. */
interface Engine {
  readonly register: Register;
  readonly vocabulary: Vocabulary;
  readonly index: SearchIndex;
  readonly readWords: (text: string) => readonly QuestionWord[];
  readonly coverage: Coverage;
  readonly findConcepts: FindConcepts;
  readonly contains: () => Contains;
  readonly suggest: () => Suggest;
  readonly weights: Weights;
}

/** Prepares a register and a vocabulary (the text of its file) for questions. Lines of the vocabulary that cannot be read are passed over. */
export function createAsker(register: Register, vocabularyText: string, weights: Weights = WEIGHTS): Asker {
  const vocabulary = parseVocabulary(vocabularyText);
  const index = createSearchIndex(register.statements, (word) => vocabulary.empty.has(word), weights);
  const lexicon = once(() =>
    createLexicon(wordsOneMayMean(index, vocabulary), (word) => isRight(word, { index, vocabulary }), vocabulary.empty),
  );
  const engine: Engine = {
    register,
    vocabulary,
    index,
    weights,
    // A question with limits is asked again without them at once.
    readWords: rememberLatest((text) => readWords(text, lexicon())),
    coverage: coverageOf(register.reports),
    findConcepts: createFindConcepts(index, vocabulary, weights),
    contains: once(() => createContains(register.statements)),
    suggest: once(() => createSuggest(register)),
  };
  return { ask: (text, today, options = {}) => ask(text, { today, options, engine }) };
}

/** Every word of the register with its count, those of limits with one, and the words of the vocabulary with none. */
function wordsOneMayMean(index: SearchIndex, vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const phrases = [
    ...vocabulary.everyday.flatMap(({ said }) => said),
    ...vocabulary.acronyms.flatMap(({ short, long }) => [short, long]),
    ...vocabulary.families.flat(),
  ];
  const said = phrases.flatMap((phrase) => phrase.toLowerCase().split(/[^\p{L}]+/u));
  const zero = [...said, ...vocabulary.empty, ...vocabulary.general].map((word) => [word, 0] as const);
  return new Map([...zero, ...LIMIT_WORDS.map((word) => [word, 1] as const), ...index.words]);
}

const isRight = (word: string, { index, vocabulary }: Pick<Engine, 'index' | 'vocabulary'>): boolean =>
  isGeneralWord(word, vocabulary) ||
  vocabulary.ordinary.has(word) ||
  vocabulary.otherMatters.has(word) ||
  vocabulary.field.has(word) ||
  index.matches([termOf(word)]).frequency > 0;

interface Asking {
  readonly today: PlainDate;
  readonly options: AskOptions;
  readonly engine: Engine;
}

function ask(text: string, { today, options, engine }: Asking): Answer {
  const words = engine.readWords(text);
  const question = withoutLimits(read(text, words, { today, engine }), options.without ?? []);
  if (question.actionName.length > 0) return askNamedAction(question, engine);
  return answer(question, engine);
}

function read(
  text: string,
  words: readonly QuestionWord[],
  { today, engine }: Pick<Asking, 'today' | 'engine'>,
): Question {
  const { vocabulary, coverage, register, index } = engine;
  return readQuestion(text, words, {
    today,
    coverage,
    reports: register.reports,
    isEmpty: (word) => vocabulary.empty.has(word),
    isGeneral: (word) => isGeneralWord(word, vocabulary),
    isPublishedPair: (before, after) => isPublishedPair(before, after, index),
  });
}

/** Whether some statement has the second word right after the first, or nearly. */
const isPublishedPair = (before: string, after: string, index: SearchIndex): boolean =>
  index.matches([termOf(before), termOf(after)]).frequency > 0;

/** "the procurement action": that action where one fits best, a choice where several fit alike, else the words as any others. */
function askNamedAction(question: Question, engine: Engine): Answer {
  const { actionName, scope } = question;
  const named = findNamedActions(engine.findConcepts(actionName), question, engine);
  const plain = {
    ...question,
    parts: [...question.parts, { words: actionName, sections: scope.sections, leans: scope.leans }],
  };
  const [only] = named;
  if (!only) return answer(plain, engine);
  if (named.length === 1) return answer(inAction(question, only, engine.register), engine);
  const said = actionName.map(({ said }) => said).join(' ');
  const found = answer(plain, engine);
  return {
    kind: 'several',
    question,
    prompt: `Which action do you mean by “${said}”?`,
    choices: named.map((choice) => choiceOf(choice, engine.register)),
    hits: found.kind === 'found' ? found.hits : [],
  };
}

function inAction(question: Question, { report, action }: NamedAction, { reports }: Register): Question {
  const { scope } = question;
  return {
    ...question,
    scope: { ...scope, report: reports.length > 1 ? report.id : scope.report, actions: [action.number] },
  };
}

function choiceOf({ report, action }: NamedAction, { reports }: Register): Choice {
  const department = reports.length > 1 ? (report.abbreviation ?? report.department ?? report.title) : null;
  const label = `Action ${action.number}: ${action.title.text}`;
  return department === null
    ? { label, query: `action ${action.number}` }
    : { label: `${department}, ${label}`, query: `${department} action ${action.number}` };
}

function answer(question: Question, engine: Engine): Answer {
  const hasWords = question.parts.some(({ words }) => engine.findConcepts(words).length > 0);
  if (!hasWords) return answerByScope(question, engine);
  const found = searchParts(question, { ...engine, contains: engine.contains() });
  if (found.length > 0)
    return toFound(
      question,
      found.map((one) => toHit(one, engine.index)),
    );
  if (isOfLimits(question, engine)) return answerByScope(question, engine);
  return nothing(question, engine);
}

/** Where nothing was found in the limits of a question, do they answer alone? In a named action they do when its telling words are mostly known; elsewhere when it has none. */
function isOfLimits(question: Question, { findConcepts, weights }: Engine): boolean {
  const telling = question.parts.flatMap(({ words }) => findConcepts(words)).filter(({ isGeneral }) => !isGeneral);
  if (telling.length === 0) return question.scope.actions.length + question.scope.sections.length > 0;
  return (
    question.scope.actions.length > 0 &&
    rarityOf(telling.filter(({ isKnown }) => isKnown)) >= weights.answered * rarityOf(telling)
  );
}

/** A question of limits alone: an action in full, or every statement within. What it leans to comes first, or is the limit where it has no other. */
function answerByScope(question: Question, engine: Engine): Answer {
  const { register, weights } = engine;
  const { actions, sections, leans } = question.scope;
  const named = actions
    .flatMap((number) => register.actionsNumbered(number))
    .filter(({ report }) => question.scope.report === null || report.id === question.scope.report);
  const [only] = named;
  if (actions.length === 1 && named.length > 1) return severalReports(question, named, engine);
  if (only && named.length === 1 && actions.length === 1 && sections.length === 0 && leans.length === 0)
    return { kind: 'action', question, ...only };
  if (actions.length === 0 && sections.length === 0 && leans.length === 0) return nothing(question, engine);
  const limits = sections.length > 0 || actions.length > 0 ? sections : leans;
  const part = { words: [], sections: limits, leans };
  const hits = register.statements
    .filter((placed) => isInScope(placed, question) && isInSections(placed, limits))
    .map((placed): Hit => ({ placed, score: leanOf(placed, part, weights), marks: [], leadInMarks: [], why: [] }))
    .toSorted((a, b) => b.score - a.score);
  return hits.length > 0 ? toFound(question, hits) : nothing(question, engine);
}

function severalReports(question: Question, named: readonly NamedAction[], { register }: Engine): Answer {
  const prompt = `Action ${named[0]?.action.number} of which department?`;
  return { kind: 'several', question, prompt, choices: named.map((one) => choiceOf(one, register)), hits: [] };
}

const toFound = (question: Question, hits: readonly Hit[]): Answer => ({
  kind: 'found',
  question,
  total: hits.length,
  hits,
});

function nothing(question: Question, { register, suggest }: Engine): Answer {
  const searched = register.reports.filter(({ id }) => question.scope.report === null || id === question.scope.report);
  return { kind: 'nothing', question, searched, suggestions: suggest()(question.words) };
}
