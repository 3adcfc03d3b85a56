import type { Button } from '@slack/types';
import type { Look } from '../press.ts';
import type { Recording } from '../asking/recording.ts';
import type { Trail } from '../asking/trail.ts';
import { quotedQuestion, shareButton, turns } from './answer-page.ts';
import { fit, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, nothing, type Part, paragraph } from './parts.ts';
import { editionOf, headingOf, quoteLine, sourceNotes, sourceRun } from './quote.ts';
import { underStatement } from './recorded-parts.ts';
import { clip, countOf, inWords, onOneLine } from './text.ts';

/** What a page of a trail is made from. */
export interface TrailPage {
  readonly trail: Trail;
  readonly look: Extract<Look, { see: 'trail' }>;
  readonly canShare: boolean;
  /** What was recorded of the activities among its statements; null: nothing recorded is shown. */
  readonly recording: Recording | null;
  /** Leads to the whole action. */
  readonly whole: Choice | Button;
}

/** Said above every trail: nothing here claims that a report answers a promise. */
export const TRAIL_LINE = 'Same action, in order of period; the report does not say which progress answers which plan.';

/** Periods on one page: with two quotes each they stay readable within a message. */
const PERIODS_ON_A_PAGE = 6;
/** Statements of one period, those that match best; the whole action is one press away. */
const QUOTES_OF_A_PERIOD = 2;
const SHOWN_TITLE = 200;
/** Sections named in one line. */
const MOST_SILENT = 6;
const SHOWN_HEADING = 80;

/** One page of what an action says on a question in each period, in the report's words. */
export function trailPage({ trail, look, canShare, recording, whole }: TrailPage): Message {
  const { report, action, periods } = trail;
  const page = Math.min(look.page, Math.ceil(periods.length / PERIODS_ON_A_PAGE) - 1);
  const shown = periods.slice(page * PERIODS_ON_A_PAGE, (page + 1) * PERIODS_ON_A_PAGE);
  const at = { ...look, page };
  return fit((limit) => ({
    title: 'Trail',
    parts: [
      heading(`Action ${action.number}: ${clip(onOneLine(action.title.text), SHOWN_TITLE)}`),
      paragraph(`Published in ${editionOf(report)}, for ${quotedQuestion(look.question)}`),
      paragraph({ aside: TRAIL_LINE }),
      ...shown.map((period) => periodPart(period, { trail, recording, limit })),
      silentPart(trail),
      ...sourceNotes([report]),
      buttons([
        ...turns(at, (page + 1) * PERIODS_ON_A_PAGE < periods.length),
        whole,
        ...(canShare ? [shareButton(at)] : []),
      ]),
    ],
  }));
}

/** A trail leads through every period: those in which nothing matches are named, so that their silence is seen. */
function silentPart({ silent }: Trail): Part {
  if (silent.length === 0) return nothing;
  const named = silent.slice(0, MOST_SILENT).map((section) => `“${clip(section.heading, SHOWN_HEADING)}”`);
  const others = silent.length - named.length;
  return paragraph(
    `No statement of this action matches under ${inWords(others > 0 ? [...named, `${others} more`] : named, 'or')}.`,
  );
}

function periodPart(
  { section, hits }: Trail['periods'][number],
  shown: { readonly trail: Trail; readonly recording: Recording | null; readonly limit: number },
): Part {
  const { recording, limit } = shown;
  const { report } = shown.trail;
  const best = hits.slice(0, QUOTES_OF_A_PERIOD).toSorted((a, b) => a.placed.statement.line - b.placed.statement.line);
  const others = hits.length - best.length;
  const quotes = best.flatMap((hit): readonly Line[] => {
    const { statement } = hit.placed;
    return [quoteLine(statement, hit, limit), ...underStatement(statement, recording, limit).lines];
  });
  const more: readonly Line[] =
    others === 0 ? [] : [{ kind: 'line', runs: [`${countOf(others, 'more matches', 'more match')} in this period.`] }];
  return card([
    {
      kind: 'line',
      runs: [{ strong: headingOf(section) }, sourceRun(report, best[0]?.placed.statement.text ?? section.heading)],
    },
    ...quotes,
    ...more,
  ]);
}
