import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { DEFAULT_PEOPLE, type WorkspacePerson } from '../../src/workspace/people.ts';
import { ALL_SCOPES } from '../../src/workspace/web-api/web-api.ts';
import { beatOn } from './beat-on.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket');
});
afterEach(() => stage.end());

const MONDAYS = ['2015-03-16T09:30:00.000Z', '2015-03-23T09:30:00.000Z', '2015-03-30T08:30:00.000Z'] as const;
const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
const modalWords = (user: string) => wordsIn(stage.workspace.person(user).modal()?.['blocks']);
const digests = () => seen('U_SAM', 'C_DIGITAL').filter(({ text }) => text.startsWith('Plan reminder for'));
const logged = (code: string) => stage.log.filter((line) => line.code === code);

async function setReminder(user = 'U_ALEX', channel = 'C_DIGITAL'): Promise<void> {
  const person = stage.workspace.person(user);
  await beatOn(stage, START);
  await person.say(channel, '/digital-action remind');
  await stage.workspace.until(() => person.modal()?.['callback_id'] === 'remind');
  await person.submit({});
  await stage.workspace.until(() => !/One moment|For which actions/.test(modalWords(user)));
}

async function press(user: string, message: SeenMessage, label: string): Promise<SeenMessage> {
  const before = JSON.stringify(seen(user, message.channel));
  const button = buttonsIn(message.blocks).find((one) => one.label === label);
  await stage.workspace.person(user).press(message, button?.actionId ?? `no ${label}`);
  await stage.workspace.until(() => JSON.stringify(seen(user, message.channel)) !== before);
  return seen(user, message.channel).at(-1) ?? expect.fail('nothing there');
}

describe('a channel that cannot be posted to', () => {
  test.each([
    ['archived', { isArchived: true }, { isArchived: false }, 'the channel is archived'],
    ['left by the bot', { botIsMember: false }, { botIsMember: true }, 'I am not in the channel any more'],
  ])('%s pauses the reminder, tells its setter once, and goes on when mended', async (_, broken, mended, reason) => {
    await setReminder();
    stage.workspace.changeChannel('C_DIGITAL', broken);
    expect(await beatOn(stage, MONDAYS[0])).toMatchObject({ gaveUp: 1 });
    expect(await beatOn(stage, MONDAYS[1])).toMatchObject({ gaveUp: 1 });
    const told = seen('U_ALEX', 'D_ALEX');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('A reminder that you set is paused');
    expect(told[0]?.text).toContain(reason);
    expect(told[0]?.text).toContain('next on Monday 23 March 2015 at 09:30');
    await stage.workspace.person('U_ALEX').say('D_ALEX', '/digital-action remind list');
    await stage.workspace.until(() => seen('U_ALEX', 'D_ALEX').length === 2);
    expect(seen('U_ALEX', 'D_ALEX')[1]?.text).toContain('Paused since 16 March 2015:');
    stage.workspace.changeChannel('C_DIGITAL', mended);
    expect(await beatOn(stage, MONDAYS[2])).toMatchObject({ posted: 1 });
    expect(digests()).toHaveLength(1);
    const [reminder] = await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL');
    expect(reminder?.paused).toBeUndefined();
    expect(logged('reminder_resumed')).toHaveLength(1);
  });

  test('a revoked token is said in the log, once, and mending it is enough', async () => {
    await setReminder();
    stage.workspace.faults.always('*', 'revoked');
    await beatOn(stage, MONDAYS[0]);
    await beatOn(stage, MONDAYS[1]);
    expect(logged('reminder_paused').map(({ fields }) => fields['code'])).toEqual(['token_revoked']);
    stage.workspace.faults.always('*', null);
    expect(await beatOn(stage, MONDAYS[2])).toMatchObject({ posted: 1 });
  });

  test('what passes by itself pauses nothing', async () => {
    await setReminder();
    stage.workspace.faults.next('chat.postMessage', { 429: 30 });
    await beatOn(stage, MONDAYS[0]);
    expect(logged('reminder_paused')).toEqual([]);
  });
});

describe('a person who left', () => {
  test('pauses the reminder; the channel is told once, and anyone can take it over', async () => {
    await stage.end();
    const people: WorkspacePerson[] = DEFAULT_PEOPLE.map((person) => ({ ...person }));
    stage = await openStage('socket', { workspace: { people } });
    await setReminder();
    Object.assign(people[0] ?? {}, { isDeactivated: true });
    expect(await beatOn(stage, MONDAYS[0])).toMatchObject({ gaveUp: 1 });
    await beatOn(stage, MONDAYS[1]);
    expect(digests()).toEqual([]);
    const told = seen('U_SAM', 'C_DIGITAL').filter(({ text }) => text.includes('the person who set it has left'));
    expect(told).toHaveLength(1);
    const taken = await press('U_SAM', told[0] ?? expect.fail('not told'), 'Take it over');
    expect(taken.text).toContain('<@U_SAM> has taken over the plan reminder of this channel');
    expect(await beatOn(stage, MONDAYS[2])).toMatchObject({ posted: 1 });
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL')).toMatchObject([{ setBy: 'U_SAM' }]);
  });
});

describe('a channel shared with another organisation', () => {
  test('gets no reminder and nothing shared, and says who can allow it', async () => {
    stage.workspace.changeChannel('C_DIGITAL', { isShared: true });
    await setReminder();
    expect(modalWords('U_ALEX')).toContain('This channel is shared with another organisation.');
    expect(await stage.store.reminders.inChannel('T_DEMO', 'C_DIGITAL')).toEqual([]);
    await stage.workspace.person('U_SAM').say('C_DIGITAL', '/digital-action prison visits');
    const [answer] = seen('U_SAM', 'C_DIGITAL');
    const refused = await press('U_SAM', answer ?? expect.fail('no answer'), 'Share in channel');
    expect(refused.text).toContain('Nothing was shared in it.');
    expect(refused.text).toContain('ALLOWED_SHARED_CHANNELS');
    expect(seen('U_JO', 'C_DIGITAL')).toEqual([]);
  });

  test('one that becomes shared gets no digest any more', async () => {
    await setReminder();
    stage.workspace.changeChannel('C_DIGITAL', { isShared: true });
    await beatOn(stage, MONDAYS[0]);
    expect(digests()).toEqual([]);
    expect(seen('U_ALEX', 'D_ALEX')[0]?.text).toContain('shared with another organisation');
  });

  test('is like any other once an administrator allowed it', async () => {
    await stage.end();
    stage = await openStage('socket', { setup: { allowedSharedChannels: ['C_DIGITAL'] } });
    stage.workspace.changeChannel('C_DIGITAL', { isShared: true });
    await setReminder();
    expect(await beatOn(stage, MONDAYS[0])).toMatchObject({ posted: 1 });
  });

  test('where Slack cannot be asked just now, the digest waits', async () => {
    await setReminder();
    stage.workspace.faults.next('conversations.info', '500');
    expect(await beatOn(stage, MONDAYS[0])).toMatchObject({ later: 1 });
    expect(await beatOn(stage, '2015-03-16T09:31:00.000Z')).toMatchObject({ posted: 1 });
    expect(digests()).toHaveLength(1);
  });

  test('without the optional scopes it is not known, and nothing changes', async () => {
    await stage.end();
    stage = await openStage('socket', {
      workspace: { scopes: ALL_SCOPES.filter((scope) => !/^(?:channels|groups):read$/.test(scope)) },
    });
    stage.workspace.changeChannel('C_DIGITAL', { isShared: true });
    await setReminder();
    expect(await beatOn(stage, MONDAYS[0])).toMatchObject({ posted: 1 });
  });
});
