import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestLines } from '../../src/reminder/digest-lines.ts';
import { digestText } from '../../src/reminder/digest-text.ts';
import type { Progress } from '../../src/progress/progress.ts';
import { smallDigest } from './small-digest.ts';
import { type Deed, marked, recorded, targeted, updated } from './small-history.ts';
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
      '1 date passed, progress published later than the promise: read and decide.',
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
          const text = digestText(smallDigest({ soon }), many, { longest });
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

function said(different: Parameters<typeof smallDigest>[0], progress: Progress): string {
  return digestText(smallDigest(different), register, { progress });
}

describe('what was recorded', () => {
  test('stands under the rest, with who said it, when, in whose words, and whether it is confirmed', () => {
    const progress = recorded(
      { at: '2015-03-03', matter: updated(1, 'done', '2015-03-02'), note: 'Opened\n by the  “Minister”.' },
      { at: '2015-03-04', matter: updated(2, 'in-progress', '2015-03-04'), by: null },
      { at: '2015-03-05', matter: updated(3, 'changed', '2015-03-05'), by: 'Bob', isRedacted: true },
      { at: '2015-03-06', matter: marked('confirmation', 3, 'e3') },
      { at: '2015-03-06', matter: updated(4, 'done', '2015-03-06'), note: 'x' },
      { at: '2015-03-07', matter: marked('mistake', 4, 'e5'), by: 'Bob' },
    );
    const text = said({ raised: ['small/3'], recorded: ['e5', 'e3', 'e2', 'e1'] }, progress);
    expect(text.split('\n\n').at(-1)).toBe(
      [
        'Recorded since the last digest:',
        '• Action 3, “MOJ will do thing 4.”: done, recorded by Ann, not confirmed, on 6 March 2015; recorded by mistake, says Bob',
        '  Ann wrote: “x”',
        '• Action 1, “MOJ will continue.”: changed, recorded by Bob, confirmed by Ann, on 5 March 2015',
        '  [note taken out by an administrator]',
        '• Action 2, “MOJ will extend this.”: in progress, recorded by a former colleague, on 4 March 2015',
        '• Action 1, “MOJ will “open” a hub.”: done, recorded by Ann, not confirmed, on 3 March 2015 (for 2 March 2015)',
        '  Ann wrote: “Opened by the “Minister”.”',
      ].join('\n'),
    );
  });

  test('waits for nobody where an administrator switched confirmation off', () => {
    const progress = recorded(
      { at: '2015-03-03', matter: updated(1, 'done', '2015-03-03') },
      { at: '2015-03-03', matter: { kind: 'setting', change: { name: 'confirmation', on: false } } },
    );
    expect(said({ recorded: ['e1'] }, progress)).toContain('done, recorded by Ann, on 3 March 2015');
  });

  test('beyond ten, or not known here, is counted', () => {
    const deeds = Array.from({ length: 12 }, (): Deed => ({ at: '2015-03-03', matter: updated(1, 'in-progress') }));
    const progress = recorded(...deeds);
    const all = deeds.map((_, index) => `e${index + 1}`);
    expect(said({ recorded: all }, progress)).toContain('\n2 updates not listed here.');
    expect(said({ recorded: ['e1', 'gone'] }, progress)).toContain('\n1 update not listed here.');
    expect(said({ recorded: [] }, progress)).not.toContain('Recorded since');
  });

  test('stands beside the activity it is about: nobody is told that nothing is recorded', () => {
    const progress = recorded(
      { at: '2015-01-05', matter: updated(2, 'in-progress', '2015-01-05') },
      { at: '2015-01-05', matter: updated(3, 'not-started', '2015-01-05') },
    );
    const text = said({ passed: ['small/2'], saidBefore: { 'small/2': 2 }, raised: ['small/3'] }, progress);
    expect(text).not.toContain('no update recorded here');
    expect(text).toContain(
      '• Date passed\n  “MOJ will extend this.” (“by 2014-12-31” – 31 December 2014)\n  Update: in progress, recorded by Ann, on 5 January 2015',
    );
    expect(text).toContain('• From the 2015 plan\n  “MOJ will continue.”\n  Update: not started, recorded by Ann');
  });

  test.each<[string, Parameters<typeof smallDigest>[0], string | null]>([
    [
      'an ended year',
      { ended: ['small/3', 'small/4'] },
      'The 2014 plan year has ended. 1 planned activity had no date of its own, and an update is recorded here; progress has been published since.',
    ],
    ['passed earlier', { onlyCounted: ['small/1', 'small/4'] }, '1 date passed earlier, with no update recorded here'],
    ['passed earlier, all recorded', { onlyCounted: ['small/4'] }, null],
    ['December', { withoutUpdate: ['small/4', 'small/1', 'small/3'] }, '2 planned activities have no update recorded'],
  ])('is not among what has none: %s', (_what, different, sentence) => {
    const text = said(different, recorded({ at: '2015-01-05', matter: updated(4, 'in-progress') }));
    if (sentence === null) expect(text).not.toContain('no update');
    else expect(text).toContain(sentence);
  });

  test('some of an ended year has an update, and some has progress', () => {
    const two = smallRegister([[{ year: 2014 }, { year: 2014, action: 2 }], { progress: { 1: [2014] } }]);
    const progress = recorded({ at: '2015-01-05', matter: updated(2, 'in-progress') });
    expect(digestText(smallDigest({ ended: ['small/1', 'small/2'] }), two, { progress })).toContain(
      '2 planned activities had no date of their own, and an update is recorded here for 1 of them; progress has been published since for 1 of them.',
    );
  });
});

