import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../src/progress/entry.ts';
import { DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import type { SeenView } from '../../src/workspace/driver/seen-message.ts';
import { activityOption } from '../../src/slack/recording/activity-options.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { shipped } from './sample-register.ts';
import { type Talk, talkOn } from './talk.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
let talk: Talk;
beforeEach(async () => {
  stage = await openStage('socket', { setup: { administrators: ['U_ALEX'] } });
  talk = talkOn(stage);
});
afterEach(() => stage.end());

const person = (user: string) => stage.workspace.person(user);
const homeOf = (user: string): SeenView => person(user).home() ?? expect.fail('no Home tab');
const homeWords = (user: string) => wordsIn(homeOf(user)['blocks']);
const labels = (user: string) => buttonsIn(homeOf(user)['blocks']).map(({ label }) => label);
const SAM = { team: 'T_DEMO', user: 'U_SAM', name: 'Sam' };
const [first = expect.fail('no activity'), second = expect.fail('one activity')] = shipped.activities.filter(
  ({ section }) => section.year === 2015,
);

function record(matter: EntryDraft['matter'], request: string, words: EntryDraft['words'] = null) {
  return stage.store.progress.record({ request, at: START, by: SAM, matter, words, seen: null });
}

/** Does something and waits until the Home tab says it. */
async function shows(user: string, words: string, act: () => Promise<void>): Promise<void> {
  await act();
  await stage.workspace.until(() => person(user).home() !== null && homeWords(user).includes(words));
}

async function pressHome(user: string, label: string, words: string): Promise<void> {
  const home = homeOf(user);
  const button = buttonsIn(home['blocks']).find((one) => one.label.startsWith(label));
  if (button === undefined) throw new Error(`No ${label} among ${labels(user).join()}`);
  await shows(user, words, () => person(user).press({ id: home.id }, button.actionId));
}

describe('the Home tab', () => {
  test('of somebody who owns nothing shows what is due in the department, with a way to take something', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    expect(labels('U_SAM').slice(0, 5)).toEqual([
      'Mine (0)',
      expect.stringMatching(/^Due \(\d+\)$/),
      expect.stringMatching(/^Unowned \(\d+\)$/),
      'Latest updates',
      'All actions',
    ]);
    expect(homeWords('U_SAM')).toContain('no update recorded here');
    await pressHome('U_SAM', 'Mine', 'You own no activity.');
  });

  test('shows first what one owns, with its words and what was recorded', async () => {
    await record({ kind: 'owner', activityId: first.id, owner: SAM }, 'own');
    await record({ kind: 'update', activityId: first.id, status: 'in-progress', happenedOn: '2015-03-02' }, 'update', {
      note: 'Two <!channel> suppliers *asked*',
      evidence: null,
    });
    await shows('U_SAM', 'Mine: 1 entry', () => person('U_SAM').openHome());
    expect(homeWords('U_SAM')).toContain(first.text.slice(0, 60));
    expect(homeWords('U_SAM')).toContain('in progress');
    expect(homeWords('U_SAM')).toContain('Two <!channel> suppliers *asked*');
    await shows('U_ALEX', 'Due:', () => person('U_ALEX').openHome());
    expect(labels('U_ALEX')).toContain('Mine (0)');
  });

  test('filters by action and by status, and keeps the filter when it turns pages', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Unowned', 'Unowned:');
    const choose = (filter: string, value: string, words: string) => {
      const home = homeOf('U_SAM');
      const element = JSON.stringify(home['blocks']).match(new RegExp(`"action_id":"(${filter}:\\d+)"`))?.[1] ?? '';
      return shows('U_SAM', words, () => person('U_SAM').press({ id: home.id }, element, { value }));
    };
    const { action, report } = second;
    await choose('home-action', `${action.number} ${report.id}`, `Action ${action.number}: `);
    const other = shipped.activities.find((one) => one.action.number !== action.number);
    expect(homeWords('U_SAM')).not.toContain(`Action ${other?.action.number}: `);
    await choose('home-status', 'done', 'Nothing here with these filters.');
    await choose('home-status', 'none', `Action ${action.number}: `);
  });

  test('pages through more than it can show, and shows all actions as a table', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Unowned', 'Unowned: 1–6 of');
    await pressHome('U_SAM', 'More', 'Unowned: 7–12 of');
    await pressHome('U_SAM', 'Back', 'Unowned: 1–6 of');
    await pressHome('U_SAM', 'All actions', 'All actions at a glance');
    const table = JSON.stringify(homeOf('U_SAM')['blocks']);
    for (const { number } of shipped.reports[0]?.actions ?? []) expect(table).toContain(`"${number} · `);
  });

  test('turns the direct message off and on, for the person alone', async () => {
    await shows('U_SAM', 'You get a direct message on Mondays', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Turn it off', 'You get no direct message');
    await shows('U_ALEX', 'You get a direct message on Mondays', () => person('U_ALEX').openHome());
    await pressHome('U_SAM', 'Turn it on', 'You get a direct message on Mondays');
  });
});

