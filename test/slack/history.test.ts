import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SettingChange } from '../../src/progress/entry.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket');
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const NOTE = 'The service went live on Monday.';
const EVIDENCE = 'https://example.org/live';
const say = (user: string, text: string) => talk.say(user, 'C_DIGITAL', `/digital-action ${text}`);

/** Sam records that the first activity of action 7 is done. */
async function recordDone(): Promise<void> {
  await talk.pressForForm('U_SAM', await say('U_SAM', 'action 7'), 'Add an update', 'update');
  const values = { status: 'done', note: NOTE, evidence: EVIDENCE, happenedOn: '2015-03-06' };
  expect(await talk.submit('U_SAM', values)).toEqual({});
  await stage.workspace.until(() => JSON.stringify(talk.seen('U_SAM', 'C_DIGITAL')).includes(NOTE));
}

/** Looks at the history and takes something out of it, for a reason. */
async function takeOut(label: string, callback: string): Promise<void> {
  await talk.pressForForm('U_ALEX', await say('U_ALEX', 'history 7'), label, callback);
  expect(await talk.submit('U_ALEX', { reason: 'It named a member of the public.' })).toEqual({});
}

describe('the history of an action', () => {
  test('of which nothing was recorded says so, and leads to what was published', async () => {
    const message = await say('U_SAM', 'history 7');
    expect(message.text).toContain('Nothing was recorded here of this action.');
    expect(buttonsIn(message.blocks).map(({ label }) => label)).toContain('Whole action');
  });

  test('that no report has says so', async () => {
    expect((await say('U_SAM', 'history 999')).text).toContain('No report loaded here has an action 999.');
  });

  test('has who recorded what, when and with which evidence, beside the published words', async () => {
    await recordDone();
    const { text, blocks } = await say('U_LEE', 'history of action 7');
    expect(text).toContain('Recorded 9 March 2015 at 09:00: Sam Okafor recorded done for 6 March 2015, not confirmed');
    expect(text).toContain(`Sam Okafor wrote: “${NOTE}”`);
    expect(text).toContain(`Evidence: <${EVIDENCE}|${EVIDENCE}>`);
    expect(text).toContain('published, MOJ');
    expect(wordsIn(blocks)).toContain('Progress during 2014 · published');
    const labels = buttonsIn(blocks).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Confirm', 'Recorded by mistake', 'Whole action']));
    expect(labels).not.toContain('Take words out');
  });
});

describe('the history of an activity whose owner has left', () => {
  test('says that this ended the ownership', async () => {
    await talk.press('U_SAM', await say('U_SAM', 'action 7'), 'Take it');
    await stage.workspace.changePerson('U_SAM', { isDeactivated: true });
    await stage.untilLogged('owner_left', 1);
    const { text, blocks } = await say('U_ALEX', 'history 7');
    expect(text).toContain('Sam Okafor took the activity');
    expect(text).toContain(
      'Digital Action recorded that Sam Okafor has left this workspace, which left the activity without an owner',
    );
    expect(buttonsIn(blocks).map(({ label }) => label)).not.toContain('Take out the name Digital Action');
    await takeOut('Take out the name Sam Okafor', 'forget');
    const now = await say('U_LEE', 'history 7');
    expect(now.text).toContain('recorded that a former colleague has left this workspace');
    expect(now.text).not.toContain('Okafor');
  });
});

/** Somebody changes a setting. */
const change = (request: string, to: SettingChange, user = 'U_ALEX') =>
  stage.store.progress.record({
    request,
    at: stage.now,
    by: { team: stage.workspace.teamId, user, name: user === 'U_ALEX' ? 'Alex Morgan' : 'Sam Okafor' },
    matter: { kind: 'setting', change: to },
    words: null,
    seen: null,
  });

