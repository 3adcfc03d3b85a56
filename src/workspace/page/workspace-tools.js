import { byId, make } from './make-element.js';
import { openAbout, openExamples, openFaults, openJournal, openPeople } from './tool-dialogs.js';

/**
 * The buttons for the workspace as a whole, at the end of the sidebar.
 * @param {HTMLElement} list
 * @param {Tools} tools
 */
export function setUpTools(list, tools) {
  const { guide, begin, startOver } = tools;
  const hasConversations = guide.conversations.length > 0;
  const parts = [
    hasConversations ? showTool('tour', 'Take the tour', () => begin(0)) : null,
    guide.conversations.length > 1 ? showTool('examples', 'Play an example', () => openExamples(tools)) : null,
    showTool('journal', 'What Slack would say', () => void openJournal()),
    showTool('faults', 'Switch on a fault', () => openFaults(tools)),
    showTool('people', 'Who is here', () => openPeople(tools)),
    showTool('about', 'What is approximate here', () => openAbout()),
    guide.canStartOver ? showTool('start-over', 'Start over', startOver) : null,
  ];
  list.replaceChildren(...parts.filter((part) => part !== null));
}

/**
 * Shows how much Slack would complain of, and at the top which fault is on: nobody should wonder what is wrong.
 * @param {Guide | null} guide
 * @param {PageState} state
 */
export function updateTools(guide, { troubles, fault: on }) {
  const button = document.getElementById('tool-journal');
  const words = `What Slack would say${troubles === 0 ? '' : ` (${troubles})`}`;
  if (button !== null && button.textContent !== words) button.textContent = words;
  const fault = guide?.faults.standing.find(({ id }) => id === on);
  byId('fault').hidden = fault === undefined;
  byId('fault-words').textContent = fault === undefined ? '' : `Switched on: ${fault.label}. ${fault.explanation}`;
}

/**
 * @param {string} id
 * @param {string} words
 * @param {() => void} act
 */
function showTool(id, words, act) {
  const attributes = { type: 'button', id: `tool-${id}`, 'data-focus': `tool-${id}`, onclick: act };
  return make('li', {}, make('button', attributes, words));
}
