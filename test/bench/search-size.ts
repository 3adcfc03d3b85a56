// One size of test/bench/search.ts, in a process of its own: node --expose-gc test/bench/search-size.ts DEPARTMENTS STATEMENTS QUESTIONS
import { parseVocabulary } from '../../src/answer/vocabulary.ts';
import { loadReports, loadVocabulary } from '../../src/data-files.ts';
import { createRegister, type Register } from '../../src/register/register.ts';
import { type BuildEngine, type Engine, ENGINES } from './engines.ts';
import { growReports } from './grow-reports.ts';
import { makeQuestions } from './make-questions.ts';

/** What one engine took, in milliseconds and megabytes. */
export interface SearchFigures {
  readonly name: string;
  /** The loop is blocked for all of it. */
  readonly build: number;
  readonly memory: number;
  /** Of each question, in their order; the loop is blocked for so long. */
  readonly took: readonly number[];
  /** Share of the questions that found anything. */
  readonly answered: number;
}

/** One size. */
export interface SizeFigures {
  readonly statements: number;
  /** Different words. */
  readonly words: number;
  readonly engines: readonly SearchFigures[];
}

/** Questions that are asked first and not counted: the compiler needs some. */
const WARMING = 500;
const SEED = 2015;

function createBenchRegister(departments: number, statements: number): Register {
  const shipped = loadReports('data/reports').map(({ report }) => report);
  const [seedling] = shipped;
  if (departments === 1 || !seedling) return createRegister(shipped);
  return createRegister(growReports(seedling, { departments, statements, seed: SEED }));
}

interface Built {
  readonly name: string;
  readonly engine: Engine;
  readonly build: number;
  readonly memory: number;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function buildOne(name: string, build: BuildEngine, register: Register, vocabulary: string): Built {
  const before = usedBytes();
  const began = performance.now();
  const engine = build(register, vocabulary);
  const took = performance.now() - began;
  return { name, engine, build: took, memory: (usedBytes() - before + engine.bytesOutside()) / 2 ** 20 };
}

interface Timed {
  readonly took: number;
  readonly found: number;
}

function timeQuestion({ search }: Engine, question: string): Timed {
  const began = performance.now();
  const found = search(question);
  return { took: performance.now() - began, found };
}

/** Questions in a row that an engine is asked before the next engine's turn. */
const ROUND = 100;

/**
 * In turn, so that what else the machine does falls on all alike; each pays for its own garbage. Only the young one is collected in
 * between: collecting all throws compiled regular expressions away, too, and the ten questions after it took three times as long.
 */
function timeInTurn(engines: readonly Engine[], questions: readonly string[]): readonly (readonly Timed[])[] {
  const timed = engines.map((): Timed[] => []);
  for (let from = 0; from < questions.length; from += ROUND) {
    for (const [column, engine] of engines.entries()) {
      globalThis.gc?.({ type: 'minor' });
      for (const question of questions.slice(from, from + ROUND)) timed[column]?.push(timeQuestion(engine, question));
    }
  }
  return timed;
}

function measureSize(departments: number, statements: number, questions: number): SizeFigures {
  const register = createBenchRegister(departments, statements);
  const vocabularyText = loadVocabulary();
  const source = { statements: register.statements, vocabulary: parseVocabulary(vocabularyText), seed: SEED };
  const warming = Math.min(WARMING, Math.ceil(questions / 4));
  const asked = makeQuestions(warming + questions, source);
  const built = Object.entries(ENGINES).map(([name, build]) => buildOne(name, build, register, vocabularyText));
  for (const { engine } of built) for (const question of asked.slice(0, warming)) engine.search(question);
  const timed = timeInTurn(
    built.map(({ engine }) => engine),
    asked.slice(warming),
  );
  const engines = built.map(({ name, build, memory }, column): SearchFigures => {
    const own = timed[column] ?? [];
    const answered = own.filter(({ found }) => found > 0).length / own.length;
    return { name, build, memory, took: own.map(({ took }) => took), answered };
  });
  const words = new Set(
    register.statements.flatMap(({ statement }) => statement.text.toLowerCase().match(/\p{L}+/gu) ?? []),
  );
  return { statements: register.statements.length, words: words.size, engines };
}

if (import.meta.main) {
  const [departments = 1, statements = 0, questions = 1_000] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(measureSize(departments, statements, questions)));
}
