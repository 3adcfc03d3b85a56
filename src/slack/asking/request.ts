import { type Look, MOST_QUESTION } from '../press.ts';
import { clip } from '../views/text.ts';

/** What somebody typed wants. */
export type Request =
  | {
      readonly kind: 'look';
      readonly look: Look;
      /** The question was longer than is read. */ readonly wasCut: boolean;
    }
  | { readonly kind: 'remind'; readonly want: Want }
  | { readonly kind: 'do'; readonly what: Deed };

type Want = 'form' | 'list' | 'off' | 'off-all' | 'now';

/** What is done in a form, or sent as files. */
export type Deed = 'update' | 'export' | 'settings';

const DEEDS = new Map<string, Deed>([
  ['update', 'update'],
  ['add update', 'update'],
  ['add an update', 'update'],
  ['record', 'update'],
  ['export', 'export'],
  ['settings', 'settings'],
]);

/** "history 7", "history of action 7". */
const HISTORY = /^history(?: of)?(?: action)? #?(\d{1,3})$/;

/** "take action 7", "who owns action 7": the action itself has its owners, and the buttons to take it. */
const OWNER_OF =
  /^(?:take(?: on| over)?|own|who owns|who is the owner of|who’s the owner of|owners? of) action #?(\d{1,3})$/;

const LOOKS: ReadonlyMap<string, Look> = new Map(
  [
    { words: ['', '?', 'help', 'hello', 'hi'], look: { see: 'help' } as const },
    {
      words: ['due', 'dates', 'what is due', "what's due", 'what’s due'],
      look: { see: 'due', list: 'open', actions: null, page: 0 } as const,
    },
    { words: ['status', 'overview'], look: { see: 'status', page: 0 } as const },
    {
      words: ['history settings', 'history of settings', 'history of the settings', 'settings history'],
      look: { see: 'settings-history', page: 0 } as const,
    },
    { words: ['actions', 'all actions', 'list', 'list actions'], look: { see: 'actions', page: 0 } as const },
    { words: ['history', 'histories', 'history of updates'], look: { see: 'histories', page: 0 } as const },
    {
      words: ['mine', 'my activities', 'my actions', 'what do i own', 'what i own'],
      look: { see: 'pointer', to: 'mine' } as const,
    },
    {
      words: ['unowned', 'unowned activities', 'what is unowned', 'activities without an owner'],
      look: { see: 'pointer', to: 'unowned' } as const,
    },
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
    .replace(/[.!?]+$/, '')
    .trim();
  const want = REMIND.get(command);
  if (want !== undefined) return { kind: 'remind', want };
  const deed = DEEDS.get(command);
  if (deed !== undefined) return { kind: 'do', what: deed };
  const look = readLook(command);
  if (look !== undefined) return { kind: 'look', look, wasCut: false };
  const number = /^#?(\d{1,3})$/.exec(command)?.[1] ?? OWNER_OF.exec(command)?.[1];
  const question = number === undefined ? clip(words, MOST_QUESTION) : `action ${number}`;
  return {
    kind: 'look',
    look: { see: 'answer', question, without: [], page: 0 },
    wasCut: words.length > MOST_QUESTION,
  };
}

/** The page that a command names, already in small letters; undefined: it is none. */
export function readLook(command: string): Look | undefined {
  return LOOKS.get(command) ?? historyLook(command);
}

/** The history of an action by its number: which report's is decided where it is shown. */
function historyLook(command: string): Look | undefined {
  const number = HISTORY.exec(command)?.[1];
  return number === undefined
    ? undefined
    : { see: 'history', report: '', number: Number(number), activity: null, page: 0 };
}
