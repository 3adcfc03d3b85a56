import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/progress/entry.ts';
import { readUpdate, type UpdateFields } from '../../src/progress/update-draft.ts';

const TODAY = '2015-03-09';
const good: UpdateFields = { status: 'in-progress', note: '', evidence: '', happenedOn: TODAY };

/** The fields that have a fault. */
function faults(fields: UpdateFields): readonly string[] {
  const reading = readUpdate({ ...good, ...fields }, TODAY);
  return reading.kind === 'errors' ? Object.keys(reading.errors) : [];
}

function wordsOf(fields: UpdateFields) {
  const reading = readUpdate({ ...good, ...fields }, TODAY);
  return reading.kind === 'update' ? reading.words : reading.errors;
}

test('an update needs no words unless its status asks for them', () => {
  expect(readUpdate(good, TODAY)).toEqual({ kind: 'update', status: 'in-progress', happenedOn: TODAY, words: null });
});

test.each([
  ['not-started', [], [], []],
  ['in-progress', [], [], []],
  ['partly-done', [], [], []],
  ['done', ['note'], [], []],
  ['changed', ['note'], ['note'], []],
  ['not-pursued', ['note'], ['note'], []],
  ['not-applicable', [], [], []],
])('%s: with nothing, with a link, with a note', (status, none, link, note) => {
  expect(faults({ status })).toEqual(none);
  expect(faults({ status, evidence: 'https://example.org' })).toEqual(link);
  expect(faults({ status, note: 'Because.' })).toEqual(note);
  expect(faults({ status, note: ' \n ' })).toEqual(none);
});

describe('an evidence link', () => {
  test.each(['https://www.gov.uk/a?b=c#d', 'http://example.org', 'HTTPS://EXAMPLE.ORG/x'])(
    '%s is kept as typed',
    (evidence) => {
      expect(wordsOf({ evidence: ` ${evidence}\n` })).toEqual({ note: '', evidence });
    },
  );

  test.each([
    'www.gov.uk',
    'ftp://example.org',
    'javascript:alert(1)',
    'https://',
    'https://a b',
    'https://example.org see page 3',
    'see https://example.org',
    `https://example.org/${'x'.repeat(2000)}`,
  ])('%s is refused', (evidence) => {
    expect(faults({ evidence })).toEqual(['evidence']);
  });

  test.each(['https://gov.uk@example.org/x', 'https://user:word@example.org', 'http://@example.org', 'HTTPS://a@b'])(
    '%s is refused: what stands before “@” passes one site off as another',
    (evidence) => {
      expect(wordsOf({ evidence })).toEqual({ evidence: expect.stringMatching(/^Paste the address without .*“@”/) });
      expect(faults({ evidence: 'https://example.org/@sam?to=a@b' })).toEqual([]);
    },
  );

  test.each(['https://example.org/\u202efdp.x', 'https://exam\u200bple.org', 'https://example.org/\u2066x'])(
    '%j is refused: what cannot be seen disguises it',
    (evidence) => {
      expect(wordsOf({ evidence })).toEqual({ evidence: expect.stringMatching(/cannot be seen/) });
    },
  );

  test('may have 2,000 characters', () => {
    expect(faults({ evidence: `https://example.org/${'x'.repeat(1980)}` })).toEqual([]);
  });
});

describe('a note', () => {
  test.each([
    ['abc \u202edef', 'abc def'],
    ['\u2067abc\u2069 \u200e\u200f\u061c\u200b\ufeff\u00addef', 'abc def'],
    ['\u{e0041}\u{e0001}abc', 'abc'],
  ])('has no characters that only turn or hide others: %j', (note, kept) => {
    expect(wordsOf({ note })).toEqual({ note: kept, evidence: null });
  });

  test.each([
    '👩\u200d💻',
    'می\u200cخواهم',
    'क्\u200dष',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '\u0600١٢',
  ])('keeps what an emoji or a script needs: %s', (note) => {
    expect(wordsOf({ note })).toEqual({ note, evidence: null });
  });
});

test.each([
  [TODAY, []],
  ['2015-03-10', ['happenedOn']],
  ['2000-01-01', []],
  ['1999-12-31', ['happenedOn']],
  ['2015-02-29', ['happenedOn']],
  ['yesterday', ['happenedOn']],
  ['', ['happenedOn']],
  [null, ['happenedOn']],
])('the day %j has the faults %j', (happenedOn, expected) => {
  expect(faults({ happenedOn })).toEqual(expected);
});

test('a note may have 2,000 characters, and is told by how many it is too long', () => {
  expect(faults({ note: 'x'.repeat(2000) })).toEqual([]);
  expect(wordsOf({ note: 'x'.repeat(2001) })).toEqual({ note: 'Shorten the note to 2,000 characters: it has 2,001.' });
});

test('every fault is told at once, on its field', () => {
  expect(readUpdate({ evidence: 'x' }, TODAY)).toEqual({
    kind: 'errors',
    errors: {
      status: 'Choose a status from the list.',
      evidence: 'Paste one whole web address that begins with https:// or http://.',
      happenedOn: 'Choose the day it happened.',
    },
  });
  expect(wordsOf({ status: 'not-pursued' })).toEqual({
    note: 'Say why in a sentence or two: “not pursued” needs a reason.',
  });
});

test('whatever is typed, what is read keeps its bounds and can be stored', () => {
  const typed = fc.option(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 2100 }), fc.webUrl(), fc.constant('\u0000\uD800x')),
  );
  const fields = fc.record({
    status: fc.constantFrom(...STATUSES, 'other'),
    note: typed,
    evidence: typed,
    happenedOn: fc.constant(TODAY),
  });
  fc.assert(
    fc.property(fields, (raw) => {
      const reading = readUpdate(raw, TODAY);
      if (reading.kind === 'errors') return Object.values(reading.errors).every((fault) => /^[A-Z].*\.$/.test(fault));
      const { note = '', evidence } = reading.words ?? {};
      expect(note.length).toBeLessThanOrEqual(2000);
      expect(note).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}/u);
      expect(evidence ?? 'https://').toMatch(/^https?:\/\//i);
      return reading.words === null || note !== '' || evidence !== null;
    }),
  );
});
