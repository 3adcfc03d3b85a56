import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry, EntryDraft, Named, Words } from '../../src/progress/entry.ts';
import { FIRST_BEFORE, verifyChain } from '../../src/progress/history.ts';
import type { Recorded } from '../../src/progress/progress-book.ts';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { after, sampleDraft, START } from './samples.ts';
import { seedHistory } from './seed-history.ts';
import type { EngineUnderTest } from './store-contract.ts';

const ACTIVITY = 'moj/a1/planned-2015/1';
const AMINA: Named = { team: 'T1', user: 'U1', name: 'Amina Khan' };
const BEN: Named = { team: 'T1', user: 'U2', name: 'Ben Hughes' };

function entryIn(recorded: Recorded): Entry {
  if (recorded.kind === 'changed') throw new Error('nothing was recorded');
  return recorded.entry;
}

function update(activityId: string): EntryDraft['matter'] {
  return { kind: 'update', activityId, status: 'in-progress', happenedOn: '2015-03-06' };
}

/** What every engine must do alike about what people recorded. */
export function progressContract(under: EngineUnderTest): void {
  describe(`recorded progress on ${under.name}`, () => {
    let where: string;
    let engine: Engine;
    let store: Store;
    let broken: StoreError[];

    beforeEach(async () => {
      where = under.place();
      broken = [];
      engine = await under.open(where);
      store = await createStore(engine, (error) => broken.push(error));
    });
    afterEach(() => store.close());

    let requests = 0;
    const record = async (other: Partial<EntryDraft> = {}) =>
      entryIn(await store.progress.record(sampleDraft({ request: `request-${(requests += 1)}`, ...other })));
    const verify = async () => verifyChain(await store.progress.links(0, 1_000));

    it('begins with nothing', async () => {
      expect(await store.progress.head()).toBeNull();
      expect(await store.progress.after(0, 10)).toEqual([]);
      expect(await store.progress.links(0, 10)).toEqual([]);
    });

    it('gives back what was recorded, also after a restart', async () => {
      const draft = sampleDraft();
      const entry = entryIn(await store.progress.record(draft));
      expect(entry).toEqual({
        number: 1,
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        at: START,
        by: { id: expect.stringMatching(/^[\da-f-]{36}$/), ...AMINA },
        matter: draft.matter,
        words: draft.words,
        isRedacted: false,
      });
      await store.close();
      store = await createStore(await under.open(where), (error) => broken.push(error));
      expect(await store.progress.after(0, 10)).toEqual([entry]);
      expect(await store.progress.after(1, 10)).toEqual([]);
    });

    it('gives back every kind of matter as it was, people by name', async () => {
      const update = await record();
      const matters: readonly EntryDraft['matter'][] = [
        { kind: 'mistake', activityId: ACTIVITY, updateId: update.id },
        { kind: 'confirmation', activityId: ACTIVITY, updateId: update.id },
        { kind: 'owner', activityId: ACTIVITY, owner: BEN },
        { kind: 'owner', activityId: ACTIVITY, owner: null },
        { kind: 'target', activityId: ACTIVITY, on: '2015-06-30' },
        { kind: 'target', activityId: ACTIVITY, on: null },
        { kind: 'departure', person: BEN },
        { kind: 'setting', change: { name: 'group', verb: 'confirm', group: 'S1' } },
        { kind: 'setting', change: { name: 'direct-digest', on: false } },
      ];
      const given: Entry[] = [update];
      for (const matter of matters) given.push(await record({ matter, words: null }));
      const ben = { ...BEN, id: expect.any(String) };
      expect(given.slice(1).map(({ matter }) => matter)).toEqual(
        matters.map((matter) => ('person' in matter || ('owner' in matter && matter.owner) ? withBen(matter) : matter)),
      );
      function withBen(matter: EntryDraft['matter']) {
        return matter.kind === 'owner' ? { ...matter, owner: ben } : { ...matter, person: ben };
      }
      expect(await store.progress.after(0, 100)).toEqual(given);
      expect(await store.progress.after(3, 2)).toEqual(given.slice(3, 5));
      expect(await verify()).toMatchObject({ kind: 'whole', count: 10 });
    });

    it('links each entry to the one before, and names the newest', async () => {
      for (const seconds of [0, 1, 2]) await record({ at: after(seconds) });
      const links = await store.progress.links(0, 10);
      expect(links.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(links.map(({ before }) => before)).toEqual([FIRST_BEFORE, links[0]?.hash, links[1]?.hash]);
      expect(await store.progress.links(1, 1)).toEqual([links[1]]);
      expect(await store.progress.head()).toEqual({ number: 3, hash: links[2]?.hash });
      expect(await verify()).toEqual({ kind: 'whole', count: 3, head: links[2]?.hash, redacted: 0, forgotten: 0 });
    });

    it('records one act once, whatever it says the second time', async () => {
      const first = await store.progress.record(sampleDraft());
      const again = await store.progress.record(sampleDraft({ words: null, at: after(60), seen: 0 }));
      expect(first.kind).toBe('recorded');
      expect(again).toEqual({ ...first, kind: 'again' });
      expect(await store.progress.after(0, 10)).toHaveLength(1);
    });

    it('records nothing over what somebody had not seen, and shows it', async () => {
      const [first, second] = [await record(), await record({ by: BEN })];
      await record({ matter: { ...update('moj/a2/planned-2015/9') } });
      const unseen = await store.progress.record(sampleDraft({ request: 'late', seen: first.number }));
      expect(unseen).toEqual({ kind: 'changed', since: [second] });
      expect(await store.progress.record(sampleDraft({ request: 'late', seen: 0 }))).toEqual({
        kind: 'changed',
        since: [first, second],
      });
      expect((await store.progress.record(sampleDraft({ request: 'late', seen: second.number }))).kind).toBe(
        'recorded',
      );
      expect((await store.progress.head())?.number).toBe(4);
    });

    it('sees what was recorded under the ids that the activity has in other editions too, and under no other', async () => {
      const [older, other] = ['moj-2014/a1/planned-2015/1', 'moj/a2/planned-2015/9'];
      const [under, beside] = [await record({ matter: update(older) }), await record({ matter: update(other) })];
      const late = { request: 'late', seen: 0, activityIds: [ACTIVITY, older] };
      expect(await store.progress.record(sampleDraft(late))).toEqual({ kind: 'changed', since: [under] });
      const both = await store.progress.record(sampleDraft({ ...late, activityIds: [older, ACTIVITY, other] }));
      expect(both).toEqual({ kind: 'changed', since: [under, beside] });
      expect((await store.progress.record(sampleDraft({ ...late, seen: under.number }))).kind).toBe('recorded');
    });

    it('sees a new owner, a target date, a confirmation and a mistake as changes of the activity too', async () => {
      const { id } = await record();
      const matters: readonly EntryDraft['matter'][] = [
        { kind: 'owner', activityId: ACTIVITY, owner: null },
        { kind: 'target', activityId: ACTIVITY, on: null },
        { kind: 'confirmation', activityId: ACTIVITY, updateId: id },
        { kind: 'mistake', activityId: ACTIVITY, updateId: id },
      ];
      for (const matter of matters) {
        const { number } = await record({ matter, words: null });
        const recorded = await store.progress.record(sampleDraft({ request: 'late', seen: number - 1 }));
        expect(recorded).toMatchObject({ kind: 'changed', since: [{ matter }] });
      }
      await record({ matter: { kind: 'setting', change: { name: 'confirmation', on: false } }, words: null });
      expect((await store.progress.record(sampleDraft({ request: 'late', seen: 5 }))).kind).toBe('recorded');
    });

    it('never goes back in time, whatever the clock of a replica says', async () => {
      await record({ at: after(60) });
      expect((await record({ at: START })).at).toBe(after(60));
      expect((await record({ at: after(61) })).at).toBe(after(61));
      expect(await verify()).toMatchObject({ kind: 'whole', count: 3 });
    });

    it('calls a person by the name of today, everywhere', async () => {
      const { by } = await record();
      const renamed = await record({ by: { ...AMINA, name: 'Amina Khan-Hughes' } });
      expect(renamed.by).toEqual({ ...by, name: 'Amina Khan-Hughes' });
      expect((await store.progress.after(0, 1))[0]?.by).toEqual(renamed.by);
      expect((await record({ by: { ...AMINA, name: 'Amina Khan-Hughes' } })).by).toEqual(renamed.by);
      const rows = await engine.db.selectFrom('person').select(['number', 'name']).orderBy('number').execute();
      expect(rows).toEqual([
        { number: 1, name: AMINA.name },
        { number: 2, name: 'Amina Khan-Hughes' },
      ]);
      expect(await verify()).toMatchObject({ kind: 'whole', forgotten: 0 });
      const elsewhere = await record({ by: { ...AMINA, team: 'T2' } });
      expect(elsewhere.by.id).not.toBe(by.id);
    });

    it.each<[string, Words | null]>([
      ['no words', null],
      ['empty words', { note: '', evidence: null }],
    ])('keeps %s as none, and nothing of it is missing', async (_name, words) => {
      expect(await record({ words })).toMatchObject({ words: null, isRedacted: false });
      expect(await engine.db.selectFrom('words').selectAll().execute()).toEqual([]);
      expect(await verify()).toMatchObject({ kind: 'whole', redacted: 0, forgotten: 0 });
    });

    it.each([
      'a note without evidence',
      '  spaces, “quotes”, \n lines, \u{1F3DB}\u{FE0F} and é as two: e\u0301  ',
      'half a pair \uD83C and \0 nothing',
    ])('gives words back as they were hashed: %j', async (note) => {
      const kept = note.replace('\uD83C ', '\u{FFFD} ').replace('\0', '\u{FFFD}');
      const { words, by } = await record({ words: { note, evidence: null }, by: { ...AMINA, name: note } });
      expect([words, by.name]).toEqual([{ note: kept, evidence: null }, kept]);
      expect(await verify()).toMatchObject({ kind: 'whole' });
    });

    it('keeps neither a name nor a note that could turn other words round', async () => {
      const words = { note: 'Sent \u202eabc', evidence: null };
      const recorded = await record({ words, by: { ...AMINA, name: 'Amina\u2067 Khan' } });
      expect([recorded.words?.note, recorded.by.name]).toEqual(['Sent abc', AMINA.name]);
      expect(await verify()).toMatchObject({ kind: 'whole' });
    });

    it('takes words out for good, visibly, and the chain stays whole', async () => {
      const { id } = await record();
      await record({ words: { note: 'The second.', evidence: null } });
      await record({
        matter: { kind: 'redaction', entryId: id },
        words: { note: 'It named a victim.', evidence: null },
      });
      const [redacted, ...others] = await store.progress.after(0, 10);
      expect(redacted).toMatchObject({ id, words: null, isRedacted: true, by: AMINA });
      expect(others.map(({ words, isRedacted }) => [words?.note, isRedacted])).toEqual([
        ['The second.', false],
        ['It named a victim.', false],
      ]);
      expect(await engine.db.selectFrom('words').selectAll().where('entry_id', '=', id).execute()).toEqual([
        { entry_id: id, salt: null, note: null, evidence: null },
      ]);
      expect(await verify()).toMatchObject({ kind: 'whole', count: 3, redacted: 1 });
    });

    it('records what makes no sense without harm: its callers judge', async () => {
      const { id } = await record({ words: null });
      for (const entryId of [id, 'nothing', id]) await record({ matter: { kind: 'redaction', entryId }, words: null });
      await record({ matter: { kind: 'mistake', activityId: 'nowhere', updateId: 'nothing' }, words: null });
      expect(await store.progress.after(0, 10)).toHaveLength(5);
      expect(await verify()).toMatchObject({ kind: 'whole', count: 5, redacted: 0, forgotten: 0 });
    });

    it('refuses what the chain cannot hold, and nothing of it stays', async () => {
      await expect(record({ matter: update('x'.repeat(201)) })).rejects.toThrow();
      await expect(record({ at: '2015-03-09T09:30Z' })).rejects.toThrow();
      expect(await store.progress.head()).toBeNull();
      expect(await engine.db.selectFrom('person').selectAll().execute()).toEqual([]);
    });

    it('makes a person a former colleague everywhere; whoever records with that account later is somebody new', async () => {
      const { by } = await record({ by: BEN });
      await record({ matter: { kind: 'owner', activityId: ACTIVITY, owner: BEN }, words: null });
      await record({ matter: { kind: 'forgetting', person: BEN }, words: null });
      const former = { id: by.id, team: null, user: null, name: null };
      const entries = await store.progress.after(0, 10);
      expect(entries.map((entry) => [entry.by.name, entry.matter])).toEqual([
        [null, update(ACTIVITY)],
        [AMINA.name, { kind: 'owner', activityId: ACTIVITY, owner: former }],
        [AMINA.name, { kind: 'forgetting', person: former }],
      ]);
      const later = await record({ by: BEN });
      expect(later.by).toMatchObject(BEN);
      expect(later.by.id).not.toBe(by.id);
      expect(await verify()).toMatchObject({ kind: 'whole', count: 4, forgotten: 1 });
      const nothing = { salt: null, team: null, user: null, name: null };
      expect(await engine.db.selectFrom('person').selectAll().where('id', '=', by.id).execute()).toEqual([
        { id: by.id, number: 1, ...nothing },
      ]);
    });

    it('takes every name out that a person ever had', async () => {
      const { by } = await record({ by: BEN });
      await record({ by: { ...BEN, name: 'Benjamin Hughes' } });
      await record({ matter: { kind: 'forgetting', person: BEN }, words: null });
      const rows = await engine.db.selectFrom('person').select('name').where('id', '=', by.id).execute();
      expect(rows.map(({ name }) => name)).toEqual(rows.map(() => null));
      expect(await verify()).toMatchObject({ kind: 'whole', forgotten: 1 });
    });

    it('forgets whoever records it, and somebody who never recorded anything', async () => {
      await record({ matter: { kind: 'forgetting', person: AMINA }, words: null });
      await record({ matter: { kind: 'forgetting', person: BEN }, words: null, by: { ...AMINA, user: 'U9' } });
      expect((await store.progress.after(0, 10)).map(({ by }) => by.user)).toEqual([null, 'U9']);
      const rows = await engine.db.selectFrom('person').select('name').execute();
      expect(rows.filter(({ name }) => name === null)).toHaveLength(2);
      expect(rows).toContainEqual({ name: 'Amina Khan' });
      expect(rows).toHaveLength(3);
    });

    it('lets twenty record at once through two connections: one chain without a gap', async () => {
      const other = await createStore(await under.open(where), (error) => broken.push(error));
      const recorders = Array.from({ length: 20 }, (_, turn) =>
        (turn % 2 === 0 ? store : other).progress.record(
          sampleDraft({ request: `press-${turn % 15}`, at: after(20 - turn), by: { ...AMINA, user: `U${turn % 4}` } }),
        ),
      );
      const kinds = (await Promise.all(recorders)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'recorded')).toHaveLength(15);
      expect(kinds.filter((kind) => kind === 'again')).toHaveLength(5);
      expect((await store.progress.links(0, 100)).map(({ number }) => number)).toEqual(
        Array.from({ length: 15 }, (_, index) => index + 1),
      );
      expect(await verify()).toMatchObject({ kind: 'whole', count: 15 });
      expect(await other.progress.after(0, 100)).toEqual(await store.progress.after(0, 100));
      expect(await engine.db.selectFrom('person').select('id').distinct().execute()).toHaveLength(4);
      await other.close();
    });

    it('lets one of two who saw the same be first', async () => {
      const other = await createStore(await under.open(where), (error) => broken.push(error));
      const both = [store, other].map(({ progress }, turn) =>
        progress.record(sampleDraft({ request: `press-${turn}`, seen: 0 })),
      );
      expect((await Promise.all(both)).map(({ kind }) => kind).toSorted()).toEqual(['changed', 'recorded']);
      await other.close();
    });

    it('keeps all of an entry or nothing', async () => {
      await record();
      await sql`alter table words rename to elsewhere`.execute(engine.db);
      await expect(record({ by: BEN })).rejects.toThrow();
      await sql`alter table elsewhere rename to words`.execute(engine.db);
      expect((await store.progress.head())?.number).toBe(1);
      expect(await engine.db.selectFrom('person').select('name').execute()).toEqual([{ name: AMINA.name }]);
      expect((await record({ by: BEN })).number).toBe(2);
      expect(await verify()).toMatchObject({ kind: 'whole', count: 2 });
    });

    it('reads more people than fit in one question', async () => {
      await seedHistory(engine.db, { entries: 2_100, people: 2_100, activities: 7 });
      const names = (await store.progress.after(0, 5_000)).map(({ by }) => by.name);
      expect(names).toEqual(Array.from({ length: 2_100 }, (_, n) => `Person ${(n + 1) % 2_100}`));
      expect(broken).toEqual([]);
    });
  });
}
