import { byId } from './make-element.js';

/**
 * Says at the top that something is wrong.
 * @param {string | null} words null when all is well
 */
export function showConnection(words) {
  const line = byId('connection');
  line.hidden = words === null;
  line.textContent = words ?? '';
}

/**
 * Says at the top what went wrong.
 * @param {unknown} error
 */
export function sayWrong(error) {
  showConnection(error instanceof Error ? error.message : String(error));
}
