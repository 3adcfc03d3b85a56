import { byId, make } from './make-element.js';

/** What remembers that the tour has been offered, and which conversation is being played. */
const OFFERED_KEY = 'tour-offered';
const PLACE_KEY = 'playing';

/** How long a step stands before the next one, when a conversation plays by itself, in milliseconds. */
const STEP_MILLISECONDS = 2500;

/** Where in a conversation we are. @typedef {{ conversation: number, step: number, isDone: boolean }} Playing */

/**
 * Plays conversations step by step, above everything else and in nobody's way: the tour, and the examples. Every step really happens.
 */
export class GuideStrip {
  #host = byId('guide');
  #title = make('h2', { id: 'guide-title' });
  #words = make('p', {});
  #lines = make('ul', { class: 'lines' });
  #error = make('p', { class: 'error', role: 'alert' });
  #go = make('button', { type: 'button', class: 'primary', 'data-focus': 'guide/go', onclick: () => void this.#act() });
  #auto = make('button', { type: 'button', onclick: () => this.#playByItself() }, 'Play the rest');
  #leave = make('button', { type: 'button', 'data-focus': 'guide/leave', onclick: () => this.leave() });
  #options;
  /** @type {readonly Conversation[]} */
  #conversations = [];
  /** @type {Playing | null} */
  #at = null;
  #isBusy = false;
  #isPlaying = false;

  /**
   * @param {{ play: (conversation: number, step: number) => Promise<unknown>, announce: (words: string) => void,
   *   begin: (conversation: number) => void }} options `begin` is asked for the tour a first visitor accepts
   */
  constructor(options) {
    this.#options = options;
    this.#host.append(
      make('div', { class: 'guide-words' }, this.#title, this.#words, this.#lines, this.#error),
      make('div', { class: 'buttons' }, this.#go, this.#auto, this.#leave),
    );
    this.#host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.leave();
    });
  }

  /**
   * Goes on where we were before a reload; on a first visit offers the tour.
   * @param {Guide} guide
   */
  setUp({ conversations }) {
    this.#conversations = conversations;
    /** @type {Playing | null} */
    const at = JSON.parse(sessionStorage.getItem(PLACE_KEY) ?? 'null');
    if (at !== null && conversations[at.conversation]?.steps[at.step] !== undefined) this.#show(at);
    else if (conversations.length > 0 && localStorage.getItem(OFFERED_KEY) === null) this.#offer();
  }

  /** @param {number} conversation */
  start(conversation) {
    localStorage.setItem(OFFERED_KEY, 'yes');
    this.#show({ conversation, step: 0, isDone: false });
    this.#go.focus();
  }

  leave() {
    localStorage.setItem(OFFERED_KEY, 'yes');
    sessionStorage.removeItem(PLACE_KEY);
    this.#at = null;
    this.#isPlaying = false;
    this.#host.hidden = true;
    byId('composer-text').focus();
  }

  #offer() {
    this.#host.hidden = false;
    this.#title.textContent = 'Your first visit?';
    this.#words.textContent = `${this.#titleOf(0)}: it does real things in this workspace, and you can leave it at any time.`;
    this.#lines.replaceChildren();
    this.#go.textContent = 'Start the tour';
    this.#leave.textContent = 'Not now';
    this.#auto.hidden = true;
  }

  /** @param {number} conversation */
  #titleOf(conversation) {
    return this.#conversations[conversation]?.title ?? '';
  }

  /** @param {Playing} at */
  #show(at) {
    const { steps } = this.#conversations[at.conversation] ?? { steps: [] };
    const isLast = at.step === steps.length - 1;
    this.#at = at;
    sessionStorage.setItem(PLACE_KEY, JSON.stringify(at));
    this.#host.hidden = false;
    this.#title.textContent = `${this.#titleOf(at.conversation)}: step ${at.step + 1} of ${steps.length}`;
    this.#words.textContent = steps[at.step]?.explanation ?? '';
    const mark = at.isDone ? '✓ ' : '';
    this.#lines.replaceChildren(...(steps[at.step]?.lines ?? []).map((line) => make('li', {}, `${mark}${line}`)));
    this.#go.textContent = at.isDone ? (isLast ? 'Finish' : 'Next step') : 'Do it';
    this.#auto.textContent = this.#isPlaying ? 'Pause' : 'Play the rest';
    this.#auto.hidden = at.isDone && isLast;
    this.#leave.textContent = 'Leave';
    this.#leave.hidden = at.isDone && isLast;
  }

  async #act() {
    const at = this.#at;
    if (at === null) return this.#options.begin(0);
    if (!at.isDone) return this.#do(at);
    const step = at.step + 1;
    if (this.#conversations[at.conversation]?.steps[step] === undefined) return this.leave();
    this.#show({ ...at, step, isDone: false });
    this.#options.announce(this.#words.textContent ?? '');
  }

  /** @param {Playing} at */
  async #do(at) {
    if (this.#isBusy) return;
    this.#setBusy(true);
    try {
      await this.#options.play(at.conversation, at.step);
      if (this.#at === at) this.#show({ ...at, isDone: true });
    } catch (error) {
      this.#isPlaying = false;
      this.#error.textContent = error instanceof Error ? error.message : String(error);
    }
    this.#setBusy(false);
  }

  /** @param {boolean} isBusy */
  #setBusy(isBusy) {
    this.#isBusy = isBusy;
    this.#go.setAttribute('aria-disabled', String(isBusy));
    if (isBusy) this.#error.textContent = '';
  }

  #playByItself() {
    this.#isPlaying = !this.#isPlaying;
    if (this.#at !== null) this.#show(this.#at);
    if (this.#isPlaying) void this.#playOn();
  }

  async #playOn() {
    while (this.#isPlaying && this.#at !== null) {
      const { conversation, step, isDone } = this.#at;
      if (isDone && this.#conversations[conversation]?.steps[step + 1] === undefined) break;
      await this.#act();
      if (this.#at?.isDone) await new Promise((resolve) => setTimeout(resolve, STEP_MILLISECONDS));
    }
    this.#isPlaying = false;
    if (this.#at !== null) this.#show(this.#at);
  }
}
