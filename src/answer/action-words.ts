import { isYear } from './limit-words.ts';
import { isLimitWord } from './limits.ts';
import { numberOf, ordinalOf } from './numbers.ts';
import type { QuestionWord } from './question-words.ts';

const HIGHEST_ACTION = 999;

/** Words without the actions that they number. */
export interface NumberedActions {
  readonly words: readonly QuestionWord[];
  readonly actions: readonly number[];
}

/** "action 7", "action no. seven", "the seventh action", "actions 3, 5 and 7", "actions 3 to 5", "#7", and a number that is the whole question. */
export function takeActionNumbers(all: readonly QuestionWord[]): NumberedActions {
  if (all.length !== 1 && !all.some(({ facts, afterHash }) => facts.isAction || afterHash))
    return { words: all, actions: [] };
  const actions = new Set<number>();
  const words: QuestionWord[] = [];
  for (let at = 0; at < all.length; at++) {
    const word = all[at];
    if (!word) continue;
    const ordinal = all[at + 1]?.word === 'action' ? ordinalOf(word.word) : null;
    if (ordinal !== null) {
      actions.add(ordinal);
      at += 1;
      continue;
    }
    const run = word.facts.isAction
      ? numbersFrom(all, at + 1)
      : word.afterHash || all.length === 1
        ? firstNumber(word)
        : null;
    if (run === null || run.numbers.length === 0) words.push(word);
    else {
      for (const number of run.numbers) actions.add(number);
      at += word.facts.isAction ? run.length : 0;
    }
  }
  return { words, actions: [...actions].toSorted((a, b) => a - b) };
}

interface NumberRun {
  readonly numbers: readonly number[];
  readonly length: number;
}

function actionNumber(word: QuestionWord | undefined): number | null {
  const number = word && !/^0*$/.test(word.word) && !isYear(word.word) ? numberOf(word.word) : null;
  return number !== null && number <= HIGHEST_ACTION ? number : null;
}

function firstNumber(word: QuestionWord): NumberRun | null {
  const number = actionNumber(word);
  return number === null ? null : { numbers: [number], length: 1 };
}

const NUMBER_JOINS = new Set(['and', 'or', 'to', 'no', 'number', 'points', 'nos', 'numbers', 'point', 'action']);

/** The numbers after "action", with what joins them. */
function numbersFrom(words: readonly QuestionWord[], from: number): NumberRun {
  const numbers: number[] = [];
  let length = 0;
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    const number = actionNumber(word);
    const isJoined =
      at === from ||
      word?.afterBreak === true ||
      NUMBER_JOINS.has(words[at - 1]?.word ?? '') ||
      word?.afterHash === true;
    if (number !== null && isJoined) {
      const last = numbers.at(-1);
      const before = words[words[at - 1]?.facts.isAction ? at - 2 : at - 1]?.word;
      if (before === 'to' && last !== undefined && number - last < 30)
        for (let between = last + 1; between < number; between++) numbers.push(between);
      numbers.push(number);
      length = at - from + 1;
    } else if (!NUMBER_JOINS.has(word?.word ?? '')) break;
  }
  return { numbers, length };
}

const ABOUT = new Set(['about', 'on', 'for', 'covers', 'covering', 'cover', 'regarding', 'concerning', 'with']);
const NAME_WORDS = 4;

/** "the procurement action", "which action is about legislation": the words that call the action. */
export function takeActionName(words: readonly QuestionWord[]): {
  readonly words: readonly QuestionWord[];
  readonly name: readonly QuestionWord[];
} {
  const at = words.findIndex(({ facts, word }) => facts.isAction && word === 'action');
  if (at < 0) return { words, name: [] };
  let start = at;
  while (
    start > 0 &&
    at - start < NAME_WORDS &&
    words[start - 1]?.facts.isEmpty === false &&
    !isLimitWord(words, start - 1)
  )
    start--;
  const without = words.filter((_, index) => index !== at);
  if (start < at)
    return { words: without.filter((_, index) => index < start || index >= at), name: words.slice(start, at) };
  const after = words.slice(at + 1, at + 4).findIndex(({ word }) => ABOUT.has(word));
  if (after < 0) return { words: without, name: [] };
  const from = at + 1 + after + 1;
  const ends = ({ word, facts }: QuestionWord, index: number): boolean =>
    facts.isEmpty || isYear(word) || isLimitWord(words, from + index);
  const length = words.slice(from, from + NAME_WORDS).findIndex(ends);
  const end = length < 0 ? from + NAME_WORDS : from + length;
  return { words: [...words.slice(0, at), ...words.slice(end)], name: words.slice(from, end) };
}
