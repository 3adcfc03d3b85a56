import type { Lexicon } from './lexicon.ts';
import { numberOf } from './numbers.ts';
import { tokenise, type Token } from './tokens.ts';

/** A word of a question, put right where it was mistyped. */
export interface QuestionWord {
  /** As typed, in lower case. */
  readonly said: string;
  /** As understood. */
  readonly word: string;
  /** The pieces of a compound, or none. */
  readonly parts: readonly string[];
  readonly how: 'exact' | 'typo' | 'prefix';
  /** Whether a comma, semicolon, stop or slash stands before it. */
  readonly afterBreak: boolean;
  /** Whether it was written with `#` before it. */
  readonly afterHash: boolean;
}

/** Characters of a question that are read; the rest is passed over. */
export const QUESTION_LIMIT = 1000;
/** Words of a question that are read. */
const WORD_LIMIT = 120;

/** The plain words of what was typed: Slack's mentions, links, emoji codes and markup are taken out, odd characters become spaces. */
export function plainText(raw: string): string {
  return raw
    .slice(0, QUESTION_LIMIT * 2)
    .replace(/<[@!#][^<>|]{0,100}(?:\|[^<>]{0,100})?>/g, ' ')
    .replace(/<([^<>|]{0,500})\|([^<>]{0,500})>/g, ' $2 ')
    .replace(/:[a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/[*_~`]+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]+/gu, ' ')
    .trim()
    .slice(0, QUESTION_LIMIT);
}

/** Reads a question's words: apart where they were run together, mended where they are known to nobody. */
export function readWords(raw: string, lexicon: Lexicon): readonly QuestionWord[] {
  const text = plainText(raw);
  let end = 0;
  const words: QuestionWord[] = [];
  const sparing = sparingly(lexicon);
  for (const token of tokenise(text).slice(0, WORD_LIMIT)) {
    const between = text.slice(end, token.start);
    const [first, ...rest] = readToken(token, sparing);
    if (first)
      words.push({ ...first, afterBreak: /[,;:.?!/+&|()]/.test(between), afterHash: between.endsWith('#') }, ...rest);
    end = token.end;
  }
  return joinPercent(words);
}

/** Words of one question that are mended: each is compared with every known word, and a question of many unknown ones is none. */
const MENDED = 24;

function sparingly({ isKnown, repair }: Lexicon): Lexicon {
  let left = MENDED;
  return { isKnown, repair: (word) => (isKnown(word) || left-- <= 0 ? null : repair(word)) };
}

/** A name of letters and digits ("G4S") without a part as long as this is no words written together. */
const SHORTEST_PART = 2;

const NUMBERED = /^(actions?|act|a|no)-?(\d{1,3})$/;

function readToken(token: Token, lexicon: Lexicon): readonly QuestionWord[] {
  const said = token.word.toLowerCase();
  const plain = { said, parts: [], how: 'exact', afterBreak: false, afterHash: false } as const;
  const numbered = NUMBERED.exec(said);
  if (numbered)
    return [
      { ...plain, word: 'action' },
      { ...plain, word: numbered[2] ?? '' },
    ];
  const isOfParts = token.parts.some(({ word }) => word.length >= SHORTEST_PART);
  if (isOfParts && !lexicon.isKnown(token.word)) return token.parts.flatMap((part) => readToken(part, lexicon));
  const repair = lexicon.repair(token.word);
  if (repair === null) return [{ ...plain, word: token.word, parts: token.parts.map((part) => part.word) }];
  const how = repair.how === 'split' ? 'exact' : repair.how;
  return repair.words.map((word) => ({ ...plain, word, how }));
}

/** `35 per cent` and `thirty-five percent` as `35%`. */
function joinPercent(words: readonly QuestionWord[]): readonly QuestionWord[] {
  const joined: QuestionWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    const number = numberOf(word.word) ?? (/^\d+\.\d+$/.test(word.word) ? word.word : null);
    const [next, afterNext] = [words[index + 1]?.word, words[index + 2]?.word];
    const length = next === 'percent' || next === 'pc' ? 1 : next === 'per' && afterNext === 'cent' ? 2 : 0;
    joined.push(number !== null && length > 0 ? { ...word, word: `${number}%`, parts: [String(number)] } : word);
    if (number !== null) index += length;
  }
  return joined;
}
