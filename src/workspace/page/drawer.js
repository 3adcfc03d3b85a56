import { byId } from './make-element.js';

/** On a phone the sidebar is a drawer: a button opens it, Escape, a tap beside it or a choice in it closes it. */
export function setUpDrawer() {
  byId('menu').addEventListener('click', () => setOpen(true));
  byId('backdrop').addEventListener('click', () => setOpen(false));
  byId('sidebar').addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) closeDrawer();
  });
}

/** Closes it, if it is open, and gives the focus back to its button. */
export function closeDrawer() {
  if (!isOpen()) return;
  setOpen(false);
  byId('menu').focus();
}

function isOpen() {
  return byId('sidebar').classList.contains('open');
}

/** @param {boolean} isToOpen */
function setOpen(isToOpen) {
  const sidebar = byId('sidebar');
  sidebar.classList.toggle('open', isToOpen);
  byId('backdrop').hidden = !isToOpen;
  byId('menu').setAttribute('aria-expanded', String(isToOpen));
  byId('main').inert = isToOpen;
  byId('top').inert = isToOpen;
  if (isToOpen) sidebar.querySelector('button')?.focus();
}
