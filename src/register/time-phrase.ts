import type { Precision } from './activity.ts';
import { addDays, endOfMonth, yearOf, type PlainDate } from './calendar.ts';
import type { Piece } from './split-sentences.ts';
import { findTimeSpans, type TimeContext, type TimeSpan } from './time-span.ts';

/**
 * What a phrase says of its time: something must be so by then (`deadline`), or happens in it (`within`).
 * Starts (`from April 2014`), durations (`throughout 2014`) and years that only name something are no phrases here.
 */
type Relation = 'deadline' | 'within';

/** Words that say when: `by March 2013`, `in 2015`, `between April and June 2014`. */
export interface TimePhrase extends Piece {
  readonly relation: Relation;
  /** The last day that they allow. */
  readonly on: PlainDate;
  readonly precision: Precision;
}

const BEFORE = 'before|prior\\sto|ahead\\sof|in\\stime\\sfor';
const BY =
  '(?:by\\s)?(?:no|not)\\slater\\sthan|on\\sor\\sbefore|by|until|till|due\\s(?:by|in|on|for)|(?:deadline|target|target\\sdate)\\s(?:of|is)';
const START =
  '(?:start(?:ing|s|ed)?|beg(?:in|inning|ins|an)|commenc(?:e|es|ing)|effective|as|with\\seffect)\\s(?:in|on|from|of)|from|since|after|following|onwards';
const WITHIN = 'in|during|within|on|at|between';

/** What stands directly before a stretch of time: its preposition, and whether its end or its beginning is meant. */
const LEFT = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:(?<start>${START})|(?<before>${BEFORE})|(?<by>${BY})|(?<within>${WITHIN}))\\s(?:around\\s|about\\s)?(?<the>the\\s)?` +
    `(?:(?<edge>end|close|beginning|start|middle)(?:\\sof\\s|\\s|-)(?:the\\s)?)?(?:(?:calendar\\s)?year\\s)?$`,
  'iu',
);
/** `… and April 2014`: what goes on from the phrase before. */
const ALSO = /^(?:\s?,)?\s?(?:(?:and|or|then)\s)?(?:the\s)?(?<edge>end(?:\sof\s|\s|-)(?:the\s)?)?$/i;

/** How far back a preposition and its companions can reach, in characters. */
const REACH = 48;

interface Link {
  readonly start: number;
  readonly kind: 'start' | 'before' | 'by' | 'within';
  readonly isBetween: boolean;
  readonly edge: string;
  readonly hasThe: boolean;
}

/** A phrase found, or only its link where it is none, so that the next one can go on from it. */
interface Step {
  readonly link: Link;
  readonly end: number;
  readonly phrase: TimePhrase | null;
}

/** Finds the phrases of a text that name a time something is due by or happens in, in order. */
export function findTimePhrases(text: string, context: TimeContext): readonly TimePhrase[] {
  const phrases: TimePhrase[] = [];
  let earlier: Step | null = null;
  for (const span of findTimeSpans(text, context)) {
    const step: Step | null = readStep(text, span, earlier);
    // `between April 2014 and June 2015` is one stretch of time.
    if (earlier?.phrase != null && step?.link.isBetween === true && step.link.start === earlier.link.start)
      phrases.pop();
    if (step?.phrase != null) phrases.push(step.phrase);
    earlier = step;
  }
  return phrases;
}

function readStep(text: string, span: TimeSpan, earlier: Step | null): Step | null {
  const link = continueLink(text, span, earlier) ?? readLink(text, span);
  return link === null
    ? null
    : { link, end: span.end, phrase: isOnlyName(text, span, link) ? null : toPhrase(text, span, link) };
}

/** The link of the phrase before, where this stretch of time goes on from it. */
function continueLink(text: string, span: TimeSpan, earlier: Step | null): Link | null {
  if (earlier === null) return null;
  const gap = text.slice(earlier.end, span.start);
  const also = gap === '' || gap.length > REACH ? null : ALSO.exec(gap);
  if (also === null) return null;
  const start = earlier.link.isBetween ? earlier.link.start : span.start - (also.groups?.['edge'] ?? '').length;
  return { ...earlier.link, start, edge: also.groups?.['edge']?.toLowerCase() ?? '' };
}

function readLink(text: string, span: TimeSpan): Link | null {
  const from = Math.max(0, span.start - REACH);
  const match = LEFT.exec(text.slice(from, span.start));
  if (match === null) return null;
  const groups = match.groups ?? {};
  const kind = groups['start'] ? 'start' : groups['before'] ? 'before' : groups['by'] ? 'by' : 'within';
  const isCut = /^[^\p{L}\p{N}]/u.test(match[0]);
  const preposition = groups[kind] ?? '';
  return {
    start: from + match.index + (isCut ? 1 : 0),
    kind,
    isBetween: /^between$/i.test(preposition),
    edge: groups['edge']?.toLowerCase() ?? '',
    hasThe: groups['the'] !== undefined,
  };
}

function toPhrase(text: string, span: TimeSpan, link: Link): TimePhrase | null {
  // `from April 2014` only begins; `from April to June 2014` is a stretch of time.
  const isStretch =
    /\sto\s/.test(text.slice(span.start, span.end)) && /^from$/i.test(text.slice(link.start, link.start + 4));
  if (link.kind === 'start' && !isStretch) return null;
  const relation = link.kind === 'within' || link.kind === 'start' ? 'within' : 'deadline';
  const days = daysMeant(span, link);
  return { start: link.start, end: span.end, relation, ...days };
}

function daysMeant(span: TimeSpan, { kind, edge }: Link): { readonly on: PlainDate; readonly precision: Precision } {
  const { first, last, precision } = span;
  const isEnd = /^(?:end|close)/.test(edge);
  if (kind === 'before' && !isEnd) return { on: addDays(first, -1), precision };
  if (/^(?:beginning|start)/.test(edge)) return { on: first, precision: precision === 'day' ? 'day' : 'month' };
  if (edge === 'middle' && precision === 'year') return { on: endOfMonth(yearOf(last), 8), precision: 'month' };
  return { on: last, precision };
}

/** Words that may follow a time that stands for itself; another noun makes a name of it (`the 2015 election`, `2015 budgets`). */
const MAY_FOLLOW = new Set(
  (
    'and or but nor to for with without until till through when which that who whose as so if in on at by of off from via after before while where once unless ' +
    'we it they i he she you the a an our its their his her this these those all each every most some any both either many several no ' +
    'is are was were be will would should shall can could may might must has have had do does did at-the-latest not also then than because since under across over into onto about against between ' +
    'calendar financial fiscal year deadline target period respectively together'
  ).split(' '),
);

function isOnlyName(text: string, span: TimeSpan, link: Link): boolean {
  const next = /^\s([\p{L}\p{N}’'-]{1,40})/u.exec(text.slice(span.end, span.end + 42))?.[1];
  if (next === undefined || link.edge !== '') return false;
  const low = next.toLowerCase();
  if (MAY_FOLLOW.has(low) || /(?:ing|ly|ed)$/.test(low)) return false;
  if (link.hasThe) return true;
  // `In 2015 digital services will …` begins with its time.
  const isFirst = !/[\p{L}\p{N}]/u.test(text.slice(0, link.start));
  return !isFirst && /^\p{Ll}/u.test(next);
}
