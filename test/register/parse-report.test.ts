import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/register/parse-report.ts';
import { header, origin, parseBody, parsePlan, placesNotCovered, statementsOf } from './small-report.ts';

const shipped = readFileSync(
  join(import.meta.dirname, '../../data/reports/ministry-of-justice-2015-01-16.txt'),
  'utf8',
);

describe('the shipped report', () => {
  const parsed = parseReport(shipped, origin);
  const { report } = parsed;

  test('is understood without a problem, and nothing of it is lost', () => {
    expect(parsed.problems).toEqual([]);
    expect(report.unparsed).toEqual([]);
    expect(placesNotCovered(shipped, parsed)).toEqual([]);
  });

  test('has its header', () => {
    expect([report.documentType, report.title, report.updated, report.governmentNote]).toEqual([
      'Corporate report',
      "MOJ's actions in response to the Government Digital Strategy",
      '2015-01-16',
      'This was published under the 2010 to 2015 Conservative and Liberal Democrat coalition government',
    ]);
  });

  test('has sixteen actions with their sections', () => {
    expect(report.actions.map(({ number }) => number)).toEqual([...Array(16).keys()].map((index) => index + 1));
    const kinds = report.actions.map(({ sections }) => sections.map(({ kind, year }) => `${kind} ${year}`).join(', '));
    const all = 'commitments 2012, progress 2013, planned 2014, progress 2014, planned 2015';
    expect(kinds).toEqual([
      ...Array.from({ length: 14 }, () => all),
      'progress 2014, planned 2015',
      'progress 2014, planned 2015',
    ]);
    expect(report.actions.filter(({ description }) => description.length > 0).map(({ number }) => number)).toEqual([
      2, 5, 9,
    ]);
    expect(report.actions.filter(({ note }) => note.length > 0).map(({ number }) => number)).toEqual([15, 16]);
  });

  test('quotes every statement and lead-in from its own line', () => {
    const lines = shipped.split('\n');
    const statements = report.actions.flatMap(({ title, description, note, sections }) => [
      title,
      ...description,
      ...note,
      ...sections.flatMap((section) => section.statements),
    ]);
    expect(statements.length).toBe(143);
    expect(statements.filter(({ text, line }) => !lines[line - 1]?.includes(text))).toEqual([]);
    expect(statements.filter(({ leadIn }) => leadIn !== null && !lines.some((line) => line.includes(leadIn)))).toEqual(
      [],
    );
    expect(new Set(statements.map(({ id }) => id)).size).toBe(143);
  });

  test('breaks the list of action 13 that was run together', () => {
    const planned = report.actions[12]?.sections[2];
    expect(planned?.statements.slice(0, 3).map(({ leadIn, text, line, id }) => [leadIn, text, line, id])).toEqual([
      ['MOJ will', 'continue to use analytics on all services', 364, 'dwp/a13/planned-2014/1'],
      ['MOJ will', 'maximise benefits to the business from service transformation', 364, 'dwp/a13/planned-2014/2'],
      ['MOJ will', 'develop a performance and analytics dashboard for all its services', 364, 'dwp/a13/planned-2014/3'],
    ]);
  });

  test('reads the same from the extraction without blank lines, document type and note', () => {
    const lines = shipped
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== 'Corporate report' && !line.startsWith('This was published'));
    const other = parseReport(lines.map((line) => line.replace(/^ {2}• /, '- ')).join('\r\n'), origin);
    expect(other.problems).toEqual([]);
    const words = (actions: typeof report.actions) =>
      actions.map(({ title, sections }) => [
        title.text,
        ...sections.flatMap(({ statements }) => statements.map(({ leadIn, text, id }) => [leadIn, text, id])),
      ]);
    expect(words(other.report.actions)).toEqual(words(report.actions));
  });
});

