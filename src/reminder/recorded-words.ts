/** The words for what a person recorded: always with who recorded it, never as if it had been published. */
import { longDate } from '../register/calendar.ts';
import { momentOf } from '../progress/department-day.ts';
import type { Entry, Person } from '../progress/entry.ts';
import { personName } from '../progress/person-name.ts';
import type { RecordedUpdate } from '../progress/progress.ts';
import type { ProgressSettings } from '../progress/rights.ts';
import { needsConfirmation, statusWords } from '../progress/words-of-status.ts';
import { quoteOf } from './quote.ts';

/** Longest name that is shown, in characters. */
const SHOWN_NAME = 80;

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** How somebody is called in a text: plain, because a mention would ping them. */
export function nameOf(person: Person): string {
  return quoteOf(onOneLine(personName(person)), SHOWN_NAME).text;
}

/** A confirmation is said wherever there is one; that it is missing only where one is waited for. */
function confirmedWords({ status, confirmation }: RecordedUpdate, settings: ProgressSettings): string {
  if (confirmation !== null) return `, confirmed by ${nameOf(confirmation.by)}`;
  return settings.confirmation && needsConfirmation(status) ? ', not confirmed' : '';
}

/**
 * `done, recorded by Sam Jones, not confirmed, on 3 March 2015`. The day for which it was recorded is said too where that is another
 * one, and that it was recorded by mistake where somebody has said so since.
 */
export function recordedSentence(update: RecordedUpdate, settings: ProgressSettings): string {
  const { entry, status, happenedOn, mistake } = update;
  const { day } = momentOf(entry.at);
  const happened = happenedOn === day ? '' : ` (for ${longDate(happenedOn)})`;
  const said = `${statusWords(status)}, recorded by ${nameOf(entry.by)}${confirmedWords(update, settings)}, on ${longDate(day)}${happened}`;
  return mistake === null ? said : `${said}; recorded by mistake, says ${nameOf(mistake.by)}`;
}

/** `Sam Jones wrote: “…”`, the note cut at so many characters; null where there is no note. Of one taken out it says that. */
export function noteSentence({ by, words, isRedacted }: Entry, longest: number): string | null {
  if (isRedacted) return '[note taken out by an administrator]';
  const note = onOneLine(words?.note ?? '');
  return note === '' ? null : `${nameOf(by)} wrote: “${quoteOf(note, longest).text}”`;
}
