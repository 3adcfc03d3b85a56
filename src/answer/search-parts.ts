import type { PlacedStatement } from '../register/report.ts';
import type { Contains, Expected } from './expected.ts';
import { rarityOf, type Concept, type FindConcepts } from './concepts.ts';
import { isAnswered, isNamed, isWhole, toGroup, type Group } from './is-answered.ts';
import { isYear } from './limit-words.ts';
import type { SectionLimit } from './limits.ts';
import type { Question } from './question.ts';
import type { QuestionPart } from './question-parts.ts';
import { bestFirst, rank, type Ranked } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import type { Weights } from './weights.ts';

/** A statement that answers. */
export interface Found {
  readonly statement: number;
  readonly score: number;
  /** What it was looked for by: the concepts of every part it answers. */
  readonly concepts: readonly Concept[];
}

interface Engine {
  readonly index: SearchIndex;
  readonly contains: Contains;
  readonly findConcepts: FindConcepts;
  readonly weights: Weights;
}

/** The statements that answer a question, best first; none where the report says nothing on it. */
export function searchParts(question: Question, engine: Engine): readonly Found[] {
  const parts = question.parts
    .map((part) => ({ part, concepts: engine.findConcepts(part.words) }))
    .filter(({ concepts }) => concepts.length > 0)
    .map(({ part, concepts }): PartFound => ({
      sentence: part.sentence,
      rarity: rarityOf(concepts),
      otherMatters: rarityOf(concepts.filter(({ isOtherMatter }) => isOtherMatter)),
      groups: answeredGroups(rankPart(part, concepts, { question, engine }), question, engine),
    }));
  // Who asks in several sentences tells who they are, and why: one of them answered is enough.
  const sentences = [...Map.groupBy(parts, ({ sentence }) => sentence).values()];
  return mergeGroups(
    sentences
      .filter((sentence) => isEnough(sentence, engine.weights))
      .flatMap((sentence) => sentence.flatMap(({ groups }) => groups)),
    engine.weights,
  );
}

/** What answers in one of the sections named answers in the others, too, with less: "the commitments, and what came of them in 2014". */
function answeredGroups(groups: readonly Group[], question: Question, engine: Engine): readonly Group[] {
  const { weights } = engine;
  const answered = new Set(
    groups.filter((group) => isAnswered(group, question, weights) && hasExpected(group, question, engine)),
  );
  if (answered.size === 0) return [];
  return groups.filter((group) => answered.has(group) || group.covered >= weights.partAnswered);
}

/** What a part of a question found that answers it: no group where nothing does. */
interface PartFound {
  readonly sentence: number;
  readonly rarity: number;
  /** Of the words of other matters alone. */
  readonly otherMatters: number;
  readonly groups: readonly Group[];
}

/** Whether a sentence is answered in part, or by a published name; not where its other parts ask of other matters that weigh more. */
function isEnough(parts: readonly PartFound[], { partAnswered, partUnanswered }: Weights): boolean {
  const total = parts.reduce(
    (sum, { rarity, otherMatters, groups }) =>
      sum + (groups.length > 0 ? rarity : otherMatters + partUnanswered * (rarity - otherMatters)),
    0,
  );
  const covered = parts.reduce(
    (sum, { rarity, groups }) => sum + rarity * Math.max(0, ...groups.map((group) => group.covered)),
    0,
  );
  return covered >= partAnswered * total || parts.some(({ groups }) => groups.some(isNamed));
}

/** "How many" is answered where a number stands, in one of so many best statements. */
const NUMBER_AMONG = 2;
/** "Did they ever say how many" asks whether: what was said of the matter answers it. */
const ASKS_AMOUNT = /^\P{L}*(?:how|hw|what|wat|wot|which)\b/iu;
/** So does a question that names a figure ("reoffending rates"), unless one statement has all of its words. */
const NAMES_AMOUNT =
  /\b(?:rates|statistics|stats|figures|numbers? of|costs? of|budgets?|salar(?:y|ies)|prices? of|spending)\b/iu;

function hasExpected(group: Group, { expected, raw }: Question, { index, contains }: Engine): boolean {
  const best = group.ranked.slice(0, NUMBER_AMONG).map(({ statement }) => index.statements[statement]);
  const has = (asked: Expected): boolean => best.some((placed) => placed !== undefined && contains(placed, asked));
  if (expected === 'share') return has('share');
  const isAsked = expected === 'number' && ASKS_AMOUNT.test(raw);
  if (!isAsked && (!NAMES_AMOUNT.test(raw) || isWhole(group))) return true;
  return has('number');
}

function rankPart(
  part: QuestionPart,
  concepts: readonly Concept[],
  { question, engine }: { readonly question: Question; readonly engine: Engine },
): readonly Group[] {
  const { index, weights, contains } = engine;
  const { expected } = question;
  const forExpected = expected === 'share' ? weights.expectedShare : weights.expected;
  const lean = (placed: PlacedStatement): number =>
    leanOf(placed, part, weights) * (expected !== null && contains(placed, expected) ? forExpected : 1);
  const years = uncoveredYears(question);
  const limits = part.sections.length > 1 ? part.sections.map((limit) => [limit]) : [part.sections];
  return limits.map((sections) => {
    const isAllowed = (placed: PlacedStatement): boolean =>
      isInScope(placed, question) && isInSections(placed, sections) && isOfYears(placed, years);
    const found = rank({ concepts, isAllowed, lean }, index, weights);
    const ranked = expected === 'list' ? found : demoteSiblings(found, { concepts, index, weights });
    return toGroup(concepts, ranked, weights);
  });
}

