const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL = new Map<string, number>([
  ...UNITS.map((word, index): [string, number] => [word, index]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

/** The number a word names (`fifteen` gives 15, `7` gives 7, `07` gives 7), or null. Whole numbers up to 999,999,999. */
export function numberOf(word: string): number | null {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  return SMALL.get(word) ?? compoundNumber(word);
}

/** `twenty-four`, `100k`. */
function compoundNumber(word: string): number | null {
  const thousands = /^(\d{1,6})k$/.exec(word);
  if (thousands) return Number(thousands[1]) * 1000;
  const [tens, unit] = word.split('-').map((part) => SMALL.get(part));
  return tens !== undefined && unit !== undefined && tens >= 20 && unit < 10 ? tens + unit : null;
}

const ORDINALS = ['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];

/** The number an ordinal in words names (`third` gives 3), 3 to 12, or null. "First" and "second" are left out: most who say them mean no number. */
export function ordinalOf(word: string): number | null {
  const at = ORDINALS.indexOf(word);
  return at < 0 ? null : at + 3;
}
