import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/progress/entry.ts';
import { createProgress } from '../../src/progress/progress.ts';
import { dateIn } from '../../src/register/calendar.ts';
import { decodePress, type Look } from '../../src/slack/press.ts';
import { showLook } from '../../src/slack/asking/show-look.ts';
import type { Message } from '../../src/slack/views/message.ts';
import { expectSound } from './expect-sound.ts';
import { buttonsIn } from './find-button.ts';
import { registerOf, SHIPPED_TEXT, shipped, sightOf } from './sample-register.ts';
import { type Act, ANN, bookOf, progressOf } from './small-progress.ts';

const TODAY = '2015-06-30';
const [activity] = shipped.activities.filter(({ text }) => text.includes('prisoner visits booking'));
const id = activity?.id ?? '';
const number = activity?.action.number ?? 0;
const ask = (question: string): Look => ({ see: 'answer', question, without: [], page: 0 });
const update = (at: string, note: string): Act => ({
  matter: { kind: 'update', activityId: id, status: 'in-progress', happenedOn: '2015-02-01' },
  words: { note, evidence: null },
  at,
});
const recorded = progressOf(
  update('2015-03-31T22:30:00.000Z', 'Before midnight in London.'),
  update('2015-03-31T23:30:00.000Z', 'After midnight in London.'),
);
const sight = { ...sightOf(shipped, recorded), today: TODAY } as const;
const show = (question: string, at = sight) => showLook(ask(question), at, true);
/** What pressing a button shows. */
function press({ blocks }: Message, label: string): Message {
  const button = buttonsIn(blocks).find((one) => one.label === label) ?? expect.fail(`no “${label}”`);
  const found = decodePress(button.actionId, button.value);
  if (found?.verb !== 'look' && found?.verb !== 'turn') return expect.fail('leads nowhere');
  return showLook(found.value, sight, true);
}

describe('an answer as of a past day', () => {
  const then = show('prisoner visits booking as of March 2015');

  test('shows what was recorded by the end of that day in London, nothing later, and says so', () => {
    expectSound(then);
    expect(then.text).toContain('Only: As of 31 March 2015');
    expect(then.text).toContain('what was recorded by its end: nothing later is shown here');
    expect(then.text).toContain('Before midnight in London.');
    expect(then.text).not.toContain('After midnight in London.');
  });

  test('has a button that takes the day away', () => {
    const now = press(then, 'Without “As of 31 March 2015”');
    expect(now.text).toContain('After midnight in London.');
    expect(now.text).not.toContain('As of 31 March 2015 ·');
    expect(buttonsIn(now.blocks).map(({ label }) => label)).toContain('With all limits again');
  });

  test('offers nothing to record: what is recorded now would not be seen there', () => {
    const labels = buttonsIn(then.blocks).map(({ label }) => label);
    expect(labels.filter((label) => /update|owner|take it/i.test(label))).toEqual([]);
  });

  test('leads to the whole action as of the same day, on each of its pages', () => {
    let page = press(show(`action ${number} prisoner visits booking as of March 2015`), 'Whole action');
    let text = page.text;
    expectSound(page);
    while (buttonsIn(page.blocks).some(({ label }) => label === 'More')) {
      page = press(page, 'More');
      text += page.text;
    }
    expect(text).toContain(`Action ${number}: `);
    expect(text).toContain('Before midnight in London.');
    expect(text).not.toContain('After midnight in London.');
  });

  test('leads to a quotation with what was recorded by then', () => {
    const copy = press(then, 'Copy as quotation');
    expect(copy.text).toContain('Before midnight in London.');
    expect(copy.text).not.toContain('After midnight in London.');
  });

  test('before the oldest edition says that none is held, and offers the oldest', () => {
    const none = show('prison visits as of December 2014');
    expectSound(none);
    expect(none.text).toContain(
      'No edition is held here for 31 December 2014. The oldest one held here is of 16 January 2015.',
    );
    expect(none.text).not.toContain('No matching statement');
    expect(press(none, 'Ask as of 16 January 2015').text).toContain('Only: As of 16 January 2015');
  });

  test('that fits several departments asks which, as of the same day', () => {
    const second = SHIPPED_TEXT.replaceAll('MOJ', 'DfT');
    const both = registerOf(
      [SHIPPED_TEXT],
      [second, { id: 'dft', department: 'Department for Transport', abbreviation: 'DfT' }],
    );
    const which = showLook(ask('action 7 as of March 2015'), { ...sightOf(both, recorded), today: TODAY }, true);
    expectSound(which);
    const [choice] = buttonsIn(which.blocks).filter(({ label }) => label.startsWith('MOJ'));
    expect(choice?.value).toContain('as of 31 March 2015');
  });
});

const labelsOf = ({ blocks }: Message) => buttonsIn(blocks).map(({ label }) => label);

