import type { Lexicon } from './lexicon.ts';
import { numberOf } from './numbers.ts';
import { remember } from './remember.ts';
import { termOf } from './stem.ts';
import { tokenise, type Token } from './tokens.ts';
import type { FindFacts, ReadWord, WordFacts } from './word-facts.ts';

/** A word of a question, and what is known of it. */
export interface QuestionWord extends ReadWord {
  readonly facts: WordFacts;
  /** Whether a comma, semicolon, stop or slash stands before it. */
  readonly afterBreak: boolean;
  /** Whether a new sentence begins with it. */
  readonly afterStop: boolean;
  /** Whether it was written with `#` before it. */
  readonly afterHash: boolean;
}

/** Characters of a question that are read; the rest is passed over. */
export const QUESTION_LIMIT = 1000;
/** Words of a question that are read. */
const WORD_LIMIT = 120;

/** Words of letters with single spaces between them, as most questions are: nothing is to be taken out of them. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*\??$/;

/** The plain words of what was typed: Slack's mentions, links, emoji codes and markup are taken out, odd characters become spaces. */
export function plainText(raw: string): string {
  if (raw.length <= QUESTION_LIMIT && PLAIN.test(raw)) return raw;
  return raw
    .slice(0, QUESTION_LIMIT * 2)
    .replace(/<[@!#][^<>|]{0,100}(?:\|[^<>]{0,100})?>/g, ' ')
    .replace(/<([^<>|]{0,500})\|([^<>]{0,500})>/g, ' $2 ')
    .replace(/:[a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/[*_~`]+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]+/gu, ' ')
    .trim()
    .slice(0, QUESTION_LIMIT)
    .replace(FINANCIAL_YEAR, '$1-$2')
    .replace(ORDINAL_ACTION, 'action $1')
    .replace(ACTION_NUMBERS, (run) => run.replace(DASH, '$1 to '));
}

/** "2014/15", "2014–15". */
const FINANCIAL_YEAR = /\b((?:19|20)\d\d) ?[/–—] ?(\d\d)\b/gu;
/** "the 7th action". */
const ORDINAL_ACTION = /\b(\d{1,3})(?:st|nd|rd|th) action\b/giu;
/** "actions 3-5", "actions 2, 7–9 and 12": the numbers after "action", with all that may stand between them. */
const ACTION_NUMBERS = /\bactions?(?: |\d|,|&|and\b|[-‐‑–—])+/giu;
/** Between two numbers, neither of them a year. */
const DASH = /(?<!\d)(\d{1,3}) ?[-‐‑–—] ?(?=\d{1,3}(?!\d))/gu;

/** Reads a question's words: apart where they were run together, mended where they are known to nobody. */
export type ReadWords = (raw: string) => readonly QuestionWord[];

/** Prepares a lexicon for reading. Most words of most questions are known: those are read once for all questions. */
export function createReadWords(lexicon: Lexicon, findFacts: FindFacts): ReadWords {
  const toQuestionWord = (read: ReadWord): QuestionWord => ({ ...read, facts: findFacts(read), ...NO_BREAKS });
  const readPlain = (word: string): readonly QuestionWord[] =>
    readToken({ word, parts: [] }, lexicon).map(toQuestionWord);
  const readKnown = remember((word) =>
    lexicon.isKnown(word) || NUMBERED.test(word.toLowerCase()) ? readPlain(word) : null,
  );
  const readMended = remember(readPlain);
  return (raw) => {
    const text = plainText(raw);
    let left = MENDED;
    const mayMend = (): boolean => left-- > 0;
    const read = ({ word, parts }: Token): readonly QuestionWord[] => {
      if (parts.length > 0) return readToken({ word, parts }, sparingly(lexicon, mayMend)).map(toQuestionWord);
      return readKnown(word) ?? (mayMend() ? readMended(word) : [toQuestionWord(toWord(word.toLowerCase(), word))]);
    };
    const words: QuestionWord[] = [];
    let end = 0;
    for (const token of tokenise(text).slice(0, WORD_LIMIT)) {
      for (const word of after(text.slice(end, token.start), read(token))) words.push(word);
      end = token.end;
    }
    return words.some(({ word }) => PERCENT.has(word)) ? joinPercent(words, findFacts) : words;
  };
}

const NO_BREAKS = { afterBreak: false, afterStop: false, afterHash: false };

const isSpace = (between: string): boolean => between === '' || between === ' ';

/** Words that make a percentage of a number before them. */
const PERCENT = new Set(['percent', 'pc', 'per']);

/** The words of a token after what stands between it and the one before. */
function after(between: string, words: readonly QuestionWord[]): readonly QuestionWord[] {
  const [first, ...rest] = words;
  if (!first || isSpace(between)) return words;
  const breaks = { afterBreak: /[,;:.?!/+&|()]/.test(between), afterStop: /[.?!]\s/.test(between) };
  return [{ ...first, ...breaks, afterHash: between.endsWith('#') }, ...rest];
}

/** Words of one question that are mended: each is compared with every known word, and a question of many unknown ones is none. */
const MENDED = 24;

const sparingly = ({ isKnown, repair }: Lexicon, mayMend: () => boolean): Lexicon => ({
  isKnown,
  repair: (word) => (isKnown(word) || !mayMend() ? null : repair(word)),
});

/** A name of letters and digits ("G4S") without a part as long as this is no words written together. */
const SHORTEST_PART = 2;

const NUMBERED = /^(actions?|act|a|no)-?(\d{1,3})$/;

function readToken(token: Pick<Token, 'word' | 'parts'>, lexicon: Lexicon): readonly ReadWord[] {
  const said = token.word.toLowerCase();
  const numbered = NUMBERED.exec(said);
  if (numbered) return [toWord(said, 'action'), toWord(said, numbered[2] ?? '')];
  const isOfParts = token.parts.some(({ word }) => word.length >= SHORTEST_PART);
  if (isOfParts && !lexicon.isKnown(token.word)) return token.parts.flatMap((part) => readToken(part, lexicon));
  const repair = lexicon.repair(token.word);
  if (repair !== null)
    return repair.words.map((word) => toWord(said, word, { how: repair.how === 'split' ? 'exact' : repair.how }));
  return [toWord(said, token.word, { parts: token.parts.map(({ word }) => word) })];
}

function toWord(
  said: string,
  word: string,
  { parts = NO_PARTS, how = 'exact' }: Partial<Pick<ReadWord, 'parts' | 'how'>> = {},
): ReadWord {
  return { said, word, term: termOf(word), parts, how };
}

const NO_PARTS: readonly string[] = [];

/** `35 per cent` and `thirty-five percent` as `35%`. */
function joinPercent(words: readonly QuestionWord[], findFacts: FindFacts): readonly QuestionWord[] {
  const joined: QuestionWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    const number = numberOf(word.word) ?? (/^\d+\.\d+$/.test(word.word) ? word.word : null);
    const [next, afterNext] = [words[index + 1]?.word, words[index + 2]?.word];
    const length = next === 'percent' || next === 'pc' ? 1 : next === 'per' && afterNext === 'cent' ? 2 : 0;
    joined.push(number !== null && length > 0 ? asPercent(word, number, findFacts) : word);
    if (number !== null) index += length;
  }
  return joined;
}

function asPercent(word: QuestionWord, number: string | number, findFacts: FindFacts): QuestionWord {
  const percent = `${number}%`;
  const read = { ...word, word: percent, term: termOf(percent), parts: [String(number)] };
  return { ...read, facts: findFacts(read) };
}
