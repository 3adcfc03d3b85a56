import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../src/register/calendar.ts';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { beatOn } from './beat-on.ts';
import { buttonsIn } from './find-button.ts';
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

const directOf = (user: string) => `D${user.slice(1)}`;
const own = async (user: string) =>
  (await stage.store.reminders.inTeam(stage.workspace.teamId)).find(({ owner }) => owner === user);
/** When somebody was written to about what they own. */
const written = (user: string) =>
  talk
    .seen(user, directOf(user))
    .filter(({ text }) => text.startsWith('Plan reminder for'))
    .map(({ ts }) => new Date(Number(ts) * 1_000).toISOString().slice(0, 16));

/** Somebody takes an activity whose date comes soon in a week's time, so that there is something to say then. */
async function takes(user: string, action = 7): Promise<void> {
  const answer = await talk.say(user, directOf(user), `/digital-action action ${action}`);
  await talk.pressForForm(user, answer, 'Owner and date', 'owner');
  expect(await talk.submit(user, { wish: 'take', target: '2015-04-10' })).toEqual({});
  await expect.poll(() => own(user)).toBeDefined();
}

/** Slack tells of another time zone, and the bot has heard it; it is written to in the zone `then`. */
async function movesTo(user: string, zone: string, then = zone): Promise<void> {
  await stage.workspace.changePerson(user, { zone });
  await expect.poll(async () => (await own(user))?.zone).toBe(then);
  // Whatever is asked after it is answered after it.
  await talk.say(user, directOf(user), '/digital-action action 7');
}

async function beats(...moments: readonly Instant[]): Promise<void> {
  for (const moment of moments) await beatOn(stage, moment);
}

describe('the message about what one owns', () => {
  test('follows a person to another time zone', async () => {
    await takes('U_JO');
    await beats('2015-03-11T10:00:00.000Z');
    await movesTo('U_JO', 'Asia/Kolkata');
    expect(await own('U_JO')).toMatchObject({ zone: 'Asia/Kolkata', nation: null });
    await beats('2015-03-16T03:30:00.000Z', '2015-03-16T13:00:00.000Z');
    expect(written('U_JO')).toEqual(['2015-03-16T03:30']);
    await beats('2015-03-18T10:00:00.000Z');
    await movesTo('U_JO', 'Europe/London');
    expect(await own('U_JO')).toMatchObject({ zone: 'Europe/London', nation: 'england-and-wales' });
  });

  test('skips no week where nine o’clock has passed there and is still to come here', async () => {
    await takes('U_JO');
    await beats('2015-03-16T10:00:00.000Z');
    await movesTo('U_JO', 'Asia/Kolkata', 'America/New_York');
    await beats('2015-03-16T13:00:00.000Z');
    expect(written('U_JO')).toEqual(['2015-03-16T13:00']);
    await beats('2015-03-18T10:00:00.000Z');
    await stage.slack.lookForDepartures();
    expect(await own('U_JO')).toMatchObject({ zone: 'Asia/Kolkata' });
  });

  test('comes once where nine o’clock has passed here and is still to come there', async () => {
    await takes('U_PRIYA');
    await beats('2015-03-16T03:30:00.000Z');
    expect(written('U_PRIYA')).toHaveLength(1);
    await movesTo('U_PRIYA', 'America/New_York');
    await beats('2015-03-16T13:00:00.000Z', '2015-03-16T13:01:00.000Z');
    expect(written('U_PRIYA')).toHaveLength(1);
    await beats('2015-03-23T03:30:00.000Z');
    expect(written('U_PRIYA')).toHaveLength(1);
    await beats('2015-03-23T13:00:00.000Z');
    expect((await own('U_PRIYA'))?.zone).toBe('America/New_York');
  });

  test('follows with the daily look where no event told, and begins no message that somebody ended', async () => {
    await stage.end();
    stage = await openStage('socket', { workspace: { events: ['app_mention', 'message.im', 'app_home_opened'] } });
    talk = talkOn(stage);
    await beatOn(stage, START);
    await takes('U_JO');
    await takes('U_LEE', 5);
    const lee = await own('U_LEE');
    await stage.store.reminders.stop(lee?.id ?? '', 'U_LEE', START);
    stage.now = '2015-03-11T10:00:00.000Z';
    await stage.workspace.changePerson('U_JO', { zone: 'Asia/Kolkata' });
    expect((await own('U_JO'))?.zone).toBe('America/New_York');
    await stage.slack.lookForDepartures();
    expect((await own('U_JO'))?.zone).toBe('Asia/Kolkata');
    expect(await own('U_LEE')).toBeUndefined();
  });

  test.each([
    ['its button', (digest: SeenMessage) => talk.press('U_SAM', digest, 'Do not write to me')],
    ['the command', () => talk.say('U_SAM', 'D_SAM', '/digital-action remind off')],
    [
      'the list of reminders',
      async () =>
        talk.press('U_SAM', await talk.say('U_SAM', 'D_SAM', '/digital-action remind list'), 'Do not write to me'),
    ],
  ])('ends with %s, until the person wants it again', async (_way, end) => {
    await takes('U_SAM');
    await beats('2015-03-16T09:00:00.000Z');
    expect((await end(talk.last('U_SAM', 'D_SAM'))).text).toContain('I write to you no more');
    await expect.poll(() => own('U_SAM')).toBeUndefined();
    await stage.workspace.person('U_SAM').openHome('home');
    await expect.poll(() => talk.homeWords('U_SAM')).toContain('You get no direct message');
    const answer = await talk.say('U_SAM', 'D_SAM', '/digital-action action 5');
    expect((await talk.press('U_SAM', answer, 'Take it')).text).toContain('owner: Sam Okafor');
    await stage.slack.lookForDepartures();
    expect(await own('U_SAM')).toBeUndefined();
  });

  test('says why it came, with nothing to set that is not its own', async () => {
    await takes('U_SAM');
    await beats('2015-03-16T09:00:00.000Z');
    const digest = talk.last('U_SAM', 'D_SAM');
    const labels = buttonsIn(digest.blocks).map(({ label }) => label);
    expect(labels.slice(-3)).toEqual(['All dates', 'Why this came', 'Do not write to me']);
    const why = await talk.press('U_SAM', digest, 'Why this came');
    expect(why.text).toContain(
      'You own activities: I write to you here about them, every Monday at 09:00 (Europe/London)',
    );
    expect(why.text).not.toContain('all actions');
    const list = await talk.say('U_SAM', 'D_SAM', '/digital-action remind list');
    expect(list.text).toContain('The activities that you own, every Monday at 09:00 (Europe/London)');
    expect(list.text).not.toContain('all actions');
    expect((await talk.say('U_SAM', 'D_SAM', '/digital-action remind off all')).text).toContain(
      'You have set no reminder',
    );
  });

  test('is nobody else’s to stop: an administrator stops the reminders of channels', async () => {
    await takes('U_SAM');
    const offered = await talk.say('U_ALEX', 'D_ALEX', '/digital-action remind off all');
    expect(offered.text).not.toContain('In the whole workspace');
    expect(buttonsIn(offered.blocks)).toEqual([]);
    expect(await own('U_SAM')).toBeDefined();
  });
});
