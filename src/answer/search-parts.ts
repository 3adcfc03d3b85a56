import type { PlacedStatement } from '../register/report.ts';
import type { Contains } from './expected.ts';
import { rarityOf, type Concept, type FindConcepts } from './concepts.ts';
import { isAnswered, isNamed, isWhole, toGroup, type Group } from './is-answered.ts';
import type { SectionLimit } from './limits.ts';
import type { Question } from './question.ts';
import type { QuestionPart } from './question-parts.ts';
import { rank, type Ranked } from './rank.ts';
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
    .map(({ part, concepts }) => ({
      groups: rankPart(part, concepts, { question, engine }),
      rarity: rarityOf(concepts),
    }));
  const total = parts.reduce((sum, { rarity }) => sum + rarity, 0);
  const answered = parts
    .map(({ groups, rarity }) => ({
      rarity,
      groups: groups.filter(
        (group) => isAnswered(group, question, engine.weights) && hasExpected(group, question, engine),
      ),
    }))
    .filter(({ groups }) => groups.length > 0);
  const covered = answered.reduce(
    (sum, { rarity, groups }) => sum + rarity * Math.max(...groups.map((group) => group.covered)),
    0,
  );
  const isEnough =
    covered >= engine.weights.partAnswered * total || answered.some(({ groups }) => groups.some(isNamed));
  if (!isEnough) return [];
  return mergeGroups(
    answered.flatMap(({ groups }) => groups),
    engine.weights,
  );
}

/** "How many" is answered where a number stands, in one of so many best statements. */
const NUMBER_AMONG = 2;
/** "Did they ever say how many" asks whether: what was said of the matter answers it. */
const ASKS_AMOUNT = /^\P{L}*(?:how|hw|what|wat|wot|which)\b/iu;
/** So does a question that names a figure ("reoffending rates"), unless one statement has all of its words. */
const NAMES_AMOUNT =
  /\b(?:rates|statistics|stats|figures|numbers? of|costs? of|budgets?|salar(?:y|ies)|prices? of|spending)\b/iu;

function hasExpected(group: Group, { expected, raw }: Question, { index, contains }: Engine): boolean {
  const isAsked = expected === 'number' && ASKS_AMOUNT.test(raw);
  if (!isAsked && (!NAMES_AMOUNT.test(raw) || isWhole(group))) return true;
  const best = group.ranked.slice(0, NUMBER_AMONG).map(({ statement }) => index.statements[statement]);
  return best.some((placed) => placed !== undefined && contains(placed, 'number'));
}

function rankPart(
  part: QuestionPart,
  concepts: readonly Concept[],
  { question, engine }: { readonly question: Question; readonly engine: Engine },
): readonly Group[] {
  const { index, weights, contains } = engine;
  const { expected } = question;
  const lean = (placed: PlacedStatement): number =>
    leanOf(placed, part, weights) * (expected !== null && contains(placed, expected) ? weights.expected : 1);
  const limits = part.sections.length > 1 ? part.sections.map((limit) => [limit]) : [part.sections];
  return limits.map((sections) => {
    const isAllowed = (placed: PlacedStatement): boolean =>
      isInScope(placed, question) && isInSections(placed, sections);
    const found = rank({ concepts, isAllowed, lean }, index, weights);
    const ranked = expected === 'list' ? found : demoteSiblings(found, { concepts, index, weights });
    return toGroup(concepts, ranked, weights);
  });
}

/** Of bullets that only their common lead-in fits, one says it; the others step back. */
function demoteSiblings(
  ranked: readonly Ranked[],
  {
    concepts,
    index,
    weights,
  }: { readonly concepts: readonly Concept[]; readonly index: SearchIndex; readonly weights: Weights },
): readonly Ranked[] {
  const terms = new Set(
    concepts.flatMap(({ alternatives }) => alternatives.flatMap((alternative) => alternative.terms)),
  );
  const seen = new Set<string>();
  const demoted = ranked.map((one): Ranked => {
    const leadIn = index.statements[one.statement]?.statement.leadIn ?? null;
    if (leadIn === null || index.places(one.statement).text.some(({ term }) => terms.has(term))) return one;
    const key = `${index.statements[one.statement]?.action.title.id} ${leadIn}`;
    if (seen.has(key)) return { ...one, score: one.score * weights.sibling };
    seen.add(key);
    return one;
  });
  return demoted.toSorted((a, b) => b.score - a.score || a.statement - b.statement);
}

/** Whether a statement is of the report and actions that were named. */
export function isInScope({ action, report }: PlacedStatement, { scope }: Question): boolean {
  return (
    (scope.report === null || report.id === scope.report) &&
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
  const merged = new Map<number, { score: number; concepts: readonly Concept[] }>();
  const bestOfAll = Math.max(...groups.map(({ ranked }) => ranked[0]?.score ?? 0));
  for (const { ranked, concepts } of groups) {
    const best = ranked[0]?.score ?? 1;
    for (const { statement, score } of ranked) {
      if (score < best * weights.tail) break;
      const known = merged.get(statement);
      const share = score * Math.sqrt(bestOfAll / best);
      merged.set(statement, {
        score: (known?.score ?? 0) + share,
        concepts: known === undefined ? concepts : [...new Set([...known.concepts, ...concepts])],
      });
    }
  }
  return [...merged]
    .map(([statement, { score, concepts }]) => ({ statement, score, concepts }))
    .toSorted((a, b) => b.score - a.score || a.statement - b.statement);
}
