/**
 * '1 block', '2 blocks'
 * @param {number} count
 * @param {string} noun
 */
export function countOf(count, noun) {
  return `${count} ${count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
