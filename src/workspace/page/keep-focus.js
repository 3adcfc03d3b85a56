/**
 * Remembers where the focus is, so that it can go back there although the page has been drawn anew in between.
 * @returns {() => void} puts the focus back: to the same element, to the one that has taken its place, or to its message; else to the
 *   message box
 */
export function rememberFocus() {
  const before = document.activeElement;
  const key = before?.getAttribute('data-focus') ?? null;
  const holder = before?.closest('[data-holder]')?.getAttribute('data-holder') ?? null;
  return () => {
    if (document.activeElement === before && before !== document.body) return;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else successor(holder, key)?.focus();
  };
}

/**
 * @param {string | null} holder
 * @param {string | null} key
 * @returns {HTMLElement | null}
 */
function successor(holder, key) {
  const inside = holder === null ? null : document.querySelector(`[data-holder="${CSS.escape(holder)}"]`);
  const same = inside === null || key === null ? null : inside.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  for (const candidate of [same, inside, document.getElementById('composer-text')]) {
    if (candidate instanceof HTMLElement) return candidate;
  }
  return null;
}