const published = (user: string) =>
  stage.workspace.journal.calls('views.publish').filter((call) => call.arguments['user_id'] === user).length;

/** Somebody records of the first activity of action 7 that it is in progress, from an answer. */
async function recordElsewhere(user: string): Promise<void> {
  const answer = await talk.say(user, 'C_DIGITAL', '/digital-action action 7');
  await talk.pressForForm(user, answer, 'Add an update', 'update');
  expect(await talk.submit(user, { status: 'done', note: 'Live.' })).toEqual({});
}

/** Waits until somebody's Home tab has been published again by what is done. */
async function republished(user: string, act: () => Promise<unknown>): Promise<void> {
  const before = published(user);
  await act();
  await stage.workspace.until(() => published(user) > before);
}

describe('the Home tab after something was recorded elsewhere', () => {
  test('keeps the list, the filters and the page that it showed, also when it is opened again', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Unowned', 'Unowned: 1–6 of');
    await pressHome('U_SAM', 'More', 'Unowned: 7–12 of');
    await republished('U_SAM', () => recordElsewhere('U_SAM'));
    expect(homeWords('U_SAM')).toContain('Unowned: 7–12 of');
    await republished('U_SAM', () => person('U_SAM').openHome());
    expect(homeWords('U_SAM')).toContain('Unowned: 7–12 of');
    await republished('U_SAM', () => pressHome('U_SAM', 'Turn it off', 'You get no direct message'));
    expect(homeWords('U_SAM')).toContain('Unowned: 7–12 of');
  });

  test('keeps them where its own button opened the form', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Unowned', 'Unowned: 1–6 of');
    const { id, blocks } = homeOf('U_SAM');
    const last = buttonsIn(blocks).findLast(({ label }) => label === 'Add an update') ?? expect.fail('no button');
    await person('U_SAM').press({ id }, last.actionId);
    await stage.workspace.until(() => person('U_SAM').modal() !== null);
    const activity = { selected_option: activityOption(first, shipped) };
    await republished('U_SAM', () => talk.submit('U_SAM', { activity, status: 'in-progress' }));
    expect(homeWords('U_SAM')).toContain('Unowned: 1–6 of');
  });

  test('that was opened before the bot started again keeps them too, from the first press on', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Unowned', 'Unowned: 1–6 of');
    await stage.restart();
    const { id, blocks } = homeOf('U_SAM');
    const dates = buttonsIn(blocks).find(({ label }) => label === 'See the dates') ?? expect.fail('no button');
    await person('U_SAM').press({ id }, dates.actionId);
    await stage.workspace.until(() => person('U_SAM').modal() !== null);
    await republished('U_SAM', () => recordElsewhere('U_SAM'));
    expect(homeWords('U_SAM')).toContain('Unowned: 1–6 of');
  });

  test('begins anew where nothing was chosen in it: with what one owns, once one owns something', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await record({ kind: 'owner', activityId: first.id, owner: SAM }, 'own');
    await shows('U_SAM', 'Mine: 1 entry', () => person('U_SAM').openHome());
  });
});