describe('headings of other reports', () => {
  test.each([
    ['Progress in 2014', 'progress', 2014],
    ['1.1 Progress during 2014', 'progress', 2014],
    ['2.3. Planned activities in 2016', 'planned', 2016],
    ['## Progress during 2014', 'progress', 2014],
    ['Planned activities for 2017:', 'planned', 2017],
    ['Departmental digital strategy commitments (December 2013)', 'commitments', 2013],
    ['Digital strategy commitments (2012)', 'commitments', 2012],
    ['Planned activities in 2015 to 2016', 'planned', 2016],
    ['Planned activities in 2015-16', 'planned', 2016],
    ['PROGRESS DURING 2014', 'progress', 2014],
  ])('%s', (heading, kind, year) => {
    const { report, problems } = parseBody('Action 1: Be digital', heading, 'DWP did it.');
    expect(problems).toEqual([]);
    expect(report.actions[0]?.sections.map((section) => [section.kind, section.year, section.heading])).toEqual([
      [kind, year, heading.replace(/^#+ /, '')],
    ]);
  });

  test.each([
    ['Action 01: Be digital', 1],
    ['#Action 01: Be digital', 1],
    ['### Action 12 - Be digital', 12],
    ['3. Action 3: Be digital', 3],
  ])('%s', (heading, number) => {
    const { report, problems } = parseBody(heading, 'Progress in 2014', 'DWP did it.');
    expect([problems, report.actions.map((action) => [action.number, action.title.text])]).toEqual([
      [],
      [[number, 'Be digital']],
    ]);
  });

  test.each(['Progress so far', 'Planned activities', 'Digital strategy commitments', 'Progress during 20l4'])(
    '“%s” is a problem, and the text below it belongs to nobody',
    (heading) => {
      const { report, problems } = parseBody(
        'Action 1: Be digital',
        'Progress in 2013',
        'DWP did it.',
        heading,
        'DWP will do more.',
        'Planned activities in 2015',
        'DWP will end.',
      );
      expect(problems.map(({ line }) => line)).toEqual([6]);
      expect(problems[0]?.message).toContain(heading);
      expect(report.unparsed).toEqual([
        { line: 6, text: heading },
        { line: 7, text: 'DWP will do more.' },
      ]);
      expect(report.actions[0]?.sections.map(({ statements }) => statements.length)).toEqual([1, 1]);
    },
  );

  test.each(['Action seven: Be digital', 'Action: Be digital', 'Action 1000: Be digital', 'Action 0: Be digital'])(
    '“%s” is a problem, and its sections are not given to the action before',
    (heading) => {
      const { report, problems } = parseBody(
        'Action 1: One',
        'Progress in 2014',
        'DWP did it.',
        heading,
        'Planned activities in 2015',
        'DWP will do it.',
      );
      expect(problems.map(({ line }) => line)).toEqual([6, 7]);
      expect(report.unparsed.map(({ line }) => line)).toEqual([6, 7, 8]);
      expect(report.actions.map(({ sections }) => sections.length)).toEqual([1]);
    },
  );

  test.each(['Progress has been slow', 'Progress was made in 2014 by all', 'Planned activities will begin soon'])(
    '“%s” is text',
    (text) => {
      expect(statementsOf(parsePlan(text))).toEqual([[null, text]]);
    },
  );
});

describe('paragraphs and bullets', () => {
  test('the last sentence before bullets is their lead-in, what stands before it a statement', () => {
    expect(statementsOf(parsePlan('DWP did much. It will:', '• one', '- two', '* three', 'Then it rests.'))).toEqual([
      [null, 'DWP did much.'],
      ['It will:', 'one'],
      ['It will:', 'two'],
      ['It will:', 'three'],
      [null, 'Then it rests.'],
    ]);
  });

  test('a colon without bullets introduces nothing', () => {
    expect(statementsOf(parsePlan('DWP will do this:', 'Everything.'))).toEqual([
      [null, 'DWP will do this:'],
      [null, 'Everything.'],
    ]);
  });

  test('a lead-in may lack its colon, and bullets may be numbered', () => {
    expect(statementsOf(parsePlan('DWP will', '• one'))).toEqual([['DWP will', 'one']]);
    expect(statementsOf(parsePlan('DWP will:', '1. one', '2) two'))).toEqual([
      ['DWP will:', 'one'],
      ['DWP will:', 'two'],
    ]);
  });

  test('a list that was run together after a sentence', () => {
    expect(statementsOf(parsePlan('DWP did much. It will * start * end'))).toEqual([
      [null, 'DWP did much.'],
      ['It will', 'start'],
      ['It will', 'end'],
    ]);
    expect(statementsOf(parsePlan('The 3 * 4 * 5 grid, and a * footnote.'))).toEqual([
      [null, 'The 3 * 4 * 5 grid, and a * footnote.'],
    ]);
  });

  test('a heading inside a bullet stays a bullet, with a problem', () => {
    const parsed = parsePlan('DWP will:', '• Progress during 2014', '• end');
    expect(parsed.problems.map(({ line }) => line)).toEqual([6]);
    expect(statementsOf(parsed)).toEqual([
      ['DWP will:', 'Progress during 2014'],
      ['DWP will:', 'end'],
    ]);
  });

  test('a bullet without words is kept as a problem', () => {
    const { problems, report } = parsePlan('DWP will:', '•', '• end');
    expect([problems.map(({ line }) => line), report.unparsed]).toEqual([[6], [{ line: 6, text: '•' }]]);
  });

  test('the note of an action is not its description', () => {
    const { report } = parseBody(
      'Action 15: Help',
      'Action 15 was added in December 2013, so reporting begins with 2014.',
      'It helps people.',
      'Progress in 2014',
      'DWP did it.',
    );
    expect([
      report.actions[0]?.note.map(({ id }) => id),
      report.actions[0]?.description.map(({ text }) => text),
    ]).toEqual([['dwp/a15/note/1'], ['It helps people.']]);
  });
});

describe('what looks wrong', () => {
  test('the same action and the same section twice keep their words, under ids of their own', () => {
    const { report, problems } = parseBody(
      'Action 7: A',
      'Progress in 2014',
      'One.',
      'Progress during 2014',
      'Two.',
      'Action 7: B',
      'Progress in 2014',
      'Three.',
    );
    expect(problems.map(({ line }) => line)).toEqual([6, 8]);
    expect(
      report.actions.flatMap(({ sections }) => sections.flatMap(({ statements }) => statements.map(({ id }) => id))),
    ).toEqual(['dwp/a7/progress-2014/1', 'dwp/a7/progress-2014-2/1', 'dwp/a7-2/progress-2014/1']);
  });

  test.each([
    ['empty', '', [0]],
    ['blank', ' \n\t\r\n\uFEFF', [0]],
    ['no action', 'Title\nUpdated 5 May 2015\nHello', [0, 3]],
    ['no date', 'Title\nAction 1: A\nProgress in 2014\nOne.', [0]],
    ['an impossible date', 'Title\nUpdated 31 February 2015\nAction 1: A\nProgress in 2014\nOne.', [0, 2]],
    ['no title for an action', [...header, 'Action 1:', 'Progress in 2014', 'One.'].join('\n'), [3]],
    ['an empty section', [...header, 'Action 1: A', 'Progress in 2014'].join('\n'), [4]],
    [
      'a section before any action',
      [...header, 'Progress in 2014', 'One.', 'Action 1: A', 'Progress in 2014', 'One.'].join('\n'),
      [3],
    ],
    ['binary', [...header, 'Action 1: A', 'Progress in 2014', 'One.', 'a\0b', 'x\uFFFDy'].join('\n'), [6, 7]],
    ['one endless line', [...header, 'Action 1: A', 'Progress in 2014', 'One.', 'word '.repeat(3000)].join('\n'), [6]],
  ])('%s', (_, text, lines) => {
    const parsed = parseReport(text, origin);
    expect(parsed.problems.map(({ line }) => line)).toEqual(lines);
    expect(placesNotCovered(text, parsed)).toEqual([]);
  });

  test('byte order mark, CR LF and CR end lines as editors count them; Unicode separators do not', () => {
    const text = `\uFEFFTitle\r\nUpdated 5 May 2015\r\rAction 1: A\nProgress in 2014\nOne\u2028two\u0085three.`;
    const { report, problems } = parseReport(text, origin);
    expect(problems).toEqual([]);
    expect(report.title).toBe('Title');
    expect(report.actions[0]?.sections[0]?.statements.map(({ text, line }) => [text, line])).toEqual([
      ['One\u2028two\u0085three.', 6],
    ]);
  });

  test('more problems than anybody reads are counted', () => {
    const { problems } = parsePlan(...Array.from({ length: 3000 }, () => '•'));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ line: 0, message: 'There are 2901 more problems: mend these first.' });
  });
});

