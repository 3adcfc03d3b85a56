import { once } from 'node:events';
import { createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_HOLIDAYS } from '../reminder/small-reminder.ts';
import { shipped } from '../slack/sample-register.ts';
import { openStage } from '../slack/test-workspace.ts';
import { beat } from '../../src/reminder/beat.ts';
import { createStore, openStore, type Store } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { sampleClaim, sampleDelivery, sampleReminder, START } from './samples.ts';
import { startPostgres } from './server/postgres-server.ts';
import { makeDatabase } from './server/shared-postgres.ts';

/** Of its own, because it is stopped while others would be using it. */
const found = await startPostgres();

/** What becomes of asking a server that never says a word; asked now, because it takes seconds. */
const silence = askSilentServer();

async function askSilentServer(): Promise<unknown> {
  const silent = createServer((socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const outcome = openStore(`postgres://bot@127.0.0.1:${port}/actions`).catch((error: unknown) => error);
  return outcome.finally(() => silent.close());
}

/** Far longer than a refused connection takes, far less than a person waits. */
const QUICK_MS = 4_000;

/** Everything that the database is needed for. */
const questions = (store: Store): readonly (() => Promise<unknown>)[] => [
  () => store.outbox.reminders(),
  () => store.outbox.record({ now: START, deliveries: [sampleDelivery('r1', 1)] }),
  () => store.outbox.claim(sampleClaim('me', START)),
  () => store.reminders.set(sampleReminder()),
  () => store.events.firstTime('Ev1', START),
  () => store.marks.servedSlack(),
];

if (found.kind === 'none') {
  describe('losing Postgres', () => it.skip(`is not tested: ${found.reason}`, () => {}));
} else {
  const { server } = found;
  afterAll(() => server.close());

  describe.each(['goodbye', 'crash'] as const)('losing Postgres (%s)', (how) => {
    let url: string;
    beforeEach(async () => {
      await server.start();
      url = await makeDatabase(server.url);
    });

    it('is said quickly and with its code, and all goes on when it is back', async () => {
      const store = await openStore(url);
      await store.reminders.set(sampleReminder());
      await store.outbox.record({ now: START, deliveries: [sampleDelivery('r1', 0)] });
      await Promise.all(questions(store).map((ask) => ask().catch(() => null)));
      await server.stop(how);
      const began = performance.now();
      for (const ask of questions(store)) await expect(ask()).rejects.toMatchObject({ code: 'unreachable' });
      await expect(openStore(url)).rejects.toMatchObject({ code: 'unreachable' });
      expect(performance.now() - began).toBeLessThan(QUICK_MS);
      await server.start();
      expect((await store.outbox.earlierDigests('r1')).map(({ slot }) => slot)).toEqual(['2015-03-09', '2015-03-10']);
      for (const ask of questions(store)) await ask();
      await store.close();
    });

    it('in the middle of a transaction keeps nothing of it', async () => {
      const engine = await openPostgres(url);
      const store = await createStore(engine, () => {});
      const torn = engine.db.transaction().execute(async (trx) => {
        await trx.insertInto('mark').values({ name: 'half' }).execute();
        await server.stop(how);
        await trx.insertInto('mark').values({ name: 'other half' }).execute();
      });
      await expect(torn).rejects.toMatchObject({ code: 'unreachable' });
      await server.start();
      expect(await engine.db.selectFrom('mark').selectAll().execute()).toEqual([]);
      await store.close();
    });

    it('does not keep the store from closing', async () => {
      const store = await openStore(url);
      await server.stop(how);
      await store.close();
      await expect(store.marks.servedSlack()).rejects.toMatchObject({ code: 'closed' });
      await server.start();
    });
  });

  describe('the bot without Postgres', () => {
    it('answers questions, says what it cannot do, is not ready, and posts what was due once it is back', async () => {
      await server.start();
      const store = await openStore(await makeDatabase(server.url));
      await store.reminders.set(
        sampleReminder({ channel: 'C_DIGITAL', team: 'T_DEMO', setAt: '2015-03-09T09:00:00.000Z' }),
      );
      const isReadyToo = () =>
        store.outbox.lastBeat().then(
          () => true,
          () => false,
        );
      const stage = await openStage('socket', { setup: { store, isReadyToo } });
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      const bot = {
        register: shipped,
        outbox: store.outbox,
        post: stage.slack.post,
        holidays: NO_HOLIDAYS,
        owner: 'bot',
        log,
      };
      const beatAt = async (now: string) => {
        stage.now = now;
        return beat({ ...bot, now, clockNow: () => now });
      };
      const readiness = async () => (await fetch(`http://127.0.0.1:${stage.slack.port}/readyz`)).status;
      const answers = (channel: string) =>
        stage.workspace
          .person('U_ALEX')
          .messages(channel)
          .filter(({ isBot }) => isBot)
          .map(({ text }) => text);
      const ask = async (channel: string, words: string) => {
        const before = answers(channel).length;
        await stage.workspace.person('U_ALEX').say(channel, words);
        await stage.workspace.until(() => answers(channel).length > before);
        return answers(channel).at(-1);
      };
      await beatAt('2015-03-09T09:29:00.000Z');
      expect(await readiness()).toBe(200);

      await server.stop('crash');
      expect(await readiness()).toBe(503);
      await expect(beatAt('2015-03-09T09:30:00.000Z')).rejects.toMatchObject({ code: 'unreachable' });
      await expect(beatAt('2015-03-09T09:31:00.000Z')).rejects.toMatchObject({ code: 'unreachable' });
      expect(await ask('C_DIGITAL', '/digital-action prison visits')).toContain('Prison visit booking');
      expect(await ask('D_ALEX', 'prison visits')).toContain('Prison visit booking');
      expect(await ask('D_ALEX', '/digital-action remind list')).toContain('The database does not answer.');

      await server.start();
      expect(await readiness()).toBe(200);
      expect(await beatAt('2015-03-09T09:32:00.000Z')).toMatchObject({ recorded: 1, posted: 1 });
      expect(await beatAt('2015-03-09T09:33:00.000Z')).toMatchObject({ recorded: 0, posted: 0 });
      expect(
        stage.workspace.journal
          .calls('chat.postMessage')
          .filter(({ arguments: said }) => said['channel'] === 'C_DIGITAL'),
      ).toHaveLength(1);
      expect(await ask('D_ALEX', '/digital-action remind list')).not.toContain('The database does not answer.');
      await stage.end();
      await store.close();
    });
  });
}

describe('a server that is there and says nothing', () => {
  it('is given up after seconds', async () => {
    expect(await silence).toMatchObject({ code: 'unreachable' });
  });

  it.skipIf(found.kind === 'none')(
    'in the middle of a question is given up, and asked again over another connection',
    async () => {
      if (found.kind === 'none') return;
      await found.server.start();
      const engine = await openPostgres(
        `${await makeDatabase(found.server.url)}?statement_timeout=0&query_timeout=200`,
      );
      await expect(sql`select pg_sleep(60)`.execute(engine.db)).rejects.toMatchObject({ code: 'unreachable' });
      expect((await sql`select 1 as one`.execute(engine.db)).rows).toEqual([{ one: 1 }]);
      await engine.close();
    },
  );
});
