import type { Status } from './entry.ts';

/** What is said of an activity of which nobody recorded anything. */
export const NO_UPDATE = 'no update recorded here';

const WORDS: { readonly [status in Status]: string } = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  'partly-done': 'partly done',
  done: 'done',
  changed: 'changed',
  'not-pursued': 'not pursued',
  'not-applicable': 'not applicable',
};

/** A status as people read it, in the middle of a sentence: `partly done`. */
export function statusWords(status: Status): string {
  return WORDS[status];
}

/** What a status has to be said with: a note that says why, a note or an evidence link, or nothing (null). */
export function requires(status: Status): 'reason' | 'note-or-evidence' | null {
  if (status === 'changed' || status === 'not-pursued') return 'reason';
  return status === 'done' ? 'note-or-evidence' : null;
}

/** Asks whether a status is shown "not confirmed" until a second person confirms it (unless that is switched off). */
export function needsConfirmation(status: Status): boolean {
  return requires(status) !== null;
}
