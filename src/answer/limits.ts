import { yearOf, type PlainDate } from '../register/calendar.ts';
import type { Report, SectionKind } from '../register/report.ts';
import { isYear, KINDS, mayLimit, MONTHS, type Firmness } from './limit-words.ts';
import type { QuestionWord } from './question-words.ts';

/** A section that a question names, or leans to: of this kind, of this year; null is any. */
export interface SectionLimit {
  readonly kind: SectionKind | null;
  readonly year: number | null;
}

/** The periods that the loaded reports have sections of. */
export interface Coverage {
  readonly has: (kind: SectionKind | null, year: number) => boolean;
  /** The latest year of any section; null without sections. */
  readonly latestYear: number | null;
  /** The kind of section whose heading names this month of this year (`december`, 2012); null where none does. */
  readonly headingKind: (month: string, year: number) => SectionKind | null;
}

/** What a stretch of a question says of sections. */
export interface SectionLimits {
  /** Named: nothing else answers. */
  readonly sections: readonly SectionLimit[];
  /** Leant to: these come first. */
  readonly leans: readonly SectionLimit[];
  /** Years meant that no report covers. */
  readonly uncoveredYears: readonly number[];
}

type KindMention = {
  readonly type: 'kind';
  readonly at: number;
  readonly kind: SectionKind;
  readonly firmness: Firmness;
  readonly isAuxiliary: boolean;
};
type YearMention = { readonly type: 'year'; readonly at: number; readonly year: number; readonly isRelative: boolean };

/** A word that says of which kind or year the sections are. `at` is its position among the words. */
export type Mention = KindMention | YearMention;

/** The periods of some reports. */
export function coverageOf(reports: readonly Report[]): Coverage {
  const sections = reports.flatMap((report) => report.actions.flatMap((action) => action.sections));
  const years = new Set(sections.map(({ year }) => year));
  const pairs = new Set(sections.map(({ kind, year }) => `${kind} ${year}`));
  const monthYears = new Map(
    sections.flatMap(({ kind, heading }) =>
      [...heading.toLowerCase().matchAll(/\p{L}+ \d{4}/gu)].map(([found]) => [found, kind] as const),
    ),
  );
  return {
    has: (kind, year) => (kind === null ? years.has(year) : pairs.has(`${kind} ${year}`)),
    latestYear: years.size === 0 ? null : Math.max(...years),
    headingKind: (month, year) => monthYears.get(`${month} ${year}`) ?? null,
  };
}

/** Verbs that only help another one: they lean where no other word does. */
const AUXILIARY = new Set(['did', 'done', 'will']);

/** Words that belong to a kind's name and say nothing else beside it: "planned activities". */
const BESIDE_KIND = new Set(['activity', 'activities', 'section']);

/** Finds the mentions of kinds and years in words that stand at `from` in the question. */
export function findMentions(words: readonly QuestionWord[], coverage: Coverage, today: PlainDate): readonly Mention[] {
  return words.flatMap(({ word }, at): readonly Mention[] => {
    if (!mayLimit(word)) return NO_MENTIONS;
    const kind = KINDS.get(word);
    if (kind) return [{ type: 'kind', at, kind: kind[0], firmness: kind[1], isAuxiliary: AUXILIARY.has(word) }];
    const before = words[at - 1]?.word ?? '';
    if (isYear(word)) {
      const headed = MONTHS.includes(before) ? coverage.headingKind(before, Number(word)) : null;
      if (MONTHS.includes(before) && headed === null) return [];
      const years = yearsFrom(words, at, coverage).map((year): Mention => ({
        type: 'year',
        at,
        year,
        isRelative: false,
      }));
      return headed === null
        ? years
        : [{ type: 'kind', at, kind: headed, firmness: 'names-with-year', isAuxiliary: false }, ...years];
    }
    const relative = relativeYear(before, word, yearOf(today));
    return relative === null ? [] : [{ type: 'year', at, year: relative, isRelative: true }];
  });
}

const NO_MENTIONS: readonly Mention[] = [];
const LONGEST_RANGE = 20;

/** The year at `at`, and those a range goes on to: "2013-14", "2013 to 2015", "since 2013", "before 2014". */
function yearsFrom(words: readonly QuestionWord[], at: number, { has, latestYear }: Coverage): readonly number[] {
  const year = Number(words[at]?.word);
  const next = words[at + 1]?.word ?? '';
  const end = Number(words[at + 2]?.word);
  if (/^\d\d$/.test(next) && Number(next) === (year + 1) % 100) return [year, year + 1];
  const open = OPEN_RANGES.get(words[at - 1]?.word ?? '')?.(year, latestYear ?? year).filter((one) => has(null, one));
  if (open && open.length > 0) return open;
  const isRange =
    (next === 'to' || next === 'until' || (next === 'and' && words[at - 1]?.word === 'between')) && isYear(String(end));
  if (!isRange || end <= year || end - year > LONGEST_RANGE) return [year];
  return between(year, end);
}

const between = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.min(last - first, LONGEST_RANGE) + 1 }, (_, index) => first + index);

