import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadHolidays } from '../../src/data-files.ts';
import { createProgressReader } from '../../src/progress/progress-reader.ts';
import type { Bot } from '../../src/slack/bot.ts';
import { createAskSharing, rememberSharing } from '../../src/slack/people/channel-sharing.ts';
import { makeClients } from '../../src/slack/clients.ts';
import { lookForDepartures } from '../../src/slack/people/hear-person-change.ts';
import { createPeople } from '../../src/slack/people/people.ts';
import { askPermission, refuseAsking } from '../../src/slack/people/permission.ts';
import { recordedFor } from '../../src/slack/people/sight.ts';
import { createShownHomes } from '../../src/slack/shown-homes.ts';
import { shipped, shippedAsker } from './sample-register.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket');
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const action7 = (user: string) => talk.say(user, 'C_DIGITAL', '/digital-action action 7');
const departures = async () => (await talk.entries()).filter(({ matter }) => matter.kind === 'departure');

async function remindOf(actions: 'all' | readonly number[], id: string, setBy: string) {
  const { teamId: team } = stage.workspace;
  await stage.store.reminders.set({
    id,
    team,
    channel: 'C_DIGITAL',
    weekdays: ['monday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: null,
    onHoliday: 'move',
    actions,
    setBy,
    setAt: START,
  });
}

/** Sam owns an activity of action 7, with a target date. */
async function samOwns() {
  await talk.pressForForm('U_SAM', await action7('U_SAM'), 'Owner and date', 'owner');
  await talk.submit('U_SAM', { wish: 'take', target: '2015-06-30' });
}

test('who is deactivated owns nothing any more, once; who set a reminder that covers it is told', async () => {
  await samOwns();
  await remindOf('all', 'r-all', 'U_ALEX');
  await remindOf([8], 'r-8', 'U_PRIYA');
  await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
  await stage.workspace.until(() =>
    talk.seen('U_ALEX', 'D_ALEX').some(({ text }) => text.includes('Sam Okafor has left')),
  );
  const told = talk.last('U_ALEX', 'D_ALEX');
  expect(told.text).toContain('They owned 1 activity that your reminder covers: nobody owns it now.');
  expect(told.text).toContain('target date 30 June 2015, set by Sam Okafor, not published');
  expect(talk.seen('U_PRIYA', 'D_PRIYA')).toEqual([]);
  expect(await departures()).toMatchObject([{ by: { user: 'U_BOT', name: 'Digital Action' } }]);
  const answer = await action7('U_ALEX');
  expect(answer.text).toContain('unowned');
  expect(answer.text).toContain('target date 30 June 2015');
  const taken = await talk.press('U_ALEX', told, 'Take it');
  expect(taken.text).toContain('owner: Alex Morgan');
});

test('the same event twice is one departure', async () => {
  await samOwns();
  await remindOf('all', 'r-all', 'U_ALEX');
  stage.workspace.faults.duplicateNextEvent();
  await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
  await stage.workspace.until(() => talk.seen('U_ALEX', 'D_ALEX').length > 0);
  await action7('U_ALEX');
  expect(await departures()).toHaveLength(1);
  expect(talk.seen('U_ALEX', 'D_ALEX')).toHaveLength(1);
});

test('a change of what somebody may do counts at once', async () => {
  const before = await talk.say('U_JO', 'D_JO', '/digital-action action 7');
  await stage.workspace.changePerson('U_JO', { isGuest: true });
  const told = await talk.press('U_JO', before, 'Add an update');
  expect(told.text).toContain('Guests of this workspace cannot do this.');
  expect(await departures()).toEqual([]);
});

const quiet = () => undefined;
const clock = () => START;

/** The bot of another replica, which heard no event. */
function otherReplica({ workspace, store }: Stage): Bot {
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const clients = makeClients(workspace.botToken, { apiUrl: workspace.apiUrl, log });
  const askSharing = createAskSharing(clients.posts, []);
  return {
    ...clients,
    register: shipped,
    asker: shippedAsker,
    store,
    holidays: loadHolidays(),
    clock,
    log,
    examples: () => [],
    botUserId: workspace.botUserId,
    contact: null,
    askSharing,
    lastSharing: rememberSharing(askSharing, clock),
    people: createPeople({ calls: clients.calls, clock, team: workspace.teamId, administrators: [] }),
    homes: createShownHomes(),
    progress: createProgressReader(store.progress),
  };
}

test('an account that is deactivated may nothing, and sees nothing recorded', async () => {
  const bot = otherReplica(stage);
  expect(await askPermission('U_SAM', { verb: 'update' }, bot)).toMatchObject({ kind: 'allowed' });
  await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
  const other = otherReplica(stage);
  expect(await askPermission('U_SAM', { verb: 'update' }, other)).toMatchObject({ kind: 'refused', because: 'left' });
  expect((await refuseAsking('U_SAM', other))?.text).toContain('This account is deactivated');
  expect(await recordedFor({ user: 'U_SAM', channel: null }, other)).toBeNull();
});

test('the daily look finds who has left where no event told, and says nothing twice', async () => {
  await stage.end();
  stage = await openStage('socket', { workspace: { events: ['app_mention', 'message.im', 'app_home_opened'] } });
  talk = talkOn(stage);
  await samOwns();
  await remindOf('all', 'r-all', 'U_ALEX');
  await lookForDepartures(otherReplica(stage));
  expect(await departures()).toEqual([]);
  await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
  expect(await departures()).toEqual([]);
  await lookForDepartures(otherReplica(stage));
  await lookForDepartures(otherReplica(stage));
  expect(await departures()).toHaveLength(1);
  expect(talk.seen('U_ALEX', 'D_ALEX').map(({ text }) => text)).toEqual([
    expect.stringContaining('Sam Okafor has left this workspace.'),
  ]);
});

test('the daily look finds also who owns only what no newest edition says any more', async () => {
  await stage.end();
  stage = await openStage('socket', { workspace: { events: ['app_mention', 'message.im', 'app_home_opened'] } });
  talk = talkOn(stage);
  const sam = { team: stage.workspace.teamId, user: 'U_SAM', name: 'Sam Okafor' };
  const matter = { kind: 'owner', activityId: 'earlier/a7/planned-2014/1', owner: sam } as const;
  await stage.store.progress.record({ request: 'r1', at: START, by: sam, matter, words: null, seen: null });
  await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
  await lookForDepartures(otherReplica(stage));
  expect(await departures()).toHaveLength(1);
});
