import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAsker } from '../../src/answer/answer.ts';
import { earlierWords } from '../../src/progress/earlier-words.ts';
import type { Progress } from '../../src/progress/progress.ts';
import type { Register } from '../../src/register/register.ts';
import { overviewOf } from '../../src/slack/asking/home-lists.ts';
import { FIRST_HOME, type Look } from '../../src/slack/press.ts';
import { homePage } from '../../src/slack/views/home-page.ts';
import { expectSound, pagesOf } from './expect-sound.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { registerOf, sightOf } from './sample-register.ts';
import { type Act, ANN, progressOf, SAM } from './small-progress.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

const OLD = 'Complete the transition of agency content to GOV.UK and decommission the website';
const PLANS = [OLD, 'Publish the standards for every service', 'Publish the standards for each online service'];

function edition(id: string, updated: string, ...bullets: readonly string[]) {
  const head = ["MOJ's actions", `Updated ${updated}`, 'Action 7: Websites', 'Planned activities in 2015', 'MOJ will:'];
  return [[...head, ...bullets.map((bullet) => `- ${bullet}`)].join('\n'), { id }] as const;
}

const before = edition('january', '16 January 2015', ...PLANS.slice(0, 2));
const reworded = OLD.replace('and decommission', 'and will decommission');
const register = registerOf(before, edition('june', '16 June 2015', reworded, 'Hire ten engineers'));
const activityId = 'january/a7/planned-2015/1';
const gone = 'january/a7/planned-2015/2';
const update = (id: string): Act => ({
  matter: { kind: 'update', activityId: id, status: 'partly-done', happenedOn: '2015-03-03' },
});
const owned = (id: string): Act => ({ matter: { kind: 'owner', activityId: id, owner: SAM } });

const successors = (some: Register, progress: Progress) =>
  earlierWords(some, progress).map(({ activity, successor }) => [activity.id, successor?.id ?? null]);

describe('what stands recorded under words that the newest edition does not have', () => {
  test('is found, with the one activity that has most of the words in the same place', () => {
    expect(successors(register, progressOf(update(activityId), owned(gone)))).toEqual([
      [activityId, 'june/a7/planned-2015/1'],
      [gone, null],
    ]);
  });

  test('is nothing where the words are the same, or nothing stands recorded', () => {
    const same = registerOf(before, edition('june', '16 June 2015', ...PLANS));
    expect(successors(same, progressOf(update(activityId)))).toEqual([]);
    expect(
      successors(register, progressOf(owned(activityId), { matter: { kind: 'owner', activityId, owner: null } })),
    ).toEqual([]);
    expect(successors(registerOf(before), progressOf(update(activityId)))).toEqual([]);
  });

  test.each<[string, Register]>([
    ['two resemble it', registerOf(before, edition('june', '16 June 2015', reworded, `${OLD} now`))],
    ['most words are others', registerOf(before, edition('june', '16 June 2015', 'Complete the transition of courts'))],
    [
      'the year is another',
      registerOf(before, [edition('june', '16 June 2015', reworded)[0].replace('in 2015', 'in 2016'), { id: 'june' }]),
    ],
    [
      'the action is another',
      registerOf(before, [
        edition('june', '16 June 2015', reworded)[0].replace('Action 7', 'Action 8'),
        { id: 'june' },
      ]),
    ],
  ])('is never guessed where %s', (_name, some) => {
    expect(successors(some, progressOf(update(activityId)))).toEqual([[activityId, null]]);
  });

  test('is not offered for what the older edition had beside it', () => {
    const [, standards = '', online = ''] = PLANS;
    const both = registerOf(
      edition('january', '16 January 2015', standards, online),
      edition('june', '16 June 2015', online),
    );
    expect(successors(both, progressOf(update(activityId)))).toEqual([[activityId, null]]);
  });
});

const WORDS = "Recorded under the words of MOJ's report of 16 January 2015: partly done, recorded by Sam Jones";
const textOf = (look: Look, progress: Progress | null) =>
  pagesOf(look, sightOf(register, progress))
    .map((page) => {
      expectSound(page);
      return page.text;
    })
    .join('\n');
const action: Look = { see: 'action', report: 'june', number: 7, page: 0 };
const undated: Look = { see: 'due', list: 'later', actions: null, page: 0 };

