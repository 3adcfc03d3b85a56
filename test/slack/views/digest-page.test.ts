import { describe, expect, test } from 'vitest';
import { loadHolidays } from '../../../src/data-files.ts';
import { type Digest, makeDigest } from '../../../src/reminder/digest.ts';
import type { Reminder } from '../../../src/reminder/reminder.ts';
import { createProgress, NO_PROGRESS, type Progress } from '../../../src/progress/progress.ts';
import { nextSlot } from '../../../src/reminder/schedule.ts';
import { decodePress } from '../../../src/slack/press.ts';
import { digestPage } from '../../../src/slack/views/digest-page.ts';
import { actionsInWords, rhythm } from '../../../src/slack/views/reminder-words.ts';
import { judgeMessage } from '../../../src/workspace/rules/message.ts';
import { buttonsIn, menusIn, wordsIn } from '../find-button.ts';
import { shipped } from '../sample-register.ts';
import { bookOf } from '../small-progress.ts';

const reminder: Reminder = {
  id: 'r1',
  team: 'T1',
  channel: 'C1',
  weekdays: ['monday'],
  time: '09:30',
  zone: 'Europe/London',
  nation: 'england-and-wales',
  onHoliday: 'move',
  actions: 'all',
  setBy: 'U_ALEX',
  setAt: '2015-03-06T09:00:00.000Z',
};
const slot = nextSlot(reminder, reminder.setAt, loadHolidays());
const made = makeDigest({ register: shipped, reminder, slot, late: false, earlier: [] });
if (made === null) throw new Error('The first digest of the shipped report says nothing.');
const digest: Digest = made;
const page = (change: Partial<Digest> = {}, isPreview = false, recorded: Progress | null = NO_PROGRESS) =>
  digestPage({
    digest: { ...digest, ...change },
    register: shipped,
    isOwn: false,
    actions: null,
    remark: null,
    isPreview,
    recorded,
  });

describe('the first digest of the shipped report', () => {
  const { text, blocks } = page();

  test('is one that Slack takes', () => {
    expect(judgeMessage({ text, blocks }, 'post')).toMatchObject({ error: null, findings: [] });
    expect(text.length).toBeLessThanOrEqual(4_000);
  });

  test('says each label once for activities in a row, each with its date in the report’s words and computed', () => {
    expect(text.match(/Coming up:/g)).toHaveLength(1);
    expect(text.match(/“by March 2015” – due 31 March 2015/g)).toHaveLength(4);
    expect(text).toContain('From the 2015 plan: no update recorded here:');
    expect(text).toContain('Latest published, “Progress during 2014”:');
    expect(text).toContain('5 dates passed, progress published since: read and decide.');
  });

  test('its text and its blocks say the same', () => {
    const words = wordsIn(blocks);
    for (const id of [...digest.soon, ...digest.raised]) {
      const said = shipped.activity(id)?.text ?? '?';
      expect(words).toContain(said);
      expect(text).toContain(said);
    }
  });

  test('leads to each action, to all dates, to why and to stopping', () => {
    const labels = buttonsIn(blocks).map(({ label }) => label);
    expect(labels.filter((label) => label === 'Whole action')).toHaveLength(4);
    expect(labels.slice(-4)).toEqual(['All dates', 'Why this came', 'Change', 'Stop this reminder']);
    for (const { actionId, value } of buttonsIn(blocks)) expect(decodePress(actionId, value)).not.toBeNull();
    expect(new Set(buttonsIn(blocks).map(({ actionId }) => actionId)).size).toBe(labels.length);
  });

  test('pings nobody', () => {
    expect(JSON.stringify(blocks)).not.toMatch(/"type":"(user|usergroup|channel|broadcast)"|mrkdwn/);
  });
});

test('late says so; a preview cannot be stopped', () => {
  expect(page({ late: true }).text).toContain('the bot was away');
  expect(buttonsIn(page({}, true).blocks).map(({ label }) => label)).not.toContain('Stop this reminder');
});

