import { parseDate, type PlainDate } from '../register/calendar.ts';
import { STATUSES, type Status, type Words } from './entry.ts';
import { hasFormatCharacters, withoutFormatting } from './typed-text.ts';
import { requires, statusWords } from './words-of-status.ts';

/** The most characters of a note, and of an evidence link. */
export const MOST_CHARACTERS = 2000;

/** The earliest day of which an update may tell. */
const EARLIEST_DAY: PlainDate = '2000-01-01';

type Field = 'status' | 'note' | 'evidence' | 'happenedOn';

/** What a form sends, field by field: raw text, nothing in it is trusted. A day as `YYYY-MM-DD`. */
export type UpdateFields = { readonly [field in Field]?: string | null | undefined };

/** What a sent form comes to. */
export type UpdateReading =
  | {
      readonly kind: 'update';
      readonly status: Status;
      readonly happenedOn: PlainDate;
      /** Null where nothing was written. */
      readonly words: Words | null;
    }
  /** By field, a sentence that says what to do. */
  | { readonly kind: 'errors'; readonly errors: { readonly [field in Field]?: string } };

/** Reads the fields of an update; `today` is the day it is for the person who sends them. */
export function readUpdate(fields: UpdateFields, today: PlainDate): UpdateReading {
  const status = STATUSES.find((known) => known === fields.status) ?? null;
  const happenedOn = parseDate((fields.happenedOn ?? '').trim());
  const note = cleanText(fields.note ?? '');
  const evidence = cleanText(fields.evidence ?? '');
  const errors = {
    ...faultOf('status', status === null ? 'Choose a status from the list.' : null),
    ...faultOf('note', noteFault(status, note, evidence)),
    ...faultOf('evidence', evidenceFault((fields.evidence ?? '').trim())),
    ...faultOf('happenedOn', dayFault(happenedOn, today)),
  };
  if (status === null || happenedOn === null || Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const isEmpty = note === '' && evidence === '';
  const words = isEmpty ? null : { note, evidence: evidence === '' ? null : evidence };
  return { kind: 'update', status, happenedOn, words };
}

function faultOf(field: Field, fault: string | null): { readonly [field in Field]?: string } {
  return fault === null ? {} : { [field]: fault };
}

/** As it can be stored and hashed everywhere: whole characters, `\n` between lines, no control or format characters (Postgres refuses NUL). */
function cleanText(text: string): string {
  return withoutFormatting(text.toWellFormed())
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
}

function noteFault(status: Status | null, note: string, evidence: string): string | null {
  if (note.length > MOST_CHARACTERS) {
    return `Shorten the note to 2,000 characters: it has ${note.length.toLocaleString('en-GB')}.`;
  }
  if (status === null || note !== '') return null;
  switch (requires(status)) {
    case 'reason':
      return `Say why in a sentence or two: “${statusWords(status)}” needs a reason.`;
    case 'note-or-evidence':
      return evidence === '' ? `Write a note or add a link: “${statusWords(status)}” needs one of them.` : null;
    case null:
      return null;
  }
}

function evidenceFault(evidence: string): string | null {
  if (evidence === '') return null;
  if (hasFormatCharacters(evidence))
    return 'Type this address anew: it has characters that cannot be seen and can disguise it.';
  if (evidence.length > MOST_CHARACTERS) return 'Use a shorter link: at most 2,000 characters.';
  const isAddress = /^https?:\/\/\S+$/i.test(evidence) && URL.canParse(evidence);
  if (!isAddress) return 'Paste one whole web address that begins with https:// or http://.';
  const isDisguised = /^https?:[/\\]*[^/\\?#]*@/i.test(evidence);
  return isDisguised ? 'Paste the address without its part before “@”: that can pass one site off as another.' : null;
}

function dayFault(day: PlainDate | null, today: PlainDate): string | null {
  if (day === null) return 'Choose the day it happened.';
  if (day > today) return 'Choose today or a day before it: an update tells what has happened.';
  return day < EARLIEST_DAY ? 'Choose a day in 2000 or later.' : null;
}
