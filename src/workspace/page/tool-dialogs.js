import { APPROXIMATIONS } from './approximations.js';
import { countOf } from './count-of.js';
import { openDialog } from './dialogs.js';
import { freshId, hidden, make } from './make-element.js';
import { fetchJournal } from './server.js';
import { showJournalLine } from './show-journal.js';
import { roleOf } from './sidebar.js';

/** @param {Tools} tools */
export function openExamples({ guide, begin }) {
  const items = guide.conversations.slice(1).map(({ title, steps }, at) => {
    const play = () => {
      dialog.close('');
      begin(at + 1);
    };
    const id = freshId('example');
    return make(
      'li',
      {},
      make('span', { id }, `${title} – ${countOf(steps.length, 'step')}`),
      make('button', { type: 'button', 'aria-describedby': id, onclick: play }, 'Play'),
    );
  });
  const hint = 'Each begins in an empty workspace and does real things, step by step. The tests play the same lines.';
  const body = make('div', { class: 'dialog-body' }, make('p', {}, hint), make('ul', { class: 'examples' }, items));
  const { dialog } = openDialog({ title: 'Play an example', body });
}

export function openAbout() {
  const items = APPROXIMATIONS.map((words) => make('li', {}, words));
  const intro =
    'This is a small Slack inside the bot’s own process, so that the bot can be tried without an account. What the bot uses of Slack works as Slack documents it, over real sockets, and what Slack would refuse is refused here. It is not Slack:';
  openDialog({
    title: 'What is approximate here',
    // Longer than the window, and nothing in it takes the focus: it must be scrolled from the keyboard.
    body: make('div', { class: 'dialog-body', tabindex: 0 }, make('p', {}, intro), make('ul', {}, items)),
  });
}

/** What Slack refused, advises against or could not deliver; or everything that passed. */
export async function openJournal() {
  const list = make('ol', { class: 'journal' });
  const said = make('p', { class: 'hint', role: 'status' });
  const draw = async (/** @type {boolean} */ isAll) => {
    try {
      const lines = await fetchJournal(isAll ? {} : { only: 'trouble' });
      list.replaceChildren(...lines.toReversed().map(showJournalLine));
      const nothing = isAll
        ? 'Nothing has passed yet.'
        : 'Slack would have nothing to say: nothing was refused, and nothing is unwise.';
      said.textContent = lines.length === 0 ? nothing : `${countOf(lines.length, 'line')}, the newest first.`;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const all = make('input', { type: 'checkbox', id: freshId('all') });
  all.addEventListener('change', () => void draw(all.checked));
  const intro =
    'Every call of the bot is judged by Slack’s documented rules: what it refuses, in Slack’s own words, and what it accepts but a good app avoids.';
  const body = make(
    'div',
    { class: 'dialog-body' },
    make('p', {}, intro),
    make(
      'label',
      { class: 'tick', for: all.id },
      all,
      make('span', {}, 'Show everything that passed between bot and workspace'),
    ),
    said,
    list,
  );
  openDialog({ title: 'What Slack would say', body });
  await draw(false);
}

/** @param {Tools} tools */
export function openFaults({ guide, setFault, state }) {
  const said = make('p', { role: 'status', class: 'hint' });
  const tell = async (/** @type {string | null} */ id, /** @type {string} */ words) => {
    try {
      await setFault(id);
      said.textContent = words;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const none = { id: '', label: 'Nothing is wrong', explanation: 'Slack answers at once, as it usually does.' };
  const on = state()?.fault ?? '';
  const choices = [none, ...guide.faults.standing].map((fault) => {
    const radio = make('input', { type: 'radio', name: 'fault', id: freshId('fault'), checked: fault.id === on });
    radio.addEventListener(
      'change',
      () => void tell(fault.id || null, fault.id === '' ? 'Switched off.' : 'Switched on.'),
    );
    return make('label', { class: 'tick', for: radio.id }, radio, make('span', {}, fault.label, explain(fault)));
  });
  const once = guide.faults.once.map((fault) => {
    const id = freshId('once');
    const act = () => void tell(fault.id, `${fault.label}: done.`);
    return make(
      'li',
      {},
      make('button', { type: 'button', 'aria-describedby': id, onclick: act }, fault.label),
      make('span', { id, class: 'hint' }, fault.explanation),
    );
  });
  const intro =
    'Every call of the bot meets the fault, until you switch it off. An answer to a slash command travels in its acknowledgement and meets none: mention the bot or set a reminder to see it at work.';
  const body = make(
    'div',
    { class: 'dialog-body' },
    make('p', {}, intro),
    make('fieldset', {}, make('legend', {}, 'What goes wrong'), choices),
    make('h3', {}, 'Just once'),
    make('ul', { class: 'examples' }, once),
    said,
  );
  openDialog({ title: 'Switch on a fault', body });
}

/**
 * Who is here, and who has left: the bot is told of it as Slack tells it.
 * @param {Tools} tools
 */
export function openPeople({ state, setActive }) {
  const said = make('p', { role: 'status', class: 'hint' });
  const list = make('ul', { class: 'examples' });
  const draw = () => list.replaceChildren(...(state()?.people ?? []).map(showPerson));
  const change = async (/** @type {Person} */ person) => {
    const isBack = person.isDeactivated === true;
    try {
      await setActive(person.id, isBack);
      said.textContent = `${person.name}’s account is ${isBack ? 'active again' : 'deactivated'}.`;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
    draw();
    document.getElementById(`active-${person.id}`)?.focus();
  };
  const showPerson = (/** @type {Person} */ person) => {
    const words = person.isDeactivated === true ? 'Reactivate' : 'Deactivate';
    const attributes = { type: 'button', id: `active-${person.id}`, onclick: () => void change(person) };
    const isMe = person.id === state()?.me;
    return make(
      'li',
      {},
      make('span', {}, person.name, roleOf(person), isMe ? ' – you' : ''),
      isMe ? null : make('button', attributes, words, hidden(` ${person.name}`)),
    );
  };
  draw();
  const hint = 'A deactivated account can do nothing, and nobody can write to it. The bot hears of it at once.';
  openDialog({ title: 'Who is here', body: make('div', { class: 'dialog-body' }, make('p', {}, hint), list, said) });
}

/** @param {Fault} fault */
function explain({ explanation }) {
  return make('span', { class: 'hint' }, explanation);
}
