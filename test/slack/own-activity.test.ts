import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { buttonsIn } from './find-button.ts';
import { type Talk, talkOn } from './talk.ts';
import { registerOf, SHIPPED_TEXT } from './sample-register.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
const GUEST = { id: 'U_GUEST', name: 'Gil Guest', zone: 'Europe/London', isGuest: true };
const STRANGER = { id: 'U_STRANGER', name: 'Stu Stranger', zone: 'Europe/London', teamId: 'T_ELSEWHERE' };

beforeEach(async () => {
  stage = await openStage('socket', { workspace: { people: [...DEFAULT_PEOPLE, GUEST, STRANGER] } });
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const action7 = (user: string) => talk.say(user, 'C_DIGITAL', '/digital-action action 7');
const openForm = async (user: string) => talk.pressForForm(user, await action7(user), 'Owner and date', 'owner');
const owners = async () =>
  (await talk.entries()).flatMap(({ matter }) => (matter.kind === 'owner' ? [matter.owner?.user ?? null] : []));
const targets = async () =>
  (await talk.entries()).flatMap(({ matter }) => (matter.kind === 'target' ? [matter.on] : []));

describe('an activity', () => {
  test('is taken with one press, shown as owned, and left again', async () => {
    const answer = await action7('U_SAM');
    expect(answer.text).toContain('unowned');
    const taken = await talk.press('U_SAM', answer, 'Take it');
    expect(taken.ts).toBe(answer.ts);
    expect(taken.text).toContain('owner: Sam Okafor');
    expect(taken.text).not.toContain('<@');
    expect(await owners()).toEqual(['U_SAM']);
    await talk.pressForForm('U_SAM', taken, 'Owner and date', 'owner');
    expect(await talk.submit('U_SAM', { wish: 'leave' })).toEqual({});
    expect(await owners()).toEqual(['U_SAM', null]);
  });

  test('that somebody else took meanwhile is not taken from them', async () => {
    const seenBySam = await action7('U_SAM');
    const seenByJo = await action7('U_JO');
    await talk.press('U_SAM', seenBySam, 'Take it');
    const told = await talk.press('U_JO', seenByJo, 'Take it');
    expect(told.text).toContain('Sam Okafor owns this activity: they can hand it over, or an administrator can.');
    expect(await owners()).toEqual(['U_SAM']);
  });

  test('is given to somebody, who is told and can leave it in one press', async () => {
    await openForm('U_SAM');
    expect(await talk.submit('U_SAM', { wish: 'give', person: 'U_JO' })).toEqual({});
    await stage.workspace.until(() =>
      talk.seen('U_JO', 'D_JO').some(({ text }) => text.includes('made you the owner')),
    );
    const told = talk.seen('U_JO', 'D_JO').find(({ text }) => text.includes('Sam Okafor made you the owner'));
    expect(told?.text).toContain('“');
    await talk.press('U_JO', told ?? expect.fail('not told'), 'Leave it');
    expect(await owners()).toEqual(['U_JO', null]);
  });

  test('is handed over by its owner or an administrator, by nobody else', async () => {
    await talk.press('U_SAM', await action7('U_SAM'), 'Take it');
    await openForm('U_JO');
    const errors = await talk.submit('U_JO', { wish: 'give', person: 'U_LEE' });
    expect(errors).toEqual({ wish: expect.stringContaining('Sam Okafor owns this activity') });
    await openForm('U_ALEX');
    expect(await talk.submit('U_ALEX', { wish: 'give', person: 'U_LEE' })).toEqual({});
    expect(await owners()).toEqual(['U_SAM', 'U_LEE']);
  });

  test('that an administrator hands on is no longer theirs: who owned it before is told, once', async () => {
    await talk.press('U_SAM', await action7('U_SAM'), 'Take it');
    await openForm('U_ALEX');
    const handOn = { wish: 'give', person: 'U_JO' };
    const alex = stage.workspace.person('U_ALEX');
    await Promise.allSettled([alex.submit(handOn), alex.submit(handOn)]);
    const told = () => talk.seen('U_SAM', 'D_SAM').filter(({ text }) => text.includes('Alex Morgan'));
    await stage.workspace.until(() =>
      talk.seen('U_JO', 'D_JO').some(({ text }) => text.includes('On Mondays at 9:00')),
    );
    await stage.workspace.until(() => told().length > 0);
    expect(told().map(({ text }) => text.split('\n')[0])).toEqual([
      'Alex Morgan made Jo Evans the owner of an activity that you owned. You answer for it no more:',
    ]);
    await openForm('U_ALEX');
    expect(await talk.submit('U_ALEX', { wish: 'leave' })).toEqual({});
    const left = () => talk.seen('U_JO', 'D_JO').filter(({ text }) => text.includes('Alex Morgan left'));
    await stage.workspace.until(() => left().length > 0);
    expect(left()[0]?.text).toContain('Alex Morgan left an activity that you owned without an owner.');
    expect(told()).toHaveLength(1);
  });

  test('that is handed over by its owner is no news to them', async () => {
    await talk.press('U_SAM', await action7('U_SAM'), 'Take it');
    await openForm('U_SAM');
    await talk.submit('U_SAM', { wish: 'give', person: 'U_JO' });
    await stage.workspace.until(() =>
      talk.seen('U_JO', 'D_JO').some(({ text }) => text.includes('On Mondays at 9:00')),
    );
    expect(talk.seen('U_SAM', 'D_SAM').filter(({ text }) => text.includes('that you owned'))).toEqual([]);
  });

  test.each([
    [GUEST.id, 'is a guest here'],
    [STRANGER.id, 'belongs to another organisation'],
    ['U_BOT', 'An app cannot own an activity'],
  ])('cannot be given to %s: the field says why', async (person, why) => {
    await openForm('U_SAM');
    expect(await talk.submit('U_SAM', { wish: 'give', person })).toEqual({ person: expect.stringContaining(why) });
    expect(await talk.entries()).toEqual([]);
  });

  test('cannot be given to somebody who has left while the form was open', async () => {
    await openForm('U_SAM');
    await openForm('U_ALEX');
    await talk.submit('U_ALEX', { target: '2015-06-30' });
    expect(await talk.submit('U_SAM', { wish: 'give', person: 'U_LEE' })).toEqual({});
    await stage.workspace.changePerson('U_LEE', { isDeactivated: true });
    expect(await talk.submit('U_SAM', {})).toEqual({ person: expect.stringContaining('Lee Fox has left') });
    expect(await owners()).toEqual([]);
  });

  test('cannot be given to somebody of whom Slack says nothing just now', async () => {
    await openForm('U_SAM');
    stage.workspace.faults.always('users.info', 'missing_scope');
    const errors = await talk.submit('U_SAM', { wish: 'give', person: 'U_LEE' });
    expect(errors).toEqual({ person: expect.stringContaining('Slack does not say who this is') });
    stage.workspace.faults.always('users.info', null);
    expect(await talk.entries()).toEqual([]);
  });

  test('whose owner changed while the form was open shows it before anything is recorded', async () => {
    await openForm('U_SAM');
    await talk.press('U_JO', await action7('U_JO'), 'Take it');
    expect(await talk.submit('U_SAM', { wish: 'take' })).toEqual({
      wish: expect.stringContaining('Jo Evans owns this activity'),
    });
    await openForm('U_ALEX');
    stage.now = '2015-03-09T09:05:00.000Z';
    await talk.pressForForm('U_JO', await action7('U_JO'), 'Owner and date', 'owner');
    await talk.submit('U_JO', { target: '2015-06-30' });
    expect(await talk.submit('U_ALEX', { wish: 'take' })).toEqual({});
    expect(talk.modalWords('U_ALEX')).toContain('Jo Evans set the target date 30 June 2015, on 9 March 2015');
    expect(await owners()).toEqual(['U_JO']);
    expect(await talk.submit('U_ALEX', {})).toEqual({});
    expect(await owners()).toEqual(['U_JO', 'U_ALEX']);
  });
});

describe('an activity that an earlier edition has too', () => {
  const earlier = SHIPPED_TEXT.replace('Updated 16 January 2015', 'Updated 16 January 2014');
  const both = registerOf([SHIPPED_TEXT], [earlier, { id: 'before' }]);

  beforeEach(async () => {
    await stage.end();
    stage = await openStage('socket', { setup: { register: both } });
    talk = talkOn(stage);
  });

  test('whose target date was set under its earlier id meanwhile shows it before anything is recorded', async () => {
    await openForm('U_ALEX');
    const ids = both.idsOf(both.activity(talk.about('U_ALEX')) ?? expect.fail('not in the register'));
    const activityId = ids.find((id) => id.startsWith('before/')) ?? expect.fail('not in the earlier edition');
    const by = { team: stage.workspace.teamId, user: 'U_JO', name: 'Jo Evans' };
    const matter = { kind: 'target', activityId, on: '2015-06-30' } as const;
    await stage.store.progress.record({ request: 'meanwhile', at: START, by, matter, words: null, seen: null });
    expect(await talk.submit('U_ALEX', { wish: 'take' })).toEqual({});
    expect(talk.modalWords('U_ALEX')).toContain('Jo Evans set the target date 30 June 2015');
    expect(await owners()).toEqual([]);
  });
});

describe('a target date', () => {
  test('lies ahead, and is set by nobody who leaves the activity with the same form', async () => {
    await openForm('U_SAM');
    const past = await talk.submit('U_SAM', { wish: 'take', target: '2010-01-01' });
    expect(past).toEqual({ target: expect.stringContaining('still to come') });
    expect(await talk.submit('U_SAM', { target: '2015-03-09' })).toEqual({});
    await openForm('U_SAM');
    const left = await talk.submit('U_SAM', { wish: 'leave', target: '2015-06-30' });
    expect(left).toEqual({ target: expect.stringContaining('Whoever leaves an activity sets no date') });
    expect(await targets()).toEqual(['2015-03-09']);
    expect(await owners()).toEqual(['U_SAM']);
  });

  test('is set by the owner, shown as set by them and not published, and taken away', async () => {
    await openForm('U_SAM');
    expect(await talk.submit('U_SAM', { wish: 'take', target: '2015-06-30' })).toEqual({});
    expect(await targets()).toEqual(['2015-06-30']);
    const shown = await action7('U_JO');
    expect(shown.text).toContain('target date 30 June 2015, set by Sam Okafor, not published');
    await openForm('U_SAM');
    expect(await talk.submit('U_SAM', { clear: ['clear'] })).toEqual({});
    expect(await targets()).toEqual(['2015-06-30', null]);
    expect((await action7('U_JO')).text).not.toContain('target date');
  });

  test('is for its owner and administrators', async () => {
    await openForm('U_SAM');
    const unowned = await talk.submit('U_SAM', { target: '2015-06-30' });
    expect(unowned).toEqual({ target: expect.stringContaining('take the activity') });
    await openForm('U_ALEX');
    expect(await talk.submit('U_ALEX', { target: '2015-06-30' })).toEqual({});
    expect(await targets()).toEqual(['2015-06-30']);
  });
});

test('the Home tab is published again once something of it has changed', async () => {
  const sam = stage.workspace.person('U_SAM');
  await sam.openHome();
  await stage.workspace.until(() => sam.home() !== null);
  const mine = () => buttonsIn(sam.home()?.['blocks']).map(({ label }) => label)[0];
  expect(mine()).toBe('Mine (0)');
  await talk.press('U_SAM', await action7('U_SAM'), 'Take it');
  await stage.workspace.until(() => mine() === 'Mine (1)');
  // It keeps the list that it showed.
  expect(talk.homeWords('U_SAM')).toContain('Due:');
});

test('nothing is given where the database is away, and what was chosen stays in the form', async () => {
  await openForm('U_SAM');
  const book = stage.store.progress;
  const record = book.record.bind(book);
  const broken = Object.assign(new Error('away'), { name: 'StoreError', code: 'unreachable' });
  Object.assign(book, { record: () => Promise.reject(broken) });
  expect(await talk.submit('U_SAM', { wish: 'take', target: '2015-06-30' })).toEqual({});
  expect(talk.modalWords('U_SAM')).toContain('The database does not answer.');
  Object.assign(book, { record });
  expect(await talk.submit('U_SAM', {})).toEqual({});
  expect(await owners()).toEqual(['U_SAM']);
  expect(await targets()).toEqual(['2015-06-30']);
  expect(stage.now).toBe(START);
});
