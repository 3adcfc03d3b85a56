/** How long until a closed stream of events is opened again, in milliseconds. */
const REOPEN_MILLISECONDS = 2000;

/** Said wherever the server did not answer at all. */
const NO_ANSWER = 'No answer – is the bot still running?';

/** What `fetchState` says of a person the workspace does not have. */
export const NO_PERSON = 'Nobody here has that id.';

/**
 * Everything one person sees now.
 * @param {string} user '' for the first there is
 * @param {string | null} reading the channel the person has before their eyes: it counts as read
 * @returns {Promise<PageState>}
 */
export async function fetchState(user, reading) {
  const query = new URLSearchParams({ ...(user === '' ? {} : { user }), ...(reading === null ? {} : { reading }) });
  const text = await readAnswer(fetch(`/page-api/state?${query}`, { cache: 'no-store' }), NO_PERSON);
  return JSON.parse(text);
}

/** @returns {Promise<Guide>} */
export async function fetchGuide() {
  return JSON.parse(await readAnswer(fetch('/page-api/guide')));
}

/**
 * Lines of the journal, oldest first.
 * @param {Record<string, string>} wanted `only: 'trouble'`, or a message's `channel` and `ts`; nothing for all
 * @returns {Promise<JournalLine[]>}
 */
export async function fetchJournal(wanted) {
  return JSON.parse(await readAnswer(fetch(`/page-api/journal?${new URLSearchParams(wanted)}`))).lines;
}

/**
 * What an act may be answered with.
 * @typedef {{
 *   errors?: Record<string, string>, options?: Option[], option_groups?: OptionGroup[],
 *   person?: string, channel?: string, tab?: 'messages' | 'home',
 * }} Answer
 */

/** @typedef {'say' | 'press' | 'options' | 'submit' | 'close' | 'home' | 'shortcut' | 'clock' | 'fault' | 'person' | 'play' | 'start-over'} Act */

/**
 * Does something in the workspace.
 * @param {Act} what
 * @param {object} body
 * @returns {Promise<Answer>} throws an error with a sentence for the person
 */
export async function post(what, body) {
  const headers = { 'content-type': 'application/json' };
  return JSON.parse(
    await readAnswer(fetch(`/page-api/${what}`, { method: 'POST', headers, body: JSON.stringify(body) })),
  );
}

/**
 * @param {Promise<Response>} asked
 * @param {string} [missing] what a 404 means
 * @returns {Promise<string>} JSON
 */
async function readAnswer(asked, missing) {
  const response = await asked.catch((cause) => {
    throw new Error(NO_ANSWER, { cause });
  });
  const text = await response.text();
  if (response.ok) return text;
  if (response.status === 404 && missing !== undefined) throw new Error(missing);
  throw new Error(reasonIn(text) ?? `The workspace answered with an error (${response.status}).`);
}

/**
 * @param {string} text
 * @returns {string | null} the sentence of an error answer
 */
function reasonIn(text) {
  try {
    const { error } = JSON.parse(text);
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}

/**
 * Listens for changes while the page can be seen, and goes on trying when the connection is lost. A browser opens six connections
 * to one host: hidden tabs give theirs back, so that any number of tabs works.
 * @param {{ onChange: () => void, onConnection: (isConnected: boolean) => void }} listeners
 */
export function listen(listeners) {
  let stop = document.hidden ? null : openStream(listeners);
  document.addEventListener('visibilitychange', () => {
    stop?.();
    stop = document.hidden ? null : openStream(listeners);
  });
}

/**
 * @param {Parameters<typeof listen>[0]} listeners
 * @returns {() => void} closes it
 */
function openStream({ onChange, onConnection }) {
  let isWanted = true;
  /** @type {EventSource | null} */
  let current = null;
  const open = () => {
    if (!isWanted) return;
    const events = new EventSource('/page-api/events');
    current = events;
    events.addEventListener('open', () => {
      onConnection(true);
      onChange();
    });
    events.addEventListener('message', () => onChange());
    events.addEventListener('error', () => {
      onConnection(false);
      if (events.readyState === EventSource.CLOSED) setTimeout(open, REOPEN_MILLISECONDS);
    });
  };
  open();
  return () => {
    isWanted = false;
    current?.close();
  };
}