test('every activity at once: ten lines, the rest counted, still one that Slack takes', () => {
  const { text, blocks } = page({ passed: shipped.activities.map(({ id }) => id) });
  expect(text).toMatch(/\d+ more are not listed here\./);
  expect(judgeMessage({ text, blocks }, 'post').error).toBeNull();
});

test('an activity that is not loaded any more is counted, not lost', () => {
  expect(page({ soon: ['gone/a1/planned-2015/1'] }).text).toContain(
    '1 activity is of an edition that is no longer loaded here.',
  );
});

test('reminders in words', () => {
  expect(rhythm({ ...reminder, weekdays: ['monday', 'wednesday', 'friday'] })).toBe(
    'every Monday, Wednesday and Friday at 09:30 (Europe/London)',
  );
  expect([actionsInWords('all'), actionsInWords([7]), actionsInWords([1, 7, 12])]).toEqual([
    'all actions',
    'action 7',
    'actions 1, 7 and 12',
  ]);
  expect(actionsInWords(Array.from({ length: 60 }, (_, index) => index + 1))).toBe('60 actions');
});

describe('what was recorded', () => {
  const [activityId = ''] = [...digest.soon, ...digest.raised];
  const matter = { kind: 'update', activityId, status: 'done', happenedOn: '2015-03-03' } as const;
  const book = bookOf({ matter, words: { note: 'It is live.', evidence: 'https://example.org/live' } });
  const [entry] = book.entries();
  const recorded = createProgress(book.entries());
  const told = page({ recorded: [entry?.id ?? ''] }, false, recorded);
  const count = [...digest.soon, ...digest.passed, ...digest.raised, ...digest.again].length;

  test('stands on the line of its activity, and among what was recorded since', () => {
    const { text, blocks } = told;
    expect(judgeMessage({ text, blocks }, 'post')).toMatchObject({ error: null, findings: [] });
    expect(told.text).toContain('Update: done, recorded by Sam Jones, not confirmed · on 3 March 2015\n');
    expect(told.text).toContain('· unowned\nUpdate: done');
    expect(told.text).toContain('Recorded since the last digest:');
    expect(told.text.match(/Sam Jones wrote: “It is live.”/g)).toHaveLength(2);
    expect(told.text).toContain('<https://example.org/live|https://example.org/live>');
  });

  test('can be added to every line with one press, from this digest', () => {
    const found = buttonsIn(told.blocks).filter(({ label }) => label === 'Add an update');
    expect(found).toHaveLength(Math.min(10, count));
    expect(decodePress(found[0]?.actionId ?? '', found[0]?.value)).toMatchObject({
      verb: 'update',
      value: { origin: { from: 'digest', reminder: digest.reminderId, slot: digest.slot } },
    });
  });

  test('can be confirmed from this digest, and each line given an owner and a date', () => {
    const confirm = buttonsIn(told.blocks).filter(({ label }) => label === 'Confirm');
    expect(confirm).toHaveLength(1);
    expect(decodePress(confirm[0]?.actionId ?? '', confirm[0]?.value)).toMatchObject({
      verb: 'confirm',
      value: { update: entry?.id, origin: { from: 'digest' } },
    });
    const offered = menusIn(told.blocks).map(({ options }) => options.map(({ label }) => label));
    expect(new Set(offered.map((labels) => labels.includes('Owner and date')))).toEqual(new Set([true]));
  });

  test('is not said where nothing recorded may be shown, and nothing can be recorded from there', () => {
    const hidden = page({ recorded: [entry?.id ?? ''] }, false, null);
    expect(hidden.text).not.toMatch(/Sam Jones|Recorded since|unowned/);
    expect(buttonsIn(hidden.blocks).map(({ label }) => label)).not.toContain('Add an update');
  });

  test('cannot be added to from a preview', () => {
    expect(buttonsIn(page({}, true).blocks).map(({ label }) => label)).not.toContain('Add an update');
  });
});
