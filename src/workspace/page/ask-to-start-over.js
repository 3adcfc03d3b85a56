import { askConfirm } from './dialogs.js';
import { post } from './server.js';
import { forgetDrafts } from './whereabouts.js';

const plain = (/** @type {string} */ text) => ({ type: 'plain_text', text });

const QUESTION = {
  title: plain('Start over?'),
  text: plain('Every message and every reminder goes, and the clock goes back to its beginning.'),
  confirm: plain('Start over'),
  deny: plain('Keep it all'),
  style: 'danger',
};

/**
 * Empties the workspace, if the person says so.
 * @param {Reader} reader
 * @returns {Promise<boolean>} whether it was emptied
 */
export async function askToStartOver(reader) {
  if (!(await askConfirm(QUESTION, reader))) return false;
  await post('start-over', {});
  forgetDrafts();
  return true;
}
