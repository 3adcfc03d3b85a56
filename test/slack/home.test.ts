import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../src/progress/entry.ts';
import type { SeenView } from '../../src/workspace/driver/seen-message.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { shipped } from './sample-register.ts';
import { openStage, type Stage, START } from './test-workspace.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('socket', { setup: { administrators: ['U_ALEX'] } });
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
  test('sends five files to the person alone', async () => {
    await record({ kind: 'update', activityId: first.id, status: 'not-started', happenedOn: '2015-03-02' }, 'update');
    await person('U_SAM').say('C_DIGITAL', '/digital-action export');
    const files = (): readonly string[] =>
      JSON.stringify(person('U_SAM').messages('D_SAM')).match(/[a-z-]+\.(?:csv|json)/g) ?? [];
    await stage.workspace.until(() => files().includes('digital-action.json'));
    expect(new Set(files())).toEqual(
      new Set(['statements.csv', 'activities.csv', 'updates.csv', 'sources.csv', 'digital-action.json']),
    );
  });
});