describe('the history of settings', () => {
  test('says that nothing was changed', async () => {
    expect((await say('U_SAM', 'history settings')).text).toContain('No setting has been changed here yet.');
  });

  test('has every change, by whom and when, newest first, page by page', async () => {
    await change('1', { name: 'confirmation', on: false });
    stage.now = '2015-03-10T15:30:00.000Z';
    await change('2', { name: 'group', verb: 'confirm', group: 'S_LEAD' });
    await change('3', { name: 'direct-digest', on: false }, 'U_SAM');
    const { text } = await say('U_JO', 'history of settings');
    expect(text).toContain('3 changes');
    expect(text).toContain('Recorded 9 March 2015 at 09:00 by Alex Morgan: Nobody needs to confirm any more.');
    expect(text).toContain('Recorded 10 March 2015 at 15:30 by Alex Morgan: Confirming: only user group S_LEAD.');
    expect(text).toContain('by Sam Okafor: No Monday message about their own activities.');
    expect(text.indexOf('S_LEAD')).toBeLessThan(text.indexOf('Nobody needs'));
    for (let n = 4; n < 30; n += 1) await change(`${n}`, { name: 'guests-may-ask', on: n % 2 === 0 });
    const first = await say('U_JO', 'settings history');
    expect(first.text).not.toContain('Nobody needs to confirm');
    const second = await talk.press('U_JO', first, 'More');
    expect(second.text).toContain('Nobody needs to confirm any more.');
  });

  test('is one press away where settings are changed', async () => {
    const alex = stage.workspace.person('U_ALEX');
    await alex.say('C_DIGITAL', '/digital-action settings');
    await stage.workspace.until(() => alex.modal()?.['callback_id'] === 'settings');
    await alex.submit({ switches: [] });
    await stage.workspace.until(() => talk.modalWords('U_ALEX').includes('Saved'));
    await talk.pressForForm('U_ALEX', alex.modal() ?? expect.fail('no modal'), 'History of settings', 'look');
    expect(talk.modalWords('U_ALEX')).toContain('by Alex Morgan: Nobody needs to confirm any more.');
  });
});

describe('an administrator', () => {
  test('takes the words of an entry out, for a reason; the entry stays, and says so', async () => {
    await recordDone();
    await takeOut('Take words out', 'redact');
    expect(talk.modalWords('U_ALEX')).toContain('The words were taken out.');
    const { text } = await say('U_SAM', 'history 7');
    expect(text).not.toContain(NOTE);
    expect(text).not.toContain(EVIDENCE);
    expect(text).toContain('Sam Okafor recorded done for 6 March 2015');
    expect(text).toContain('[note taken out by an administrator]');
    expect((await talk.entries()).at(-1)).toMatchObject({
      by: { user: 'U_ALEX' },
      matter: { kind: 'redaction' },
      words: { note: 'It named a member of the public.' },
    });
  });

  test('sees the history anew where it was', async () => {
    await recordDone();
    await takeOut('Take words out', 'redact');
    await stage.workspace.until(() => talk.last('U_ALEX', 'C_DIGITAL').text.includes('[note taken out'));
    expect(talk.last('U_ALEX', 'C_DIGITAL').text).not.toContain(NOTE);
  });

  test('takes a name out: a former colleague from then on', async () => {
    await recordDone();
    await takeOut('Take out the name Sam Okafor', 'forget');
    expect(talk.modalWords('U_ALEX')).toContain('Sam Okafor is “a former colleague” from now on.');
    const { text } = await say('U_LEE', 'history 7');
    expect(text).toContain('a former colleague recorded done');
    expect(text).not.toContain('Okafor');
  });

  test('is named with what was taken out, when and why, and can take that reason out too', async () => {
    await recordDone();
    stage.now = '2015-03-10T15:30:00.000Z';
    await takeOut('Take words out', 'redact');
    const { text } = await say('U_SAM', 'history 7');
    expect(text).toContain(
      'Recorded 10 March 2015 at 15:30: Alex Morgan took the words out of “done”, recorded by Sam Okafor on 9 March 2015',
    );
    expect(text).toContain('Alex Morgan wrote: “It named a member of the public.”');
    await takeOut('Take words out', 'redact');
    const again = await say('U_SAM', 'history 7');
    // Why the first reason was taken out, and no longer why the words were.
    expect(again.text.split('It named a member of the public.')).toHaveLength(2);
    expect(again.text).toContain('Alex Morgan took the words out of an entry');
    await takeOut('Take out the name Sam Okafor', 'forget');
    const last = await say('U_SAM', 'history 7');
    expect(last.text).toContain('Alex Morgan took a name out, which is “a former colleague” from then on');
  });

  test('must say why', async () => {
    await recordDone();
    await talk.pressForForm('U_ALEX', await say('U_ALEX', 'history 7'), 'Take words out', 'redact');
    expect(Object.keys(await talk.submit('U_ALEX', { reason: '  ' }))).toEqual(['reason']);
    expect((await talk.entries()).map(({ matter }) => matter.kind)).toEqual(['update']);
  });

  test('is asked for where somebody else presses', async () => {
    await recordDone();
    const shared = await talk.press('U_ALEX', await say('U_ALEX', 'history 7'), 'Share in channel');
    const told = await talk.press('U_SAM', shared, 'Take words out');
    expect(told.text).toContain('administrators');
    expect(stage.workspace.person('U_SAM').modal()).toBeNull();
  });
});