describe('a page', () => {
  test.each<[string, Look]>([
    ['of the action', action],
    ['of an answer', { see: 'answer', question: 'transition of agency content', without: [], page: 0 }],
    ['of the dates', undated],
  ])('%s says it under the activity that may be the same, with both texts', (_name, look) => {
    const text = textOf(look, progressOf(update(activityId), owned(activityId)));
    for (const words of [reworded, OLD, `${WORDS} · on 3 March 2015 · owner: Sam Jones (History)`])
      expect(text).toContain(words);
    expect(textOf(look, null)).not.toContain('Recorded under');
  });

  test('of the earlier edition itself has its own words, and no pointer to itself', () => {
    const text = textOf({ ...action, report: 'january' }, progressOf(update(gone)));
    expect(text).toContain(PLANS[1]);
    expect(text).not.toContain('Recorded under');
  });

  test('of the action says it also where nothing there resembles the words', () => {
    expect(textOf(action, progressOf(update(gone)))).toContain(WORDS);
    expect(
      textOf({ see: 'history', report: 'june', number: 7, activity: null, page: 0 }, progressOf(update(gone))),
    ).toContain(PLANS[1]);
  });

  test('says it no more once the new words have it all', () => {
    const to = 'june/a7/planned-2015/1';
    const acts = [update(activityId), owned(activityId), update(to)];
    expect(textOf(action, progressOf(...acts))).toContain(WORDS);
    expect(
      textOf(action, progressOf(...acts, { matter: { kind: 'owner', activityId: to, owner: ANN } })),
    ).not.toContain(WORDS);
  });
});

function homeOf(user: string, ...acts: readonly Act[]) {
  const overview = overviewOf(register, progressOf(...acts), '2015-07-01');
  return homePage({ look: FIRST_HOME, overview, user, examples: [], isAdministrator: false, hasDirectDigest: true });
}

describe('the Home tab of whoever owned it', () => {
  test('has it under “Mine”, with what may be the same to take over', () => {
    const { blocks } = homeOf('U_SAM', update(activityId), owned(activityId), owned(gone));
    const words = wordsIn(blocks);
    expect(words).toContain('2 activities that you own are not in the newest edition in the same words.');
    for (const each of [OLD, reworded, PLANS[1] ?? '', WORDS]) expect(words).toContain(each);
    expect(words).not.toContain('You own no activity');
    const [take, ...others] = buttonsIn(blocks).filter(({ label }) => label === 'Take it');
    expect(take?.value).toContain('june/a7/planned-2015/1');
    expect(others).toEqual([]);
  });

  test('has it no more once somebody took it over, and nobody else has it', () => {
    const taken: Act = { matter: { kind: 'owner', activityId: 'june/a7/planned-2015/1', owner: ANN } };
    expect(wordsIn(homeOf('U_SAM', owned(activityId), taken).blocks)).not.toContain('not in the newest edition');
    expect(wordsIn(homeOf('U_ANN', owned(activityId)).blocks)).not.toContain('not in the newest edition');
  });
});

describe('the owner', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage('socket', { setup: { register, asker: createAsker(register, '') } });
  });
  afterEach(() => stage.end());

  const record = (matter: Act['matter'], request: string) =>
    stage.store.progress.record({
      request,
      at: START,
      by: { team: stage.workspace.teamId, user: 'U_ALEX', name: 'Alex Morgan' },
      matter,
      words: null,
      seen: null,
    });
  const owner = () => ({ team: stage.workspace.teamId, user: 'U_SAM', name: 'Sam Okafor' });
  const told = () => stage.workspace.person('U_SAM').messages('D_SAM');

  test('is told once of each, in one message, from which what may be the same is taken', async () => {
    await record({ kind: 'owner', activityId, owner: owner() }, 'one');
    await record({ kind: 'owner', activityId: gone, owner: owner() }, 'two');
    await Promise.all([stage.slack.tellReworded(), stage.slack.tellReworded()]);
    await stage.workspace.until(() => told().length > 0);
    await stage.slack.tellReworded();
    const text = told()
      .map((message) => message.text)
      .join('\n');
    for (const words of [OLD, reworded, PLANS[1] ?? '']) expect(text.split(words)).toHaveLength(2);
    const take = told()
      .flatMap(({ blocks }) => buttonsIn(blocks))
      .find(({ label }) => label === 'Take it');
    const [message = expect.fail('nothing was told')] = told().filter(({ text: one }) => one.includes(reworded));
    await stage.workspace.person('U_SAM').press(message, take?.actionId ?? '');
    await stage.workspace.until(() =>
      told().some(({ text: one }) => one.includes('Recorded for action 7: owner: Sam')),
    );
  });

  test('is told nothing where the words are the same', async () => {
    await record({ kind: 'owner', activityId: 'june/a7/planned-2015/1', owner: owner() }, 'one');
    await stage.slack.tellReworded();
    expect(told()).toEqual([]);
  });
});
