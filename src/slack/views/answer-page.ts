import type { Button } from '@slack/types';
import type { Answer } from '../../answer/answer.ts';
import type { Hit } from '../../answer/hit.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { PlacedStatement } from '../../register/report.ts';
import type { Asked, Look } from '../press.ts';
import type { Recording } from '../asking/recording.ts';
import { keep } from '../../answer/remember.ts';
import { card, type Choice, buttons, type Part, paragraph, toButton } from './parts.ts';
import { fit, type Message } from './message.ts';
import { citation, quoteLine, sourceNotes } from './quote.ts';
import { underStatement } from './recorded-parts.ts';
import { scopeParts } from './scope-line.ts';
import { clip, countOf, onOneLine } from './text.ts';
import { wholeAction } from './whole-action.ts';

/** Statements on one page of an answer. */
const HITS_ON_A_PAGE = 5;

/** The question is repeated above its answer up to this length. */
const SHOWN_QUESTION = 120;

/** What a page of an answer is made from. */
export interface AnswerPage {
  readonly answer: Extract<Answer, { kind: 'found' }>;
  readonly look: Extract<Look, { see: 'answer' }>;
  /** What was recorded of the activities among the statements; null: nothing recorded is shown. */
  readonly recording: Recording | null;
  /** Only the person who asked sees it, in a channel: it can be shared there. */
  readonly canShare: boolean;
  /** Somebody is configured to hear what is wrong or missing. */
  readonly hasContact: boolean;
  /** Asks whether the action of a hit says something on the question in several periods. */
  readonly hasTrail: (hit: Hit) => boolean;
}

/** One page of the statements that match, best first: each quoted, with where it stands and a link to it. */
export function answerPage(page: AnswerPage): Message {
  const { answer, look, recording } = page;
  const first = Math.min(look.page, lastPage(answer.total)) * HITS_ON_A_PAGE;
  const hits = answer.hits.slice(first, first + HITS_ON_A_PAGE);
  return fit((limit) => ({
    title: 'Answer',
    parts: [
      paragraph({ strong: showing(first, hits.length, answer.total) }, ` for ${quotedQuestion(look.question)}`),
      ...scopeParts(answer.question, look, answer.register),
      ...hits.flatMap((hit, index) =>
        hitParts(hit, { choices: choicesOf(hit, hits.slice(0, index), page), recording, limit }),
      ),
      ...sourceNotes(hits.map(({ placed }) => placed.report)),
      turningButtons(page, first + hits.length < answer.total),
    ],
  }));
}

function lastPage(total: number): number {
  return Math.max(0, Math.ceil(total / HITS_ON_A_PAGE) - 1);
}

function showing(first: number, count: number, total: number): string {
  if (total <= HITS_ON_A_PAGE) return countOf(total, 'matching statement');
  const range = count === 1 ? `${first + 1}` : `${first + 1}–${first + count}`;
  return `Showing ${range} of ${total} matching statements`;
}

/** The question as it was understood to be asked, in quotation marks, bounded. */
export function quotedQuestion(question: string): string {
  return `“${clip(onOneLine(question), SHOWN_QUESTION)}”`;
}

/** How a hit is shown. */
interface HitShown {
  /** Ways to read around it. */
  readonly choices: readonly (Choice | Button)[];
  readonly recording: Recording | null;
  /** Longest quote. */
  readonly limit: number;
}

/** A statement that matches: quoted, cited, what was recorded of it beneath, with ways to read around it and to record. */
export function hitParts(hit: Hit, { choices, recording, limit }: HitShown): readonly Part[] {
  const { placed } = hit;
  const under = underStatement(placed.statement, recording, limit);
  return [
    card([quoteLine(placed.statement, hit, limit), citation(placed), ...under.lines]),
    buttons(choices),
    buttons(under.choices),
  ];
}

/** Ways to read around a hit. */
function choicesOf(hit: Hit, before: readonly Hit[], page: AnswerPage): readonly (Choice | Button)[] {
  const { whole, copy } = readingChoices(hit.placed, page.answer);
  return [whole, ...trailChoices(hit, before, page), copy];
}

/** Leads to what the action of a hit says in each period: once for each action on the page, where there is something to follow. */
function trailChoices(hit: Hit, before: readonly Hit[], { look, hasTrail }: AnswerPage): readonly Choice[] {
  const { report, action } = hit.placed;
  const isSame = ({ placed }: Hit) => placed.report.id === report.id && placed.action.number === action.number;
  if (before.some(isSame) || !hasTrail(hit)) return [];
  const { question, without } = look;
  const value = { see: 'trail', question, without, report: report.id, number: action.number, page: 0 } as const;
  return [{ label: 'Trail', spoken: `Trail of action ${action.number}`, press: { verb: 'look', value } }];
}

interface Reading {
  readonly whole: Choice | Button;
  readonly copy: Choice | Button;
}

/** Ways to read around a statement: as of now, or as of the day that the answer shows. */
export function readingChoices(
  placed: PlacedStatement,
  { question, register }: Pick<Answer, 'question' | 'register'>,
): Reading {
  const { asOf } = question.scope;
  if (asOf === null) return choicesNow(placed);
  const isOnlyReport = register.reports.length === 1;
  return { copy: copyChoice(placed, asOf), whole: wholeAction(placed, { day: asOf, isOnlyReport }) };
}

/** The same in every answer that has the statement. */
const choicesNow = keep((placed: PlacedStatement): Reading => ({
  whole: toButton(wholeAction(placed)),
  copy: toButton(copyChoice(placed)),
}));

/** Leads to the statement as plain text, with what was recorded of it by now or by the end of a past day. */
function copyChoice({ action, statement }: PlacedStatement, asOf?: PlainDate): Choice {
  const day = asOf === undefined ? {} : { asOf };
  return {
    label: 'Copy as quotation',
    spoken: `Copy as quotation: action ${action.number}`,
    press: { verb: 'look', value: { see: 'quotation', statement: statement.id, ...day } },
  };
}

function turningButtons({ look, canShare, hasContact }: AnswerPage, hasMore: boolean): Part {
  const { question, without } = look;
  return buttons([
    ...turns(look, hasMore),
    ...(canShare ? [shareButton(look)] : []),
    { label: 'All matching, as a document', press: { verb: 'document', value: { question, without } } },
    ...tellChoices(look, hasContact),
  ]);
}

/** A way to say that something is wrong or missing, where there is somebody to tell. */
export function tellChoices({ question, without }: Asked, hasContact: boolean): readonly Choice[] {
  return hasContact ? [{ label: 'Wrong or missing?', press: { verb: 'tell', value: { question, without } } }] : [];
}

/** "Back" and "More", where there is something to turn to. */
export function turns(
  look: Exclude<Look, { see: 'help' | 'quotation' | 'pointer' }>,
  hasMore: boolean,
): readonly Choice[] {
  const to = (label: string, page: number): Choice => ({ label, press: { verb: 'turn', value: { ...look, page } } });
  return [...(look.page > 0 ? [to('Back', look.page - 1)] : []), ...(hasMore ? [to('More', look.page + 1)] : [])];
}

/** Shows the channel what so far only one person sees. */
export function shareButton(look: Look): Choice {
  return { label: 'Share in channel', press: { verb: 'share', value: look } };
}