describe('a target date', () => {
  const target = { on: '2015-05-05', entry: 'e1' } as const;
  const all = smallRegister([[{ on: '2015-03-31' }, {}, { kind: 'commitments' }]]);
  const lineOf = (activity: number, progress?: Progress) =>
    digestText(
      smallDigest({ day: '2015-05-04', soon: [`small/${activity}`], targets: { [`small/${activity}`]: target } }),
      all,
      progress === undefined ? {} : { progress },
    )
      .split('\n')
      .find((line) => line.startsWith('  “'));

  test.each<[number, string]>([
    [1, 'published: “by 2015-03-31” – 31 March 2015'],
    [2, 'published: “Planned activities in 2015”'],
    [3, 'no date is published'],
  ])(
    'is said with who set it and that it is not published, the published one beside it (%i)',
    (activity, published) => {
      const progress = recorded({ at: '2015-01-05', matter: targeted(activity, '2015-05-05') });
      expect(lineOf(activity, progress)).toBe(
        `  “MOJ will do thing ${activity}.” (target date 5 May 2015, set by Ann, not published; ${published})`,
      );
    },
  );

  test('of somebody whose name was taken out, or who is not known here', () => {
    const nameless = recorded({ at: '2015-01-05', matter: targeted(3, '2015-05-05'), by: null });
    expect(lineOf(3, nameless)).toContain('set by a former colleague, not published');
    expect(lineOf(3)).toContain('target date 5 May 2015, set here, not published');
  });

  test('says what a snoozed activity is when it comes back', () => {
    const kinds = (['2015-05-04', '2015-05-06', '2015-01-01'] as const).map((day) => {
      const digest = smallDigest({ day, again: ['small/3'], targets: { 'small/3': target } });
      return digestLines(digest, all).groups[0]?.lines[0]?.kind;
    });
    expect(kinds).toEqual(['soon', 'passed', 'raised']);
  });
});

test('however much was recorded, the text keeps to its limit, and counts what it leaves out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 2000 }), { maxLength: 15 }),
      fc.integer({ min: 500, max: 4000 }),
      (notes, longest) => {
        const deeds = notes.map((note, index): Deed => ({
          at: '2015-03-03',
          matter: updated((index % 4) + 1, 'in-progress'),
          note: note.replaceAll('•', ''),
        }));
        const digest = smallDigest({ raised: ['small/3'], recorded: deeds.map((_, index) => `e${index + 1}`) });
        const text = digestText(digest, register, { longest, progress: recorded(...deeds) });
        expect(text.length).toBeLessThanOrEqual(longest);
        const listed = text.split('\n').filter((line) => line.startsWith('• Action')).length;
        const counted = Number(/(\d+) updates? not listed here\./.exec(text)?.[1] ?? 0);
        expect(listed + counted).toBe(notes.length);
      },
    ),
    { numRuns: 40 },
  );
});
