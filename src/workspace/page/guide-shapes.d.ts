// What the page knows of the workspace besides what a person sees: declared here once for all its scripts, and never sent to the browser.
/** Fault */
type Fault = { id: string; label: string; explanation: string };

/** Conversation */
type Conversation = { title: string; steps: { explanation: string; lines: string[] }[] };

/** Command */
type Command = { command: string; words: { text: string; note: string }[]; examples: string[] };

/** Shortcut */
type Shortcut = { type: 'global' | 'message'; name: string; callbackId: string; description: string };

/** What the page knows of the workspace besides its state; it never changes. */
type Guide = {
  conversations: Conversation[];
  faults: { standing: Fault[]; once: Fault[] };
  commands: Command[];
  shortcuts: Shortcut[];
  canStartOver: boolean;
};

/** Finding */
type Finding = { message: string; pointer: string; page?: string };

/** A line of the journal: a call of the bot, something the bot was sent, or a remark. */
type JournalLine = {
  seq: number;
  kind: 'call' | 'delivery' | 'note';
  method?: string;
  arguments?: object;
  answer?: { ok?: boolean; error?: string };
  advice?: Finding[];
  findings?: Finding[];
  fault?: string;
  type?: string;
  name?: string;
  payload?: object;
  outcome?: string;
  attempt?: number;
  text?: string;
};

/** What the tools of the workspace do. */
type Tools = {
  guide: Guide;
  begin: (conversation: number) => void;
  startOver: () => void;
  setFault: (id: string | null) => Promise<unknown>;
  setActive: (id: string, isActive: boolean) => Promise<unknown>;
  state: () => PageState | null;
};
