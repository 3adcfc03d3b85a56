/** @import { MessageOptions } from './show-message.js' */
import { dayName } from './format-date.js';
import { rememberFocus } from './keep-focus.js';
import { make } from './make-element.js';
import { isGrouped } from './page-state.js';
import { showMessage } from './show-message.js';

/** Nearer than this to the end, in pixels, the list follows new messages. */
const NEAR_END = 80;

/** How long an answer to what a person has done may take to be gone to, in milliseconds. */
const FOLLOW_MILLISECONDS = 4000;

/** Space above a new message that is scrolled to, in pixels. */
const MARGIN = 40;

/**
 * A list of messages that draws anew only what has changed, so that focus, open menus and what was typed stay.
 */
export class MessageList {
  #scroller;
  #list;
  #name;
  #options;
  /** @type {Map<string, { signature: string, element: HTMLLIElement }>} */
  #drawn = new Map();
  #conversation = '';
  #followUntil = 0;
  #wasNearEnd = true;
  #size = '';
  #newer;

  /**
   * @param {{ scroller: HTMLElement, list: HTMLElement, name: string }} elements `name` tells its messages from those of another list
   * @param {Pick<MessageOptions, 'createSurface' | 'findShortcuts' | 'openThread'> & { opensAt: 'start' | 'end' }} options
   */
  constructor({ scroller, list, name }, options) {
    this.#scroller = scroller;
    this.#list = list;
    this.#name = name;
    this.#options = options;
    this.#newer = make(
      'button',
      { type: 'button', class: 'newer', hidden: true, onclick: () => this.#scrollToEnd() },
      'More below ↓',
    );
    scroller.append(this.#newer);
    scroller.addEventListener('scroll', () => this.#onScroll());
    new ResizeObserver(() => {
      this.#size = sizeOf(scroller);
      if (this.#wasNearEnd) this.#scrollToEnd();
    }).observe(scroller);
  }

  /**
   * @param {{ conversation: string, messages: readonly Message[], reader: Reader }} shown `conversation` names who reads what: with
   *   another one everything is drawn anew
   */
  update({ conversation, messages, reader }) {
    const isOther = this.#conversation !== conversation;
    const isFollowing = Date.now() < this.#followUntil || this.#isNearEnd();
    if (isOther) this.#drawn.clear();
    this.#conversation = conversation;
    const known = new Set(this.#drawn.keys());
    const restoreFocus = rememberFocus();
    const hadFocus = this.#list.contains(document.activeElement);
    this.#place(this.#draw(messages, reader));
    if (hadFocus && !isOther) restoreFocus();
    if (isOther) this.#open();
    else this.#meet([...this.#drawn].find(([key]) => !known.has(key))?.[1].element, isFollowing);
  }

  /** The next new message is gone to wherever the list stands, if it comes soon: it answers what a person has just done. */
  follow() {
    this.#followUntil = Date.now() + FOLLOW_MILLISECONDS;
  }

  /** Remembers whether the end is in sight; a change of size scrolls by itself, which is nobody's wish. */
  #onScroll() {
    if (this.#size !== sizeOf(this.#scroller)) return;
    this.#wasNearEnd = this.#isNearEnd();
    if (this.#wasNearEnd) this.#newer.hidden = true;
  }

  #open() {
    this.#scrollToEnd();
    if (this.#options.opensAt === 'start') this.#scroller.scrollTop = 0;
    this.#wasNearEnd = this.#isNearEnd();
  }

  #scrollToEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#newer.hidden = true;
  }

  /**
   * Goes to the first new message: its beginning stays in sight, however long it is. Who reads further up is only told of it.
   * @param {HTMLElement | undefined} first
   * @param {boolean} isFollowing
   */
  #meet(first, isFollowing) {
    if (first === undefined) return;
    if (!isFollowing) this.#newer.hidden = false;
    else {
      this.#scrollToEnd();
      this.#scroller.scrollTop = Math.min(this.#scroller.scrollTop, Math.max(first.offsetTop - MARGIN, 0));
      this.#wasNearEnd = this.#isNearEnd();
      this.#newer.hidden = this.#wasNearEnd;
    }
  }

  #isNearEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /**
   * @param {readonly Message[]} messages
   * @param {Reader} reader
   */
  #draw(messages, reader) {
    /** @type {HTMLLIElement[]} */
    const elements = [];
    /** @type {Map<string, { signature: string, element: HTMLLIElement }>} */
    const drawn = new Map();
    let day = '';
    for (const [at, message] of messages.entries()) {
      const thisDay = dayName(Number(message.ts) * 1000 || 0, reader.zone);
      const isNewDay = thisDay !== day;
      if (isNewDay) elements.push(this.#drawDay(drawn, thisDay));
      day = thisDay;
      elements.push(
        this.#drawMessage(drawn, message, { isGrouped: !isNewDay && isGrouped(messages[at - 1], message), reader }),
      );
    }
    this.#drawn = drawn;
    return elements;
  }

  /**
   * @param {Map<string, { signature: string, element: HTMLLIElement }>} drawn
   * @param {string} day
   */
  #drawDay(drawn, day) {
    const key = `day/${day}`;
    const element = this.#drawn.get(key)?.element ?? make('li', { class: 'day' }, make('h3', {}, day));
    drawn.set(key, { signature: day, element });
    return element;
  }

  /**
   * @param {Map<string, { signature: string, element: HTMLLIElement }>} drawn
   * @param {Message} message
   * @param {{ isGrouped: boolean, reader: Reader }} context
   */
  #drawMessage(drawn, message, { isGrouped, reader }) {
    const key = `${message.ts}/${message.ephemeral}`;
    const signature = JSON.stringify([message, isGrouped]);
    const before = this.#drawn.get(key);
    const holder = `${this.#name}/${key}`;
    const element =
      before?.signature === signature
        ? before.element
        : showMessage({ message, holder, isGrouped, reader, ...this.#options });
    drawn.set(key, { signature, element });
    return element;
  }

  /**
   * Puts the elements in order, moving only those that are not yet in their place.
   * @param {readonly HTMLLIElement[]} elements
   */
  #place(elements) {
    const kept = new Set(elements);
    const gone = [...this.#list.children].filter((child) => !(child instanceof HTMLLIElement && kept.has(child)));
    for (const child of gone) child.remove();
    for (const [at, element] of elements.entries()) {
      const there = this.#list.children[at] ?? null;
      if (there !== element) this.#list.insertBefore(element, there);
    }
  }
}

/** @param {HTMLElement} element */
function sizeOf({ clientWidth, clientHeight }) {
  return `${clientWidth}×${clientHeight}`;
}
