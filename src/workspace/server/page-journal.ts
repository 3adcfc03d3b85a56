import type { JournalEntry } from '../journal.ts';
import type { Core } from '../core.ts';
import { jsonAt } from '../json.ts';
import { messageName } from '../messages.ts';
import { unreachable } from '../unreachable.ts';

/** The most lines of the journal in one answer. */
const MOST_LINES = 100;

/** Is there something in the line that whoever makes a bot should know? */
function isTrouble(entry: JournalEntry): boolean {
  switch (entry.kind) {
    case 'call':
      return entry.answer['ok'] !== true || entry.advice.length > 0;
    case 'delivery':
      return entry.outcome !== 'acknowledged';
    case 'note':
      return true;
    default:
      return unreachable(entry);
  }
}

/** How many lines tell of something that Slack refused, advises against, or could not deliver. */
export function troubleCount(core: Core): number {
  return core.journal.entries.filter(isTrouble).length;
}

/**
 * The last lines of the journal, oldest first: with `only=trouble` those that Slack would complain of, with `channel` and `ts` those
 * that made a message or tell the bot of it; otherwise all after the line `after`.
 */
export function journalLines(core: Core, query: URLSearchParams): readonly JournalEntry[] {
  const ts = query.get('ts');
  const after = Number(query.get('after') ?? 0);
  const { entries } = core.journal;
  const wanted =
    ts !== null
      ? entries.filter((entry) => concerns(entry, { channel: query.get('channel') ?? '', ts }))
      : query.get('only') === 'trouble'
        ? entries.filter(isTrouble)
        : entries.filter((entry) => entry.seq > after);
  return wanted.slice(-MOST_LINES);
}

function concerns(entry: JournalEntry, message: { readonly channel: string; readonly ts: string }): boolean {
  switch (entry.kind) {
    case 'call':
      return entry.made?.includes(messageName(message)) === true;
    case 'delivery': {
      const event = jsonAt(entry.payload, 'event');
      return event['ts'] === message.ts && event['channel'] === message.channel;
    }
    case 'note':
      return false;
    default:
      return unreachable(entry);
  }
}
