import { describe, expect, test } from 'vitest';
import type { Words } from '../../../src/progress/entry.ts';
import { createProgress, type Progress } from '../../../src/progress/progress.ts';
import { card } from '../../../src/slack/views/parts.ts';
import { quoteRuns } from '../../../src/slack/views/quote.ts';
import { shownName, recordedLines } from '../../../src/slack/views/recorded.ts';
import { plainWords } from '../../../src/slack/views/runs.ts';
import { type Act, ANN, bookOf, progressOf, SAM } from '../small-progress.ts';

const A = 'sample/a7/planned-2015/1';
const update = (status: 'done' | 'in-progress', words: Words | null = null): Act => ({
  matter: { kind: 'update', activityId: A, status, happenedOn: '2015-03-03' },
  words,
});
const linesOf = (progress: Progress) =>
  recordedLines(progress.of([A]), progress.settings).map(({ runs }) => plainWords(runs));
/** The same acts, followed by what is said of the first. */
const withMark = (first: Act, kind: 'mistake' | 'confirmation', words: Words | null = null) => {
  const book = bookOf(first);
  const updateId = book.entries()[0]?.id ?? '';
  book.record({ matter: { kind, activityId: A, updateId }, by: ANN, words, at: '2015-03-04T12:00:00.000Z' });
  return createProgress(book.entries());
};

describe('an activity', () => {
  test('of which nothing was recorded says so, and that nobody owns it', () => {
    expect(linesOf(progressOf())).toEqual(['Status: no update recorded here · unowned']);
  });

  test('has its latest update with who recorded it and when, and what they wrote as their words', () => {
    const words = { note: 'Half of the courts\nare done.', evidence: 'https://example.org/courts' };
    expect(linesOf(progressOf(update('in-progress', words)))).toEqual([
      'Update: in progress, recorded by Sam Jones · on 3 March 2015 · unowned',
      'Sam Jones wrote: “Half of the courts are done.”',
      'Evidence: https://example.org/courts',
    ]);
  });

  test('recorded for another day than the one it was recorded on has both', () => {
    const matter = { kind: 'update', activityId: A, status: 'in-progress', happenedOn: '2015-02-27' } as const;
    expect(linesOf(progressOf({ matter }))[0]).toContain('on 3 March 2015, for 27 February 2015');
  });

  test('recorded just after midnight in London has London’s day', () => {
    const matter = { kind: 'update', activityId: A, status: 'in-progress', happenedOn: '2015-04-02' } as const;
    expect(linesOf(progressOf({ matter, at: '2015-04-01T23:30:00.000Z' }))[0]).toContain('on 2 April 2015 ·');
  });

  test('recorded as done is not confirmed until a second person has confirmed it; both names stay', () => {
    expect(linesOf(progressOf(update('done')))[0]).toContain('done, recorded by Sam Jones, not confirmed · on');
    expect(linesOf(withMark(update('done'), 'confirmation'))[0]).toContain(
      'done, recorded by Sam Jones, confirmed by Ann Lee · on',
    );
  });

  test('waits for no confirmation where an administrator switched that off', () => {
    const off: Act = { matter: { kind: 'setting', change: { name: 'confirmation', on: false } } };
    expect(linesOf(progressOf(off, update('done')))[0]).toContain('done, recorded by Sam Jones · on');
  });

  test('whose update was a mistake has no update', () => {
    expect(linesOf(withMark(update('done'), 'mistake'))).toEqual(['Status: no update recorded here · unowned']);
  });

  test('has its owner, and a target date with who set it, not as if it were published', () => {
    const owned: Act = { matter: { kind: 'owner', activityId: A, owner: ANN } };
    const target: Act = { matter: { kind: 'target', activityId: A, on: '2015-06-30' }, by: ANN };
    expect(linesOf(progressOf(owned, target))).toEqual([
      'Status: no update recorded here · owner: Ann Lee · target date 30 June 2015, set by Ann Lee, not published',
    ]);
  });

  test('of which words and names were taken out says that they were', () => {
    const book = bookOf(update('in-progress', { note: 'A name.', evidence: null }));
    const [entry] = book.entries();
    const at = '2015-03-05T12:00:00.000Z';
    book.record({ matter: { kind: 'redaction', entryId: entry?.id ?? '' }, by: ANN, words: null, at });
    book.record({ matter: { kind: 'forgetting', person: SAM }, by: ANN, words: null, at });
    expect(linesOf(createProgress(book.entries()))).toEqual([
      'Update: in progress, recorded by a former colleague · on 3 March 2015 · unowned',
      '[note taken out by an administrator]',
    ]);
  });
});

