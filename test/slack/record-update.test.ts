import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { activityOption } from '../../src/slack/recording/activity-options.ts';
import { beatOn } from './beat-on.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { registerOf, SHIPPED_TEXT, shipped } from './sample-register.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket');
  talk = talkOn(stage);
});
afterEach(() => stage.end());

/** The whole of action 7, only to the person. */
const action7 = (user: string, channel = 'C_DIGITAL') => talk.say(user, channel, '/digital-action action 7');
const openForm = (user: string, message: SeenMessage) => talk.pressForForm(user, message, 'Add an update', 'update');
/** Somebody records something of the activity whose form Sam has open. */
const recordMeanwhile = (user: string, name: string, activityId = talk.about('U_SAM')) =>
  stage.store.progress.record({
    request: `meanwhile-${user}`,
    at: START,
    by: { team: stage.workspace.teamId, user, name },
    matter: { kind: 'update', activityId, status: 'not-started', happenedOn: '2015-03-09' },
    words: null,
    seen: null,
  });
const optionsSchema = z.object({ options: z.array(z.looseObject({ value: z.string() })) });
const updates = async () => (await talk.entries()).filter(({ matter }) => matter.kind === 'update');

/** A digest of a channel that hears so of what is recorded. */
async function digestWith(news: 'digest' | 'thread' | 'nothing', at = ['2015-03-16T09:30:00.000Z']) {
  await beatOn(stage, START);
  await stage.store.reminders.set({
    id: 'r1',
    team: stage.workspace.teamId,
    channel: 'C_DIGITAL',
    weekdays: ['monday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: null,
    onHoliday: 'move',
    actions: 'all',
    setBy: 'U_ALEX',
    setAt: START,
    news,
  });
  for (const moment of at) await beatOn(stage, moment);
  return talk.last('U_SAM', 'C_DIGITAL');
}
const standing = (digest: SeenMessage) => talk.seen('U_SAM', 'C_DIGITAL').find(({ ts }) => ts === digest.ts);
const recordFrom = async (digest: SeenMessage) => {
  await openForm('U_SAM', digest);
  expect(await talk.submit('U_SAM', { status: 'done', note: 'It went live.' })).toEqual({});
  await stage.workspace.until(() => wordsIn(standing(digest)?.blocks).includes('done, recorded by Sam Okafor'));
};

/** Sam records that an activity of action 7 is done. */
const recordDone = async () => {
  await openForm('U_SAM', await action7('U_SAM'));
  await talk.submit('U_SAM', { status: 'done', note: 'Live.' });
  await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.includes('Recorded'));
};

describe('the form', () => {
  test('knows the activity, quotes its published words, and says who may read what is written', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const words = talk.modalWords('U_SAM');
    expect(words).toContain('Action 7 · ');
    expect(words.toLowerCase()).toContain('no update recorded here');
    expect(words).toContain('Official information only');
    expect(words).toContain('Freedom of Information Act');
  });

  test('says on its fields what is missing, and takes it once it is there', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    expect(Object.keys(await talk.submit('U_SAM', { status: 'done' }))).toEqual(['note']);
    expect(Object.keys(await talk.submit('U_SAM', { status: 'changed', evidence: 'https://example.org/' }))).toEqual([
      'note',
    ]);
    expect(Object.keys(await talk.submit('U_SAM', { happenedOn: '2015-03-10', note: 'It moved.' }))).toEqual([
      'happenedOn',
    ]);
    expect(await talk.entries()).toEqual([]);
    expect(await talk.submit('U_SAM', { happenedOn: '2015-03-06' })).toEqual({});
    expect(await updates()).toMatchObject([
      {
        by: { user: 'U_SAM', name: 'Sam Okafor' },
        matter: { status: 'changed', happenedOn: '2015-03-06' },
        words: { note: 'It moved.', evidence: 'https://example.org/' },
      },
    ]);
  });

  test('offers activities by what is typed, also with a slip', async () => {
    await talk.say('U_SAM', 'C_DIGITAL', '/digital-action update');
    const sam = stage.workspace.person('U_SAM');
    const modal = sam.modal() ?? expect.fail('no form');
    const offered = async (typed: string) => JSON.stringify(await sam.options(modal, 'activity', typed));
    expect(await offered('prisn visits')).toContain('prisoner visits booking');
    expect(await offered('')).toContain('Action 1 · Planned 2015 · ');
    const [option] = optionsSchema.parse(await sam.options(modal, 'activity', '7')).options;
    expect(await talk.submit('U_SAM', { activity: { selected_option: option }, status: 'in-progress' })).toEqual({});
    expect(talk.modalWords('U_SAM')).toContain('Recorded.');
    expect(await updates()).toMatchObject([{ matter: { activityId: option?.value, status: 'in-progress' } }]);
  });
});

