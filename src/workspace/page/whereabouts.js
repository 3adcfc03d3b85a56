/**
 * Where the page stands: it is in the address, so that a reload, the back button and a second tab as someone else work.
 * @typedef {{ person: string, channel: string, thread: string | null, tab: 'messages' | 'home' }} Whereabouts
 */

const PERSON_KEY = 'person';

/**
 * @param {string} hash '#/U_ALEX/C_DIGITAL', '#/U_ALEX/C_DIGITAL/thread/1425891600.000100' or '#/U_ALEX/D_ALEX/home'
 * @returns {Whereabouts} with '' for what the address does not say
 */
export function readWhereabouts(hash) {
  const [, person = '', channel = '', part = '', thread = ''] = hash.split('/').map(decodeSafely);
  return {
    person: person === '' ? (sessionStorage.getItem(PERSON_KEY) ?? '') : person,
    channel,
    thread: part === 'thread' && thread !== '' ? thread : null,
    tab: part === 'home' ? 'home' : 'messages',
  };
}

/** @param {string} text */
function decodeSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * @param {Whereabouts} where
 * @returns {string} the address's hash
 */
export function hashOf({ person, channel, thread, tab }) {
  const rest = tab === 'home' ? ['home'] : thread === null ? [] : ['thread', thread];
  return `#/${[person, channel, ...rest].map(encodeURIComponent).join('/')}`;
}

/**
 * Remembers who we are, for an address that does not say; '' forgets it.
 * @param {string} person
 */
export function keepPerson(person) {
  if (person === '') sessionStorage.removeItem(PERSON_KEY);
  else sessionStorage.setItem(PERSON_KEY, person);
}

/**
 * Forgets everything typed and not yet sent, in every composer and modal.
 */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft/')) sessionStorage.removeItem(key);
}

/**
 * What a person had typed and not yet sent.
 * @param {string} key of the composer
 */
export function readDraft(key) {
  return sessionStorage.getItem(`draft/${key}`) ?? '';
}

/**
 * @param {string} key
 * @param {string} text
 */
export function keepDraft(key, text) {
  if (text === '') sessionStorage.removeItem(`draft/${key}`);
  else sessionStorage.setItem(`draft/${key}`, text);
}
