import { longDate } from '../../register/calendar.ts';
import { shownText } from '../../register/register.ts';
import type { PlacedStatement } from '../../register/report.ts';
import type { Recording } from '../asking/recording.ts';
import { compose, type Message } from './message.ts';
import { card, copyable, nothing, paragraph } from './parts.ts';
import { underStatement } from './recorded-parts.ts';
import { pageAddress } from './source-link.ts';
import { clip, clipEscaped, onOneLine } from './text.ts';

/** Characters of the words themselves; the rest of a message's text is for where they stand. */
const LONGEST_QUOTATION = 2_500;
const LONGEST_TITLE = 200;
const SHOWN_NOTE = 300;

/** A statement as plain text to paste elsewhere: the words, and under them where they stand, in which edition, and the address. */
function quotationText(
  { statement, report, action, section, place }: PlacedStatement,
  longest = Number.POSITIVE_INFINITY,
): string {
  const where = [`Action ${action.number}`, section?.heading ?? place].join(', ');
  const publisher = report.department ?? report.abbreviation;
  const edition = [
    ...(publisher === null ? [] : [publisher]),
    `“${clip(onOneLine(report.title), LONGEST_TITLE)}”`,
    report.updated === null ? 'undated' : `updated ${longDate(report.updated)}`,
    where,
  ];
  const address = pageAddress(report.source);
  return [
    `“${clipEscaped(shownText(statement), longest)}”`,
    `— ${edition.join(', ')}`,
    ...(address === null ? [] : [address]),
  ].join('\n');
}

/**
 * A statement to be copied: in one block that selects and copies as plain text. What was recorded of it stands outside that block: it
 * was not published.
 */
export function quotationPage(placed: PlacedStatement, recording: Recording | null): Message {
  const { lines } = underStatement(placed.statement, recording, SHOWN_NOTE);
  const text = quotationText(placed, LONGEST_QUOTATION);
  const isCut = text !== quotationText(placed);
  const cut = isCut ? ' It is longer than a message takes, so its words end with an ellipsis.' : '';
  return compose('Quotation', [
    paragraph(`To copy, with its source and edition.${cut}`),
    copyable(text),
    lines.length === 0 ? nothing : paragraph({ aside: 'Recorded here, not published, not part of the quotation:' }),
    card(lines),
  ]);
}
