import { announce } from './announce.js';
import { askToStartOver } from './ask-to-start-over.js';
import { sayWrong } from './connection-line.js';
import { closeDrawer } from './drawer.js';
import { GuideStrip } from './guide-strip.js';
import { byId } from './make-element.js';
import { fetchGuide, post } from './server.js';
import { setUpTools } from './workspace-tools.js';

/** @typedef {import('./whereabouts.js').Whereabouts} Whereabouts */

/**
 * @typedef {{
 *   state: () => PageState | null, reader: (state: PageState) => Reader, go: (change: Partial<Whereabouts>) => void,
 *   refresh: () => Promise<void>, follow: () => void,
 * }} WholeOptions `follow` lets the lists of messages go to what comes next
 */

/**
 * What one does to the workspace as a whole, whoever one is: play a conversation, start over, switch a fault.
 */
export class WholeWorkspace {
  #options;
  #strip;

  /** @param {WholeOptions} options */
  constructor(options) {
    this.#options = options;
    this.#strip = new GuideStrip({
      play: (conversation, step) => this.#play(conversation, step),
      announce,
      begin: (conversation) => void this.#begin(conversation),
    });
  }

  /** Fetches what never changes, and offers what can be done. */
  async setUp() {
    const guide = await fetchGuide();
    const setFault = (/** @type {string | null} */ id) => this.#setFault(id);
    setUpTools(byId('tools'), {
      guide,
      begin: (conversation) => void this.#begin(conversation),
      startOver: () => void this.#startOver(),
      setFault,
      setActive: (id, isActive) => this.#setActive(id, isActive),
      state: this.#options.state,
    });
    byId('fault-off').addEventListener('click', () => void setFault(null).catch(sayWrong));
    this.#strip.setUp(guide);
    return guide;
  }

  /** @param {string | null} id null switches every fault off */
  async #setFault(id) {
    await post('fault', id === null ? {} : { id });
    await this.#options.refresh();
  }

  /**
   * @param {string} id of a person
   * @param {boolean} isActive
   */
  async #setActive(id, isActive) {
    await post('person', { id, isDeactivated: !isActive });
    await this.#options.refresh();
  }

  /**
   * Plays one step of a conversation, and goes where it happened.
   * @param {number} conversation
   * @param {number} step
   */
  async #play(conversation, step) {
    const { follow, go, refresh } = this.#options;
    follow();
    const { person, channel, tab } = await post('play', { conversation, step });
    if (person !== undefined && channel !== undefined) go({ person, channel, thread: null, tab: tab ?? 'messages' });
    await refresh();
  }

  /** @param {number} conversation */
  async #begin(conversation) {
    closeDrawer();
    const all = Object.values(this.#options.state()?.messages ?? {});
    const isEmpty = all.every((messages) => messages.length === 0);
    if (isEmpty || (await this.#startOver())) this.#strip.start(conversation);
  }

  /** @returns {Promise<boolean>} whether the person wanted it, and it happened */
  async #startOver() {
    const { state, reader, go, refresh } = this.#options;
    const current = state();
    if (current === null) return false;
    closeDrawer();
    try {
      if (!(await askToStartOver(reader(current)))) return false;
    } catch (error) {
      sayWrong(error);
      return false;
    }
    this.#strip.leave();
    go({ channel: '', thread: null, tab: 'messages' });
    await refresh();
    announce('The workspace is empty again.');
    return true;
  }
}
