import { ClockBar } from './clock-bar.js';
import { sayWrong, showConnection } from './connection-line.js';
import { Composer } from './composer.js';
import { HomeTab } from './home-tab.js';
import { byId } from './make-element.js';
import { MessageList } from './message-list.js';
import { Modal } from './modal.js';
import { announceNews, announce } from './announce.js';
import { updateChannelHead } from './channel-head.js';
import { closeDrawer, setUpDrawer } from './drawer.js';
import { channelOf, createReader, meOf, titleOf, topLevel } from './page-state.js';
import { fetchState, listen, NO_PERSON, post } from './server.js';
import { createSurface } from './create-surface.js';
import { shortcutsOn, showShortcutMenu } from './shortcuts.js';
import { updateSidebar } from './sidebar.js';
import { focusThreadOpener, ThreadPanel } from './thread-panel.js';
import { untilFresh } from './until-fresh.js';
import { drawWelcome } from './welcome.js';
import { updateTools } from './workspace-tools.js';
import { WholeWorkspace } from './whole-workspace.js';
import { hashOf, keepPerson, readWhereabouts } from './whereabouts.js';

/** @type {PageState | null} */
let state = null;
/** @type {Guide | null} */
let guide = null;
let where = readWhereabouts(location.hash);

const clock = new ClockBar({ turn: (move) => post('clock', { move }).then(refresh), announce });
const composer = new Composer(byId('composer'), { id: 'composer-text', onSend: (text) => say(text, null) });
const findShortcuts = (/** @type {Message} */ message) => shortcutsOn(guide, message, useShortcut);
const messages = new MessageList(
  { scroller: byId('scroller'), list: byId('messages'), name: 'main' },
  {
    createSurface: messageSurface,
    findShortcuts,
    openThread: (ts) => go({ thread: ts, tab: 'messages' }),
    opensAt: 'end',
  },
);
const thread = new ThreadPanel({
  createSurface: messageSurface,
  findShortcuts,
  send: (text) => say(text, where.thread),
  close: closeThread,
});
const modal = new Modal({
  createSurface: viewSurface,
  submit: (viewId, values) => act('submit', { viewId, values }),
  close: (viewId, all) => act('close', { viewId, all }),
});
const home = new HomeTab({
  createSurface: viewSurface,
  open: () => act('home', {}),
  show: (tab) => go({ tab, thread: null }),
});

const whole = new WholeWorkspace({
  state: () => state,
  reader: (current) => drawn(current).reader,
  go,
  refresh: () => refresh(),
  follow,
});

/** Lets the lists of messages go to what comes next. */
function follow() {
  for (const list of [messages, thread]) list.follow();
}

/** Fetches what there is to see now, and draws it. */
const refresh = untilFresh(fetchAndDraw);

async function fetchAndDraw() {
  const { person } = where;
  try {
    const next = await fetchState(person, where.tab === 'home' || document.hidden ? null : where.channel);
    guide ??= await setUpGuide();
    if (where.person !== person) return;
    const before = state;
    state = next;
    draw();
    announceNews(before, next, drawn(next).channel);
  } catch (error) {
    sayWrong(error);
    if (error instanceof Error && error.message === NO_PERSON && person !== '') startAsFirst();
  }
}

async function setUpGuide() {
  const fetched = await whole.setUp();
  composer.offer(showShortcutMenu(fetched, useShortcut));
  return fetched;
}

/** @type {import('./shortcuts.js').UseShortcut} */
function useShortcut(callbackId, message) {
  const place = message === undefined ? {} : { channel: message.channel, messageTs: message.ts };
  act('shortcut', { callbackId, ...place }).catch(sayWrong);
}

/** The address names someone of another workspace, which ran here before. */
function startAsFirst() {
  where = { ...where, person: '' };
  void refresh();
}

/**
 * Who and where we are in a state: what the address does not say is the first there is.
 * @param {PageState} current
 */
function drawn(current) {
  const me = meOf(current);
  const channel = channelOf(current, where.channel);
  const reader = createReader(current, {
    me,
    channel,
    now: () => clock.now(),
    showChannel: (id) => go({ channel: id, thread: null, tab: 'messages' }),
  });
  return { me, channel, reader };
}

