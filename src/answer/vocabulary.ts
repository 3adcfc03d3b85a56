import type { Acronym } from './acronyms.ts';

/** One line of everyday words: what people say, and which of the department's words they mean. */
interface EverydayEntry {
  /** Words or phrases as people type them. */
  readonly said: readonly string[];
  /** Words or phrases that say the same in a report. */
  readonly meant: readonly string[];
  /** Words or phrases that are near, not the same (after `~`). */
  readonly related: readonly string[];
  readonly reason: string;
  /** Line in its file, from 1. */
  readonly line: number;
}

/** A line that could not be read. */
interface VocabularyProblem {
  readonly line: number;
  readonly message: string;
}

/** What the vocabulary files say. */
export interface Vocabulary {
  readonly acronyms: readonly Acronym[];
  readonly everyday: readonly EverydayEntry[];
  /** Words of one family, or one word in several spellings: each stands for the others. */
  readonly families: readonly (readonly string[])[];
  /** Words that carry nothing in a question ("the", "lol"). */
  readonly empty: ReadonlySet<string>;
  /** Words that carry little ("help", "work"). */
  readonly general: ReadonlySet<string>;
  /** Those of them that ask something of a matter ("full"), where nothing else is asked of it. */
  readonly aspects: ReadonlySet<string>;
  /** What the department deals with ("prison"): alone beside other words it is what they ask about, not their answer. */
  readonly subjects: ReadonlySet<string>;
  /** Words that a statement must have, too, to answer a question with one of them ("cost"). */
  readonly decisive: ReadonlySet<string>;
  /** Words of matters that a digital strategy says nothing on ("hotel"). */
  readonly otherMatters: ReadonlySet<string>;
  /** Ordinary words that are right as they are: never taken for a typing mistake. */
  readonly ordinary: ReadonlySet<string>;
  /** Words of the field that a report may use although the shipped one does not. */
  readonly field: ReadonlySet<string>;
  readonly problems: readonly VocabularyProblem[];
}

type Section =
  | 'acronyms'
  | 'everyday words'
  | 'families'
  | 'empty words'
  | 'general words'
  | 'aspects'
  | 'subjects'
  | 'decisive words'
  | 'other matters'
  | 'ordinary words'
  | 'field words';

const SECTIONS: readonly Section[] = [
  'acronyms',
  'everyday words',
  'families',
  'empty words',
  'general words',
  'aspects',
  'subjects',
  'decisive words',
  'other matters',
  'ordinary words',
  'field words',
];

interface Line {
  readonly section: Section;
  readonly text: string;
  readonly reason: string;
  readonly line: number;
}

/**
 * Reads vocabulary files: `[section]` lines, then one entry a line, `words = words ~ related words # reason`; a line that begins with spaces
 * goes on with the one above.
 * Several texts (the shipped one, a department's own) are read one after the other and add up. A line that cannot be read is a problem.
 */
export function parseVocabulary(texts: string | readonly string[]): Vocabulary {
  const problems: VocabularyProblem[] = [];
  const lines = (typeof texts === 'string' ? [texts] : texts).flatMap((text) => readLines(text, problems));
  const listed = (section: Section): readonly string[] =>
    lines.filter((line) => line.section === section).flatMap((line) => words(line.text));
  return {
    acronyms: lines.filter((line) => line.section === 'acronyms').flatMap((line) => readAcronym(line, problems)),
    everyday: lines.filter((line) => line.section === 'everyday words').flatMap((line) => readEntry(line, problems)),
    families: lines.filter((line) => line.section === 'families').map((line) => words(line.text)),
    empty: new Set(listed('empty words')),
    general: new Set([...listed('general words'), ...listed('aspects')]),
    aspects: new Set(listed('aspects')),
    subjects: new Set(listed('subjects')),
    decisive: new Set(listed('decisive words')),
    otherMatters: new Set(listed('other matters')),
    ordinary: new Set([...listed('ordinary words'), ...listed('subjects'), ...listed('decisive words')]),
    field: new Set(listed('field words')),
    problems,
  };
}

function readLines(text: string, problems: VocabularyProblem[]): readonly Line[] {
  const lines: Line[] = [];
  let section: Section | null = null;
  for (const { raw, line } of joinLines(text)) {
    const [entry = '', ...reason] = raw.split('#');
    const heading = /^\[(.+)\]$/.exec(entry.trim())?.[1];
    if (heading !== undefined) {
      section = SECTIONS.find((name) => name === heading) ?? null;
      if (section === null)
        problems.push({ line, message: `"${heading}" is not a section; use ${SECTIONS.join(', ')}.` });
    } else if (entry.trim() !== '') {
      if (section === null) problems.push({ line, message: 'This entry stands under no section, so it is left out.' });
      else lines.push({ section, text: entry.trim(), reason: reason.join('#').trim(), line });
    }
  }
  return lines;
}

/** A line that begins with spaces goes on with the one above; together they have the number of the first. */
function joinLines(text: string): readonly { readonly raw: string; readonly line: number }[] {
  const joined: { raw: string; line: number }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const above = joined.at(-1);
    if (/^\s+\S/.test(raw) && above) above.raw += ` ${raw.trim()}`;
    else joined.push({ raw, line: index + 1 });
  }
  return joined;
}

const words = (text: string): readonly string[] =>
  text
    .split(/,(?!\d{3})/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

function readAcronym({ text, line }: Line, problems: VocabularyProblem[]): readonly Acronym[] {
  const [short, long, ...more] = text.split('=').map((side) => side.trim());
  if (short && long && more.length === 0) return words(long).map((form) => ({ short, long: form }));
  problems.push({ line, message: 'An acronym is written: DVLA = Driver and Vehicle Licensing Agency # reason' });
  return [];
}

function readEntry({ text, reason, line }: Line, problems: VocabularyProblem[]): readonly EverydayEntry[] {
  const [left = '', right = '', ...more] = text.split('=');
  const [meant = '', related = '', ...others] = right.split('~');
  const entry = { said: words(left), meant: words(meant), related: words(related), reason, line };
  const isWhole = entry.said.length > 0 && entry.meant.length + entry.related.length > 0;
  if (isWhole && reason !== '' && more.length === 0 && others.length === 0) return [entry];
  problems.push({
    line,
    message: 'An entry is written: what people say = what the report says ~ what is near # reason',
  });
  return [];
}

/** Whether a word says little, in any of its simple forms: "bringing" as "bring", "swapped" as "swap". */
export function isGeneralWord(word: string, { general }: Pick<Vocabulary, 'general'>): boolean {
  return (
    general.has(word) ||
    (LAST_LETTERS.has(word.charAt(word.length - 1)) &&
      ENDINGS.some(([ending, instead]) => ending.test(word) && general.has(word.replace(ending, instead))))
  );
}

/** Of the endings: most words have none, and are asked about often. */
const LAST_LETTERS = new Set(['s', 'd', 'g', 'y']);

/** Whether a general word is no more than that: "parking" is what one does with anything, and a matter of its own. */
export const saysLittle = (word: string, vocabulary: Vocabulary): boolean =>
  isGeneralWord(word, vocabulary) && !vocabulary.otherMatters.has(word);

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ied$/, 'y'],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/(.)\1(?:ed|ing)$/, '$1'],
  [/ly$/, ''],
];
