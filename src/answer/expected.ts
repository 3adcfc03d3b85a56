import type { PlacedStatement, Statement } from '../register/report.ts';

/** What kind of thing a question asks for, by its question word: a person's name, a number, a share of a whole, a date, a list. */
export type Expected = 'name' | 'number' | 'share' | 'date' | 'list';

/** What statements contain of it. */
export type Contains = (placed: PlacedStatement, expected: Expected) => boolean;

const AMOUNTS = new Set(['many', 'much', 'total', 'figure', 'figures']);
const SHARES = new Set(['percentage', 'percentages', 'percent', 'proportion', 'proportions', 'pct']);
const ASKING = new Set(['how', 'what', 'which', 'whats']);
const DATES = new Set(['when', 'whens', 'wen', 'deadline', 'deadlines', 'date', 'dates', 'month']);
const LISTS = new Set(['which', 'list', 'what']);

/** A word of a question. */
interface Asked {
  readonly word: string;
}

/** Words without which only a percent sign says what is asked for. */
const ALL_ASKING = new Set([...AMOUNTS, ...SHARES, ...DATES, ...LISTS, 'share', 'who', 'whos', 'whom', 'whose', 'how']);

/** Whether a word may say what is asked for. */
export const isAskingWord = (word: string): boolean => ALL_ASKING.has(word);

/** What is asked for where no word says it: a percent sign may. */
export const readSign = (raw: string): Expected | null => (raw.includes('%') && /(?<!\d)%/.test(raw) ? 'share' : null);

/** What the question word asks for, or a percent sign; null where there is none or it says nothing. */
export function readExpected(words: readonly Asked[], raw: string): Expected | null {
  const said = new Set(words.map(({ word }) => word));
  const asksShare = words.some(
    ({ word }, at) => SHARES.has(word) || (word === 'share' && ASKING.has(words[at - 1]?.word ?? '')),
  );
  if (asksShare || readSign(raw) !== null) return 'share';
  if ([...AMOUNTS].some((word) => said.has(word)) && words.some(({ word }) => ASKING.has(word))) return 'number';
  if (said.has('who') || said.has('whos') || said.has('whom') || said.has('whose')) return 'name';
  if ([...DATES].some((word) => said.has(word))) return 'date';
  if (asksForWays(words)) return 'list';
  return LISTS.has(words[0]?.word ?? '') &&
    words.some(({ word }) => word === 'are' || word === 'were' || word === 'which')
    ? 'list'
    : null;
}

/** "How did they help", "helped how": the ways, of which there may be several; "how long" asks for something else. */
function asksForWays(words: readonly Asked[]): boolean {
  const [first, second] = [words[0]?.word ?? '', words[1]?.word ?? ''];
  return (first === 'how' && AUXILIARY.has(second)) || words.at(-1)?.word === 'how';
}

const AUXILIARY = new Set(['did', 'do', 'does', 'has', 'have', 'had', 'is', 'are', 'was', 'were', 'will', 'would']);

const MONTH =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:19|20)\d\d\b/;
const NUMBER = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|doubled|half)\b/i;
const SHARE = /\d ?%|\b(?:per cent|percent|majority|most of|all of|half|thirds?(?! part)|quarter)\b/i;
const NAME = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu;
const YEAR = /\b(?:19|20)\d\d\b/g;

/** Prepares what statements contain: names are two capitals in a row that the register never writes small. */
export function createContains(statements: readonly PlacedStatement[]): Contains {
  const small = new Set(statements.flatMap(({ statement }) => statement.text.match(/\b\p{Ll}+/gu) ?? []));
  const hasName = (text: string): boolean =>
    [...text.matchAll(NAME)].some(([name]) => name.split(' ').every((word) => !small.has(word.toLowerCase())));
  const contained = new Map<Statement, ReadonlySet<Expected>>();
  for (const { statement } of statements) {
    const found = new Set<Expected>();
    if (hasName(statement.text)) found.add('name');
    if (NUMBER.test(statement.text.replace(YEAR, ''))) found.add('number');
    if (SHARE.test(statement.text)) found.add('share');
    if (MONTH.test(statement.text)) found.add('date');
    if (statement.leadIn !== null) found.add('list');
    contained.set(statement, found);
  }
  return ({ statement }, expected) => contained.get(statement)?.has(expected) ?? false;
}
