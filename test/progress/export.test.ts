import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/progress/entry.ts';
import { exportCsv, exportJson } from '../../src/progress/export.ts';
import type { ExportMatter } from '../../src/progress/export-matter.ts';
import { gatherExport } from '../../src/progress/gather-export.ts';
import { readExport } from '../../src/progress/import.ts';
import { createProgress } from '../../src/progress/progress.ts';
import type { PlainDate } from '../../src/register/calendar.ts';
import { parseReport } from '../../src/register/parse-report.ts';
import { createRegister } from '../../src/register/register.ts';
import { createMemoryBook } from './memory-book.ts';
import { acts, bookOf } from './random-history.ts';

const ORIGIN = { source: 'https://www.gov.uk/moj', department: 'MOJ', abbreviation: null, licence: 'OGL' };

/** An edition with one planned bullet, and one more sentence in the newer. */
function edition(id: string, updated: string, ...more: readonly string[]) {
  const head = [
    "MOJ's actions",
    `Updated ${updated}`,
    'Action 1: Be digital',
    'Planned activities in 2014',
    'MOJ will:',
  ];
  return parseReport([...head, '- launch visits by March 2014', ...more].join('\n'), { id, ...ORIGIN }).report;
}

const register = createRegister([
  edition('old', '5 May 2014', '- close offices'),
  edition('new', '5 May 2015', 'Action 2: More', 'Planned activities in 2015', 'MOJ will publish.'),
]);

const ann = { team: 'T1', user: 'UAnn', name: 'Ann' };
const bob = { team: 'T1', user: 'UBob', name: 'Bob' };

function recordSome() {
  const book = createMemoryBook();
  const [activityId, at] = ['old/a1/planned-2014/1', '2015-01-05T09:00:00.000Z'];
  const happenedOn = '2015-01-02';
  const note = { note: '=1+1', evidence: 'https://example.org' };
  book.record({ at, by: ann, matter: { kind: 'update', activityId, status: 'partly-done', happenedOn }, words: note });
  book.record({ at, by: bob, matter: { kind: 'confirmation', activityId, updateId: 'entry-1' }, words: null });
  book.record({ at, by: bob, matter: { kind: 'owner', activityId, owner: ann }, words: null });
  book.record({ at, by: ann, matter: { kind: 'target', activityId, on: '2015-06-30' }, words: null });
  book.record({ at, by: ann, matter: { kind: 'update', activityId, status: 'done', happenedOn }, words: note });
  book.record({ at, by: ann, matter: { kind: 'mistake', activityId, updateId: 'entry-5' }, words: null });
  const why = { note: 'Why.', evidence: null };
  book.record({ at, by: bob, matter: { kind: 'redaction', entryId: 'entry-5' }, words: why });
  const group = { name: 'group', verb: 'own', group: 'S1' } as const;
  for (const change of [{ name: 'confirmation', on: false } as const, group])
    book.record({ at, by: bob, matter: { kind: 'setting', change }, words: null });
  return book;
}

/** Where the first activity of the older edition stands. */
const PLACE = {
  department: 'MOJ',
  edition: '2014-05-05',
  action: 1,
  section: 'planned',
  year: 2014,
  leadIn: 'MOJ will:',
  text: 'launch visits by March 2014',
};