describe('what was recorded', () => {
  test('stands in the answer it came from, and in the next one', async () => {
    const answer = await action7('U_SAM');
    await openForm('U_SAM', answer);
    await talk.submit('U_SAM', { status: 'in-progress', note: 'Half of it is <moved> *now*.' });
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.includes('Recorded'));
    const again = talk.last('U_SAM', 'C_DIGITAL');
    expect(again.ts).toBe(answer.ts);
    expect(again.text).toMatch(/^Recorded for action 7: in progress, recorded by Sam Okafor/);
    expect(again.text).toContain('Half of it is &lt;moved&gt; *now*.');
    expect(again.text).not.toContain('<@');
    expect((await action7('U_JO')).text).toContain('in progress, recorded by Sam Okafor');
  });

  test('is kept once, however often the same form is sent', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const sam = stage.workspace.person('U_SAM');
    const values = { status: 'done', note: 'Done.' };
    const both = await Promise.allSettled([sam.submit(values), sam.submit(values)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await updates()).toHaveLength(1);
  });

  test('in another window of the same person is shown before the second one is recorded', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    await recordMeanwhile('U_SAM', 'Sam Okafor');
    await talk.submit('U_SAM', { status: 'in-progress', note: 'The other window.' });
    expect(talk.modalWords('U_SAM')).toContain('Sam Okafor recorded “not started”');
    expect(await updates()).toHaveLength(1);
  });

  test('is not overwritten unseen: the second person sees the first’s words, with their own kept, and can send again', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    await openForm('U_JO', await action7('U_JO'));
    await talk.submit('U_SAM', { status: 'done', note: 'All of it is live.' });
    await talk.submit('U_JO', { status: 'not-pursued', note: 'The money went elsewhere.' });
    const words = talk.modalWords('U_JO');
    expect(words).toContain('Yours is not recorded yet: this was recorded meanwhile.');
    expect(words).toContain('Sam Okafor recorded “done”, on 9 March 2015');
    expect(words).toContain('All of it is live.');
    const form = JSON.stringify(stage.workspace.person('U_JO').modal()?.['blocks']);
    expect(form).toContain('The money went elsewhere.');
    expect(await updates()).toHaveLength(1);
    expect(await talk.submit('U_JO', {})).toEqual({});
    expect((await updates()).map(({ matter }) => matter)).toMatchObject([
      { status: 'done' },
      { status: 'not-pursued' },
    ]);
  });

  test('is shown in a shared answer to everybody, by name and without waking anybody', async () => {
    const answer = await action7('U_SAM');
    const shared = await talk.press('U_SAM', answer, 'Share in channel');
    await openForm('U_JO', shared);
    await talk.submit('U_JO', { status: 'partly-done' });
    const now = () => talk.seen('U_LEE', 'C_DIGITAL').find(({ ts }) => ts === shared.ts)?.text ?? '';
    await stage.workspace.until(() => now().includes('partly done, recorded by Jo Evans'));
    expect(now()).not.toContain('<@U_JO>');
    expect(now()).toMatch(/^Shared by <@U_SAM>:\n/);
    // Who shared it is kept however often it is made again.
    const again = talk.seen('U_LEE', 'C_DIGITAL').find(({ ts }) => ts === shared.ts) ?? expect.fail('gone');
    await openForm('U_LEE', again);
    await talk.submit('U_LEE', { status: 'in-progress' });
    await stage.workspace.until(() => now().includes('in progress, recorded by Lee Fox'));
    expect(now().match(/Shared by <@U_SAM>:/g)).toHaveLength(1);
  });

  test('is confirmed in the form where the answer cannot be changed any more, and nowhere else', async () => {
    const answer = await action7('U_SAM');
    await openForm('U_SAM', answer);
    stage.workspace.faults.always('response_url', '500');
    expect(await talk.submit('U_SAM', { status: 'in-progress' })).toEqual({});
    expect(talk.modalWords('U_SAM')).toContain('Recorded.');
    expect(talk.last('U_SAM', 'C_DIGITAL').text).toBe(answer.text);
    expect(talk.seen('U_LEE', 'C_DIGITAL')).toEqual([]);
  });

  test.each(['500', 'lost-reply', 'reset'] as const)(
    'is learnt by the person also where every call to Slack fails (%s), once',
    async (fault) => {
      await openForm('U_SAM', await action7('U_SAM'));
      stage.workspace.faults.always('*', fault);
      expect(await talk.submit('U_SAM', { status: 'in-progress' })).toEqual({});
      expect(talk.modalWords('U_SAM')).toContain('Recorded.');
      expect(await updates()).toHaveLength(1);
      stage.workspace.faults.clear();
      await talk.say('U_SAM', 'D_SAM', '/digital-action action 7');
      const everywhere = [...talk.seen('U_SAM', 'C_DIGITAL'), ...talk.seen('U_SAM', 'D_SAM')];
      expect(everywhere.filter(({ text }) => text.startsWith('Recorded.'))).toEqual([]);
    },
  );
});

