import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beat } from '../../src/reminder/beat.ts';
import { newDelivery } from '../../src/reminder/delivery.ts';
import { makeDigest } from '../../src/reminder/digest.ts';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { loadHolidays } from '../../src/data-files.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { shipped } from './sample-register.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket');
});
afterEach(() => stage.end());

const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
const digests = () => seen('U_SAM', 'C_DIGITAL').filter(({ text }) => text.startsWith('Plan reminder for'));
const modalWords = (user: string) => wordsIn(stage.workspace.person(user).modal()?.['blocks']);

/** Opens the form in a channel. */
async function openForm(user: string, channel: string): Promise<void> {
  const person = stage.workspace.person(user);
  await person.say(channel, '/digital-action remind');
  await stage.workspace.until(() => person.modal()?.['callback_id'] === 'remind');
}

/** Sets a reminder by the form, as it stands unless told otherwise. */
async function setByForm(
  user: string,
  channel: string,
  values: Parameters<ReturnType<Stage['workspace']['person']>['submit']>[0] = {},
) {
  await openForm(user, channel);
  const result = await stage.workspace.person(user).submit(values);
  if (result.errors === undefined) await stage.workspace.until(() => !modalWords(user).includes('One moment'));
  return result;
}

async function press(user: string, message: SeenMessage, label: string): Promise<void> {
  const before = JSON.stringify(seen(user, message.channel));
  const button = buttonsIn(message.blocks).find((one) => one.label === label);
  await stage.workspace.person(user).press(message, button?.actionId ?? `no ${label}`);
  await stage.workspace.until(() => JSON.stringify(seen(user, message.channel)) !== before);
}

