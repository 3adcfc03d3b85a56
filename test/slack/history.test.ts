import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
