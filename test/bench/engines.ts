import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { createAsker } from '../../src/answer/answer.ts';
import { type Register, shownText } from '../../src/register/register.ts';

/** The day on which questions are asked. */
const TODAY = '2015-03-09';

/** A way to search a register, built and ready. */
export interface Engine {
  /** Count of statements found, at most as many as the engine gives. */
  readonly search: (question: string) => number;
  /** Bytes kept outside the heap. */
  readonly bytesOutside: () => number;
}

/** Builds an engine. */
export type BuildEngine = (register: Register, vocabulary: string) => Engine;

const LIMIT = 10;

/** Ours, MiniSearch as its documentation sets prefix and fuzzy search, and SQLite's full text search. */
export const ENGINES: Readonly<Record<string, BuildEngine>> = {
  'Digital Action': buildAsker,
  MiniSearch: buildMiniSearch,
  'SQLite FTS5': buildFullText,
};

function buildAsker(register: Register, vocabulary: string): Engine {
  const asker = createAsker(register, vocabulary);
  const search = (question: string): number => {
    const answer = asker.ask(question, TODAY);
    return answer.kind === 'found' ? answer.total : 0;
  };
  return { search, bytesOutside: () => 0 };
}

/** https://lucaong.github.io/minisearch/: `prefix: true, fuzzy: 0.2`, and the title worth twice. */
function buildMiniSearch({ statements }: Register): Engine {
  const mini = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  });
  mini.addAll(
    statements.map(({ statement, action }, id) => ({ id, title: action.title.text, text: shownText(statement) })),
  );
  return { search: (question) => mini.search(question).slice(0, LIMIT).length, bytesOutside: () => 0 };
}

/** https://www.sqlite.org/fts5.html: stems, prefixes of any word, best first. It puts no typing mistake right. */
function buildFullText({ statements }: Register): Engine {
  const database = new DatabaseSync(':memory:');
  database.exec(
    "create virtual table published using fts5(title, text, tokenize = 'porter unicode61', prefix = '2 3')",
  );
  const insert = database.prepare('insert into published (rowid, title, text) values (?, ?, ?)');
  database.exec('begin');
  for (const [id, { statement, action }] of statements.entries())
    insert.run(id, action.title.text, shownText(statement));
  database.exec('commit');
  const select = database.prepare(
    `select rowid from published where published match ? order by bm25(published, 2, 1) limit ${LIMIT}`,
  );
  const search = (question: string): number => {
    const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
    return select.all(words.map((word) => `"${word}"*`).join(' OR ')).length;
  };
  return { search, bytesOutside: () => bytesOf(database) };
}

function bytesOf(database: DatabaseSync): number {
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(database.prepare(`pragma ${name}`).get()?.[name]),
  );
  return (pages ?? 0) * (size ?? 0);
}
