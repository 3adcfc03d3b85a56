import type { Answer } from '../../answer/answer.ts';
import type { Hit } from '../../answer/hit.ts';
import type { Register } from '../../register/register.ts';
import type { Look } from '../press.ts';
import { card, type Choice, buttons, type Part, paragraph } from './parts.ts';
import { fit, type Message } from './message.ts';
import { citation, quoteRuns, sourceNotes } from './quote.ts';
import { scopeParts } from './scope-line.ts';
import { clip, countOf, onOneLine } from './text.ts';

/** Statements on one page of an answer. */
const HITS_ON_A_PAGE = 5;

/** The question is repeated above its answer up to this length. */
const SHOWN_QUESTION = 120;

/** What a page of an answer is made from. */
export interface AnswerPage {
  readonly answer: Extract<Answer, { kind: 'found' }>;
  readonly look: Extract<Look, { see: 'answer' }>;
  readonly register: Register;
  /** Only the person who asked sees it, in a channel: it can be shared there. */
  readonly canShare: boolean;
}

/** One page of the statements that match, best first: each quoted, with where it stands and a link to it. */
export function answerPage({ answer, look, register, canShare }: AnswerPage): Message {
  const first = Math.min(look.page, lastPage(answer.total)) * HITS_ON_A_PAGE;
  const hits = answer.hits.slice(first, first + HITS_ON_A_PAGE);
  return fit((limit) => ({
    title: 'Answer',
    parts: [
      paragraph({ strong: showing(first, hits.length, answer.total) }, ` for ${quotedQuestion(look.question)}`),
      ...scopeParts(answer.question, look, register),
      ...hits.flatMap((hit) => hitParts(hit, limit)),
      ...sourceNotes(hits.map(({ placed }) => placed.report)),
      turningButtons(look, first + hits.length < answer.total, canShare),
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

function hitParts({ placed, marks, leadInMarks }: Hit, limit: number): readonly Part[] {
  const { statement, report, action } = placed;
  const quoted = { text: statement.text, leadIn: statement.leadIn, marks, leadInMarks };
  const whole: Choice = {
    label: 'Whole action',
    spoken: `Whole action ${action.number}`,
    press: { verb: 'look', value: { see: 'action', report: report.id, number: action.number, page: 0 } },
  };
  return [card([{ kind: 'quote', runs: quoteRuns(quoted, limit) }, citation(placed)]), buttons([whole])];
}

function turningButtons(look: AnswerPage['look'], hasMore: boolean, canShare: boolean): Part {
  return buttons([...turns(look, hasMore), ...(canShare ? [shareButton(look)] : [])]);
}

/** "Back" and "More", where there is something to turn to. */
export function turns(look: Exclude<Look, { see: 'help' }>, hasMore: boolean): readonly Choice[] {
  const to = (label: string, page: number): Choice => ({ label, press: { verb: 'turn', value: { ...look, page } } });
  return [...(look.page > 0 ? [to('Back', look.page - 1)] : []), ...(hasMore ? [to('More', look.page + 1)] : [])];
}

/** Shows the channel what so far only one person sees. */
export function shareButton(look: Look): Choice {
  return { label: 'Share in channel', press: { verb: 'share', value: look } };
}