/** Lets the bot do what is due at a moment. */
function beatAt(now: string) {
  stage.now = now;
  return beat({
    now,
    clockNow: () => stage.now,
    register: shipped,
    outbox: stage.store.outbox,
    post: stage.slack.post,
    holidays: loadHolidays(),
    owner: 'test',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}

/** The reminder's second slot: nothing beats at the first, so it is missed. */
const MONDAY_16 = '2015-03-16T09:30:00.000Z';

describe('setting a reminder', () => {
  test('the form knows the person’s time zone and is told to the channel before it is kept', async () => {
    await openForm('U_JO', 'C_DIGITAL');
    expect(JSON.stringify(stage.workspace.person('U_JO').modal())).toContain('America/New_York');
    await stage.workspace.person('U_JO').submit({});
    await stage.workspace.until(() => modalWords('U_JO').includes('The reminder is set.'));
    const told = seen('U_SAM', 'C_DIGITAL').at(-1);
    expect(told?.ephemeral).toBe(false);
    expect(told?.text).toContain(
      '<@U_JO> set a plan reminder for this channel: all actions, every Monday at 09:30 (America/New_York).',
    );
    expect(told?.text).toContain(
      'Next: Monday 9 March 2015 at 09:30, Monday 16 March 2015 at 09:30 and then Monday 23 March 2015 at 09:30.',
    );
    expect(told?.text).toContain('/digital-action remind off');
    const [kept] = await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL');
    expect(kept).toMatchObject({
      weekdays: ['monday'],
      time: '09:30',
      zone: 'America/New_York',
      nation: null,
      actions: 'all',
      setBy: 'U_JO',
      setAt: START,
    });
  });

  test('days, time, zone, nation and actions can be chosen; zones are found by typing', async () => {
    await openForm('U_ALEX', 'C_POLICY');
    const form = stage.workspace.person('U_ALEX').modal();
    const found = await stage.workspace.person('U_ALEX').options({ id: form?.id ?? '' }, 'zone', 'kolkata');
    expect(JSON.stringify(found)).toContain('Asia/Kolkata');
    const result = await stage.workspace.person('U_ALEX').submit({
      weekdays: { weekdays: ['tuesday', 'thursday'] },
      time: { time: '14:05' },
      nation: { nation: 'scotland' },
      actions: { actions: ['12', '7'] },
    });
    expect(result.errors).toBeUndefined();
    await stage.workspace.until(() => modalWords('U_ALEX').includes('The reminder is set.'));
    const [kept] = await stage.store.reminders.inChannel('T_DEMO', 'C_POLICY');
    expect(kept).toMatchObject({
      weekdays: ['tuesday', 'thursday'],
      time: '14:05',
      zone: 'Europe/London',
      nation: 'scotland',
      actions: [7, 12],
    });
    expect(seen('U_SAM', 'C_POLICY').at(-1)?.text).toContain(
      'actions 7 and 12, every Tuesday and Thursday at 14:05 (Europe/London)',
    );
  });

  test('without a day the error stands on its field', async () => {
    const result = await setByForm('U_ALEX', 'C_POLICY', { weekdays: { weekdays: [] } });
    expect(Object.keys(result.errors ?? {})).toEqual(['weekdays']);
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_POLICY')).toEqual([]);
  });

  test('what only we can know to be wrong stands on its field too', async () => {
    const mars = { text: { type: 'plain_text', text: 'Mars' }, value: 'Mars/Base' };
    const result = await setByForm('U_ALEX', 'C_POLICY', { zone: { zone: { selected_option: mars } } });
    expect(result.errors).toEqual({ zone: 'Choose a time zone from the list, for example Europe/London.' });
    expect(stage.workspace.person('U_ALEX').modal()?.['callback_id']).toBe('remind');
  });

  test('a channel that the bot is not in: invite it, then try again with everything kept', async () => {
    await setByForm('U_ALEX', 'C_GENERAL', { time: { time: '11:15' } });
    expect(modalWords('U_ALEX')).toContain('Invite me first.');
    expect(modalWords('U_ALEX')).toContain('/invite @Digital Action');
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_GENERAL')).toEqual([]);
    stage.workspace.changeChannel('C_GENERAL', { botIsMember: true });
    await stage.workspace.person('U_ALEX').submit({});
    await stage.workspace.until(() => modalWords('U_ALEX').includes('The reminder is set.'));
    const [kept] = await stage.store.reminders.inChannel('T_DEMO', 'C_GENERAL');
    expect(kept?.time).toBe('11:15');
  });

  test('setting it again changes the one there is', async () => {
    await setByForm('U_ALEX', 'C_POLICY');
    await setByForm('U_SAM', 'C_POLICY', { time: { time: '16:00' } });
    const kept = await stage.store.reminders.inChannel('T_DEMO', 'C_POLICY');
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ time: '16:00', setBy: 'U_SAM' });
    const told = seen('U_SAM', 'C_POLICY').at(-1);
    expect(buttonsIn(told?.blocks).map(({ value }) => value)).toContain(JSON.stringify({ id: kept[0]?.id }));
  });

  test('a slow answer about the time zone is waited for behind a view', async () => {
    await stage.end();
    stage = await openStage('socket', { workspace: { slowMs: 1_200 } });
    // Who asks, and then where they are.
    stage.workspace.faults.next('users.info', 'slow');
    stage.workspace.faults.next('users.info', 'slow');
    await stage.workspace.person('U_PRIYA').say('C_DIGITAL', '/digital-action remind');
    await stage.workspace.until(() => modalWords('U_PRIYA').includes('Loading'));
    await stage.workspace.until(() => stage.workspace.person('U_PRIYA').modal()?.['callback_id'] === 'remind');
    expect(JSON.stringify(stage.workspace.person('U_PRIYA').modal())).toContain('Asia/Kolkata');
  });

  test('where Slack does not answer, nothing is kept and the person gets a reference', async () => {
    await openForm('U_ALEX', 'C_POLICY');
    stage.workspace.faults.next('chat.postMessage', '500');
    await stage.workspace.person('U_ALEX').submit({});
    await stage.workspace.until(() => modalWords('U_ALEX').includes('Something went wrong here.'));
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_POLICY')).toEqual([]);
    expect(stage.log.find(({ code }) => code === 'slack_listener_failed')?.fields).toMatchObject({
      listener: 'view:remind',
      error: 'http_500',
    });
  });
});