describe('an activity that an earlier edition has too', () => {
  const earlier = SHIPPED_TEXT.replace('Updated 16 January 2015', 'Updated 16 January 2014');
  const both = registerOf([SHIPPED_TEXT], [earlier, { id: 'before' }]);

  beforeEach(async () => {
    await stage.end();
    stage = await openStage('socket', { setup: { register: both } });
    talk = talkOn(stage);
  });

  test('is not overwritten unseen by what was recorded under its earlier id meanwhile', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const ids = both.idsOf(both.activity(talk.about('U_SAM')) ?? expect.fail('not in the register'));
    await recordMeanwhile(
      'U_JO',
      'Jo Evans',
      ids.find((id) => id.startsWith('before/')),
    );
    expect(await talk.submit('U_SAM', { status: 'in-progress' })).toEqual({});
    expect(talk.modalWords('U_SAM')).toContain('Yours is not recorded yet: this was recorded meanwhile.');
    expect(talk.modalWords('U_SAM')).toContain('Jo Evans recorded “not started”');
    expect(await updates()).toHaveLength(1);
  });

  test('is not confirmed where something is recorded under its earlier id in the same moment', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const ids = both.idsOf(both.activity(talk.about('U_SAM')) ?? expect.fail('not in the register'));
    await talk.submit('U_SAM', { status: 'done', note: 'Live.' });
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.includes('Recorded'));
    const answer = await action7('U_ALEX');
    const book = stage.store.progress;
    const record = book.record.bind(book);
    Object.assign(book, {
      record: async (...draft: Parameters<typeof record>) => {
        Object.assign(book, { record });
        await recordMeanwhile(
          'U_JO',
          'Jo Evans',
          ids.find((id) => id.startsWith('before/')),
        );
        return record(...draft);
      },
    });
    const told = await talk.press('U_ALEX', answer, 'Confirm');
    expect(told.text).toContain('Jo Evans has recorded a newer update of this activity.');
    expect((await talk.entries()).map(({ matter }) => matter.kind)).toEqual(['update', 'update']);
  });
});