/** From a year on, or up to one; only what a report covers is meant. */
const OPEN_RANGES: ReadonlyMap<string, (year: number, latest: number) => readonly number[]> = new Map([
  ['since', between],
  ['after', (year, latest) => between(year + 1, latest)],
  ['before', (year) => between(year - LONGEST_RANGE, year - 1)],
  ['until', (year) => between(year - LONGEST_RANGE, year)],
]);

function relativeYear(before: string, word: string, thisYear: number): number | null {
  if (word === 'now' || word === 'currently' || word === 'today' || word === 'nowadays') return thisYear;
  if (word !== 'year' && word !== 'years') return null;
  return before === 'last' || before === 'previous'
    ? thisYear - 1
    : before === 'this'
      ? thisYear
      : before === 'next'
        ? thisYear + 1
        : null;
}

/** Of words that say nothing of sections. */
export const NO_LIMITS: SectionLimits = { sections: [], leans: [], uncoveredYears: [] };

/** Puts mentions together: a year beside a named kind names that section; anything alone leans, unless it names firmly. */
export function combineMentions(mentions: readonly Mention[], coverage: Coverage): SectionLimits {
  if (mentions.length === 0) return NO_LIMITS;
  const kinds = mentions.filter((mention) => mention.type === 'kind');
  const years = mentions.filter((mention) => mention.type === 'year');
  const namers = kinds.filter(({ firmness }) => firmness !== 'leans');
  const paired = years.map((year) => pair(year, { kinds, namers, coverage }));
  const used = new Set(paired.map(({ kind }) => kind));
  const alone = kinds.filter((kind) => !used.has(kind));
  const leaning = alone.filter(
    ({ firmness, isAuxiliary }) => firmness !== 'names' && !(isAuxiliary && kinds.length > 1),
  );
  const named = paired.filter(({ kind }) => kind !== null && kind.firmness !== 'leans');
  const sections = distinctLimits([
    ...named.map(({ limit }) => limit),
    ...alone
      .filter(({ firmness, kind }) => firmness === 'names' && named.every(({ limit }) => limit.kind !== kind))
      .map(({ kind }) => ({ kind, year: null })),
  ]);
  const covered = sections.filter(({ kind, year }) => year === null || coverage.has(kind, year));
  return {
    sections: covered.length > 0 ? covered : sections,
    leans: distinctLimits([
      ...paired.filter((one) => !named.includes(one)).map(({ limit }) => limit),
      ...leaning.map(({ kind }) => ({ kind, year: null })),
    ]),
    uncoveredYears: [...new Set(years.map(({ year }) => year).filter((year) => !coverage.has(null, year)))],
  };
}

/** A year goes with the kind that is named beside it; where none is named, with the verb beside it. */
function pair(
  year: YearMention,
  {
    kinds,
    namers,
    coverage,
  }: { readonly kinds: readonly KindMention[]; readonly namers: readonly KindMention[]; readonly coverage: Coverage },
): { readonly kind: KindMention | null; readonly limit: SectionLimit } {
  const kind = nearest(namers, year.at) ?? nearest(kinds, year.at);
  return { kind, limit: toLimit(kind, year, coverage) };
}

function nearest(kinds: readonly KindMention[], at: number): KindMention | null {
  return kinds.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0] ?? null;
}

/** "Last year" is the latest year covered where the one meant is not; a commitment of a plan's year is a plan. */
function toLimit(namer: KindMention | null, { year, isRelative }: YearMention, coverage: Coverage): SectionLimit {
  const kind = namer?.kind ?? null;
  const meant = isRelative && !coverage.has(null, year) ? latestOf(kind, coverage) : year;
  if (kind === 'commitments' && meant !== null && !coverage.has(kind, meant) && coverage.has('planned', meant))
    return { kind: 'planned', year: meant };
  return { kind, year: meant };
}

/** The latest year that has sections of a kind; of any kind where none has. */
function latestOf(kind: SectionKind | null, { has, latestYear }: Coverage): number | null {
  if (latestYear === null) return null;
  return between(latestYear - LONGEST_RANGE, latestYear).findLast((year) => has(kind, year)) ?? latestYear;
}

/** Each limit once, in order. */
export function distinctLimits(limits: readonly SectionLimit[]): readonly SectionLimit[] {
  if (limits.length < 2) return limits;
  return [...new Map(limits.map((limit) => [`${limit.kind} ${limit.year}`, limit])).values()];
}

/** Whether a mention's word, or the word beside it, says nothing but the limit. */
export function isLimitWord(words: readonly QuestionWord[], at: number): boolean {
  const { word } = words[at] ?? { word: '' };
  const [before, after] = [words[at - 1]?.word ?? '', words[at + 1]?.word ?? ''];
  if (KINDS.has(word)) return true;
  if (BESIDE_KIND.has(word)) return KINDS.has(before);
  if (word === 'year' || word === 'years') return ['last', 'this', 'next', 'previous'].includes(before);
  if (/^\d\d$/.test(word)) return isYear(before) && Number(word) === (Number(before) + 1) % 100;
  return MONTHS.includes(word) && isYear(after) ? false : ['now', 'currently', 'today', 'nowadays'].includes(word);
}
