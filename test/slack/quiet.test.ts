import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../src/workspace/driver/seen-message.ts';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { beatOn } from './beat-on.ts';
import { buttonsIn, menusIn, wordsIn } from './find-button.ts';
import { shipped } from './sample-register.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket');
});
afterEach(() => stage.end());

const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
const last = (user: string, channel: string) => seen(user, channel).at(-1) ?? expect.fail('nothing there');
const modalWords = (user: string) => wordsIn(stage.workspace.person(user).modal()?.['blocks']);
const digests = () => seen('U_SAM', 'C_DIGITAL').filter(({ text }) => text.startsWith('Plan reminder for'));
const labelsOf = ({ blocks }: Pick<SeenMessage, 'blocks'>) => buttonsIn(blocks).map(({ label }) => label);

async function changed(user: string, channel: string, act: () => Promise<void>): Promise<SeenMessage> {
  const before = JSON.stringify(seen(user, channel));
  await act();
  await stage.workspace.until(() => JSON.stringify(seen(user, channel)) !== before);
  return last(user, channel);
}

function press(user: string, message: SeenMessage, label: string): Promise<SeenMessage> {
  const button = buttonsIn(message.blocks).find((one) => one.label.startsWith(label));
  if (button === undefined) throw new Error(`No ${label} among ${labelsOf(message).join()}`);
  return changed(user, message.channel, () => stage.workspace.person(user).press(message, button.actionId));
}

/** Chooses in the menu of the first activity of a digest. */
function choose(user: string, digest: SeenMessage, label: string): Promise<SeenMessage> {
  const [menu] = menusIn(digest.blocks);
  const value = menu?.options.find((option) => option.label === label)?.value;
  const { actionId = '', blockId } = menu ?? {};
  return changed(user, digest.channel, () =>
    stage.workspace.person(user).press(digest, actionId, { ...(blockId === undefined ? {} : { blockId }), value }),
  );
}

const say = (user: string, channel: string, text: string) =>
  changed(user, channel, () => stage.workspace.person(user).say(channel, text));

async function setByForm(user: string, channel: string, values: Readonly<Record<string, unknown>> = {}) {
  const person = stage.workspace.person(user);
  await person.say(channel, '/digital-action remind');
  await stage.workspace.until(() => person.modal()?.['callback_id'] === 'remind');
  await person.submit(values);
  await stage.workspace.until(() => modalWords(user).includes('The reminder is set.'));
}

const kept = (channel: string) => stage.store.reminders.inChannel('T_DEMO', channel);

/** The first activity of the first digest. */
const firstWords = () => shipped.activity(menusIn(digests()[0]?.blocks)[0]?.blockId ?? '')?.text ?? '?';

describe('on a digest', () => {
  beforeEach(async () => {
    await beatOn(stage, START);
    await setByForm('U_ALEX', 'C_DIGITAL');
    await beatOn(stage, '2015-03-16T09:30:00.000Z');
  });

  test('every line has a menu, and no two the same', () => {
    const menus = menusIn(digests()[0]?.blocks);
    expect(menus.length).toBeGreaterThan(3);
    expect(new Set(menus.map(({ blockId }) => blockId)).size).toBe(menus.length);
    for (const { blockId } of menus) expect(shipped.activity(blockId)).toBeDefined();
  });

  test('an activity is snoozed for a week: told in the digest’s thread, back with the first reminder after it', async () => {
    const [digest] = digests();
    const told = await choose('U_SAM', digest ?? expect.fail('no digest'), 'Snooze for a week');
    expect(told).toMatchObject({ threadTs: digest?.ts, ephemeral: false });
    expect(told.text).toContain('<@U_SAM> snoozed this for a week:');
    expect(told.text).toContain('on or after Monday 23 March 2015; its own rhythm stays');
    await beatOn(stage, '2015-03-23T09:30:00.000Z');
    expect(digests().at(-1)?.text).toContain('Back after a week’s snooze – ');
    expect(digests().at(-1)?.text).toContain(firstWords());
    await beatOn(stage, '2015-03-30T08:30:00.000Z');
    expect(digests().at(-1)?.text).not.toContain('Back after');
  });

  test('an activity is left out of this channel only, shown in the list, and can be put back', async () => {
    await setByForm('U_ALEX', 'C_POLICY');
    const [digest] = digests();
    const told = await choose('U_SAM', digest ?? expect.fail('no digest'), 'Not for this channel');
    expect(told.text).toContain('<@U_SAM> does not want this in this channel’s reminder:');
    const [here] = await kept('C_DIGITAL');
    const [there] = await kept('C_POLICY');
    expect(await stage.store.reminders.quietings(here?.id ?? '')).toHaveLength(1);
    expect(await stage.store.reminders.quietings(there?.id ?? '')).toEqual([]);
    const preview = await say('U_SAM', 'C_DIGITAL', '/digital-action remind now');
    expect(preview.text).not.toContain(firstWords());
    const list = await say('U_SAM', 'C_DIGITAL', '/digital-action remind list');
    const leftOut = await press('U_SAM', list, 'Left out (1)');
    expect(leftOut.text).toContain(firstWords());
    await press('U_SAM', leftOut, 'Put it back');
    expect(labelsOf(await say('U_SAM', 'C_DIGITAL', '/digital-action remind list'))).not.toContain('Left out (1)');
  });

  test('either is undone from where it is told', async () => {
    const [digest] = digests();
    const told = await choose('U_SAM', digest ?? expect.fail('no digest'), 'Not for this channel');
    const undone = await press('U_JO', told, 'Undo');
    expect(undone.text).toContain('<@U_JO> put this back into the reminder:');
    expect(undone.threadTs).toBe(digest?.ts);
  });

  test('the reminder is changed in a form that knows what it says now', async () => {
    const [digest] = digests();
    const change = buttonsIn(digest?.blocks).find(({ label }) => label === 'Change');
    const sam = stage.workspace.person('U_SAM');
    await sam.press(digest ?? expect.fail('no digest'), change?.actionId ?? '');
    await stage.workspace.until(() => sam.modal()?.['callback_id'] === 'remind');
    await sam.submit({ weekdays: ['thursday'], holiday: 'skip', actions: ['7'] });
    await stage.workspace.until(() => modalWords('U_SAM').includes('The reminder is changed.'));
    expect(modalWords('U_SAM')).toMatch(/Thursday 19 March 2015 at 09:30, .* and then Thursday 2 April 2015 at 09:30/);
    const now = await kept('C_DIGITAL');
    expect(now).toHaveLength(1);
    expect(now[0]).toMatchObject({ weekdays: ['thursday'], time: '09:30', actions: [7], onHoliday: 'skip' });
    expect(last('U_ALEX', 'C_DIGITAL').text).toContain('<@U_SAM> changed the plan reminder of this channel: action 7');
    expect(last('U_ALEX', 'C_DIGITAL').text).toContain('On a bank holiday in England and Wales it is skipped.');
  });

  test('a menu of a reminder that was stopped says so', async () => {
    const [digest] = digests();
    await press('U_SAM', digest ?? expect.fail('no digest'), 'Stop this reminder');
    const told = await choose('U_SAM', digest ?? expect.fail('no digest'), 'Snooze for a week');
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.text).toContain('was stopped already');
  });
});

