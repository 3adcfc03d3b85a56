import { isActive } from './choices.js';
import { cityOf, clockTime } from './format-date.js';
import { byId, make, hidden } from './make-element.js';
import { titleOf } from './page-state.js';
import { showLetters } from './show-message.js';

/**
 * @typedef {{
 *   state: PageState, me: Person, channel: Channel, now: number,
 *   showChannel: (id: string) => void, showPerson: (id: string) => void,
 * }} SidebarOptions
 */

/**
 * Shows the channels, the conversation with the bot, and the people one can be.
 * @param {SidebarOptions} options
 */
export function updateSidebar(options) {
  const { state } = options;
  byId('team-name').textContent = state.team.name;
  const show = (/** @type {'channel' | 'im'} */ kind) =>
    state.channels.filter((channel) => channel.kind === kind).map((channel) => showChannel(channel, options));
  replaceIfChanged(byId('channels'), show('channel'));
  replaceIfChanged(byId('apps'), show('im'));
  replaceIfChanged(
    byId('people'),
    state.people.filter(isActive).map((person) => showPerson(person, options)),
  );
}

/**
 * @param {Channel} channel
 * @param {SidebarOptions} options
 */
function showChannel(channel, { state, channel: current, showChannel }) {
  const isCurrent = channel.id === current.id;
  const unread = isCurrent ? 0 : channel.unread;
  const attributes = {
    type: 'button',
    class: unread > 0 ? 'unread' : null,
    'aria-current': isCurrent ? 'page' : null,
    'data-focus': channel.id,
    onclick: () => showChannel(channel.id),
  };
  const kinds = [
    channel.kind === 'im' ? 'App' : '',
    channel.isPrivate === true ? 'Private' : '',
    channel.isShared === true ? 'Shared' : '',
    channel.isArchived === true ? 'Archived' : '',
  ];
  const badge = kinds.filter(Boolean).map((kind) => make('span', { class: 'badge' }, kind));
  const count = unread === 0 ? null : make('span', { class: 'count' }, String(unread), hidden(' unread'));
  return make(
    'li',
    {},
    make('button', attributes, make('span', { class: 'name' }, titleOf(state, channel)), badge, count),
  );
}

/**
 * @param {Person} person
 * @param {SidebarOptions} options
 */
function showPerson(person, { me, now, showPerson }) {
  const isMe = person.id === me.id;
  const attributes = {
    type: 'button',
    'aria-pressed': String(isMe),
    'data-focus': person.id,
    onclick: () => showPerson(person.id),
  };
  const local = make('span', { class: 'hint' }, `${clockTime(now, person.zone)} ${cityOf(person.zone)}`);
  return make(
    'li',
    {},
    make(
      'button',
      attributes,
      showLetters(person.id, person.name),
      make('span', { class: 'name' }, person.name, make('span', { class: 'hint' }, roleOf(person))),
      local,
    ),
  );
}

/** @param {Person} person */
export function roleOf({ isAdmin, isGuest, isElsewhere }) {
  if (isAdmin === true) return ' (admin)';
  if (isGuest === true) return ' (guest)';
  return isElsewhere === true ? ' (external)' : '';
}

/**
 * Draws a list anew only where something in it changed, and keeps the focus.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 */
function replaceIfChanged(list, items) {
  for (const [at, item] of items.entries()) {
    const there = list.children[at];
    if (there === undefined) list.append(item);
    else if (!there.isEqualNode(item)) replaceItem(there, item);
  }
  while (list.children.length > items.length) list.lastElementChild?.remove();
}

/**
 * @param {Element} before
 * @param {HTMLElement} item
 */
function replaceItem(before, item) {
  const hadFocus = before.contains(document.activeElement);
  before.replaceWith(item);
  if (hadFocus) item.querySelector('button')?.focus();
}
