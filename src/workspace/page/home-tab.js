/** @import { Whereabouts } from './whereabouts.js' */
import { rememberFocus } from './keep-focus.js';
import { byId, make } from './make-element.js';
import { showBlocks } from './show-block.js';

/**
 * The bot's Home tab beside its messages, after https://www.w3.org/WAI/ARIA/apg/patterns/tabs/.
 */
export class HomeTab {
  #panel = byId('home-panel');
  #tabs = byId('tabs');
  #options;
  #drawn = '';
  #opened = '';

  /**
   * @param {{
   *   createSurface: (view: View) => Surface, open: () => Promise<unknown>, show: (tab: Whereabouts['tab']) => void,
   * }} options `open` tells the bot that its Home tab is looked at
   */
  constructor(options) {
    this.#options = options;
    for (const tab of /** @type {const} */ (['messages', 'home'])) {
      byId(`tab-${tab}`).addEventListener('click', () => options.show(tab));
    }
    this.#tabs.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const isHome = byId('tab-home').ariaSelected === 'true';
      options.show(isHome ? 'messages' : 'home');
      byId(isHome ? 'tab-messages' : 'tab-home').focus();
    });
  }

  /** @param {{ isOffered: boolean, tab: Whereabouts['tab'], view: View | null, key: string }} shown `key` names who looks */
  update({ isOffered, tab, view, key }) {
    const isHome = isOffered && tab === 'home';
    this.#tabs.hidden = !isOffered;
    this.#panel.hidden = !isHome;
    byId('messages-panel').hidden = isHome;
    for (const name of ['messages', 'home']) setTabPanel(name, isOffered);
    for (const [name, isSelected] of /** @type {const} */ ([
      ['messages', !isHome],
      ['home', isHome],
    ])) {
      byId(`tab-${name}`).setAttribute('aria-selected', String(isSelected));
      byId(`tab-${name}`).tabIndex = isSelected ? 0 : -1;
    }
    this.#tellOpened(isHome ? key : '');
    if (isHome) this.#draw(view);
  }

  /** @param {string} key */
  #tellOpened(key) {
    if (this.#opened === key) return;
    this.#opened = key;
    if (key === '') return;
    this.#options.open().catch((error) => this.#say(error instanceof Error ? error.message : String(error)));
  }

  /** @param {View | null} view */
  #draw(view) {
    // Published again with the same blocks, the tab keeps what somebody is just choosing in it.
    const drawn = JSON.stringify([view?.blocks, this.#opened]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (view === null) return this.#say('The bot has not shown anything here yet.');
    const restoreFocus = rememberFocus();
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#panel.replaceChildren(
      make(
        'div',
        { class: 'home', 'data-holder': 'home', tabindex: -1 },
        showBlocks(view.blocks, this.#options.createSurface(view)),
      ),
    );
    if (hadFocus) restoreFocus();
  }

  /** @param {string} words */
  #say(words) {
    this.#panel.replaceChildren(make('p', { class: 'home hint', role: 'status' }, words));
  }
}

/**
 * A panel is a tab's only where there are tabs.
 * @param {string} name
 * @param {boolean} isTabPanel
 */
function setTabPanel(name, isTabPanel) {
  const panel = byId(`${name}-panel`);
  if (isTabPanel) {
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${name}`);
  } else {
    panel.removeAttribute('role');
    panel.removeAttribute('aria-labelledby');
  }
}