describe('a page of one action and all departments', () => {
  const page = [
    'Action 16: help third party organisations',
    'Updated 5 May 2015',
    'Departments report on this action.',
    'Attorney General’s Office',
    'Progress during 2014',
    'Not applicable.',
    'Cabinet Office',
    'Progress during 2014',
    'Cabinet Office did it.',
  ];
  test.each([
    ['without numbers', page],
    [
      'with numbers',
      page.map((line) =>
        line.replace(/^(Attorney|Cabinet)(?! Office did)/, '1. The $1').replace(/^Progress/, '1.1 Progress'),
      ),
    ],
    [
      'with a title of its own',
      ['Policy paper', 'Digital strategy action 16', 'Updated 5 May 2015', page[0] ?? '', ...page.slice(2)],
    ],
  ])('%s is one clear problem, and its text is kept', (_, lines) => {
    const text = lines.join('\n');
    const parsed = parseReport(text, origin);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]?.message).toMatch(/one action of many departments/);
    expect(parsed.report.actions).toEqual([]);
    expect(parsed.report.unparsed.map((line) => line.text)).toContain('Cabinet Office did it.');
    expect(placesNotCovered(text, parsed)).toEqual([]);
  });

  test('a department’s report of one action is none', () => {
    const { problems } = parseBody(
      'Action 16: help',
      'Help others.',
      'Progress in 2014',
      'DWP did it.',
      'Planned activities in 2015',
      'DWP will do it.',
    );
    expect(problems).toEqual([]);
  });
});

