import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE, type WorkspacePerson } from '../../src/workspace/people.ts';
import type { SettingChange } from '../../src/progress/entry.ts';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { beatOn } from './beat-on.ts';
import { buttonsIn, menusIn } from './find-button.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
let people: WorkspacePerson[];
const GUEST: WorkspacePerson = { id: 'U_KIM', name: 'Kim Guest', zone: 'Europe/London', isGuest: true };
const TEAM = { id: 'C_TEAM', name: 'team', kind: 'channel', botIsMember: true } as const;

beforeEach(async () => {
  people = [...DEFAULT_PEOPLE, GUEST].map((person) => ({ ...person }));
  const channels = [...DEFAULT_CHANNELS, { ...TEAM, members: ['U_ALEX', 'U_SAM', 'U_JO', 'U_KIM'] }];
  stage = await openStage('socket', { workspace: { people, channels }, setup: { contact: 'C_POLICY' } });
  talk = talkOn(stage);
  await beatOn(stage, START);
});
afterEach(() => stage.end());

/** An administrator changes a setting. */
async function set(change: SettingChange): Promise<void> {
  const by = { team: stage.workspace.teamId, user: 'U_ALEX', name: 'Alex Morgan' };
  const matter = { kind: 'setting', change } as const;
  await stage.store.progress.record({
    request: JSON.stringify(change),
    at: START,
    by,
    matter,
    words: null,
    seen: null,
  });
}
const narrow = (verb: 'set-reminder' | 'update') => set({ name: 'group', verb, group: 'S_DIGITAL' });

async function remindTeam(more: { readonly channel?: string; readonly owner?: string } = {}): Promise<void> {
  await stage.store.reminders.set({
    id: 'r1',
    team: stage.workspace.teamId,
    channel: 'C_TEAM',
    weekdays: ['monday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: null,
    onHoliday: 'move',
    actions: 'all',
    setBy: more.owner ?? 'U_ALEX',
    setAt: START,
    ...more,
  });
}

/** The digest of the team's reminder, as somebody sees it. */
async function digestFor(user: string): Promise<SeenMessage> {
  await remindTeam();
  await beatOn(stage, '2015-03-16T09:30:00.000Z');
  return talk.last(user, 'C_TEAM');
}

/** Chooses in the menu of the first activity of a digest. */
async function choose(user: string, digest: SeenMessage, label: string): Promise<SeenMessage> {
  const [menu] = menusIn(digest.blocks);
  const value = menu?.options.find((option) => option.label === label)?.value;
  const before = JSON.stringify(talk.seen(user, digest.channel));
  const choice = {
    ...(menu === undefined ? {} : { blockId: menu.blockId }),
    ...(value === undefined ? {} : { value }),
  };
  await stage.workspace.person(user).press(digest, menu?.actionId ?? 'no menu', choice);
  await stage.workspace.until(() => JSON.stringify(talk.seen(user, digest.channel)) !== before);
  return talk.last(user, digest.channel);
}

const quietings = () => stage.store.reminders.quietings('r1');
const reminder = async () => (await stage.store.reminders.byId('r1')) ?? expect.fail('stopped');
const GUESTS = 'Guests of this workspace cannot do this.';
const GROUP = 'An administrator gave this to a user group.';

describe('a guest who may not even ask', () => {
  test.each(['Snooze for a week', 'Not for this channel'])('does not rule what a channel hears: %s', async (label) => {
    const told = await choose('U_KIM', await digestFor('U_KIM'), label);
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.text).toContain(GUESTS);
    expect(await quietings()).toEqual([]);
  });

  test.each(['Why this came', 'Change', 'Stop this reminder', 'All dates', 'Whole action', 'Add an update'])(
    'is refused at once behind “%s”',
    async (label) => {
      const told = await talk.press('U_KIM', await digestFor('U_KIM'), label);
      expect(told).toMatchObject({ ephemeral: true });
      expect(told.text).toContain(GUESTS);
      expect(stage.workspace.person('U_KIM').modal()).toBeNull();
      expect((await reminder()).setBy).toBe('U_ALEX');
    },
  );

  test('does not take a reminder over, and a colleague does', async () => {
    await remindTeam();
    Object.assign(people[0] ?? {}, { isDeactivated: true });
    await beatOn(stage, '2015-03-16T09:30:00.000Z');
    const left = talk.last('U_KIM', 'C_TEAM');
    expect((await talk.press('U_KIM', left, 'Take it over')).text).toContain(GUESTS);
    expect(await reminder()).toMatchObject({ setBy: 'U_ALEX', paused: { code: 'setter_left' } });
    await talk.press('U_SAM', talk.last('U_SAM', 'C_TEAM'), 'Take it over');
    expect((await reminder()).setBy).toBe('U_SAM');
  });

  test('gets no document, and tells nobody of a problem, from an answer that somebody shared', async () => {
    const answer = await talk.say('U_SAM', 'C_TEAM', '/digital-action prison visits');
    const shared = await talk.press('U_SAM', answer, 'Share in channel');
    expect((await talk.press('U_KIM', shared, 'All matching, as a document')).text).toContain(GUESTS);
    expect(talk.seen('U_KIM', 'D_KIM')).toEqual([]);
    await talk.press('U_KIM', shared, 'Wrong or missing?');
    expect(stage.workspace.person('U_KIM').modal()).toBeNull();
  });

  test.each([
    'remind',
    'remind list',
    'remind now',
    'remind off',
    'remind off all',
    'export',
    'settings',
    'update',
    'due',
  ])('is refused at once after typing “%s”', async (words) => {
    await remindTeam();
    const told = await talk.say('U_KIM', 'C_TEAM', `/digital-action ${words}`);
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.text).toContain(GUESTS);
    expect(stage.workspace.person('U_KIM').modal()).toBeNull();
    expect((await reminder()).setBy).toBe('U_ALEX');
  });

  test('who may ask sees why a digest came and what it would say, and sets nothing', async () => {
    await set({ name: 'guests-may-ask', on: true });
    const digest = await digestFor('U_KIM');
    expect((await talk.press('U_KIM', digest, 'Why this came')).text).toContain('set this reminder on');
    expect((await choose('U_KIM', digest, 'Not for this channel')).text).toContain(GUESTS);
    expect((await talk.say('U_KIM', 'C_TEAM', '/digital-action remind now')).text).toContain('Preview');
    expect((await talk.say('U_KIM', 'C_TEAM', '/digital-action remind')).text).toContain(GUESTS);
  });
});