/** Of bullets that only their common lead-in fits, one says it; the others step back. */
function demoteSiblings(
  ranked: readonly Ranked[],
  { concepts, index, weights }: { readonly concepts: readonly Concept[] } & Pick<Engine, 'index' | 'weights'>,
): readonly Ranked[] {
  const lists = listsOfSeveral(ranked, index);
  if (lists.size === 0) return ranked;
  const terms = new Set(
    concepts.flatMap(({ alternatives }) => alternatives.flatMap((alternative) => alternative.terms)),
  );
  const seen = new Set<number>();
  const demoted = ranked.map((one): Ranked => {
    const list = index.listOf(one.statement);
    if (list === null || !lists.has(list) || index.places(one.statement).text.some(({ term }) => terms.has(term)))
      return one;
    if (seen.has(list)) return { ...one, score: one.score * weights.sibling };
    seen.add(list);
    return one;
  });
  return demoted.toSorted(bestFirst);
}

/** The lists of which several bullets are among them: most questions find none. */
function listsOfSeveral(ranked: readonly Ranked[], index: SearchIndex): ReadonlySet<number> {
  const [seen, several] = [new Set<number>(), new Set<number>()];
  for (const { statement } of ranked) {
    const list = index.listOf(statement);
    if (list !== null) (seen.has(list) ? several : seen).add(list);
  }
  return several;
}

/** The years that were typed where no report covers one of them; none where one is covered. "Last year" is none: it means the latest then. */
function uncoveredYears({ words, scope }: Question): readonly string[] {
  const typed = words.filter(isYear);
  return typed.every((year) => scope.uncoveredYears.includes(Number(year))) ? typed : [];
}

/** Whether a statement names one of some years, for no section is of them; without any all do. */
const isOfYears = ({ statement }: PlacedStatement, years: readonly string[]): boolean =>
  years.length === 0 || years.some((year) => statement.text.includes(year));

/** Whether a statement is of the report and actions that were named. */
export function isInScope({ action, report }: PlacedStatement, { scope }: Question): boolean {
  return (
    (scope.reports.length === 0 || scope.reports.includes(report.id)) &&
    (scope.actions.length === 0 || scope.actions.includes(action.number))
  );
}

/** Title and description promise too: they stay where commitments were named without more. */
export function isInSections({ section, place }: PlacedStatement, limits: readonly SectionLimit[]): boolean {
  if (limits.length === 0) return true;
  if (section) return limits.some((limit) => fits(section, limit));
  return place !== 'note' && limits.every(({ kind, year }) => kind === 'commitments' && year === null);
}

const fits = (section: { readonly kind: string; readonly year: number }, { kind, year }: SectionLimit): boolean =>
  (kind === null || section.kind === kind) && (year === null || section.year === year);

/** What a statement is multiplied by for the section it stands in: once for the year, once for the kind that the question leans to. */
export function leanOf({ section }: PlacedStatement, { sections, leans }: QuestionPart, weights: Weights): number {
  if (!section) return sections.length > 0 ? weights.besideCommitments : 1;
  return leans.reduce((product, limit) => product * leanTo(section, limit, weights), 1);
}

function leanTo(
  section: { readonly kind: string; readonly year: number },
  { kind, year }: SectionLimit,
  { lean }: Weights,
): number {
  const byYear = year !== null && section.year === year ? lean : 1;
  if (kind === null) return byYear;
  if (section.kind === kind) return byYear * lean;
  const isPromise = kind !== 'progress' && section.kind !== 'progress';
  return byYear * (isPromise ? Math.sqrt(lean) : 1);
}

/** Scores are counted from each group's own best, so that each part and each named section brings its best hits; what answers several comes first. */
function mergeGroups(groups: readonly Group[], weights: Weights): readonly Found[] {
  const [only] = groups;
  if (only && groups.length === 1) return aboveTail(only, weights).map((one) => toFound(one, only.concepts));
  const merged = new Map<number, Found>();
  const bestOfAll = Math.max(...groups.map(bestOf));
  for (const group of groups) {
    for (const { statement, score } of aboveTail(group, weights)) {
      const known = merged.get(statement);
      const share = score * Math.sqrt(bestOfAll / bestOf(group));
      const concepts = known === undefined ? group.concepts : [...new Set([...known.concepts, ...group.concepts])];
      merged.set(statement, toFound({ statement, score: (known?.score ?? 0) + share }, concepts));
    }
  }
  return [...merged.values()].toSorted(bestFirst);
}

const bestOf = ({ ranked }: Group): number => ranked[0]?.score ?? 0;

/** What is not far weaker than the group's best. */
function aboveTail(group: Group, weights: Weights): readonly Ranked[] {
  const end = group.ranked.findIndex(({ score }) => score < bestOf(group) * weights.tail);
  return end < 0 ? group.ranked : group.ranked.slice(0, end);
}

const toFound = ({ statement, score }: Pick<Ranked, 'statement' | 'score'>, concepts: readonly Concept[]): Found => ({
  statement,
  score,
  concepts,
});
