/**
 * What may stand inside an element: nodes, or words, which always become text and are never parsed as markup.
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * Attributes by name. A function listens (`onclick`, …); true is an empty attribute; false, null and undefined leave it out.
 * @typedef {Record<string, string | number | boolean | (() => void) | null | undefined>} Attributes
 */

/**
 * Makes one HTML element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {Attributes[string]} value
 */
function setAttribute(element, name, value) {
  if (typeof value === 'function') element.addEventListener(name.slice(2), () => value());
  else if (value === true) element.setAttribute(name, '');
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
}

/**
 * Finds an element of the page's own HTML; a page without it is broken, so it throws.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null)
    throw new Error(`The page has no element #${id}: index.html and the scripts do not belong together.`);
  return element;
}

let made = 0;

/**
 * An id no other element of the page has.
 * @param {string} [start] what it begins with
 * @returns {string}
 */
export function freshId(start = 'part') {
  made += 1;
  return `${start}-${made}`;
}

/**
 * Words for screen readers only.
 * @param {string} text
 * @returns {HTMLSpanElement}
 */
export function hidden(text) {
  return make('span', { class: 'visually-hidden' }, text);
}
