import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { verifyChain } from '../../src/progress/history.ts';
import { makeSchema, sharedPostgres } from '../store/server/shared-postgres.ts';
import { buttonsIn } from './find-button.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage } from './test-workspace.ts';

const postgres = await sharedPostgres();

converseOn('SQLite', async () => 'sqlite::memory:');
if ('reason' in postgres) {
  describe('Postgres', () => it.skip(`is not tested: ${postgres.reason}`, () => {}));
} else {
  converseOn('Postgres', () => makeSchema(postgres.url));
}

/** What people do with the bot, from the first update to the last word taken out, on one kind of store. */
function converseOn(name: string, database: () => Promise<string>): void {
  describe(`people who record on ${name}`, () => {
    let stage: Stage;
    let talk: Talk;
    beforeEach(async () => {
      stage = await openStage('socket', { database: await database() });
      talk = talkOn(stage);
    });
    afterEach(() => stage.end());

    const say = (user: string, text: string) => talk.say(user, 'C_DIGITAL', `/digital-action ${text}`);
    const openForm = async (user: string) =>
      talk.pressForForm(user, await say(user, 'action 7'), 'Add an update', 'update');
    const openOwner = async (user: string) =>
      talk.pressForForm(user, await say(user, 'action 7'), 'Owner and date', 'owner');
    const kinds = async () => (await talk.entries()).map(({ by, matter }) => `${by.user} ${matter.kind}`);
    const isWhole = async () => (await verifyChain(await stage.store.progress.links(0, 1_000))).kind === 'whole';
    const record = async (user: string, note: string) => {
      await openForm(user);
      expect(await talk.submit(user, { status: 'done', note })).toEqual({});
      await stage.workspace.until(() => talk.last(user, 'C_DIGITAL').text.includes(note));
    };

    test('at once lose nothing: who comes second sees what came first, and can send again', async () => {
      await openForm('U_SAM');
      await openForm('U_JO');
      const notes = { U_SAM: 'All of it is live.', U_JO: 'The money went elsewhere.' };
      const sent = [
        talk.submit('U_SAM', { status: 'done', note: notes.U_SAM }),
        talk.submit('U_JO', { status: 'not-pursued', note: notes.U_JO }),
      ];
      expect(await Promise.all(sent)).toEqual([{}, {}]);
      const [first] = await talk.entries();
      const [winner, second] = first?.by.user === 'U_SAM' ? (['U_SAM', 'U_JO'] as const) : (['U_JO', 'U_SAM'] as const);
      expect(await kinds()).toEqual([`${winner} update`]);
      expect(talk.modalWords(second)).toContain('Yours is not recorded yet: this was recorded meanwhile.');
      expect(talk.modalWords(second)).toContain(notes[winner]);
      expect(await talk.submit(second, {})).toEqual({});
      expect(await kinds()).toEqual([`${winner} update`, `${second} update`]);
      expect((await talk.entries()).map(({ words }) => words?.note)).toEqual([notes[winner], notes[second]]);
      expect(await isWhole()).toBe(true);
    });

    test('send one form twice, and it stands once', async () => {
      await openForm('U_SAM');
      const sam = stage.workspace.person('U_SAM');
      await Promise.allSettled([1, 2, 3].map(() => sam.submit({ status: 'done', note: 'Live.' })));
      expect(await kinds()).toEqual(['U_SAM update']);
    });

    test('take, hand over and confirm; each sees it, also after the bot has started again', async () => {
      const [seenBySam, seenByJo] = [await say('U_SAM', 'action 7'), await say('U_JO', 'action 7')];
      await Promise.all([talk.press('U_SAM', seenBySam, 'Take it'), talk.press('U_JO', seenByJo, 'Take it')]);
      const [taken, ...others] = await talk.entries();
      expect(others).toEqual([]);
      const owner = taken?.by.user ?? expect.fail('nobody took it');
      await openOwner('U_ALEX');
      expect(await talk.submit('U_ALEX', { wish: 'give', person: 'U_LEE', target: '2015-06-30' })).toEqual({});
      await stage.workspace.until(() =>
        talk.seen(owner, `D_${owner.slice(2)}`).some(({ text }) => /you owned/.test(text)),
      );
      await record('U_SAM', 'It went live.');
      await talk.press('U_LEE', await say('U_LEE', 'action 7'), 'Confirm');
      await stage.restart();
      const { text } = await say('U_JO', 'action 7');
      expect(text).toContain('done, recorded by Sam Okafor, confirmed by Lee Fox');
      expect(text).toContain('owner: Lee Fox · target date 30 June 2015, set by Alex Morgan, not published');
      const lee = stage.workspace.person('U_LEE');
      await lee.openHome();
      const labels = () => buttonsIn(lee.home()?.['blocks']).map(({ label }) => label);
      await stage.workspace.until(() => labels().includes('Mine (1)'));
      expect(await kinds()).toEqual([
        `${owner} owner`,
        'U_ALEX owner',
        'U_ALEX target',
        'U_SAM update',
        'U_LEE confirmation',
      ]);
      expect(await isWhole()).toBe(true);
    });

    test('correct and take out: the history says so, and stays whole', async () => {
      await record('U_SAM', 'It named a member of the public.');
      await talk.pressForForm('U_ALEX', await say('U_ALEX', 'history 7'), 'Take words out', 'redact');
      expect(await talk.submit('U_ALEX', { reason: 'Personal data.' })).toEqual({});
      await talk.pressForForm('U_SAM', await say('U_SAM', 'history 7'), 'Recorded by mistake', 'mistake');
      expect(await talk.submit('U_SAM', { reason: 'I meant action 8.' })).toEqual({});
      await talk.pressForForm('U_ALEX', await say('U_ALEX', 'history 7'), 'Take out the name Sam Okafor', 'forget');
      expect(await talk.submit('U_ALEX', { reason: 'He asked for it.' })).toEqual({});
      const { text } = await say('U_JO', 'history 7');
      expect(text).toContain('a former colleague recorded done for 9 March 2015');
      expect(text).toContain('I meant action 8.');
      expect(text).toContain('Alex Morgan took the words out of “done”, recorded by a former colleague');
      expect(text).not.toMatch(/Okafor|member of the public/);
      expect(await isWhole()).toBe(true);
    });
  });
}