describe('from a digest', () => {
  test('it is shown in the digest itself, which stays a digest; the channel hears nothing more', async () => {
    await stage.workspace.person('U_SAM').openHome();
    const published = () => stage.workspace.journal.calls('views.publish').length;
    await stage.workspace.until(() => published() === 1);
    const digest = await digestWith('digest');
    await recordFrom(digest);
    expect(standing(digest)?.text).toContain('Plan reminder for');
    expect(standing(digest)?.text).toContain('not confirmed');
    expect(buttonsIn(standing(digest)?.blocks).map(({ label }) => label)).toContain('Stop this reminder');
    // The Home tab is published last.
    await stage.workspace.until(() => published() === 2);
    expect(talk.last('U_SAM', 'C_DIGITAL').ts).toBe(digest.ts);
  });

  test('it is shown there also after the half hour in which a response URL lives', async () => {
    const digest = await digestWith('digest');
    stage.workspace.faults.always('response_url', '500');
    await recordFrom(digest);
    expect(talk.last('U_SAM', 'C_DIGITAL').ts).toBe(digest.ts);
  });

  test('that came late, and was sent again unseen, it still says both', async () => {
    stage.workspace.faults.next('chat.postMessage', 'lost-reply');
    stage.workspace.faults.always('conversations.history', 'missing_scope');
    const digest = await digestWith('digest', ['2015-03-16T10:30:00.000Z', '2015-03-16T10:31:00.000Z']);
    expect(digest.text).toContain('Sent again: Slack did not confirm the first.');
    await recordFrom(digest);
    const text = standing(digest)?.text;
    expect(text).toContain('Sent again: Slack did not confirm the first.');
    expect(text).toContain('the bot was away.');
    const first = talk.seen('U_SAM', 'C_DIGITAL').find(({ ts }) => ts < digest.ts) ?? expect.fail('sent once');
    expect(first.text).not.toContain('Sent again');
    await openForm('U_JO', first);
    await talk.submit('U_JO', { status: 'in-progress' });
    await stage.workspace.until(() => standing(first)?.text.includes('in progress, recorded by Jo Evans') === true);
    expect(standing(first)?.text).not.toContain('Sent again');
    expect(standing(first)?.text).toContain('the bot was away.');
  });

  test('an update of an activity that the digest does not show is confirmed only to the person', async () => {
    const digest = await digestWith('thread');
    await openForm('U_SAM', digest);
    const words = JSON.stringify(digest.blocks);
    const other = shipped.activities.find(({ id }) => !words.includes(id)) ?? expect.fail('all are shown');
    await talk.submit('U_SAM', {
      activity: { selected_option: activityOption(other, shipped) },
      status: 'in-progress',
    });
    expect(talk.modalWords('U_SAM')).toContain('Recorded.');
    expect(JSON.stringify(talk.seen('U_LEE', 'C_DIGITAL'))).not.toContain('Recorded.');
  });

  test('its thread hears of it where the channel chose that', async () => {
    const digest = await digestWith('thread');
    await recordFrom(digest);
    await stage.workspace.until(() => talk.last('U_LEE', 'C_DIGITAL').ts !== digest.ts);
    const told = talk.last('U_LEE', 'C_DIGITAL');
    expect(told).toMatchObject({ threadTs: digest.ts, ephemeral: false });
    expect(told.text).toContain('done, recorded by Sam Okafor, not confirmed');
    expect(told.text).toContain('It went live.');
    expect(told.text).not.toContain('<@');
  });
});