function draw() {
  if (state === null) return;
  showConnection(null);
  const { me, channel, reader } = drawn(state);
  where = { ...where, person: me.id, channel: channel.id };
  keepPerson(me.id);
  clock.update(state.clock);
  const all = state.messages[channel.id] ?? [];
  updateChannelHead(state, channel);
  const title = titleOf(state, channel);
  const vocabulary = { botName: state.bot.name, commands: guide?.commands ?? [] };
  composer.update({ label: `Message ${title}`, vocabulary, draftKey: `${me.id}/${channel.id}` });
  messages.update({ conversation: `${me.id}/${channel.id}`, messages: topLevel(all), reader });
  const isEmpty = topLevel(all).length === 0;
  drawWelcome({ isEmpty, commands: vocabulary.commands, send: (text) => void composer.send(text) });
  thread.update(where.thread, { messages: all, reader, vocabulary, place: `${me.id}/${channel.id}` });
  updateTools(guide, state);
  home.update({ isOffered: channel.kind === 'im', tab: where.tab, view: state.home, key: me.id });
  modal.update(state.modal);
  updateSidebar({ state, me, channel, now: clock.now(), showChannel: (id) => goAndFocus(id), showPerson: become });
}

/** @param {Partial<import('./whereabouts.js').Whereabouts>} change */
function go(change) {
  const hash = hashOf({ ...where, ...change });
  if (location.hash === hash) onAddress();
  else location.hash = hash;
}

/** Closes the thread; the focus goes back when the address, and with it the page, has changed. */
function closeThread() {
  const closed = where.thread;
  if (closed === null) return;
  addEventListener('hashchange', () => focusThreadOpener(closed), { once: true });
  go({ thread: null });
}

/** @param {string} channel */
function goAndFocus(channel) {
  closeDrawer();
  go({ channel, thread: null, tab: 'messages' });
  composer.focus();
}

/** @param {string} person */
function become(person) {
  closeDrawer();
  const isDirect = state !== null && channelOf(state, where.channel).kind === 'im';
  go({ person, thread: null, ...(isDirect ? { channel: 'im' } : {}) });
}

/**
 * @param {string} text
 * @param {string | null} threadTs
 */
async function say(text, threadTs) {
  // Sent before the first state has come: only that says where we are.
  if (state === null) await refresh();
  (threadTs === null ? messages : thread).follow();
  await act('say', { channel: where.channel, text, ...(threadTs === null ? {} : { threadTs }) });
}

/**
 * Does something as the person we are, and shows what came of it.
 * @param {Parameters<typeof post>[0]} what
 * @param {object} body
 */
async function act(what, body) {
  const answer = await post(what, { user: where.person, ...body });
  if (what !== 'options') await refresh();
  return answer;
}

/** @param {Message} message */
function messageSurface(message) {
  return openSurface({ channel: where.channel, messageTs: message.ts }, 4);
}

/** @param {View} view */
function viewSurface(view) {
  return openSurface({ viewId: view.id }, 3);
}

/**
 * @param {import('./create-surface.js').Container} container
 * @param {number} headingLevel
 */
function openSurface(container, headingLevel) {
  if (state === null) throw new Error('There are no blocks before there is a state.');
  return createSurface({ container, headingLevel, reader: drawn(state).reader, act, follow });
}

/** Draws what the address now says; another person sees another state. */
function onAddress() {
  const next = readWhereabouts(location.hash);
  const isOther = next.person !== where.person;
  where = next;
  if (isOther) {
    state = null;
    announce('');
  }
  draw();
  void refresh();
}

addEventListener('hashchange', onAddress);
document.addEventListener('visibilitychange', () => void refresh());
byId('channel-invite').addEventListener('click', () => void composer.send(`/invite @${state?.bot.name}`));
byId('skip').addEventListener('click', () => composer.focus());
setUpDrawer();
listen({
  onChange: () => void refresh(),
  onConnection: (isConnected) =>
    showConnection(isConnected ? null : 'Connection lost – is the bot still running? Trying again …'),
});
