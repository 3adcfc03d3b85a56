import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityOption } from '../../../src/slack/recording/activity-options.ts';
import { pagesOf } from '../expect-sound.ts';
import { buttonsIn } from '../find-button.ts';
import { shipped, sightOf } from '../sample-register.ts';
import { progressOf } from '../small-progress.ts';
import { type Talk, talkOn } from '../talk.ts';
import { openStage, type Stage, START } from '../test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket');
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const other = shipped.activities.find(({ text }) => text.includes('prisoner visits booking')) ?? expect.fail('none');
const modalOf = (user: string) => stage.workspace.person(user).modal() ?? expect.fail('no form');

/** Chooses an activity in the open form, with something typed below it. */
async function choose(user: string, activity: typeof other, note: string): Promise<void> {
  const value = { selected_option: activityOption(activity, shipped) };
  const values = { note: { note } };
  await stage.workspace.person(user).press(modalOf(user), 'activity', { blockId: 'activity', ...value, values });
  await stage.workspace.until(() => talk.modalWords(user).includes(activity.text.slice(0, 40)));
}

describe('the form that adds an update', () => {
  test('follows the activity that is chosen in it: its words, what was recorded of it, and what was typed stays', async () => {
    await stage.store.progress.record({
      request: 'before',
      at: START,
      by: { team: stage.workspace.teamId, user: 'U_LEE', name: 'Lee' },
      matter: { kind: 'update', activityId: other.id, status: 'in-progress', happenedOn: '2015-03-02' },
      words: { note: 'Half of the offices.', evidence: null },
      seen: null,
    });
    const answer = await talk.say('U_SAM', 'C_DIGITAL', '/digital-action action 7');
    await talk.pressForForm('U_SAM', answer, 'Add an update', 'update');
    const before = talk.about('U_SAM');
    await choose('U_SAM', other, 'About visits.');
    expect(talk.about('U_SAM')).toBe(other.id);
    expect(talk.modalWords('U_SAM')).not.toContain(shipped.activity(before)?.text.slice(0, 40));
    expect(talk.modalWords('U_SAM')).toContain('Half of the offices.');
    expect(JSON.stringify(modalOf('U_SAM')['blocks'])).toContain('"initial_value":"About visits."');
    expect(await talk.submit('U_SAM', { status: 'done' })).toEqual({});
    await stage.workspace.until(() => stage.workspace.person('U_SAM').modal() === null);
    expect((await talk.entries()).at(-1)).toMatchObject({
      matter: { kind: 'update', activityId: other.id, status: 'done' },
      words: { note: 'About visits.' },
    });
  });

  test('of a paragraph of several activities offers exactly these', async () => {
    const [second = expect.fail('none')] = shipped.activities.filter(({ id }) => id.endsWith('.2'));
    const own = shipped.activities.filter(({ statement }) => statement.id === second.statement.id);
    const { number } = second.action;
    let page = await talk.say('U_SAM', 'C_DIGITAL', `/digital-action action ${number}`);
    const has = () =>
      buttonsIn(page.blocks).find(
        ({ label, value }) => label === 'Add an update' && value.includes(`"${second.statement.id}"`),
      );
    while (has() === undefined) page = await talk.press('U_SAM', page, 'More');
    await stage.workspace.person('U_SAM').press(page, has()?.actionId ?? '');
    await stage.workspace.until(() => stage.workspace.person('U_SAM').modal() !== null);
    const form = JSON.stringify(modalOf('U_SAM')['blocks']);
    const offered = shipped.activities.filter(({ id }) => form.includes(`"value":"${id}"`));
    expect(offered.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    await choose('U_SAM', second, 'Second.');
    expect(await talk.submit('U_SAM', { status: 'in-progress' })).toEqual({});
    await stage.workspace.until(() => stage.workspace.person('U_SAM').modal() === null);
    expect((await talk.entries()).at(-1)).toMatchObject({ matter: { activityId: second.id } });
  });
});

/** The page of the whole action that offers something of an activity. */
const pageOf = (activityId: string, number: number, progress = progressOf()) =>
  pagesOf({ see: 'action', report: 'sample', number, page: 0 }, sightOf(shipped, progress)).findIndex(({ blocks }) =>
    buttonsIn(blocks).some(({ value }) => value.includes(`"activity":"${activityId}"`)),
  );

describe('what was just recorded', () => {
  test('is in view, also where its note moves it to the next page', async () => {
    const note = 'word '.repeat(380);
    const updated = (activityId: string) =>
      progressOf({
        matter: { kind: 'update', activityId, status: 'in-progress', happenedOn: '2015-03-02' },
        words: { note, evidence: null },
      });
    const moved =
      shipped.activities.find(
        ({ id, action }) => pageOf(id, action.number) === 0 && pageOf(id, action.number, updated(id)) === 1,
      ) ?? expect.fail('nothing moves');
    const page = await talk.say('U_SAM', 'C_DIGITAL', `/digital-action action ${moved.action.number}`);
    const add = buttonsIn(page.blocks).find(
      ({ label, value }) => label === 'Add an update' && value.includes(`"activity":"${moved.id}"`),
    );
    await stage.workspace.person('U_SAM').press(page, add?.actionId ?? '');
    await stage.workspace.until(() => stage.workspace.person('U_SAM').modal() !== null);
    expect(await talk.submit('U_SAM', { status: 'in-progress', note })).toEqual({});
    await stage.workspace.until(() => talk.last('U_SAM', 'C_DIGITAL').text.startsWith('Recorded for action'));
    expect(talk.last('U_SAM', 'C_DIGITAL').text).toContain(moved.text);
  });
});