describe('a second person', () => {
  test('confirms what is done; both names stay; it is confirmed once', async () => {
    await recordDone();
    const answer = await action7('U_ALEX');
    expect(answer.text).toContain('done, recorded by Sam Okafor, not confirmed');
    const shown = await talk.press('U_ALEX', answer, 'Confirm');
    expect(shown.ts).toBe(answer.ts);
    expect(shown.text).toContain('recorded by Sam Okafor, confirmed by Alex Morgan');
    expect(buttonsIn(shown.blocks).map(({ label }) => label)).not.toContain('Confirm');
    expect((await talk.entries()).filter(({ matter }) => matter.kind === 'confirmation')).toHaveLength(1);
  });

  test('who recorded it, and who has not the right, are told who can', async () => {
    await recordDone();
    const own = await talk.press('U_SAM', await action7('U_SAM'), 'Confirm');
    expect(own.text).toContain('Somebody else confirms it: its owner, where that is not you, or an administrator.');
    const other = await talk.press('U_JO', await action7('U_JO'), 'Confirm');
    expect(other.text).toContain('owner of the activity and to the administrators');
    expect((await talk.entries()).filter(({ matter }) => matter.kind === 'confirmation')).toEqual([]);
  });

  test('who comes late is told who was first', async () => {
    await recordDone();
    const before = await action7('U_ALEX');
    const shared = await talk.press('U_ALEX', before, 'Share in channel');
    await talk.press('U_ALEX', shared, 'Confirm');
    const late = await talk.press('U_ALEX', before, 'Confirm');
    expect(late.text).toContain('Alex Morgan has confirmed this update already.');
  });
});

describe('recorded by mistake', () => {
  test('needs a reason, stays readable, and counts no more', async () => {
    await openForm('U_SAM', await action7('U_SAM', 'C_GENERAL'));
    const sam = stage.workspace.person('U_SAM');
    await talk.submit('U_SAM', { status: 'done', note: 'The wrong activity.' });
    const [entry] = await updates();
    await stage.workspace.until(() => talk.last('U_SAM', 'C_GENERAL').text.startsWith('Recorded'));
    const history = await talk.say('U_SAM', 'C_GENERAL', '/digital-action history 7');
    await talk.pressForForm('U_SAM', history, 'Recorded by mistake', 'mistake');
    expect(talk.modalWords('U_SAM')).toContain('The wrong activity.');
    expect(Object.keys((await sam.submit({ reason: '  ' })).errors ?? {})).toEqual(['reason']);
    expect(await talk.submit('U_SAM', { reason: 'I meant action 8.' })).toEqual({});
    expect((await talk.entries()).at(-1)).toMatchObject({
      matter: { kind: 'mistake', updateId: entry?.id },
      words: { note: 'I meant action 8.' },
    });
    await stage.workspace.until(() =>
      talk.last('U_SAM', 'C_GENERAL').text.includes('recorded by mistake, says Sam Okafor'),
    );
    expect((await action7('U_JO')).text).not.toContain('done, recorded by Sam Okafor, not confirmed');
  });

  test('is for who recorded it, who owns it, and administrators', async () => {
    await openForm('U_SAM', await action7('U_SAM', 'C_GENERAL'));
    await talk.submit('U_SAM', { status: 'in-progress' });
    const history = await talk.say('U_JO', 'C_GENERAL', '/digital-action history 7');
    const told = await talk.press('U_JO', history, 'Recorded by mistake');
    expect(told.text).toContain('Sam Okafor, who recorded it or an administrator can say that it was a mistake.');
  });
});

