import { readFileSync } from 'node:fs';
import { createAsker, type Asker } from '../../src/answer/answer.ts';
import { WEIGHTS, type Weights } from '../../src/answer/weights.ts';
import { shownText } from '../../src/register/register.ts';
import { register, textsFor, TODAY, vocabularyText } from './shipped.ts';

/** A question of `judged.txt`, with the statements that answer it. */
export interface Judged {
  readonly voice: string;
  readonly question: string;
  readonly answers: readonly { readonly grade: number; readonly span: string }[];
}

/** The questions that the rules were made with, those they were tried on afterwards, and the last ones, long and far from the report's words. */
export type JudgedFile = 'judged.txt' | 'judged-fresh.txt' | 'judged-last.txt';

/** Reads a file of judged questions. Throws for a line that is neither question, judgement nor comment. */
export function readJudged(file: JudgedFile = 'judged.txt'): readonly Judged[] {
  const judged: { voice: string; question: string; answers: { grade: number; span: string }[] }[] = [];
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    const question = /^([a-z]+): (.+)$/.exec(line);
    const answer = /^([123]) (.+)$/.exec(line);
    if (question) judged.push({ voice: question[1] ?? '', question: question[2] ?? '', answers: [] });
    else if (answer) judged.at(-1)?.answers.push({ grade: Number(answer[1]), span: answer[2] ?? '' });
    else if (line !== '' && !line.startsWith('#'))
      throw new Error(`${file}: "${line}" is no question and no judgement.`);
  }
  return judged;
}

/** How well one question was answered. */
export interface Score {
  readonly judged: Judged;
  /** nDCG at 10, gain 2^grade − 1; for a question without answers 1 where nothing was found. */
  readonly ndcg: number;
  /** Whether the first hit is an answer of grade 2 or 3. */
  readonly isFirstRight: boolean;
  readonly hits: number;
}

const gainSum = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** Asks a question and scores what came. A statement counts once, at its first hit. */
function scoreQuestion(judged: Judged, asker: Asker): Score {
  const shown = shownFor(judged.question, asker);
  if (judged.answers.length === 0)
    return { judged, ndcg: shown.length === 0 ? 1 : 0, isFirstRight: false, hits: shown.length };
  const left = [...judged.answers];
  const grades = shown.map((text) => {
    const at = left.findIndex(({ span }) => text.includes(span));
    return at < 0 ? 0 : (left.splice(at, 1)[0]?.grade ?? 0);
  });
  const ideal = judged.answers.map(({ grade }) => grade).toSorted((a, b) => b - a);
  return { judged, ndcg: gainSum(grades) / gainSum(ideal), isFirstRight: (grades[0] ?? 0) >= 2, hits: shown.length };
}

function shownFor(question: string, asker: Asker): readonly string[] {
  const answer = asker.ask(question, TODAY);
  if (answer.kind !== 'action') return textsFor(question, asker);
  return register.statements
    .filter(({ action }) => action === answer.action)
    .map(({ statement }) => shownText(statement));
}

/** The means over all judged questions. */
export interface Summary {
  readonly ndcg: number;
  /** Share of answerable questions whose first hit is right. */
  readonly firstRight: number;
  /** Answerable questions that got nothing. */
  readonly refused: number;
  /** Questions without an answer that got something. */
  readonly noisy: number;
  /** Hits per answer. */
  readonly hits: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Sums scores up. */
export function summarise(scores: readonly Score[]): Summary {
  const answerable = scores.filter(({ judged }) => judged.answers.length > 0);
  const others = scores.filter(({ judged }) => judged.answers.length === 0);
  return {
    ndcg: mean(answerable.map(({ ndcg }) => ndcg)),
    firstRight: mean(answerable.map(({ isFirstRight }) => Number(isFirstRight))),
    refused: answerable.filter(({ hits }) => hits === 0).length,
    noisy: others.filter(({ hits }) => hits > 0).length,
    hits: mean(answerable.map(({ hits }) => hits)),
  };
}

/** All judged questions of a file under some weights. */
export function scoreAll(weights: Weights = WEIGHTS, file: JudgedFile = 'judged.txt'): readonly Score[] {
  const asker = createAsker(register, vocabularyText, weights);
  return readJudged(file).map((judged) => scoreQuestion(judged, asker));
}
