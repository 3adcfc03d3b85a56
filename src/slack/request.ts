import { type Look, MOST_QUESTION } from './press.ts';
import { clip } from './views/text.ts';

/** What somebody typed wants. */
export type Request =
  | {
      readonly kind: 'look';
      readonly look: Look;
      /** The question was longer than is read. */ readonly wasCut: boolean;
    }
  | { readonly kind: 'remind'; readonly want: Want };

type Want = 'form' | 'list' | 'off' | 'off-all' | 'now';

const LOOKS: ReadonlyMap<string, Look> = new Map(
  [
    { words: ['', '?', 'help', 'hello', 'hi'], look: { see: 'help' } as const },
    {
      words: ['due', 'dates', 'what is due', "what's due", 'what’s due'],
      look: { see: 'due', list: 'open', actions: null, page: 0 } as const,
    },
    { words: ['actions', 'all actions', 'list', 'list actions'], look: { see: 'actions', page: 0 } as const },
  ].flatMap(({ words, look }) => words.map((word): [string, Look] => [word, look])),
);

const REMIND = new Map<string, Want>([
  ['remind', 'form'],
  ['remind me', 'form'],
  ['remind us', 'form'],
  ['reminder', 'form'],
  ['reminders', 'list'],
  ['remind list', 'list'],
  ['remind off', 'off'],
  ['remind stop', 'off'],
  ['remind off all', 'off-all'],
  ['remind stop all', 'off-all'],
  ['remind now', 'now'],
  ['remind preview', 'now'],
]);

/** Reads what somebody typed, already as plain words: one of the few commands, or else a question. */
export function readRequest(words: string): Request {
  const command = words
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .trim();
  const want = REMIND.get(command);
  if (want !== undefined) return { kind: 'remind', want };
  const look = LOOKS.get(command);
  if (look !== undefined) return { kind: 'look', look, wasCut: false };
  const question = /^#?\d{1,3}$/.test(command) ? `action ${command.replace('#', '')}` : clip(words, MOST_QUESTION);
  return {
    kind: 'look',
    look: { see: 'answer', question, without: [], page: 0 },
    wasCut: words.length > MOST_QUESTION,
  };
}