describe('where something stands in the way', () => {
  test('a database that does not answer loses nothing that was typed', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const book = stage.store.progress;
    const record = book.record.bind(book);
    const broken = Object.assign(new Error('away'), { name: 'StoreError', code: 'unreachable' });
    Object.assign(book, { record: () => Promise.reject(broken) });
    await talk.submit('U_SAM', { status: 'done', note: 'Long and careful words.' });
    expect(talk.modalWords('U_SAM')).toContain('The database does not answer.');
    expect(JSON.stringify(stage.workspace.person('U_SAM').modal())).toContain('Long and careful words.');
    Object.assign(book, { record });
    expect(await talk.submit('U_SAM', {})).toEqual({});
    expect(await updates()).toMatchObject([{ words: { note: 'Long and careful words.' } }]);
  });

  test('an answer of the database that is lost is no second update', async () => {
    await openForm('U_SAM', await action7('U_SAM'));
    const book = stage.store.progress;
    const record = book.record.bind(book);
    const lose = async (...draft: Parameters<typeof record>) => {
      await record(...draft);
      throw Object.assign(new Error('lost'), { name: 'StoreError', code: 'unreachable' });
    };
    Object.assign(book, { record: lose });
    await talk.submit('U_SAM', { status: 'in-progress' });
    Object.assign(book, { record });
    await talk.submit('U_SAM', {});
    expect(talk.modalWords('U_SAM')).toContain('This was recorded already.');
    expect(await updates()).toHaveLength(1);
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.startsWith('Recorded for action 7'));
  });

  test('rights are asked again when the form is sent', async () => {
    const answer = await talk.say('U_JO', 'D_JO', '/digital-action action 7');
    await openForm('U_JO', answer);
    await stage.workspace.changePerson('U_JO', { isGuest: true });
    expect(await talk.submit('U_JO', { status: 'in-progress' })).toEqual({
      activity: expect.stringContaining('Ask a colleague who is a full member'),
    });
    expect(await updates()).toEqual([]);
  });

  test('in a channel that has meanwhile been shared with others nothing recorded is shown: the form tells the person', async () => {
    const answer = await action7('U_SAM');
    await openForm('U_SAM', answer);
    stage.workspace.changeChannel('C_DIGITAL', { isShared: true });
    stage.now = '2015-03-09T09:30:00.000Z';
    await talk.submit('U_SAM', { status: 'in-progress', note: 'Not for everybody.' });
    expect(talk.modalWords('U_SAM')).toContain('in progress, recorded by Sam Okafor');
    expect(JSON.stringify(talk.seen('U_SAM', 'C_DIGITAL'))).not.toContain('Not for everybody.');
  });

  test('where an administrator switched confirmation off, nothing waits for it', async () => {
    await stage.store.progress.record({
      request: 'off',
      at: START,
      by: { team: stage.workspace.teamId, user: 'U_ALEX', name: 'Alex Morgan' },
      matter: { kind: 'setting', change: { name: 'confirmation', on: false } },
      words: null,
      seen: null,
    });
    await openForm('U_SAM', await action7('U_SAM'));
    await talk.submit('U_SAM', { status: 'done', note: 'Live.' });
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.startsWith('Recorded'));
    const shown = await action7('U_ALEX');
    expect(shown.text).not.toContain('not confirmed');
    expect(buttonsIn(shown.blocks).map(({ label }) => label)).not.toContain('Confirm');
  });
});

test('from the Home tab: the form shows what was recorded, and the tab is published again', async () => {
  const sam = stage.workspace.person('U_SAM');
  await sam.openHome();
  await stage.workspace.until(() => sam.home() !== null);
  await talk.pressForForm('U_SAM', sam.home() ?? expect.fail('no Home tab'), 'Add an update', 'update');
  await talk.submit('U_SAM', { status: 'in-progress' });
  expect(talk.modalWords('U_SAM')).toContain('Recorded.');
  await stage.workspace.until(() => talk.homeWords('U_SAM').includes('in progress, recorded by Sam Okafor'));
});

test('over a modal: the page under the form shows it', async () => {
  const sam = stage.workspace.person('U_SAM');
  await sam.openHome();
  await stage.workspace.until(() => sam.home() !== null);
  const home = sam.home() ?? expect.fail('no Home tab');
  await talk.pressForForm('U_SAM', home, 'See the dates', 'look');
  await talk.pressForForm('U_SAM', sam.modal() ?? expect.fail('no dates'), 'Add an update', 'update');
  await talk.submit('U_SAM', { status: 'in-progress' });
  await sam.close();
  await stage.workspace.until(() => talk.modalWords('U_SAM').includes('in progress, recorded by Sam Okafor'));
});

test('every activity of the report fits a list of Slack’s', async () => {
  await talk.say('U_SAM', 'C_DIGITAL', '/digital-action update');
  const sam = stage.workspace.person('U_SAM');
  const offered = await sam.options(sam.modal() ?? expect.fail('no form'), 'activity', '');
  expect(offered['options']).toHaveLength(Math.min(100, shipped.activities.length));
});