const words = fc.constantFrom(
  'Action 7: Title',
  'Action 7',
  'Action 15 was added.',
  'Progress during 2014',
  'Planned activities in 2015',
  'Progress so far',
  'Updated 5 May 2015',
  'MOJ will:',
  '• one',
  '- two',
  '* three',
  '*',
  '1. four',
  'MOJ will * a * b',
  'It did. It will:',
  'x\0y',
  '\uFEFF',
  '\u2028',
  ' ',
  '(',
  '’',
  '“a.”',
  'Cabinet Office',
  '  ',
);
const anyText = fc.oneof(
  fc
    .array(words, { maxLength: 40 })
    .chain((lines) =>
      fc
        .array(fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' '), { minLength: lines.length, maxLength: lines.length })
        .map((ends) => lines.map((line, index) => line + (ends[index] ?? '')).join('')),
    ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

test('whatever the text: every character in one span, every quote in its line, every id once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseReport(text, origin);
      expect(placesNotCovered(text, parsed)).toEqual([]);
      const lines = text.split(/\r\n|\n|\r/);
      const statements = parsed.report.actions.flatMap(({ title, description, note, sections }) => [
        title,
        ...description,
        ...note,
        ...sections.flatMap((section) => section.statements),
      ]);
      expect(
        statements.filter((statement) => !lines[statement.line - 1]?.includes(statement.text) || statement.text === ''),
      ).toEqual([]);
      expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
      expect(parsed.report.unparsed.length === 0 || parsed.problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

function milliseconds(text: string): number {
  const start = performance.now();
  parseReport(text, origin);
  return performance.now() - start;
}

test('time grows with the length: four times the text takes less than twelve times the time', () => {
  const hostile = [
    'a\0b\n',
    '.'.repeat(9000),
    'Action 7: x\n',
    '• a\n',
    'MOJ will * a * b\n',
    'Updated 5 May 2015\n',
    'a '.repeat(9999),
  ];
  for (const piece of hostile) {
    const small = piece.repeat(Math.ceil(100_000 / piece.length));
    milliseconds(small);
    const least = Math.max(2, Math.min(milliseconds(small), milliseconds(small), milliseconds(small)));
    expect(Math.min(milliseconds(small.repeat(4)), milliseconds(small.repeat(4))), piece.slice(0, 20)).toBeLessThan(
      12 * least,
    );
  }
});
