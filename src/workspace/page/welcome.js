import { byId, make } from './make-element.js';

/**
 * In a channel where nothing has been said: examples that really send.
 * @param {{ isEmpty: boolean, commands: readonly Command[], send: (text: string) => void }} shown
 */
export function drawWelcome({ isEmpty, commands, send }) {
  const welcome = byId('welcome');
  welcome.hidden = !isEmpty;
  if (!isEmpty || welcome.childElementCount > 0) return;
  const texts = commands.flatMap(({ command, examples }) => examples.map((example) => `${command} ${example}`));
  const examples = texts.map((text) =>
    make('li', {}, make('button', { type: 'button', onclick: () => send(text) }, text)),
  );
  const invitation = make('p', {}, 'Try one of these. Each is sent as if you had typed it.');
  welcome.append(
    make('h3', {}, 'Nothing has been said here yet'),
    examples.length === 0 ? '' : invitation,
    make('ul', {}, examples),
  );
}
