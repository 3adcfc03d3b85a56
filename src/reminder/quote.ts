/** Words taken out of a report, whole or cut. */
export interface Quote {
  readonly text: string;
  readonly isCut: boolean;
}

/** What stands where words were left out, as an editor marks it. */
export const CUT_MARK = '[…]';

/**
 * Quotes a text whole, or where it is longer than `longest` UTF-16 units cuts it after a word and says so with `[…]`: no
 * cut inside a quote is silent. A first word that is too long alone is cut between two characters.
 */
export function quoteOf(text: string, longest: number): Quote {
  if (text.length <= longest) return { text, isCut: false };
  const room = Math.max(1, longest - CUT_MARK.length - 1);
  const lastSpace = text.slice(0, room + 1).lastIndexOf(' ');
  // Not between the two halves of a character outside the Basic Multilingual Plane.
  const end = lastSpace > 0 ? lastSpace : /[\uD800-\uDBFF]/.test(text.charAt(room - 1)) ? room - 1 : room;
  return { text: `${text.slice(0, end).trimEnd()} ${CUT_MARK}`, isCut: true };
}
