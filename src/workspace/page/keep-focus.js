/**
 * Remembers where the focus is, so that it can go back there although the page has been drawn anew in between.
 * @returns {() => void} puts the focus back: to the same element, to the one that has taken its place, or to its message; else to the
 *   message box
 */
export function rememberFocus() {
  const before = document.activeElement;
  const key = before?.getAttribute('data-focus') ?? null;
  const holder = before?.closest('[data-holder]') ?? null;
  const name = holder?.getAttribute('data-holder') ?? null;
  const nth = before === null || holder === null ? -1 : alike(before, holder).indexOf(before);
  return () => {
    if (document.activeElement === before && before !== document.body) return;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) return before.focus();
    const inside = name === null ? null : document.querySelector(`[data-holder="${CSS.escape(name)}"]`);
    const same = key === null ? null : inside?.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    const likely = before === null || inside === null ? undefined : alike(before, inside)[nth];
    const target = [same, likely, inside, document.getElementById('composer-text')].find(isThere);
    target?.focus();
  };
}

/**
 * What says the same: Slack gives a block a new id whenever its message changes, so the second “Add an update” stays the second.
 * @param {Element} element
 * @param {Element} holder
 */
function alike(element, holder) {
  const all = [...holder.querySelectorAll('[data-focus]')];
  return all.filter(({ tagName, textContent }) => tagName === element.tagName && textContent === element.textContent);
}

/**
 * @param {Element | null | undefined} candidate
 * @returns {candidate is HTMLElement}
 */
function isThere(candidate) {
  return candidate instanceof HTMLElement;
}
