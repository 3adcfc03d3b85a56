import { byId, make } from './make-element.js';
import { EXAMPLES } from './suggest.js';

/**
 * In a channel where nothing has been said: three examples that really send.
 * @param {boolean} isEmpty
 * @param {(text: string) => void} send
 */
export function drawWelcome(isEmpty, send) {
  const welcome = byId('welcome');
  welcome.hidden = !isEmpty;
  if (!isEmpty || welcome.childElementCount > 0) return;
  const examples = EXAMPLES.map((text) =>
    make('li', {}, make('button', { type: 'button', onclick: () => send(text) }, text)),
  );
  welcome.append(
    make('h3', {}, 'Nothing has been said here yet'),
    make('p', {}, 'Try one of these. Each is sent as if you had typed it.'),
    make('ul', {}, examples),
  );
}
