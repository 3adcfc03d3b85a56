import type { Entry, Person, Words } from '../../progress/entry.ts';
import { personName } from '../../progress/person-name.ts';
import type { ActivityProgress, RecordedUpdate } from '../../progress/progress.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import { needsConfirmation, NO_UPDATE, statusWords } from '../../progress/words-of-status.ts';
import { longDate } from '../../register/calendar.ts';
import { dayOf } from './department-time.ts';
import { drawnLine, type Line } from './parts.ts';
import type { Run } from './runs.ts';
import { clip, clipEscaped, isolate, onOneLine } from './text.ts';

/** Said in place of words that were taken out. */
const TAKEN_OUT = '[note taken out by an administrator]';

/** Longest name that is shown. */
const SHOWN_NAME = 80;

/** A note under a quote is context, shown up to this length; the history has it whole. */
export const SHOWN_NOTE = 500;

/** An address is shown up to this length; the link leads to the whole of it. */
const SHOWN_ADDRESS = 120;

/** A longer address is no link, because a message's text has to hold it beside the note: it is shown as it is. */
const MOST_LINK = 1_000;

/** How somebody who recorded, or who owns, is shown: by their name as plain text on one line, or as "a former colleague" once it was taken out. */
export function shownName(person: Person | null): string {
  return isolate(clip(onOneLine(personName(person ?? { name: null })), SHOWN_NAME));
}

/** The day something was recorded: `3 March 2015`. */
export function recordedOn({ at }: Pick<Entry, 'at'>): string {
  return dayOf(at);
}

/**
 * What one update says, who recorded it and when: `done, recorded by Sam Jones, not confirmed · on 3 March 2015`. What a second
 * person has to confirm names both; its day is said too where that is another than the day it was recorded.
 */
export function updateRuns(update: RecordedUpdate, settings: ProgressSettings): readonly Run[] {
  const { entry, status, happenedOn, mistake } = update;
  const day = recordedOn(entry);
  const happened = longDate(happenedOn) === day ? '' : `, for ${longDate(happenedOn)}`;
  return [
    { strong: statusWords(status) },
    `, recorded by ${shownName(entry.by)}${confirmedWords(update, settings)} · on ${day}${happened}`,
    ...(mistake === null ? [] : [` · recorded by mistake, says ${shownName(mistake.by)}`]),
  ];
}

/** A confirmation is said wherever there is one; that it is missing only where one is waited for. */
function confirmedWords({ status, confirmation }: RecordedUpdate, { confirmation: isAsked }: ProgressSettings): string {
  if (confirmation !== null) return `, confirmed by ${shownName(confirmation.by)}`;
  return isAsked && needsConfirmation(status) ? ', not confirmed' : '';
}

/**
 * What was recorded of an activity, for under its quote: the latest update with its note and evidence, who owns it, and the target
 * date. Without an update it says so. Words beyond `limit` characters are shortened (default 500).
 */
export function recordedLines(
  { latest, owner, target }: ActivityProgress,
  settings: ProgressSettings,
  limit = SHOWN_NOTE,
): readonly Line[] {
  if (latest === null && owner === null && target === null) return NOTHING_RECORDED;
  const update: readonly Run[] =
    latest === null ? [`Status: ${NO_UPDATE}`] : ['Update: ', ...updateRuns(latest, settings)];
  const aim = target === null ? '' : ` · ${targetWords(target)}`;
  return [
    { kind: 'line', runs: [...update, ` · ${ownerWords(owner)}${aim}`] },
    ...(latest === null ? [] : wordsLines(latest.entry, limit)),
  ];
}

/** Under most quotes. */
const NOTHING_RECORDED: readonly Line[] = [drawnLine('line', [`Status: ${NO_UPDATE}`, ` · ${ownerWords(null)}`])];

/** `owner: Sam Jones`, or `unowned`. */
export function ownerWords(owner: Person | null): string {
  return owner === null ? 'unowned' : `owner: ${shownName(owner)}`;
}

/** `target date 30 June 2015, set by Sam Jones, not published`. */
export function targetWords({ on, entry }: NonNullable<ActivityProgress['target']>): string {
  return `target date ${longDate(on)}, set by ${shownName(entry.by)}, not published`;
}

/** What a person wrote, as that person's words, and the evidence they named; of what was taken out, that it was. */
export function wordsLines({ by, words, isRedacted }: Entry, limit: number): readonly Line[] {
  if (isRedacted) return [{ kind: 'line', runs: [{ aside: TAKEN_OUT }] }];
  if (words === null) return [];
  return [...noteLines(words, { name: shownName(by), limit }), ...evidenceLines(words, limit)];
}

/** In line, not as a block quote: block quotes are what was published. */
function noteLines(
  { note }: Words,
  { name, limit }: { readonly name: string; readonly limit: number },
): readonly Line[] {
  const whole = onOneLine(note);
  if (whole === '') return [];
  const shown = clipEscaped(whole, limit);
  const cut: readonly Run[] = shown === whole ? [] : [{ aside: ' [shortened here]' }];
  return [{ kind: 'line', runs: [`${name} wrote: “${isolate(shown)}”`, ...cut] }];
}

/** Only an https address is a link, and only one that leaves room for the rest; its address is always to be read. */
function evidenceLines({ evidence }: Words, limit: number): readonly Line[] {
  if (evidence === null) return [];
  const link = httpsAddress(evidence);
  // Letters of another script can look like those of a known site: such an address is shown as it is linked.
  const isAsTyped = link === null || evidence.toLowerCase().includes(new URL(link).host);
  const address = isAsTyped ? onOneLine(evidence) : link;
  const run: Run =
    link === null || link.length > Math.max(Math.min(limit, MOST_LINK), SHOWN_NOTE)
      ? clip(address, limit)
      : { link, text: clip(address, SHOWN_ADDRESS) };
  return [{ kind: 'line', runs: ['Evidence: ', run] }];
}

function httpsAddress(evidence: string): string | null {
  const url = URL.canParse(evidence) ? new URL(evidence) : null;
  // What stands before an "@" passes one site off as another.
  const isOpen = url !== null && url.username === '' && url.password === '';
  return isOpen && url.protocol === 'https:' ? url.href : null;
}