describe('list, off, now', () => {
  test('list shows the channel’s reminders with their next slots, and each can be stopped', async () => {
    await setByForm('U_ALEX', 'C_POLICY');
    await setByForm('U_ALEX', 'C_POLICY', { actions: { actions: ['7'] } });
    await stage.workspace.person('U_SAM').say('C_POLICY', '/digital-action remind list');
    await stage.workspace.until(
      () => seen('U_SAM', 'C_POLICY').at(-1)?.text.startsWith('Reminders of this channel') === true,
    );
    const list = seen('U_SAM', 'C_POLICY').at(-1);
    expect(list?.ephemeral).toBe(true);
    expect(list?.text).toContain('action 7, every Monday at 09:30 (Europe/London)');
    if (list !== undefined) await press('U_SAM', list, 'Stop this reminder');
    expect(seen('U_ALEX', 'C_POLICY').at(-1)?.text).toMatch(/^<@U_SAM> stopped the plan reminder/);
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_POLICY')).toHaveLength(1);
    if (list !== undefined) await press('U_SAM', list, 'Stop this reminder');
    expect(seen('U_SAM', 'C_POLICY').at(-1)?.text).toContain('was stopped already');
  });

  test('off stops the one there is, tells the channel, and says when there is none', async () => {
    await setByForm('U_ALEX', 'C_POLICY');
    const alex = stage.workspace.person('U_ALEX');
    await alex.say('C_POLICY', '/digital-action remind off');
    await stage.workspace.until(
      () => seen('U_SAM', 'C_POLICY').at(-1)?.text.includes('stopped the plan reminder') === true,
    );
    await alex.say('C_POLICY', '/digital-action remind off');
    await stage.workspace.until(() => seen('U_ALEX', 'C_POLICY').at(-1)?.text.includes('No reminder is set') === true);
  });

  test('now is a preview that only the person sees and that posts nothing', async () => {
    await stage.workspace.person('U_ALEX').say('C_POLICY', '/digital-action remind now');
    await stage.workspace.until(() => seen('U_ALEX', 'C_POLICY').length > 0);
    const preview = seen('U_ALEX', 'C_POLICY').at(-1);
    expect(preview?.ephemeral).toBe(true);
    expect(preview?.text).toContain('Plan reminder for Monday 9 March 2015');
    expect(preview?.text).toContain('Preview, only to you');
    expect(buttonsIn(preview?.blocks).map(({ label }) => label)).not.toContain('Stop this reminder');
    expect(seen('U_SAM', 'C_POLICY')).toEqual([]);
  });

  test('asked in a thread, the preview stands there, and only that person sees it', async () => {
    const alex = stage.workspace.person('U_ALEX');
    await alex.say('C_DIGITAL', '@Digital Action remind now');
    await stage.workspace.until(() => seen('U_ALEX', 'C_DIGITAL').length === 2);
    const [question, preview] = seen('U_ALEX', 'C_DIGITAL');
    expect(preview).toMatchObject({ ephemeral: true, threadTs: question?.ts });
  });

  test('a mention gets a button that opens the form, and the list in its thread', async () => {
    const alex = stage.workspace.person('U_ALEX');
    await alex.say('C_DIGITAL', '@Digital Action remind');
    await stage.workspace.until(() => seen('U_ALEX', 'C_DIGITAL').length === 2);
    const invitation = seen('U_ALEX', 'C_DIGITAL').at(-1);
    await alex.press(invitation ?? { ts: '', channel: '' }, buttonsIn(invitation?.blocks)[0]?.actionId ?? '');
    await stage.workspace.until(() => alex.modal()?.['callback_id'] === 'remind');
  });
});