describe('where nothing recorded is shown', () => {
  test('the one reason is said', async () => {
    await set({ name: 'guests-may-ask', on: true });
    const guest = await talk.say('U_KIM', 'C_TEAM', '/digital-action status');
    expect(guest.text).toContain('is shown to full members of this workspace');
    stage.workspace.changeChannel('C_POLICY', { isShared: true });
    const shared = await talk.say('U_SAM', 'C_POLICY', '/digital-action history 7');
    expect(shared.text).toContain('this channel is shared with another organisation');
    expect(shared.text).not.toMatch(/full member|database/);
    stage.workspace.faults.always('users.info', '500');
    const away = await talk.say('U_LEE', 'C_DIGITAL', '/digital-action status');
    expect(away.text).toContain('does not answer');
    expect(away.text).not.toMatch(/full member|shared/);
  });
});

const guestHome = () => stage.workspace.person('U_KIM').home() ?? expect.fail('no Home tab');
const homeLabels = () => buttonsIn(guestHome()['blocks']).map(({ label }) => label);
const openGuestHome = async () => {
  await stage.workspace.person('U_KIM').openHome();
  await stage.workspace.until(() => stage.workspace.person('U_KIM').home() !== null);
};

describe('the Home tab of a guest', () => {
  test('who may not ask has no button, and says who can help', async () => {
    await openGuestHome();
    expect(homeLabels()).toEqual([]);
    expect(talk.homeWords('U_KIM')).toContain(GUESTS);
    expect(talk.homeWords('U_KIM')).not.toContain('/digital-action');
  });

  test('who may ask offers what they may do, and nothing else', async () => {
    await set({ name: 'guests-may-ask', on: true });
    await openGuestHome();
    expect(homeLabels()).toContain('See the dates');
    for (const label of ['Status', 'Add an update', 'Export everything']) expect(homeLabels()).not.toContain(label);
    expect(talk.homeWords('U_KIM')).toContain('/digital-action your question');
    expect(talk.homeWords('U_KIM')).not.toMatch(/digital-action (?:update|export|remind|status|history)/);
  });
});

describe('somebody outside the group that sets reminders', () => {
  test('neither snoozes nor changes nor takes over, and sees why it came', async () => {
    await narrow('set-reminder');
    const digest = await digestFor('U_JO');
    for (const label of ['Snooze for a week', 'Not for this channel'])
      expect((await choose('U_JO', digest, label)).text).toContain(GROUP);
    expect((await talk.press('U_JO', digest, 'Change')).text).toContain(GROUP);
    expect((await talk.press('U_JO', digest, 'Why this came')).text).toContain('set this reminder on');
    expect((await talk.say('U_JO', 'C_TEAM', '/digital-action remind')).text).toContain(GROUP);
    expect(await quietings()).toEqual([]);
    expect((await choose('U_SAM', digest, 'Snooze for a week')).text).not.toContain(GROUP);
    expect(await quietings()).toHaveLength(1);
  });

  test('rules their own direct message all the same', async () => {
    await narrow('set-reminder');
    await remindTeam({ channel: 'D_JO', owner: 'U_JO' });
    const list = await talk.say('U_JO', 'D_JO', '/digital-action remind list');
    await talk.press('U_JO', list, 'Do not write to me');
    expect(await stage.store.reminders.byId('r1')).toBeNull();
  });
});
