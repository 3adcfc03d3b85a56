import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestLines } from '../../src/reminder/digest-lines.ts';
import { digestText } from '../../src/reminder/digest-text.ts';
import { smallDigest } from './small-digest.ts';
import { smallRegister, type Told } from './small-register.ts';

const register = smallRegister([
  [
    { action: 1, on: '2015-03-31', text: 'MOJ will “open” a hub.' },
    { action: 2, on: '2014-12-31', year: 2014, text: 'MOJ will extend this.' },
    { action: 1, text: 'MOJ will continue.' },
    { action: 3, year: 2014 },
  ],
  { progress: { 1: [2013, 2014], 3: [2014] } },
]);

describe('digestText', () => {
  test('says what comes, what has passed and whose turn it is, by action, in the report’s words', () => {
    const digest = smallDigest({
      soon: ['small/1'],
      passed: ['small/2'],
      saidBefore: { 'small/2': 1 },
      raised: ['small/3'],
    });
    expect(digestText(digest, register)).toBe(
      [
        "Plan reminder for Monday 9 March 2015, from MOJ's report of 16 January 2015.",
        '',
        'Action 1: “Title of action 1”',
        '• Coming up',
        '  “MOJ will “open” a hub.” (“by 2015-03-31” – due 31 March 2015)',
        '• From the 2015 plan: no update recorded here',
        '  “MOJ will continue.”',
        '  Latest published, “Progress during 2014”: “Progress was made in 2014.”',
        '',
        'Action 2: “Title of action 2”',
        '• Date passed, no update recorded here',
        '  “MOJ will extend this.” (“by 2014-12-31” – 31 December 2014. Second of three.)',
      ].join('\n'),
    );
  });

  test.each<[string, Parameters<typeof smallDigest>[0], string]>([
    [
      'late',
      { late: true, raised: ['small/3'] },
      'This reminder was due at 09:30 on Monday 9 March; the bot was away.',
    ],
    [
      'the third time',
      { passed: ['small/2'], saidBefore: { 'small/2': 2 } },
      'Third of three; from now on it is only counted.',
    ],
    [
      'an ended year with progress',
      { ended: ['small/4'] },
      'The 2014 plan year has ended. 1 planned activity had no date of its own, and no update is recorded here; progress has been published since.',
    ],
    [
      'passed with progress',
      { passedWithProgress: ['small/1'] },
      '1 date passed, progress published since: read and decide.',
    ],
    [
      'only counted',
      { onlyCounted: ['small/1', 'small/2'] },
      '2 dates passed earlier, with no update recorded here: counted, not listed.',
    ],
    [
      'December',
      { withoutUpdate: ['small/1', 'small/3'] },
      'The 2015 plan year ends this month: 2 planned activities have no update recorded here.',
    ],
    [
      'an edition gone',
      { raised: ['other/1', 'small/3'] },
      '1 activity is of an edition that is no longer loaded here.',
    ],
  ])('%s', (_what, different, sentence) => {
    expect(digestText(smallDigest(different), register)).toContain(sentence);
  });

  test('of more than one department names whose action it is', () => {
    const two = smallRegister([[{}]], [[{}], { id: 'other', abbreviation: 'DfE' }]);
    const text = digestText(smallDigest({ raised: ['small/1', 'other/1'] }), two);
    expect(text).toContain("from MOJ's report of 16 January 2015 and DfE's report of 16 January 2015.");
    expect(text).toContain('MOJ, action 1: ');
    expect(text).toContain('DfE, action 1: ');
  });

  test('is never longer than a Slack text may be, marks every cut and counts what it leaves out', () => {
    const words = fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 60 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 400, max: 4000 }),
        (texts, longest) => {
          const told = texts.map((text, index): Told => ({ action: index + 1, on: '2015-03-31', text }));
          const many = smallRegister([told, { progress: { 1: [2014] } }]);
          const soon = many.activities.map(({ id }) => id);
          const text = digestText(smallDigest({ soon }), many, longest);
          expect(text.length).toBeLessThanOrEqual(longest);
          const listed = text.split('\n').filter((line) => line.startsWith('• Coming up')).length;
          const counted = Number(/(\d+) more (is|are) not listed here\./.exec(text)?.[1] ?? 0);
          expect(listed).toBeLessThanOrEqual(10);
          expect(listed + counted).toBe(texts.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('digestLines', () => {
  test('lists ten, what comes first, and counts the rest', () => {
    const many = smallRegister([
      Array.from({ length: 14 }, (_, index): Told => ({ action: (index % 3) + 1, on: '2015-03-31' })),
    ]);
    const ids = many.activities.map(({ id }) => id);
    const lines = digestLines(smallDigest({ soon: ids.slice(6), passed: ids.slice(0, 6) }), many);
    expect(lines.more).toBe(4);
    expect(
      lines.groups.map(
        ({ action, lines: own }) =>
          `${action.number}: ${own.map(({ activity, kind }) => `${kind} ${activity.id}`).join(', ')}`,
      ),
    ).toEqual([
      '1: soon small/7, soon small/10, soon small/13, passed small/1',
      '2: soon small/8, soon small/11, soon small/14, passed small/2',
      '3: soon small/9, soon small/12',
    ]);
  });

  test('puts the latest progress beside its action', () => {
    const [group] = digestLines(smallDigest({ raised: ['small/3'] }), register).groups;
    expect(group?.progress?.year).toBe(2014);
  });
});
