import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import { seedHistory } from './seed-history.ts';
import type { EngineUnderTest } from './store-contract.ts';

const ENTRY = 'never changed or deleted';
const PERSON = 'A name that was recorded can only be taken out';
const WORDS = 'can only be taken out';

/** What every engine refuses by itself. */
export function guardContract(under: EngineUnderTest): void {
  describe(`the history on ${under.name}, by SQL of one's own,`, () => {
    let engine: Engine;
    let store: Store;

    // One database for all: nothing of it changes until the last two.
    beforeAll(async () => {
      engine = await under.open(under.place());
      store = await createStore(engine, () => {});
      await seedHistory(engine.db, { entries: 5, people: 2, activities: 2 });
    });
    afterAll(() => store.close());

    const run = (statement: string) => sql.raw(statement).execute(engine.db);
    const rowsOf = async () => {
      const tables = ['entry', 'person', 'words'] as const;
      return Promise.all(tables.map((table) => engine.db.selectFrom(table).selectAll().execute()));
    };

    it.each<readonly [string, string]>([
      ...['number', 'id', 'request', 'at', 'activity', 'payload', 'before', 'hash'].map(
        (column) => [`update entry set ${column} = ${column} where number = 3`, ENTRY] as const,
      ),
      [`update entry set payload = 'x'`, ENTRY],
      ['delete from entry', ENTRY],
      ['delete from entry where number = 5', ENTRY],
      [`update words set note = 'done'`, WORDS],
      [`update words set evidence = 'https://example.com' where entry_id = 'entry-1'`, WORDS],
      [
        `update words set entry_id = 'entry-9', salt = null, note = null, evidence = null where entry_id = 'entry-1'`,
        WORDS,
      ],
      [`update words set entry_id = null, salt = null, note = null, evidence = null where entry_id = 'entry-1'`, WORDS],
      [`delete from words where entry_id = 'entry-1'`, WORDS],
      [`update person set id = 'person-9' where id = 'person-1'`, PERSON],
      ['update person set id = null', PERSON],
      [`update person set name = 'Another' where id = 'person-1'`, PERSON],
      [`update person set number = 2 where id = 'person-1'`, PERSON],
      [`update person set salt = 'aa' where id = 'person-1'`, PERSON],
      [
        `update person set number = 2, salt = null, team = null, "user" = null, name = null where id = 'person-1'`,
        PERSON,
      ],
      [`update person set "user" = 'U9' where id = 'person-1'`, PERSON],
      [`update person set team = 'T9' where id = 'person-1'`, PERSON],
      [`update person set team = null, name = null where id = 'person-1'`, PERSON],
      [`delete from person where id = 'person-1'`, PERSON],
      ['delete from person', PERSON],
    ])('refuses: %s', async (statement, refusal) => {
      const before = await rowsOf();
      await expect(run(statement)).rejects.toThrow(refusal);
      expect(await rowsOf()).toEqual(before);
    });

    it.each([
      [`update words set salt = null where entry_id = 'entry-1'`],
      [`update words set note = null where entry_id = 'entry-1'`],
      [`insert into words (entry_id, salt, note) values ('entry-1', 'aa', 'done')`],
      [`insert into words (entry_id, salt, note) values ('nothing', 'aa', 'done')`],
      [`insert into person (id, number, salt, team, "user", name) values ('person-1', 1, 'aa', 'T1', 'U1', 'Another')`],
      [
        `insert into person (id, number, salt, team, "user", name) values ('person-9', 99, 'aa', 'T1', 'U1', 'Another')`,
      ],
      [`insert into person (id, number, team, "user", name) values ('person-9', 1, 'T1', 'U1', 'Without a salt')`],
      [`insert into entry select * from entry`],
    ])('refuses too, by its keys and checks: %s', async (statement) => {
      const before = await rowsOf();
      await expect(run(statement)).rejects.toThrow();
      expect(await rowsOf()).toEqual(before);
    });

    it('lets a person lose the name, and gives no name back', async () => {
      await run(`update person set salt = null, team = null, "user" = null, name = null where id = 'person-1'`);
      await expect(run(`update person set name = 'Another' where id = 'person-1'`)).rejects.toThrow(PERSON);
      await expect(run(`update person set salt = 'a', team = 'T1', "user" = 'U1', name = 'A'`)).rejects.toThrow(PERSON);
    });

    it('lets words be taken out, and none be put back', async () => {
      await run(`update words set salt = null, note = null, evidence = null where entry_id = 'entry-1'`);
      await expect(run(`update words set salt = 'aa', note = 'done' where entry_id = 'entry-1'`)).rejects.toThrow(
        WORDS,
      );
      await expect(run(`insert into words (entry_id, salt, note) values ('entry-1', 'a', 'b')`)).rejects.toThrow();
    });
  });
}
