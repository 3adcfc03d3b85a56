import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Action, Report } from '../register/report.ts';
import { asOfKey, askedAsOf, takeAsOf } from './as-of.ts';
import { rarityOf } from './concepts.ts';
import { createEarlierEngines, type HeldOn } from './earlier-engines.ts';
import { createEngine, type Engine } from './engine.ts';
import { toHit, type Hit } from './hit.ts';
import { isYear } from './limit-words.ts';
import { findNamedActions, type NamedAction } from './named-action.ts';
import type { Question } from './question.ts';
import { withoutLimits } from './scope.ts';
import { isInSections, isInScope, leanOf, searchParts } from './search-parts.ts';
import { parseVocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** One of several things a question may mean. */
interface Choice {
  readonly label: string;
  /** What to ask instead. */
  readonly query: string;
}

/** What some reports say on a question. */
type Said =
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
      /** Where no edition was held on the day as of which it was asked: the date of the oldest (null: none has one). Otherwise null. */
      readonly notHeld: { readonly oldest: PlainDate | null } | null;
    };

/** What the loaded reports say on a question, and the register that says it: the current one, or as it was on a past day. */
export type Answer = Said & { readonly register: Register };

/** How to ask. */
interface AskOptions {
  /** Keys of limits (of `describeScope`) to leave out, so that a question can be widened. */
  readonly without?: readonly string[];
  /** The past day as of which it is asked, whatever its words name. Default: what its words name. */
  readonly asOf?: PlainDate | null;
}

/** Answers questions about a register. */
export interface Asker {
  /** Never throws; takes time in proportion to the register, whatever the text. */
  ask(text: string, today: PlainDate, options?: AskOptions): Answer;
}

/** Prepares a register and a vocabulary (the text of its file) for questions. Lines of the vocabulary that cannot be read are passed over. */
export function createAsker(register: Register, vocabularyText: string, weights: Weights = WEIGHTS): Asker {
  const current = createEngine(register, parseVocabulary(vocabularyText), weights);
  const on = createEarlierEngines(current);
  return { ask: (text, today, options = {}) => ask(text, { today, options, current, on }) };
}

interface Asking {
  readonly today: PlainDate;
  readonly options: AskOptions;
  /** Of the current editions. */
  readonly current: Engine;
  readonly on: (day: PlainDate) => HeldOn;
}

/** As of a past day, that day is today: "this year" is its year, and what was published later is not there. */
function ask(text: string, { today, options, current, on }: Asking): Answer {
  const { without = [] } = options;
  const { day: said, rest } = takeAsOf(text, today);
  const named = said !== null && without.includes(asOfKey(said)) ? null : said;
  const asOf = options.asOf ?? named;
  const held = asOf === null ? { engine: current } : on(asOf);
  const engine = 'engine' in held ? held.engine : current;
  const read = engine.read(rest, asOf ?? today);
  const question = withoutLimits({ ...read, raw: text, scope: { ...read.scope, asOf } }, without);
  const { register } = engine;
  if ('engine' in held) return { ...answerQuestion(question, engine), register };
  return { kind: 'nothing', question, searched: [], suggestions: [], notHeld: held, register };
}

function answerQuestion(question: Question, engine: Engine): Said {
  return question.actionName.length > 0 ? askNamedAction(question, engine) : answer(question, engine);
}

/** "the procurement action": that action where one fits best, a choice where several fit alike, else the words as any others. */
function askNamedAction(question: Question, engine: Engine): Said {
  const { actionName, scope } = question;
  const named = findNamedActions(engine.findConcepts(actionName), question, engine);
  const plain = {
    ...question,
    parts: [...question.parts, { words: actionName, sentence: 0, sections: scope.sections, leans: scope.leans }],
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
    choices: named.map((choice) => choiceOf(choice, question, engine.register)),
    hits: found.kind === 'found' ? found.hits : [],
  };
}

function inAction(question: Question, { report, action }: NamedAction, { reports }: Register): Question {
  const { scope } = question;
  return {
    ...question,
    scope: { ...scope, reports: reports.length > 1 ? [report.id] : scope.reports, actions: [action.number] },
  };
}

/** What is asked instead is asked as of the same day. */
function choiceOf({ report, action }: NamedAction, { scope }: Question, { reports }: Register): Choice {
  const department = reports.length > 1 ? (report.abbreviation ?? report.department ?? report.title) : null;
  const label = `Action ${action.number}: ${action.title.text}`;
  return department === null
    ? { label, query: askedAsOf(`action ${action.number}`, scope.asOf) }
    : { label: `${department}, ${label}`, query: askedAsOf(`${department} action ${action.number}`, scope.asOf) };
}

function answer(question: Question, engine: Engine): Said {
  const hasWords = question.parts.some(({ words }) => engine.findConcepts(words).length > 0);
  if (!hasWords || isOfYears(question)) return answerByScope(question, engine);
  const found = searchParts(question, { ...engine, contains: engine.contains() });
  if (found.length > 0)
    return toFound(
      question,
      found.map((one) => toHit(one, engine.index)),
    );
  if (isOfLimits(question, engine)) return answerByScope(question, engine);
  return nothing(question, engine);
}

/** "Action 7 in 2014": its sections of that year are meant, not the statements that happen to say it. */
const isOfYears = ({ words, scope }: Question): boolean =>
  scope.leans.some(({ year }) => year !== null) &&
  words.every((word) => isYear(word) && !scope.uncoveredYears.includes(Number(word)));

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
function answerByScope(question: Question, engine: Engine): Said {
  const { register, weights } = engine;
  const { actions, sections, leans, reports } = question.scope;
  const named = actions
    .flatMap((number) => register.actionsNumbered(number))
    .filter((one) => reports.length === 0 || reports.includes(one.report.id));
  const [only] = named;
  if (actions.length === 1 && named.length > 1) return severalReports(question, named, engine);
  if (only && named.length === 1 && actions.length === 1 && sections.length === 0 && leans.length === 0)
    return { kind: 'action', question, ...only };
  if (actions.length === 0 && sections.length === 0 && leans.length === 0 && reports.length === 0)
    return nothing(question, engine);
  const limits = sections.length > 0 || actions.length > 0 ? sections : leans;
  const part = { words: [], sentence: 0, sections: limits, leans };
  const hits = register.statements
    .filter((placed) => isInScope(placed, question) && isInSections(placed, limits))
    .map((placed): Hit => ({ placed, score: leanOf(placed, part, weights), marks: [], leadInMarks: [], why: [] }))
    .toSorted((a, b) => b.score - a.score);
  return hits.length > 0 ? toFound(question, hits) : nothing(question, engine);
}

function severalReports(question: Question, named: readonly NamedAction[], { register }: Engine): Said {
  const prompt = `Action ${named[0]?.action.number} of which department?`;
  return {
    kind: 'several',
    question,
    prompt,
    choices: named.map((one) => choiceOf(one, question, register)),
    hits: [],
  };
}

const toFound = (question: Question, hits: readonly Hit[]): Said => ({
  kind: 'found',
  question,
  total: hits.length,
  hits,
});

function nothing(question: Question, { register, suggest }: Engine): Said {
  const searched = register.reports.filter(
    ({ id }) => question.scope.reports.length === 0 || question.scope.reports.includes(id),
  );
  return { kind: 'nothing', question, searched, suggestions: suggest()(question.words), notHeld: null };
}
