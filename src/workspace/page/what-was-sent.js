import { countOf } from './count-of.js';
import { openDialog } from './dialogs.js';
import { make } from './make-element.js';
import { fetchJournal } from './server.js';
import { showJournalLine } from './show-journal.js';

/**
 * Shows what a message consists of: the words for notifications and screen readers, its payload, and the calls that made it.
 * @param {Message} message
 */
export async function showWhatWasSent(message) {
  const { blocks, ...rest } = message;
  const json = JSON.stringify(blocks === undefined ? rest : { ...rest, blocks }, null, 2);
  const calls = make('ol', { class: 'journal' });
  const said = make('p', { class: 'hint', role: 'status' }, 'One moment …');
  const body = make(
    'div',
    { class: 'dialog-body' },
    make('h3', {}, 'Fallback text'),
    make(
      'p',
      { class: 'hint' },
      'What a notification shows and a screen reader in Slack may read instead of the blocks.',
    ),
    make('pre', { class: 'wrapped', tabindex: 0 }, message.text === '' ? '(none)' : message.text),
    make('h3', {}, 'The calls that made it'),
    said,
    calls,
    make('h3', {}, `Payload, ${blocks === undefined ? 'without blocks' : countOf(blocks.length, 'block')}`),
    make('pre', { tabindex: 0 }, json),
  );
  openDialog({ title: 'What was sent', body });
  try {
    const lines = await fetchJournal({ channel: message.channel, ts: message.ts });
    calls.replaceChildren(...lines.map(showJournalLine));
    said.textContent =
      lines.length === 0 ? 'None: the workspace itself wrote it, or its journal no longer goes so far back.' : '';
  } catch (error) {
    said.textContent = error instanceof Error ? error.message : String(error);
  }
}