describe('what an export holds', () => {
  const { statements, activities, updates, changes, sources } = gatherExport(
    register,
    createProgress(recordSome().entries()),
  );

  test('of every edition its statements, verbatim, current editions first', () => {
    expect(statements.map(({ id }) => id)).toEqual([
      'new/a1/title',
      'new/a1/planned-2014/1',
      'new/a2/title',
      'new/a2/planned-2015/1',
      'old/a1/title',
      'old/a1/planned-2014/1',
      'old/a1/planned-2014/2',
    ]);
    expect(statements[1]).toEqual({
      id: 'new/a1/planned-2014/1',
      department: 'MOJ',
      edition: '2015-05-05',
      action: 1,
      section: 'planned',
      year: 2014,
      text: 'launch visits by March 2014',
      leadIn: 'MOJ will:',
      source: 'https://www.gov.uk/moj',
    });
    expect(statements[0]).toMatchObject({ section: 'title', year: null, leadIn: null });
  });

  test('each activity once, in the words of the newest edition that has it, with what is recorded', () => {
    expect(activities).toEqual([
      {
        id: 'new/a1/planned-2014/1',
        otherIds: ['old/a1/planned-2014/1'],
        isCurrent: true,
        ...PLACE,
        edition: '2015-05-05',
        duePhrase: 'by March 2014',
        dueOn: '2014-03-31',
        status: 'partly done',
        owner: 'Ann',
        target: '2015-06-30',
      },
      expect.objectContaining({
        id: 'new/a2/planned-2015/1',
        otherIds: [],
        isCurrent: true,
        action: 2,
        text: 'MOJ will publish.',
        leadIn: null,
        status: 'no update recorded here',
        owner: null,
        target: null,
      }),
      expect.objectContaining({
        id: 'old/a1/planned-2014/2',
        otherIds: [],
        isCurrent: false,
        edition: '2014-05-05',
        text: 'close offices',
      }),
    ]);
  });

  test('every update with who, when and what became of it', () => {
    expect(updates).toEqual([
      {
        id: 'entry-1',
        number: 1,
        activityId: 'old/a1/planned-2014/1',
        activity: PLACE,
        recordedBy: 'Ann',
        recordedAt: '2015-01-05T09:00:00.000Z',
        happenedOn: '2015-01-02',
        status: 'partly-done',
        note: '=1+1',
        evidence: 'https://example.org',
        isRedacted: false,
        confirmedBy: 'Bob',
        confirmedAt: '2015-01-05T09:00:00.000Z',
        isMistake: false,
      },
      expect.objectContaining({
        id: 'entry-5',
        note: '',
        evidence: null,
        isRedacted: true,
        confirmedBy: null,
        confirmedAt: null,
        isMistake: true,
      }),
    ]);
  });

  test('everything else that was recorded, with who, when and of what', () => {
    const nothing = { about: null, person: null, value: null, setting: null, note: '', isRedacted: false };
    const of = { activityId: 'old/a1/planned-2014/1', activity: PLACE };
    const recordedAt = '2015-01-05T09:00:00.000Z';
    const byBob = { ...nothing, recordedAt, recordedBy: 'Bob' };
    const byAnn = { ...nothing, recordedAt, recordedBy: 'Ann' };
    const setting = { ...byBob, kind: 'setting', activityId: null, activity: null };
    expect(changes).toEqual([
      { ...byBob, id: 'entry-2', number: 2, kind: 'confirmation', ...of, about: 'entry-1' },
      { ...byBob, id: 'entry-3', number: 3, kind: 'owner', ...of, person: 'Ann' },
      { ...byAnn, id: 'entry-4', number: 4, kind: 'target', ...of, value: '2015-06-30' },
      { ...byAnn, id: 'entry-6', number: 6, kind: 'mistake', ...of, about: 'entry-5' },
      {
        ...byBob,
        id: 'entry-7',
        number: 7,
        kind: 'redaction',
        activityId: null,
        activity: null,
        about: 'entry-5',
        note: 'Why.',
      },
      { ...setting, id: 'entry-8', number: 8, setting: 'confirmation', value: 'off' },
      { ...setting, id: 'entry-9', number: 9, setting: 'group for own', value: 'S1' },
    ]);
  });

  test('every edition as a source', () => {
    expect(sources.map(({ id, title, licence, updated }) => [id, title, licence, updated])).toEqual([
      ['new', "MOJ's actions", 'OGL', '2015-05-05'],
      ['old', "MOJ's actions", 'OGL', '2014-05-05'],
    ]);
  });
});

test('somebody whose name was taken out is a former colleague in it', () => {
  const book = recordSome();
  book.record({ at: '2015-01-06T09:00:00.000Z', by: bob, matter: { kind: 'forgetting', person: ann }, words: null });
  const { updates, activities } = gatherExport(register, createProgress(book.entries()));
  expect([updates[0]?.recordedBy, updates[0]?.confirmedBy, activities[0]?.owner]).toEqual([
    'a former colleague',
    'Bob',
    null,
  ]);
});

/** Reads CSV as RFC 4180 writes it, strictly: anything else throws. */
function readCsv(text: string): readonly (readonly string[])[] {
  if (!text.startsWith('\uFEFF')) throw new Error('There is no byte order mark.');
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
  for (cell.lastIndex = 1; cell.lastIndex < text.length;) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`There is no cell at ${at}.`);
    rows.at(-1)?.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

const nothing: ExportMatter = { statements: [], activities: [], updates: [], changes: [], sources: [] };

