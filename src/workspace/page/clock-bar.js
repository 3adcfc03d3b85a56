/** @import { PageState } from './page-state.js' */
import { clockTime, dayName } from './format-date.js';
import { byId, make } from './make-element.js';

/** Where the workspace's own clock is read. */
const ZONE = 'Europe/London';

/** How often the shown time is brought up to date, in milliseconds. */
const TICK_MILLISECONDS = 1000;

/**
 * The workspace's clock: today's date and the time, and buttons that turn it.
 */
export class ClockBar {
  #time = byId('clock-time');
  #moves = byId('clock-moves');
  #error = byId('clock-error');
  #turn;
  #announce;
  #ahead = 0;
  #labels = '';
  #isMoving = false;

  /** @param {{ turn: (move: string) => Promise<unknown>, announce: (words: string) => void }} options */
  constructor({ turn, announce }) {
    this.#turn = turn;
    this.#announce = announce;
    setInterval(() => this.#tick(), TICK_MILLISECONDS);
    const opener = byId('clock-open');
    opener.addEventListener('click', () => {
      const isOpen = this.#moves.classList.toggle('open');
      opener.setAttribute('aria-expanded', String(isOpen));
    });
  }

  /** @param {PageState['clock']} clock */
  update({ now, moves }) {
    this.#ahead = Date.parse(now) - Date.now();
    this.#tick();
    const labels = JSON.stringify(moves);
    if (labels === this.#labels) return;
    this.#labels = labels;
    const button = (/** @type {{ id: string, label: string }} */ { id, label }) =>
      make('button', { type: 'button', 'data-focus': `clock/${id}`, onclick: () => void this.#move(id) }, label);
    this.#moves.replaceChildren(make('span', { id: 'clock-label' }, 'Move the clock on:'), ...moves.map(button));
  }

  /** Milliseconds since 1970, as the workspace counts them. */
  now() {
    return Date.now() + this.#ahead;
  }

  #tick() {
    if (this.#ahead === 0) return;
    const words = this.#words();
    if (this.#time.textContent !== words) this.#time.textContent = words;
  }

  #words() {
    return `${dayName(this.now(), ZONE)}, ${clockTime(this.now(), ZONE)}`;
  }

  /** @param {string} move */
  async #move(move) {
    if (this.#isMoving) return;
    this.#setMoving(true);
    try {
      await this.#turn(move);
      this.#announce(`The clock now stands at ${this.#words()}.`);
    } catch (error) {
      this.#error.textContent = error instanceof Error ? error.message : String(error);
    }
    this.#setMoving(false);
  }

  /** @param {boolean} isMoving */
  #setMoving(isMoving) {
    this.#isMoving = isMoving;
    this.#moves.toggleAttribute('data-moving', isMoving);
    if (isMoving) this.#error.textContent = '';
    for (const button of this.#moves.querySelectorAll('button')) button.setAttribute('aria-disabled', String(isMoving));
  }
}