describe('the Home tab of others', () => {
  test('shows what was recorded of an activity that one owns, and that what one recorded was confirmed', async () => {
    await shows('U_SAM', 'Due:', () => person('U_SAM').openHome());
    await pressHome('U_SAM', 'Latest updates', 'No update has been recorded here yet.');
    const answer = await talk.say('U_SAM', 'C_DIGITAL', '/digital-action action 7');
    await talk.press('U_SAM', answer, 'Take it');
    await shows('U_SAM', 'done, recorded by Jo Evans, not confirmed', () => recordElsewhere('U_JO'));
    await shows('U_JO', 'Due:', () => person('U_JO').openHome());
    await pressHome('U_JO', 'Latest updates', 'done, recorded by Jo Evans, not confirmed');
    const again = await talk.say('U_ALEX', 'C_DIGITAL', '/digital-action action 7');
    const confirm = () => talk.press('U_ALEX', again, 'Confirm').then(() => undefined);
    await shows('U_JO', 'recorded by Jo Evans, confirmed by Alex', confirm);
    await stage.workspace.until(() => homeWords('U_SAM').includes('confirmed by Alex'));
    expect(homeWords('U_SAM')).toContain('Latest updates:');
  });

  test('shows at once that an administrator handed an activity on', async () => {
    const answer = await talk.say('U_SAM', 'C_DIGITAL', '/digital-action action 7');
    await talk.press('U_SAM', answer, 'Take it');
    await shows('U_SAM', 'Mine: 1 entry', () => person('U_SAM').openHome());
    await shows('U_JO', 'Due:', () => person('U_JO').openHome());
    const seen = await talk.say('U_ALEX', 'C_DIGITAL', '/digital-action action 7');
    await talk.pressForForm('U_ALEX', seen, 'Owner and date', 'owner');
    await talk.submit('U_ALEX', { wish: 'give', person: 'U_JO' });
    await stage.workspace.until(() => labels('U_SAM').includes('Mine (0)'));
    await stage.workspace.until(() => labels('U_JO').includes('Mine (1)'));
  });

  test('costs a few calls at most, however many have recorded something of it', async () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ id: `U_${n}`, name: `Person ${n}`, zone: 'Europe/London' }));
    await stage.end();
    stage = await openStage('socket', { workspace: { people: [...DEFAULT_PEOPLE, ...many] } });
    talk = talkOn(stage);
    const answer = await talk.say('U_SAM', 'C_DIGITAL', '/digital-action action 7');
    await talk.pressForForm('U_SAM', answer, 'Add an update', 'update');
    const activityId = talk.about('U_SAM');
    for (const { id: user, name } of many) {
      const matter = { kind: 'update', activityId, status: 'in-progress', happenedOn: '2015-03-02' } as const;
      const by = { team: 'T_DEMO', user, name };
      await stage.store.progress.record({ request: user, at: START, by, matter, words: null, seen: null });
      // Nobody needs to be told of a page that they have never opened.
      if (user !== 'U_11') await republished(user, () => person(user).openHome());
    }
    await republished('U_SAM', () => person('U_SAM').openHome());
    const before = stage.workspace.journal.calls('views.publish').length;
    await talk.submit('U_SAM', { status: 'in-progress' });
    await republished('U_SAM', () => talk.submit('U_SAM', {}));
    await stage.slack.stop(2);
    const calls = stage.workspace.journal.calls('views.publish').slice(before);
    expect(calls.map((call) => call.arguments['user_id'])).toEqual(['U_SAM', 'U_10', 'U_9', 'U_8', 'U_7', 'U_6']);
  });
});

async function openForm(user: string): Promise<string> {
  await person(user).say('C_DIGITAL', '/digital-action settings');
  await stage.workspace.until(
    () =>
      person(user).modal() !== null ||
      person(user)
        .messages('C_DIGITAL')
        .some(({ ephemeral }) => ephemeral),
  );
  const id = person(user).modal()?.['callback_id'];
  return typeof id === 'string' ? id : '';
}

describe('settings for everybody', () => {
  test('belong to administrators; each change is in the history', async () => {
    expect(await openForm('U_SAM')).toBe('');
    expect(await openForm('U_ALEX')).toBe('settings');
    await person('U_ALEX').submit({ switches: ['guests-may-ask'] });
    await stage.workspace.until(() => wordsIn(person('U_ALEX').modal()?.['blocks']).includes('Saved'));
    const entries = await stage.store.progress.after(0, 10);
    expect(entries.map(({ matter, by }) => [by.user, matter])).toEqual([
      ['U_ALEX', { kind: 'setting', change: { name: 'confirmation', on: false } }],
      ['U_ALEX', { kind: 'setting', change: { name: 'guests-may-ask', on: true } }],
    ]);
  });
});

describe('status', () => {
  test('says in numbers where everything stands, with a chart whose numbers stand in the text', async () => {
    await record({ kind: 'update', activityId: first.id, status: 'not-started', happenedOn: '2015-03-02' }, 'update');
    await person('U_SAM').say('C_DIGITAL', '/digital-action status');
    const seen = () => person('U_SAM').messages('C_DIGITAL').at(-1);
    await stage.workspace.until(() => seen()?.text.includes('Status on') === true);
    const { text = '', blocks } = seen() ?? {};
    expect(JSON.stringify(blocks)).toContain('"data_visualization"');
    expect(text).toContain(
      `Activities by latest recorded status: not started: 1, no update: ${shipped.activities.length - 1}`,
    );
    expect(text).toContain(`Planned activities and commitments: ${shipped.activities.length}`);
  });
});

describe('export', () => {
  test('sends six files to the person alone', async () => {
    await record({ kind: 'update', activityId: first.id, status: 'not-started', happenedOn: '2015-03-02' }, 'update');
    await person('U_SAM').say('C_DIGITAL', '/digital-action export');
    const files = (): readonly string[] =>
      JSON.stringify(person('U_SAM').messages('D_SAM')).match(/[a-z-]+\.(?:csv|json)/g) ?? [];
    await stage.workspace.until(() => files().includes('digital-action.json'));
    expect(new Set(files())).toEqual(
      new Set(['statements.csv', 'activities.csv', 'updates.csv', 'changes.csv', 'sources.csv', 'digital-action.json']),
    );
  });
});