function withNote(note: string): ExportMatter {
  const [update] = gatherExport(register, createProgress(recordSome().entries())).updates;
  if (update === undefined) return nothing;
  const said = { department: note, leadIn: note, text: note };
  const activity = { ...PLACE, section: 'planned', edition: '2014-05-05', ...said } as const;
  const { id, number, recordedAt, activityId } = update;
  const state = { duePhrase: note, dueOn: null, status: note, owner: note, target: null };
  const change = {
    id,
    number,
    recordedAt,
    recordedBy: note,
    kind: 'owner',
    activityId,
    activity,
    about: null,
  } as const;
  return {
    ...nothing,
    updates: [{ ...update, note, recordedBy: note, confirmedBy: note, evidence: note, activity }],
    activities: [{ ...activity, id, otherIds: [note, note], isCurrent: true, ...state }],
    changes: [{ ...change, person: note, value: note, setting: note, note, isRedacted: false }],
  };
}

/** The note's cell of the only update. */
function noteCell(note: string): string | undefined {
  const [headings = [], row = []] = readCsv(exportCsv(withNote(note))[2]?.text ?? '');
  return row[headings.indexOf('note')];
}

describe('a table for a spreadsheet', () => {
  test('has its headings, and a row for each', () => {
    const files = exportCsv(gatherExport(register, createProgress(recordSome().entries())));
    const tables = files.map(({ name, text }) => [name, readCsv(text)] as const);
    expect(tables.map(([name, rows]) => [name, rows.length, rows[0]?.length])).toEqual([
      ['statements.csv', 8, 9],
      ['activities.csv', 4, 15],
      ['updates.csv', 3, 20],
      ['changes.csv', 8, 19],
      ['sources.csv', 3, 7],
    ]);
    expect(tables[2]?.[1][1]).toEqual([
      'entry-1',
      '1',
      'old/a1/planned-2014/1',
      'MOJ',
      '2014-05-05',
      '1',
      'planned',
      '2014',
      'MOJ will:',
      'launch visits by March 2014',
      'Ann',
      '2015-01-05T09:00:00.000Z',
      '2015-01-02',
      'partly done',
      "'=1+1",
      'https://example.org',
      'no',
      'Bob',
      '2015-01-05T09:00:00.000Z',
      'no',
    ]);
    expect(tables[1]?.[1][1]?.slice(0, 10)).toEqual([
      'new/a1/planned-2014/1',
      'MOJ',
      '2015-05-05',
      '1',
      'planned',
      '2014',
      'MOJ will:',
      'launch visits by March 2014',
      'yes',
      'old/a1/planned-2014/1',
    ]);
    const said = tables[3]?.[1].map((row) => row.slice(1, 8));
    expect(said?.slice(2, 4)).toEqual([
      ['3', 'Bob', '2015-01-05T09:00:00.000Z', 'owner', 'Ann', '', ''],
      ['4', 'Ann', '2015-01-05T09:00:00.000Z', 'target date (not published)', '', '', '2015-06-30'],
    ]);
    expect(said?.at(-1)).toEqual([
      '9',
      'Bob',
      '2015-01-05T09:00:00.000Z',
      'setting changed',
      '',
      'group for own',
      'S1',
    ]);
    expect(exportCsv(nothing).map(({ text }) => readCsv(text).length)).toEqual([1, 1, 1, 1, 1]);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1',
    '\u00A0=1',
    '\u200B=1',
    '\uFEFF=1',
    '\u0000=1',
    '"=1',
    "'=1",
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '﹦1',
    '−1',
    '\u2066=1',
  ])('begins a cell that could be a formula with an apostrophe: %j', (note) => {
    expect(noteCell(note)).toBe(`'${note}`);
  });

  test.each(['Sent.', 'a=1', '1-2', 'x@example.org', '“Quoted”, he said', 'two\r\nlines', '', '"quoted"', 'Ö=1'])(
    'leaves other words as they are: %j',
    (note) => {
      expect(noteCell(note)).toBe(note);
    },
  );

  const RISKY = '=+-@＝＋－＠﹢﹣﹦﹫−⁺₌\t\r\n ,;"\'|%\u00A0\u200B\uFEFF\u0000\u2028'.split('');
  const hostile = fc.array(fc.oneof(fc.constantFrom(...RISKY), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 12,
  });

  test('whatever the words are, no cell can be a formula, and nothing but an apostrophe is added', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const note = parts.join('');
        const files = exportCsv(withNote(note)).map(({ text }) => readCsv(text));
        expect([note, `'${note}`]).toContain(noteCell(note));
        for (const cell of files.flat(2)) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          expect(cell.normalize('NFKC').trimStart()).not.toMatch(/^[=+\-@−]/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const text = fc.string({ unit: 'binary', maxLength: 20 });
const line = fc.option(text);
const day = fc.constantFrom<PlainDate>('2015-01-05', '0000-01-01', '9999-12-31');
const place = {
  department: line,
  edition: fc.option(day),
  action: fc.integer({ min: 1, max: 999 }),
  section: fc.constantFrom('commitments' as const, 'planned' as const),
  year: fc.nat(9999),
  leadIn: line,
  text,
};
const matter: fc.Arbitrary<ExportMatter> = fc.record({
  statements: fc.array(
    fc.record({
      id: text,
      department: line,
      edition: fc.option(day),
      action: fc.integer({ min: 1, max: 999 }),
      section: fc.constantFrom('title', 'description', 'note', 'commitments', 'progress', 'planned'),
      year: fc.option(fc.nat(9999)),
      text,
      leadIn: line,
      source: line,
    }),
    { maxLength: 3 },
  ),
  activities: fc.array(
    fc.record({
      id: text,
      otherIds: fc.array(text, { maxLength: 2 }),
      isCurrent: fc.boolean(),
      ...place,
      duePhrase: line,
      dueOn: fc.option(day),
      status: text,
      owner: line,
      target: fc.option(day),
    }),
    { maxLength: 3 },
  ),
  updates: fc.array(
    fc.record({
      id: text,
      number: fc.nat(),
      activityId: text,
      activity: fc.option(fc.record(place)),
      recordedBy: text,
      recordedAt: text,
      happenedOn: day,
      status: fc.constantFrom(...STATUSES),
      note: text,
      evidence: line,
      isRedacted: fc.boolean(),
      confirmedBy: line,
      confirmedAt: line,
      isMistake: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  changes: fc.array(
    fc.record({
      id: text,
      number: fc.nat(),
      recordedAt: text,
      recordedBy: text,
      kind: fc.constantFrom(
        'mistake',
        'confirmation',
        'owner',
        'target',
        'redaction',
        'departure',
        'forgetting',
        'setting',
      ),
      activityId: line,
      activity: fc.option(fc.record(place)),
      about: line,
      person: line,
      value: line,
      setting: line,
      note: text,
      isRedacted: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  sources: fc.array(
    fc.record({
      id: text,
      title: text,
      department: line,
      updated: fc.option(day),
      source: line,
      licence: line,
      governmentNote: line,
    }),
    { maxLength: 3 },
  ),
});

describe('an export as JSON', () => {
  test('gives back whatever went in', () => {
    fc.assert(
      fc.property(matter, (data) => {
        expect(readExport(exportJson(data))).toEqual({ kind: 'export', matter: data });
      }),
      { numRuns: 1000 },
    );
  });

  test('of a thousand random histories gives back what they say', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const data = gatherExport(register, createProgress(bookOf(all).entries()));
        expect(readExport(exportJson(data))).toEqual({ kind: 'export', matter: data });
      }),
      { numRuns: 1000 },
    );
  });

  const good = exportJson(gatherExport(register, createProgress(recordSome().entries())));

  test('is read with a byte order mark, too', () => {
    expect(readExport(`\uFEFF${good}`).kind).toBe('export');
  });

  test.each([
    ['', /it is not JSON/],
    ['null', /expected object/],
    ['[]', /expected object/],
    [good.slice(0, -4), /it is not JSON/],
    [good.replace('"version": 1', '"version": 2'), /“version”/],
    [good.replace('digital-action-export', 'x'), /“format”/],
    [good.replace('"2014-03-31"', '"31/3/2014"'), /“activities\.0\.dueOn” must be a day such as 2015-03-09/],
    [good.replace('"partly-done"', '"finished"'), /“updates\.0\.status”/],
    [good.replace('"number": 1', '"number": "1"'), /“updates\.0\.number”/],
    [good.replace('"licence"', '"license"'), /“sources\.0/],
  ])('says what is wrong with something else (%#)', (json, message) => {
    expect(readExport(good).kind).toBe('export');
    expect(readExport(json)).toEqual({ kind: 'problem', message: expect.stringMatching(message) });
  });
});
