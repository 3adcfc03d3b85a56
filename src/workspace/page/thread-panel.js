/** @import { MessageOptions } from './show-message.js' */
/** @import { Vocabulary } from './suggest.js' */
import { Composer } from './composer.js';
import { byId } from './make-element.js';
import { MessageList } from './message-list.js';
import { threadOf } from './page-state.js';

/** Up to this width, in pixels, the thread lies over the messages, which are then out of reach: as in style.css. */
const COVERING = matchMedia('(max-width: 1020px)');

/**
 * The thread beside, or on a narrow screen over, the messages.
 */
export class ThreadPanel {
  #panel = byId('thread');
  #isCovering = false;
  #list;
  #composer;

  /** @param {Pick<MessageOptions, 'createSurface' | 'findShortcuts'> & { send: (text: string) => Promise<void>, close: () => void }} options */
  constructor({ createSurface, findShortcuts, send, close }) {
    const elements = { scroller: byId('thread-scroller'), list: byId('thread-messages'), name: 'thread' };
    this.#list = new MessageList(elements, { createSurface, findShortcuts, openThread: null, opensAt: 'start' });
    this.#composer = new Composer(byId('thread-composer'), { id: 'thread-composer-text', onSend: send });
    byId('thread-close').addEventListener('click', close);
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    });
    COVERING.addEventListener('change', () => this.#cover());
  }

  /**
   * @param {string | null} thread its first message's `ts`; null closes the panel
   * @param {{ messages: readonly Message[], reader: Reader, vocabulary: Vocabulary, place: string }} shown the channel's messages; `place`
   *   names the person and the channel
   */
  update(thread, { messages, reader, vocabulary, place }) {
    const isOpening = thread !== null && this.#panel.hidden;
    this.#panel.hidden = thread === null;
    document.body.classList.toggle('has-thread', thread !== null);
    this.#cover();
    if (thread === null) return;
    const conversation = `${place}/${thread}`;
    this.#list.update({ conversation, messages: threadOf(messages, thread), reader });
    this.#composer.update({ label: 'Reply in the thread', vocabulary, draftKey: conversation });
    if (isOpening) byId('thread-title').focus();
  }

  /** As `MessageList.follow`. */
  follow() {
    this.#list.follow();
  }

  #cover() {
    const isCovering = COVERING.matches && !this.#panel.hidden;
    if (isCovering === this.#isCovering) return;
    this.#isCovering = isCovering;
    byId('main').inert = isCovering;
  }
}

/**
 * Gives the focus to what opens a thread, once the panel is closed.
 * @param {string} thread
 */
export function focusThreadOpener(thread) {
  const message = document.querySelector(`[data-holder^="main/${CSS.escape(thread)}/"]`);
  const opener =
    message?.querySelector('[data-focus="replies"]') ?? message?.querySelector('[data-focus="reply"]') ?? message;
  if (opener instanceof HTMLElement) opener.focus();
}
