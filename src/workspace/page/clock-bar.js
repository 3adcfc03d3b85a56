import { clockTime, dayName } from './format-date.js';
import { byId, make } from './make-element.js';

/** Where the workspace's own clock is read. */
const ZONE = 'Europe/London';

/** How often the shown time is brought up to date, in milliseconds. */
const TICK_MILLISECONDS = 1000;

/** How often a playing clock is turned, in milliseconds. */
const PLAY_MILLISECONDS = 1000;

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
  #isPlaying = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #playing;

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
  update({ now, moves, playMove }) {
    this.#ahead = Date.parse(now) - Date.now();
    this.#tick();
    const labels = JSON.stringify([moves, playMove]);
    if (labels === this.#labels) return;
    this.#labels = labels;
    const focused = document.activeElement?.getAttribute('data-focus') ?? '';
    const button = (/** @type {{ id: string, label: string }} */ { id, label }) =>
      make('button', { type: 'button', 'data-focus': `clock/${id}`, onclick: () => void this.#move(id) }, label);
    const play = playMove === undefined ? [] : [this.#showPlay(playMove)];
    this.#moves.replaceChildren(
      make('span', { id: 'clock-label' }, 'Move the clock on:'),
      ...moves.map(button),
      ...play,
    );
    if (focused.startsWith('clock/')) this.#find(focused)?.focus();
  }

  /**
   * @param {string} key
   * @returns {HTMLButtonElement | null}
   */
  #find(key) {
    return this.#moves.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  }

  /** @param {string} move */
  #showPlay(move) {
    const words = this.#isPlaying ? 'Pause' : 'Play';
    const button = make('button', { type: 'button', 'data-focus': 'clock/play' }, words);
    button.addEventListener('click', () => this.#setPlaying(move, !this.#isPlaying));
    return button;
  }

  /**
   * Turns the clock again and again until it is paused, the page is hidden, or something goes wrong.
   * @param {string} move
   * @param {boolean} isPlaying
   */
  #setPlaying(move, isPlaying) {
    this.#isPlaying = isPlaying;
    const button = this.#find('clock/play');
    if (button !== null) button.textContent = isPlaying ? 'Pause' : 'Play';
    clearInterval(this.#playing);
    if (!isPlaying) return;
    this.#playing = setInterval(() => {
      if (document.hidden || this.#error.textContent !== '') this.#setPlaying(move, false);
      else void this.#move(move);
    }, PLAY_MILLISECONDS);
    void this.#move(move);
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