const blocksOf = (words: Words) => {
  const progress = progressOf(update('in-progress', words));
  return JSON.stringify(card(recordedLines(progress.of([A]), progress.settings)).blocks);
};

describe('what a person wrote', () => {
  test('is a link only where the evidence is an https address', () => {
    expect(blocksOf({ note: '', evidence: 'https://example.org/x' })).toContain('"type":"link"');
    for (const evidence of ['http://example.org/x', 'https://', 'ftp://example.org', 'javascript:alert(1)'])
      expect(blocksOf({ note: '', evidence })).not.toContain('"type":"link"');
  });

  test('is never a block quote, which is for what was published', () => {
    expect(blocksOf({ note: 'Done.', evidence: null })).not.toContain('rich_text_quote');
  });

  test('is shortened beyond five hundred characters, and says so', () => {
    const progress = progressOf(update('in-progress', { note: 'word '.repeat(300), evidence: null }));
    const note = linesOf(progress)[1] ?? '';
    expect(note.length).toBeLessThan(560);
    expect(note).toContain('[shortened here]');
  });
});

const person = (name: string) => ({ id: 'p1', team: 'T1', user: 'U1', name });

describe('nobody’s words turn ours round', () => {
  const turned = 'abc \u202edef ';

  test('not a name', () => {
    expect(shownName(person('Sam \u202eJones'))).toBe('Sam Jones');
    expect(shownName(person('עמית'))).toBe('\u2068עמית\u2069');
  });

  test('not a note, whole or shortened', () => {
    for (const note of [turned, turned.repeat(200), 'שלום ', 'שלום '.repeat(200)]) {
      const [, line = ''] = linesOf(progressOf(update('in-progress', { note, evidence: null })));
      expect(line).toMatch(note.startsWith('a') ? /“[^\u2066-\u2069]*”/u : /“\u2068[^\u2066-\u2069]*\u2069”/u);
      expect(line).not.toMatch(/[\u202a-\u202e]/u);
    }
  });

  test('not the words of a report, whole or shortened', () => {
    for (const text of [turned, turned.repeat(200), 'שלום '.repeat(200)]) {
      const shown = plainWords(quoteRuns({ text, leadIn: null }, 100));
      expect(shown).toMatch(/^\u2068[^\u2066-\u2069\u202a-\u202e]*\u2069( \[shortened here\])?$/u);
    }
  });

  test('not an address, which is no link where it names who signs in', () => {
    expect(
      linesOf(progressOf(update('done', { note: '', evidence: `https://example.org/${turned.trim()}` })))[1],
    ).not.toMatch(/[\u202a-\u202e]/u);
    expect(blocksOf({ note: '', evidence: 'https://gov.uk@example.org/x' })).not.toContain('"type":"link"');
    // A Cyrillic letter for a Latin one: shown as the host that is really linked.
    expect(blocksOf({ note: '', evidence: 'https://g\u043Ev.uk/x' })).toContain('"text":"https://xn--gv-fmc.uk/x"');
  });
});

test('a name stays on one line and within bounds', () => {
  const named = { id: 'p1', team: 'T1', user: 'U1', name: `Sam\n<!channel> ${'x'.repeat(200)}` };
  expect(shownName(named)).toMatch(/^Sam <!channel> x+…$/);
  expect(shownName(named).length).toBeLessThanOrEqual(80);
  expect(shownName(null)).toBe('a former colleague');
});
