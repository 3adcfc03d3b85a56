import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../src/progress/progress.ts';
import type { Register } from '../../../src/register/register.ts';
import { type Overview, overviewOf } from '../../../src/slack/asking/home-lists.ts';
import { showLook } from '../../../src/slack/asking/show-look.ts';
import type { HomeLook } from '../../../src/slack/press.ts';
import { homePage } from '../../../src/slack/views/home-page.ts';
import { buttonsIn, wordsIn } from '../find-button.ts';
import { registerOf, SHIPPED_TEXT, shipped, sightOf } from '../sample-register.ts';
import { type Act, progressOf, SAM } from '../small-progress.ts';

const LOOK: HomeLook = { list: 'due', action: null, year: null, status: null, page: 0 };
/** After the last date that the report of 16 January 2015 names for March 2015. */
const APRIL = '2015-04-15';
const NOTHING = progressOf();

function homeOf(overview: Overview, look: Partial<HomeLook>, user = 'U_LEE') {
  const settings = { isAdministrator: false, hasDirectDigest: true, examples: [] };
  const { blocks } = homePage({ look: { ...LOOK, ...look }, overview, user, ...settings });
  const buttons = buttonsIn(blocks);
  // Who speaks to their computer says what they read.
  for (const { label, spoken } of buttons) expect(spoken).toContain(label);
  return { words: wordsIn(blocks), labels: buttons.map(({ label }) => label) };
}

function statusOn(register: Register, progress: Progress, today: typeof APRIL): string {
  return showLook({ see: 'status', page: 0 }, { ...sightOf(register, progress), today }, true).text;
}

const update = (activityId: string, note: string): Act => ({
  matter: { kind: 'update', activityId, status: 'in-progress', happenedOn: '2015-03-01' },
  words: { note, evidence: null },
});

describe('dates that have passed with nothing recorded', () => {
  const passed = overviewOf(shipped, NOTHING, APRIL).all.filter(({ state }) => state === 'passed');

  test('are all counted on the page of status, with how many have later progress beside them', () => {
    expect(passed.length).toBeGreaterThan(4);
    const text = statusOn(shipped, NOTHING, APRIL);
    expect(text).toContain(`Date passed, no update recorded here: ${passed.length}`);
    expect(text).toContain(`of these with progress published later than the promise: ${passed.length}`);
    expect(text).not.toContain('published since');
  });

  test('are all counted on the page of dates', () => {
    const look = { see: 'due', list: 'open', actions: null, page: 0 } as const;
    const { text } = showLook(look, { ...sightOf(shipped), today: APRIL }, true);
    expect(text).toContain(`Date passed, no update recorded here: ${passed.length}`);
    expect(text).toContain('Date passed, progress published later than the promise: read and decide: 4');
    expect(text).toContain('Date passed, progress published since: read and decide: 5');
  });

  test('stand in Due, those with later progress last, with how many those are and where to read them', () => {
    const { words, labels } = homeOf(overviewOf(shipped, NOTHING, APRIL), {});
    expect(labels).toContain(`Due (${passed.length})`);
    expect(words).toContain(`Of these, ${passed.length} dates passed with progress published later than the promise`);
    expect(labels).toContain('Read those');
    // Of these the last one passed is asked about first.
    expect(words.match(/Date \d+ \w+ \d+ has passed/)?.[0]).toBe('Date 31 March 2015 has passed');
    expect(words).not.toContain('none has passed');
  });

  test('are never said to have progress published since where the report is older than the date', () => {
    const [march = expect.fail('no such date')] = passed.filter(({ dueOn }) => dueOn === '2015-03-31');
    const own = progressOf({ matter: { kind: 'owner', activityId: march.activity.id, owner: SAM } });
    const { words } = homeOf(overviewOf(shipped, own, APRIL), { list: 'mine' }, 'U_SAM');
    expect(words).toContain('Date 31 March 2015 has passed; progress published later than the promise');
    expect(words).not.toContain('published since');
  });
});

describe('unowned', () => {
  test('is the same number everywhere: whatever nobody owns', () => {
    const count = shipped.activities.length - 1;
    const own = progressOf({ matter: { kind: 'owner', activityId: shipped.activities[0]?.id ?? '', owner: SAM } });
    const overview = overviewOf(shipped, own, APRIL);
    const { labels, words } = homeOf(overview, { list: 'unowned' });
    expect(labels).toContain(`Unowned (${count})`);
    expect(words).toContain('Nobody owns these');
    expect(statusOn(shipped, own, APRIL)).toContain(`Unowned (no owner recorded here): ${count}`);
  });
});

describe('the latest updates', () => {
  const [first = expect.fail('no activity')] = shipped.activities.filter(({ section }) => section.year === 2015);

  test('say how many there are, and all of them can be reached', () => {
    const acts = Array.from({ length: 230 }, (_, n) => update(first.id, `Note ${n}.`));
    const overview = overviewOf(shipped, progressOf(...acts), APRIL);
    expect(homeOf(overview, { list: 'latest' }).words).toContain('Latest updates: 1–6 of 230');
    const last = homeOf(overview, { list: 'latest', page: 38 }).words;
    expect(last).toContain('Latest updates: 229–230 of 230');
    expect(last).toContain('Note 0.');
  });

  test('keep what was recorded under an earlier edition when only one action is looked at', () => {
    const newer = SHIPPED_TEXT.replace('Updated 16 January 2015', 'Updated 16 June 2015').replace(
      'prisoner visits booking',
      'the booking of prisoner visits',
    );
    expect(newer).not.toBe(SHIPPED_TEXT);
    const both = registerOf([SHIPPED_TEXT, { id: 'old' }], [newer, { id: 'new' }]);
    const old = registerOf([SHIPPED_TEXT, { id: 'old' }]).activities;
    const reworded = old.find(({ text }) => text.includes('prisoner visits booking')) ?? expect.fail('not there');
    const same = old.find(({ action, id }) => action.number === reworded.action.number && id !== reworded.id);
    const overview = overviewOf(both, progressOf(update(reworded.id, 'One.'), update(same?.id ?? '', 'Two.')), APRIL);
    const action = { report: 'new', number: reworded.action.number };
    const { words } = homeOf(overview, { list: 'latest', action });
    expect(words).toContain('One.');
    expect(words).toContain('Two.');
    expect(homeOf(overview, { list: 'latest', action: { ...action, number: 1 } }).words).toContain('Nothing here');
  });
});