describe('the digest', () => {
  beforeEach(async () => {
    await beatAt(START);
    await setByForm('U_ALEX', 'C_DIGITAL');
  });

  test('is posted once at its slot, with quotes, dates, buttons and its key', async () => {
    await beatAt(MONDAY_16);
    await beatAt('2015-03-16T09:31:00.000Z');
    expect(digests()).toHaveLength(1);
    const [digest] = digests();
    expect(digest?.text).toContain('Plan reminder for Monday 16 March 2015');
    expect(digest?.text).toContain('“by March 2015” – due 31 March 2015');
    expect(digest?.text).toContain(
      'MOJ will deliver 4 exemplar digital services by March 2015: prisoner visits booking',
    );
    const [kept] = await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL');
    expect(digest?.metadata).toMatchObject({
      event_type: 'digital_action_reminder',
      event_payload: { key: `${kept?.id}/2015-03-16` },
    });
    if (digest !== undefined) await press('U_SAM', digest, 'Whole action');
    expect(seen('U_SAM', 'C_DIGITAL').at(-1)).toMatchObject({ ephemeral: true });
    expect(seen('U_SAM', 'C_DIGITAL').at(-1)?.text).toContain('Action 5: ');
  });

  test('says why it came, and can be stopped from itself', async () => {
    await beatAt(MONDAY_16);
    const [digest] = digests();
    if (digest === undefined) throw new Error('no digest');
    await press('U_SAM', digest, 'Why this came');
    expect(seen('U_SAM', 'C_DIGITAL').at(-1)?.text).toContain('<@U_ALEX> set this reminder on 9 March 2015');
    await press('U_SAM', digest, 'Stop this reminder');
    expect(seen('U_JO', 'C_DIGITAL').at(-1)?.text).toMatch(/^<@U_SAM> stopped/);
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL')).toEqual([]);
  });

  test('whose answer was lost is found in the channel and not posted again', async () => {
    stage.workspace.faults.next('chat.postMessage', 'lost-reply');
    expect(await beatAt(MONDAY_16)).toMatchObject({ unknown: 1 });
    expect(await beatAt('2015-03-16T09:31:00.000Z')).toMatchObject({ posted: 1 });
    expect(digests()).toHaveLength(1);
    // The bot's own clock may have been wrong when it first tried, so it must not bound the search.
    const [looked] = stage.workspace.journal.calls('conversations.history');
    expect(looked?.arguments).toMatchObject({ channel: 'C_DIGITAL' });
    expect(looked?.arguments).not.toHaveProperty('oldest');
  });

  test('that was surely not posted is posted later', async () => {
    stage.workspace.faults.next('chat.postMessage', { 429: 30 });
    expect(await beatAt(MONDAY_16)).toMatchObject({ later: 1 });
    expect(await beatAt('2015-03-16T09:30:29.000Z')).toMatchObject({ posted: 0 });
    expect(await beatAt('2015-03-16T09:31:00.000Z')).toMatchObject({ posted: 1 });
    expect(digests()).toHaveLength(1);
  });

  test('after a failure that left it open, looks, finds nothing, and posts', async () => {
    stage.workspace.faults.next('chat.postMessage', '500');
    expect(await beatAt(MONDAY_16)).toMatchObject({ unknown: 1 });
    expect(await beatAt('2015-03-16T09:31:00.000Z')).toMatchObject({ posted: 1 });
    expect(digests()).toHaveLength(1);
    expect(digests()[0]?.text).not.toContain('Sent again');
  });

  test('where the bot may not look, says that it is sent again', async () => {
    stage.workspace.faults.next('chat.postMessage', 'lost-reply');
    stage.workspace.faults.always('conversations.history', 'missing_scope');
    await beatAt(MONDAY_16);
    await beatAt('2015-03-16T09:31:00.000Z');
    expect(digests()).toHaveLength(2);
    expect(digests()[1]?.text).toContain('Sent again: Slack did not confirm the first.');
  });

  test('of a reminder that was stopped meanwhile is not posted', async () => {
    const [reminder] = await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL');
    if (reminder === undefined) throw new Error('no reminder');
    const slot = { date: '2015-03-16', at: MONDAY_16 } as const;
    const digest = makeDigest({ register: shipped, reminder, slot, late: false, earlier: [] });
    if (digest === null) throw new Error('nothing to say');
    await stage.store.reminders.stop(reminder.id, 'U_SAM', stage.now);
    const delivery = newDelivery(reminder, slot, { digest, now: stage.now });
    expect(await stage.slack.post({ delivery, register: shipped, again: false })).toEqual({
      kind: 'refused',
      code: 'stopped',
    });
    expect(digests()).toEqual([]);
  });

  test('is given up where Slack refuses it for good', async () => {
    stage.workspace.changeChannel('C_DIGITAL', { isArchived: true });
    expect(await beatAt(MONDAY_16)).toMatchObject({ gaveUp: 1 });
  });
});
