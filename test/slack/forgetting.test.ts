import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { shipped } from './sample-register.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
const people = DEFAULT_PEOPLE.map((person) => (person.id === 'U_JO' ? { ...person, isAdmin: true } : person));
beforeEach(async () => {
  stage = await openStage('socket', { workspace: { people } });
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const say = (user: string, text: string) => talk.say(user, 'C_DIGITAL', `/digital-action ${text}`);
const reminders = () => stage.store.reminders.inTeam(stage.workspace.teamId);
const confirmations = async () => (await talk.entries()).filter(({ matter }) => matter.kind === 'confirmation');

/** Somebody records that the first activity of action 7 is done. */
async function recordDone(user: string): Promise<void> {
  await talk.pressForForm(user, await say(user, 'action 7'), 'Add an update', 'update');
  expect(await talk.submit(user, { status: 'done', note: 'Live.' })).toEqual({});
  await stage.workspace.until(() => talk.last(user, 'C_DIGITAL').text.includes('Recorded for action 7'));
}

/** An administrator takes a name out. Gives what the form says of it. */
async function forget(user: string, name: string): Promise<string> {
  await talk.pressForForm(user, await say(user, 'history 7'), `Take out the name ${name}`, 'forget');
  const said = talk.modalWords(user);
  expect(await talk.submit(user, { reason: 'They asked for it.' })).toEqual({});
  await stage.workspace.until(() => talk.modalWords(user).includes('a former colleague” from now on'));
  return said;
}

const UNKNOWN = 'Who recorded this update cannot be told any more';

describe('an update whose recorder’s name was taken out', () => {
  test('is not confirmed by whoever recorded it, nor by anybody who could be them', async () => {
    await recordDone('U_SAM');
    await talk.press('U_LEE', await say('U_LEE', 'action 7'), 'Take it');
    await forget('U_ALEX', 'Sam Okafor');
    await talk.pressForForm('U_ALEX', await say('U_ALEX', 'action 7'), 'Owner and date', 'owner');
    await talk.submit('U_ALEX', { wish: 'give', person: 'U_SAM' });
    expect((await talk.press('U_SAM', await say('U_SAM', 'action 7'), 'Confirm')).text).toContain(UNKNOWN);
    // An administrator of whom the history knows nothing from before could be the one.
    expect((await talk.press('U_JO', await say('U_JO', 'action 7'), 'Confirm')).text).toContain(UNKNOWN);
    expect(await confirmations()).toEqual([]);
    const confirmed = await talk.press('U_ALEX', await say('U_ALEX', 'action 7'), 'Confirm');
    expect(confirmed.text).toContain('recorded by a former colleague, confirmed by Alex Morgan');
  });

  test('is not confirmed by an administrator who took their own name out', async () => {
    await recordDone('U_ALEX');
    await forget('U_ALEX', 'Alex Morgan');
    expect((await talk.press('U_ALEX', await say('U_ALEX', 'action 7'), 'Confirm')).text).toContain(UNKNOWN);
    expect(await confirmations()).toEqual([]);
  });
});

test('with a name goes what is written to that person, and what they asked of reminders; the form says what stays', async () => {
  const { teamId: team } = stage.workspace;
  const common = { team, weekdays: ['monday'], time: '09:30', zone: 'Europe/London', setAt: START } as const;
  const ofChannel = { ...common, channel: 'C_DIGITAL', nation: null, onHoliday: 'move', setBy: 'U_SAM' } as const;
  await stage.store.reminders.set({ ...ofChannel, id: 'r1', actions: 'all' });
  await stage.store.reminders.set({ ...ofChannel, id: 'r2', actions: [7] });
  await stage.store.reminders.stop('r2', 'U_SAM', START);
  const activityId = shipped.activities[0]?.id ?? '';
  const wish = { activityId, kind: 'left-out', until: null, by: 'U_SAM', at: START } as const;
  await stage.store.reminders.quieten({ ...wish, reminderId: 'r1' });
  await recordDone('U_SAM');
  await talk.press('U_SAM', await say('U_SAM', 'action 7'), 'Take it');
  await expect.poll(async () => (await reminders()).map(({ owner }) => owner)).toContain('U_SAM');
  const said = await forget('U_ALEX', 'Sam Okafor');
  expect(said).toContain('the weekly message to them ends');
  expect(said).toContain('A reminder of a channel that they set runs on and still names them there');
  expect(await reminders()).toMatchObject([{ id: 'r1', setBy: 'U_SAM' }]);
  expect(await stage.store.reminders.quietings('r1')).toMatchObject([{ kind: 'left-out', by: 'nobody' }]);
});
