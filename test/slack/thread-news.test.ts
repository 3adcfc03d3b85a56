import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reminder } from '../../src/reminder/reminder.ts';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { beatOn } from './beat-on.ts';
import { shipped } from './sample-register.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket');
  talk = talkOn(stage);
  await beatOn(stage, START);
});
afterEach(() => stage.end());

const MONDAYS = ['2015-03-16T09:30:00.000Z', '2015-03-23T09:30:00.000Z', '2015-03-30T08:30:00.000Z'] as const;
const remind = (more: Partial<Reminder> = {}) =>
  stage.store.reminders.set({
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
    news: 'thread',
    ...more,
  });

/** Sam records something of action 7 in his direct message with the bot. */
async function recordDirectly(note: string): Promise<void> {
  const answer = await talk.say('U_SAM', 'D_SAM', '/digital-action action 7');
  await talk.pressForForm('U_SAM', answer, 'Add an update', 'update');
  expect(await talk.submit('U_SAM', { status: 'in-progress', note })).toEqual({});
  if (stage.workspace.person('U_SAM').modal() !== null) await stage.workspace.person('U_SAM').close();
}

const openHome = async () => {
  await stage.workspace.person('U_SAM').openHome();
  await stage.workspace.until(() => stage.workspace.person('U_SAM').home() !== null);
};
const published = () => stage.workspace.journal.calls('views.publish').length;
/** Records, and waits until everybody concerned was told: the Home tab is published last. */
async function recordAndTell(note: string): Promise<void> {
  const before = published();
  await recordDirectly(note);
  await stage.workspace.until(() => published() > before);
}

const seen = (channel = 'C_DIGITAL') => talk.seen('U_LEE', channel);
const digests = (channel = 'C_DIGITAL') => seen(channel).filter(({ text }) => text.startsWith('Plan reminder for'));
const tellings = (note: string, channel = 'C_DIGITAL'): readonly SeenMessage[] =>
  seen(channel).filter(({ text }) => text.includes(note));

describe('a channel that wants to hear of updates in the thread of its last reminder', () => {
  test('hears of one recorded anywhere else, there and once', async () => {
    await remind();
    await openHome();
    await beatOn(stage, MONDAYS[0]);
    await recordAndTell('First step taken.');
    await beatOn(stage, MONDAYS[1]);
    await recordAndTell('Second step taken.');
    await beatOn(stage, MONDAYS[2]);
    const [first, second] = digests();
    expect(tellings('First step').map(({ threadTs }) => threadTs)).toEqual([first?.ts]);
    expect(tellings('Second step').map(({ threadTs }) => threadTs)).toEqual([second?.ts]);
    expect(tellings('Second step')[0]?.text).not.toContain('<@');
  });

  test('hears of it in the last reminder’s thread also where an older one was pressed', async () => {
    await remind();
    await openHome();
    for (const monday of MONDAYS.slice(0, 2)) await beatOn(stage, monday);
    const [older, newer] = digests();
    await talk.pressForForm('U_SAM', older ?? expect.fail('no digest'), 'Add an update', 'update');
    expect(await talk.submit('U_SAM', { status: 'in-progress', note: 'From the older one.' })).toEqual({});
    await stage.workspace.until(() => tellings('From the older one').some(({ threadTs }) => threadTs === newer?.ts));
    expect(tellings('From the older one').filter(({ threadTs }) => threadTs === older?.ts)).toEqual([]);
  });

  test('hears of it in its first reminder where none has come yet, however late that comes', async () => {
    await remind();
    await openHome();
    await recordAndTell('Before the first.');
    expect(seen()).toEqual([]);
    for (const monday of MONDAYS) await beatOn(stage, monday);
    expect(tellings('Before the first').map(({ ts }) => ts)).toEqual([digests()[0]?.ts]);
  });

  test.each(['500', 'missing_scope', 'reset'] as const)(
    'hears of it in the next reminder where the thread cannot be written to (%s)',
    async (fault) => {
      await remind();
      await openHome();
      await beatOn(stage, MONDAYS[0]);
      stage.workspace.faults.next('chat.postMessage', fault);
      await recordAndTell('Not in the thread.');
      expect(tellings('Not in the thread')).toEqual([]);
      await beatOn(stage, MONDAYS[1]);
      await beatOn(stage, MONDAYS[2]);
      expect(tellings('Not in the thread').map(({ ts }) => ts)).toEqual([digests()[1]?.ts]);
    },
  );

  test('is not told again where Slack only lost the answer', async () => {
    await remind();
    await openHome();
    await beatOn(stage, MONDAYS[0]);
    stage.workspace.faults.next('chat.postMessage', 'lost-reply');
    await recordAndTell('It did arrive.');
    await beatOn(stage, MONDAYS[1]);
    expect(tellings('It did arrive').map(({ threadTs }) => threadTs)).toEqual([digests()[0]?.ts]);
  });

  test('hears of nothing that it does not ask about, has left out, or that others would read', async () => {
    await remind({ actions: [8] });
    await remind({ id: 'r2', channel: 'C_POLICY' });
    await openHome();
    await beatOn(stage, MONDAYS[0]);
    stage.workspace.changeChannel('C_POLICY', { isShared: true });
    await recordAndTell('Of action 7.');
    expect([...tellings('Of action 7'), ...tellings('Of action 7', 'C_POLICY')]).toEqual([]);
    stage.workspace.changeChannel('C_POLICY', { isShared: false });
    const ofSeven = shipped.activities.filter(({ action }) => action.number === 7);
    for (const { id: activityId } of ofSeven)
      await stage.store.reminders.quieten({
        reminderId: 'r2',
        activityId,
        kind: 'left-out',
        until: null,
        by: 'U_ALEX',
        at: START,
      });
    await recordAndTell('Also of action 7.');
    expect(tellings('Also of action 7', 'C_POLICY')).toEqual([]);
  });
});
