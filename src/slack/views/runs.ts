import type { RichTextElement } from '@slack/types';
import { escapeMarkup, mayRunLeft, onOneLine, withoutDirection } from './text.ts';

/**
 * A piece of a line. A string is shown as it is and never parsed: the words of reports and people are always strings or `strong`.
 * Links, people and channels can only come from our own code.
 */
export type Run =
  | string
  | { readonly strong: string }
  | { readonly aside: string }
  | { readonly link: string; readonly text: string }
  /** Where a quote stands, opened at the quote: in the blocks only. The text names each report's address once, to leave room for the quotes. */
  | { readonly source: string | null }
  | { readonly user: string }
  | { readonly channel: string };

/** A stretch of text that matched: UTF-16 offsets, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Runs as `rich_text` elements, in which Slack parses nothing. Empty ones are left out: Slack refuses them. */
export function richElements(runs: readonly Run[]): RichTextElement[] {
  const elements: RichTextElement[] = [];
  for (const run of runs) addRun(elements, run);
  return elements;
}

function addRun(elements: RichTextElement[], run: Run): void {
  if (typeof run === 'string') return run === '' ? undefined : void elements.push({ type: 'text', text: run });
  if ('strong' in run) return addStyled(elements, run.strong, BOLD);
  if ('aside' in run) return addStyled(elements, run.aside, ITALIC);
  if ('link' in run) return void elements.push({ type: 'link', url: run.link, text: run.text });
  if ('source' in run) return addSource(elements, run.source);
  if ('user' in run) return void elements.push({ type: 'user', user_id: run.user });
  elements.push({ type: 'channel', channel_id: run.channel });
}

const BOLD = { bold: true };
const ITALIC = { italic: true };

function addStyled(elements: RichTextElement[], text: string, style: { bold?: boolean; italic?: boolean }): void {
  if (text !== '') elements.push({ type: 'text', text, style });
}

function addSource(elements: RichTextElement[], url: string | null): void {
  if (url !== null) elements.push({ type: 'text', text: ' · ' }, { type: 'link', url, text: 'source' });
}

/** The same runs as one line of a message's `text`, escaped once. */
export function markup(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += markupOf(run);
  return text;
}

function markupOf(run: Run): string {
  if (typeof run === 'string') return wordsOf(run);
  if ('strong' in run) return wordsOf(run.strong);
  if ('aside' in run) return escapeMarkup(run.aside);
  if ('source' in run) return '';
  if ('link' in run)
    return `<${run.link.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeMarkup(onOneLine(run.text))}>`;
  return 'user' in run ? `<@${run.user}>` : `<#${run.channel}>`;
}

const LINE_BREAK_OR_MARKUP = /[\n\r\u2028\u2029&<>]/;

/** Few texts have a line break or something to escape: looking for all at once is quicker than for one after the other. */
function wordsOf(text: string): string {
  return LINE_BREAK_OR_MARKUP.test(text) ? escapeMarkup(onOneLineKeepingEnds(text)) : text;
}

/** The same runs as plain text, for a file: a link by its whole address, people and channels by their ids. */
export function plainWords(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return run;
      if ('strong' in run) return run.strong;
      if ('aside' in run) return run.aside;
      if ('source' in run) return run.source ?? '';
      if ('link' in run) return run.link;
      return 'user' in run ? run.user : run.channel;
    })
    .map(onOneLineKeepingEnds)
    .join('');
}

const LINE_BREAK = /[\n\r\u2028\u2029]/;
const LINE_BREAKS = /[\n\r\u2028\u2029]+/gu;

/** A line break in somebody's words must not begin a line of ours. */
function onOneLineKeepingEnds(text: string): string {
  // Few texts have one: looking is quicker than replacing.
  return LINE_BREAK.test(text) ? text.replaceAll(LINE_BREAKS, ' ') : text;
}

/** Runs of somebody's words, isolated together where they may run from right to left, so that what stands around them keeps its order. */
export function isolateRuns(runs: readonly Run[]): readonly Run[] {
  if (!mayRunLeft(plainWords(runs))) return runs;
  const words = runs.map((run): Run => {
    if (typeof run === 'string') return withoutDirection(run);
    return 'strong' in run ? { strong: withoutDirection(run.strong) } : run;
  });
  return ['\u2068', ...words, '\u2069'];
}

/** Text with its marked stretches strong. Marks may be unsorted, overlap or reach beyond the text; the characters stay the same. */
export function markedRuns(text: string, marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) runs.push(text.slice(at, from));
    runs.push({ strong: text.slice(from, to) });
    at = to;
  }
  if (at < text.length) runs.push(text.slice(at));
  return runs;
}
