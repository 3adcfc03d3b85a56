/** Slack's longest address of a link or button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MOST_URL = 3_000;

/** A quote up to this length stands whole in its link; of a longer one, its first and last words do. */
const WHOLE_QUOTE = 120;
/** Together shorter than the shortest long quote, so that the end always comes after the start. */
const FIRST_WORDS = 70;
const LAST_WORDS = 48;

/**
 * A link to the page of a report that opens at a quote: `#:~:text=quote`, for a long quote `#:~:text=its first words,its last words`.
 * The words are the report's own, whole words only. Null where there is no https source.
 * https://developer.mozilla.org/en-US/docs/Web/URI/Reference/Fragment/Text_fragments
 */
export function textFragmentLink(source: string | null, quote: string): string | null {
  const address = pageAddress(source);
  if (address === null) return null;
  const words = quote.toWellFormed().trim();
  const target = words.length <= WHOLE_QUOTE ? encodeWords(words) : rangeOf(words);
  const link = `${address}${address.includes('#') ? '' : '#'}:~:text=${target}`;
  return target === '' || link.length > MOST_URL ? address : link;
}

/** The page of a report, or null where its sidecar names none, or none that is https. */
export function pageAddress(source: string | null): string | null {
  if (source === null || source.length > MOST_URL) return null;
  const known = addresses.get(source);
  if (known !== undefined) return known;
  const url = URL.canParse(source) ? new URL(source) : null;
  const address = url?.protocol === 'https:' ? url.href : null;
  // There are as many as reports; should there ever be more, they are read again.
  if (addresses.size < MOST_ADDRESSES) addresses.set(source, address);
  return address;
}

/** Every quote of a report has the same: reading an address takes as long as making the rest of the link. */
const addresses = new Map<string, string | null>();
const MOST_ADDRESSES = 1_000;

function rangeOf(words: string): string {
  const start = firstWords(words, FIRST_WORDS);
  const end = lastWords(words, LAST_WORDS);
  // One endless word has no words to begin and end with.
  return start === '' || end === ''
    ? encodeWords(words.slice(0, WHOLE_QUOTE).toWellFormed())
    : `${encodeWords(start)},${encodeWords(end)}`;
}

function firstWords(words: string, limit: number): string {
  const cut = words.slice(0, limit + 1);
  return cut.slice(0, Math.max(0, cut.search(/\s\S*$/u))).trim();
}

function lastWords(words: string, limit: number): string {
  const cut = words.slice(-limit - 1);
  const space = cut.search(/\s/u);
  return space === -1 ? '' : cut.slice(space).trim();
}

/** Beside what every address escapes, a hyphen, a comma and an ampersand have a meaning of their own in a text fragment. */
function encodeWords(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