describe('all reminders', () => {
  test('a direct message lists all that a person set, and off all stops them, nobody else’s', async () => {
    await setByForm('U_ALEX', 'C_POLICY');
    await setByForm('U_ALEX', 'C_DIGITAL');
    await setByForm('U_SAM', 'C_DIGITAL', { actions: ['7'] });
    const list = await say('U_ALEX', 'D_ALEX', '/digital-action remind list');
    expect(list.text).toContain('Reminders that you set');
    expect(list.text).toContain('<#C_POLICY>');
    expect(list.text).toContain('<#C_DIGITAL>');
    expect(list.text).not.toContain('action 7,');
    const asked = await say('U_ALEX', 'C_GENERAL', '/digital-action remind off all');
    expect(asked).toMatchObject({ ephemeral: true });
    expect(asked.text).toContain('You have set 2 reminders, in 2 channels.');
    const done = await press('U_ALEX', asked, 'Stop my 2 reminders');
    expect(done.text).toContain('Stopped 2 reminders.');
    expect(await kept('C_POLICY')).toEqual([]);
    expect(await kept('C_DIGITAL')).toMatchObject([{ setBy: 'U_SAM' }]);
    expect(last('U_JO', 'C_POLICY').text).toContain('<@U_ALEX> stopped the plan reminder');
  });

  test('an administrator can stop all of the workspace, asked again when the button is pressed', async () => {
    await stage.end();
    const people = DEFAULT_PEOPLE.map((person) => (person.id === 'U_LEE' ? { ...person, isAdmin: true } : person));
    stage = await openStage('socket', { workspace: { people } });
    await setByForm('U_ALEX', 'C_POLICY');
    await setByForm('U_SAM', 'C_DIGITAL');
    const others = await say('U_JO', 'C_GENERAL', '/digital-action remind off all');
    expect(labelsOf(others)).toEqual([]);
    const asked = await say('U_LEE', 'C_GENERAL', '/digital-action remind off all');
    expect(asked.text).toContain('In the whole workspace there are 2; as an administrator you can stop them all.');
    const done = await press('U_LEE', asked, 'Stop all 2 reminders');
    expect(done.text).toContain('Stopped 2 reminders.');
    expect([...(await kept('C_POLICY')), ...(await kept('C_DIGITAL'))]).toEqual([]);
  });
});

test('whom the configuration names as an administrator can stop all reminders too', async () => {
  await stage.end();
  stage = await openStage('socket', { setup: { administrators: ['U_LEE'] } });
  await setByForm('U_SAM', 'C_DIGITAL');
  const asked = await say('U_LEE', 'C_GENERAL', '/digital-action remind off all');
  const done = await press('U_LEE', asked, 'Stop all 1 reminder');
  expect(done.text).toContain('Stopped 1 reminder.');
  expect(await kept('C_DIGITAL')).toEqual([]);
});

describe('a report whose plan years have all ended', () => {
  test('setting a reminder says so, shows the first digest, and how to load a current report', async () => {
    stage.now = '2017-03-06T09:00:00.000Z';
    await setByForm('U_ALEX', 'C_DIGITAL');
    const words = modalWords('U_ALEX');
    expect(words).toContain("All plan years of MOJ's report of 16 January 2015 have ended.");
    expect(words).toContain('What its first message would hold:');
    expect(words).toContain('The 2015 plan year has ended.');
    expect(words).toContain('REPORTS_DIR');
  });

  test('while a plan year runs, nothing of it is said', async () => {
    await setByForm('U_ALEX', 'C_DIGITAL');
    expect(modalWords('U_ALEX')).not.toContain('have ended');
  });
});
