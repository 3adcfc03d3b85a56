import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../src/command/history.ts';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { seedHistory } from './seed-history.ts';
import type { EngineUnderTest } from './store-contract.ts';

function withoutWords(id: string): string {
  return `delete from words where entry_id = '${id}'`;
}

/** What somebody cannot hide who takes the triggers of an engine away and changes the history. */
export function tamperContract(under: EngineUnderTest): void {
  describe(`a history on ${under.name} that was tampered with`, () => {
    let engine: Engine;
    let store: Store;
    let broken: StoreError[];

    beforeEach(async () => {
      broken = [];
      engine = await under.open(under.place());
      store = await createStore(engine, (error) => broken.push(error));
      await seedHistory(engine.db, { entries: 5, people: 2, activities: 2 });
    });
    afterEach(() => store.close());

    const run = (statement: string) => sql.raw(statement).execute(engine.db);
    const verdictOf = async (hash?: string) => (await verifyHistory(store.progress, hash)).verdict;
    const tamper = async (...statements: readonly string[]) => {
      await under.disarm(engine, 'entry');
      await under.disarm(engine, 'words');
      await under.disarm(engine, 'person');
      for (const statement of statements) await run(statement);
    };

    it('is whole before anybody changes it', async () => {
      const head = await store.progress.head();
      expect(await verdictOf(head?.hash)).toEqual({
        kind: 'whole',
        count: 5,
        head: head?.hash,
        redacted: 0,
        forgotten: 0,
      });
    });

    it.each<readonly [string, readonly string[], number, string]>([
      [
        'what an entry says',
        [`update entry set payload = replace(payload, 'done', 'changed') where number = 3`],
        3,
        'Its hash',
      ],
      ['an entry that can be read no more', [`update entry set payload = '{' where number = 2`], 2, 'Its hash'],
      ['the hash of an entry', [`update entry set hash = before where number = 3`], 3, 'Its hash'],
      ['what an entry is linked to', [`update entry set before = hash where number = 3`], 3, 'the one before'],
      [
        'an entry taken out of the middle',
        [withoutWords('entry-3'), 'delete from entry where number = 3'],
        3,
        'missing',
      ],
      [
        'the first entry taken away',
        [withoutWords('entry-1'), 'delete from person where number = 1', 'delete from entry where number = 1'],
        1,
        'missing',
      ],
      ['a person renamed', [`update person set name = 'Zed' where id = 'person-0'`], 2, 'not called what they were'],
      ['a person made another', [`update person set "user" = 'U9' where id = 'person-1'`], 1, 'not the one'],
      [
        'two people who were given the name of each other',
        [`update person set name = case name when 'Person 0' then 'Person 1' else 'Person 0' end`],
        1,
        'not called what they were',
      ],
      ['a person gone', [`delete from person where id = 'person-0'`], 2, 'name of a person whom it names is missing'],
      ['the words of an entry', [`update words set note = 'done' where entry_id = 'entry-4'`], 4, 'Its words'],
      [
        'the evidence of an entry',
        [`update words set evidence = 'https://example.com' where entry_id = 'entry-4'`],
        4,
        'Its words',
      ],
      ['words taken out without a word', [withoutWords('entry-2')], 2, 'Its words are missing'],
      [
        'the activity that an entry is found by',
        [`update entry set activity = 'x' where number = 4`],
        4,
        'Its row was changed',
      ],
      [
        'the moment that an entry is found by',
        [`update entry set at = '2015-01-01T00:00:00.000Z' where number = 5`],
        5,
        'Its row was changed',
      ],
      [
        'the id that an entry is found by',
        [withoutWords('entry-1'), `update entry set id = 'x' where number = 1`],
        1,
        'Its row was changed',
      ],
      [
        'two entries, of which the first is named',
        [`update entry set payload = '{}' where number = 2`, `update entry set activity = 'x' where number = 4`],
        2,
        'Its hash',
      ],
    ])('shows, with its triggers gone: %s', async (_name, statements, number, why) => {
      await tamper(...statements);
      expect(await verdictOf()).toEqual({ kind: 'broken', number, why: expect.stringContaining(why) });
    });

    it('shows, with its triggers in place, a name that was taken out past the bot', async () => {
      await run(`update person set salt = null, team = null, "user" = null, name = null where id = 'person-0'`);
      const why = expect.stringContaining('no later entry says that it was taken out');
      expect(await verdictOf()).toEqual({ kind: 'broken', number: 2, why });
    });

    it('shows, with its triggers in place, a name that was put beside the others', async () => {
      const columns = '(id, number, salt, team, "user", name)';
      await run(`insert into person ${columns} values ('person-0', 5, 'aa', 'T1', 'U0', 'Zed')`);
      const why = expect.stringContaining('called something beside it that it does not say');
      expect(await verdictOf()).toEqual({ kind: 'broken', number: 5, why });
    });

    it('shows that its end was cut off only to whoever knows a hash of it', async () => {
      const head = await store.progress.head();
      await tamper(withoutWords('entry-5'), 'delete from entry where number = 5');
      expect(await verdictOf()).toMatchObject({ kind: 'whole', count: 4 });
      expect(await verdictOf(head?.hash)).toMatchObject({ kind: 'broken', number: 0 });
    });

    it('leaves an entry that cannot be read out of the answers, names it, and keeps the others', async () => {
      await tamper(
        `update entry set payload = '{' where number = 2`,
        `update entry set activity = 'x' where number = 4`,
      );
      expect((await store.progress.after(0, 10)).map(({ number }) => number)).toEqual([1, 3, 5]);
      expect(broken.map(({ code, message }) => [code, message])).toEqual([
        ['broken-row', 'The row "2" of the table entry cannot be read; it was left out.'],
        ['broken-row', 'The row "4" of the table entry cannot be read; it was left out.'],
      ]);
    });

    it('keeps what somebody recorded whose row is gone, without a name, and says so', async () => {
      await run('alter table person rename to elsewhere');
      await run('create table person (id text, number integer, salt text, team text, "user" text, name text)');
      const entries = await store.progress.after(0, 10);
      expect(entries.map(({ by }) => by.name)).toEqual([null, null, null, null, null]);
      expect(broken.map(({ message }) => message)).toEqual([
        expect.stringContaining('"person-1" of the table person'),
        expect.stringContaining('"person-0" of the table person'),
      ]);
    });
  });
}