describe('a page as of a past day', () => {
  const RECORDS = /^(?:Add an update|Take it|Owner and date|Confirm|Recorded by mistake)/;

  test.each([
    ['as of March 2015', 'Status on Tuesday 31 March 2015'],
    ['status as of 2015-02-01', 'Status on Sunday 1 February 2015'],
    ['Status on 31 March 2015?', 'Status on Tuesday 31 March 2015'],
    ['due as of 2015-03-31', 'As of Tuesday 31 March 2015'],
    ['due on 1 March 2015', 'As of Sunday 1 March 2015'],
    [`history ${number} as of March 2015`, `History of action ${number}`],
    ['history as of April 2015', 'latest 1 April 2015 at 00:30'],
  ])('“%s” shows that day, offers nothing to record, and leads to today', (question, words) => {
    const then = show(question);
    expectSound(then);
    expect(then.text).toContain(words);
    expect(then.text).toContain('Nothing later is shown here.');
    expect(labelsOf(then).filter((label) => RECORDS.test(label))).toEqual([]);
    const now = press(then, 'As of today');
    expect(now.text).not.toContain('Nothing later is shown here.');
  });

  test('has what was recorded by then, and nothing later', () => {
    const then = show(`history ${number} as of March 2015`);
    expect(then.text).toContain('Before midnight in London.');
    expect(then.text).not.toContain('After midnight in London.');
    const page = press(then, 'Whole action');
    expect(page.text).toContain('Only: As of 31 March 2015');
    expect(show('status as of March 2015').text).toContain('Recorded as in progress: 1');
    expect(show('status as of February 2015').text).not.toContain('Recorded as in progress');
  });

  test('stays as of that day when it is turned', () => {
    const then = show('due as of 2015-03-31');
    const other = labelsOf(then).find((label) => label.startsWith('Later progress')) ?? expect.fail('no other list');
    const turned = press(then, other);
    expect(turned.text).toContain('As of Tuesday 31 March 2015');
    expect(press(turned, 'Whole action').text).toContain('Only: As of 31 March 2015');
  });

  test('before the oldest edition says that none is held, and leads to the oldest', () => {
    const none = show('status as of December 2014');
    expectSound(none);
    expect(none.text).toContain(
      'No edition is held here for 31 December 2014. The oldest one held here is of 16 January',
    );
    expect(press(none, 'As of 16 January 2015').text).toContain('Status on Friday 16 January 2015');
  });

  test.each(['status as of 2015-12-24', 'as of December 2015', 'prisoner visits booking as of 24 December 2015'])(
    '“%s”, which is still to come, says so',
    (question) => {
      const message = show(question);
      expectSound(message);
      expect(message.text).toMatch(/^(?:24|31) December 2015 is still to come: this is as of today, 30 June 2015\./);
    },
  );

  test('where nothing recorded is shown, a day alone shows the dates', () => {
    expect(show('as of March 2015', { ...sight, recorded: null }).text).toContain('As of Tuesday 31 March 2015');
  });

  test.each(['what was due on 31 March 2015 in prisons', 'history of prison visits as of March 2015'])(
    '“%s” is a question',
    (question) => expect(show(question).text).not.toMatch(/^As of/),
  );
});

const day = fc.integer({ min: 1, max: 28 }).map((nth) => `2015-02-${String(nth).padStart(2, '0')}` as const);
const acts = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 40 * 24 }).map((hours) => new Date(Date.UTC(2015, 0, 25, hours)).toISOString()),
    kind: fc.constantFrom('update', 'owner', 'target'),
    status: fc.constantFrom(...STATUSES),
    note: fc.string({ maxLength: 20 }),
  }),
  { maxLength: 12 },
);

test('as of any day the answer is the one that was given at its end, whatever was recorded later', () => {
  fc.assert(
    fc.property(acts, day, (all, asOf) => {
      const book = bookOf(
        ...all
          .toSorted((a, b) => (a.at < b.at ? -1 : 1))
          .map(({ at, kind, status, note }): Act => {
            if (kind === 'owner') return { matter: { kind, activityId: id, owner: ANN }, at };
            if (kind === 'target') return { matter: { kind, activityId: id, on: '2015-05-01' }, at };
            const matter = { kind: 'update', activityId: id, status, happenedOn: '2015-01-20' } as const;
            return { matter, words: { note, evidence: null }, at };
          }),
      );
      const known = book.entries().filter(({ at }) => dateIn(at, 'Europe/London') <= asOf);
      const question = `prisoner visits booking as of ${asOf}`;
      const later = show(question, { ...sightOf(shipped, createProgress(book.entries())), today: TODAY });
      const then = show(question, { ...sightOf(shipped, createProgress(known)), today: TODAY });
      expect(later).toEqual(then);
    }),
    { numRuns: 40 },
  );
});
