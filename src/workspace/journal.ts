import type { Changes } from './changes.ts';
import type { Finding } from './rules/check.ts';
import { unreachable } from './unreachable.ts';

/** One line of the journal, in the order in which things happened. `at` is real time, an ISO instant. */
export type JournalEntry = { readonly seq: number; readonly at: string } & JournalEvent;

/** What the journal remembers: calls of the bot, deliveries to it, and remarks. Tokens never enter it. */
export type JournalEvent =
  | {
      readonly kind: 'call';
      /** A Web API method, `response_url`, or `acknowledgement` for an answer to a command in its acknowledgement. */
      readonly method: string;
      readonly arguments: Readonly<Record<string, unknown>>;
      readonly answer: Readonly<Record<string, unknown>>;
      /** What Slack accepts but a good app avoids. */
      readonly advice: readonly Finding[];
      /** Why the payload was refused, each with its place and Slack's page. */
      readonly findings: readonly Finding[];
      /** The messages it made or changed, as `channel/ts`. */
      readonly made?: readonly string[];
      /** The fault it met, in words. */
      readonly fault?: string;
    }
  | {
      readonly kind: 'delivery';
      /** `events_api`, `slash_commands` or `interactive`. */
      readonly type: string;
      /** E.g. `app_mention`, `/digital-action`, `block_actions`. */
      readonly name: string;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly outcome: string;
      readonly attempt: number;
    }
  | { readonly kind: 'note'; readonly text: string; readonly findings: readonly Finding[] };

/** How many lines are kept; the oldest go first. */
const KEPT_LINES = 2000;

/** Remembers what passed between the bot and the workspace, for the page's panel and for tests. */
export class Journal {
  readonly #changes: Changes;
  readonly #realNow: () => number;
  readonly #entries: JournalEntry[] = [];
  #seq = 0;

  constructor(changes: Changes, realNow: () => number) {
    this.#changes = changes;
    this.#realNow = realNow;
  }

  /** All lines kept, oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** The calls of one Web API method, oldest first. */
  calls(method: string): readonly Extract<JournalEntry, { kind: 'call' }>[] {
    return this.#entries.filter((entry) => entry.kind === 'call').filter((entry) => entry.method === method);
  }

  /** Writes a line. */
  write(event: JournalEvent): void {
    this.#seq += 1;
    this.#entries.push({ seq: this.#seq, at: new Date(this.#realNow()).toISOString(), ...event });
    if (this.#entries.length > KEPT_LINES) this.#entries.splice(0, this.#entries.length - KEPT_LINES);
    this.#changes.notify();
  }

  /** Forgets every line; the next one still has the next number. */
  clear(): void {
    this.#entries.length = 0;
    this.#changes.notify();
  }

  /** Writes a remark. */
  note(text: string, findings: readonly Finding[] = []): void {
    this.write({ kind: 'note', text, findings });
  }

  /** The last lines in words, for the message of a test that failed. */
  tail(lines = 12): string {
    const last = this.#entries.slice(-lines).map(lineOf);
    return last.length === 0 ? 'The journal is empty.' : `The journal ends:\n${last.join('\n')}`;
  }
}

function lineOf(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'call':
      return `  call ${entry.method} ${cut(entry.arguments)} -> ${cut(entry.answer)}`;
    case 'delivery':
      return `  ${entry.type} ${entry.name} #${String(entry.attempt)} -> ${entry.outcome}`;
    case 'note':
      return `  note: ${entry.text}${entry.findings.map((one) => ` [${one.pointer} ${one.message}]`).join('')}`;
    default:
      return unreachable(entry);
  }
}

function cut(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
