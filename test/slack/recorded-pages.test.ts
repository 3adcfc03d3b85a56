import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Matter, type Named, STATUSES } from '../../src/progress/entry.ts';
import { createProgress, type Progress } from '../../src/progress/progress.ts';
import { createRegister, type Register } from '../../src/register/register.ts';
import { decodePress, type Look } from '../../src/slack/press.ts';
import type { Message } from '../../src/slack/views/message.ts';
import { showLook } from '../../src/slack/asking/show-look.ts';
import { createMemoryBook } from '../progress/memory-book.ts';
import { expectSound, pagesOf } from './expect-sound.ts';
import { buttonsIn, wordsIn } from './find-button.ts';
import { registerOf, SHIPPED_TEXT, shipped, sightOf } from './sample-register.ts';
import { type Act, ANN, progressOf, SAM } from './small-progress.ts';
import { anyReport } from './views/any-report.ts';

const ask = (question: string, page = 0): Look => ({ see: 'answer', question, without: [], page });
const activity = shipped.activities.find(({ text }) => text.includes('prisoner visits booking'));
const id = activity?.id ?? '';
const number = activity?.action.number ?? 0;
const action: Look = { see: 'action', report: 'sample', number, page: 0 };
const history: Look = { see: 'history', report: 'sample', number, activity: null, page: 0 };
const due = (list: 'open' | 'published' | 'settled'): Look => ({ see: 'due', list, actions: null, page: 0 });
const update = (status: 'done' | 'in-progress', note = 'Half of them.'): Act => ({
  matter: { kind: 'update', activityId: id, status, happenedOn: '2015-03-03' },
  words: { note, evidence: null },
});
const SAID = 'in progress, recorded by Sam Jones · on 3 March 2015';
const textOf = (look: Look, recorded: Progress | null) =>
  pagesOf(look, sightOf(shipped, recorded))
    .map(({ text }) => text)
    .join('\n');

describe('what was recorded', () => {
  const recorded = progressOf(update('in-progress'));

  test.each([
    ['an answer', ask('prison visits booking exemplar')],
    ['the whole action', action],
    ['the history', history],
    ['the dates', due('open')],
    ['a quotation', { see: 'quotation', statement: id }],
    ['a trail', { see: 'trail', question: 'prisoner visits booking', without: [], report: 'sample', number, page: 0 }],
  ] satisfies [string, Look][])('stands in %s, and nowhere where nothing recorded may be shown', (where, look) => {
    const words = where === 'the history' ? 'Sam Jones recorded in progress' : SAID;
    expect(textOf(look, recorded)).toContain(words);
    const hidden = textOf(look, null);
    expect(hidden).not.toMatch(/Sam Jones|no update recorded|unowned|Half of them/i);
  });

  test('where nothing recorded may be shown nothing can be recorded either', () => {
    const labels = pagesOf(action, sightOf(shipped, null)).flatMap(({ blocks }) => buttonsIn(blocks));
    expect(labels.map(({ label }) => label).filter((label) => /update|owner|take it|history/i.test(label))).toEqual([]);
  });

  test('takes an activity whose latest update leaves nothing to do out of the dates, into a list of its own', () => {
    const done = progressOf(update('done'));
    expect(textOf(due('open'), done)).not.toContain('prisoner visits booking');
    expect(textOf(due('settled'), done)).toContain('done, recorded by Sam Jones, not confirmed');
  });

  test('of a date that passed says that an update is recorded, not that there is none', () => {
    const target: Act = { matter: { kind: 'target', activityId: id, on: '2015-03-06' } };
    const text = textOf(due('open'), progressOf(update('in-progress'), target));
    expect(text).toContain('Date passed, an update is recorded here: 1');
    expect(text).toContain('Date passed, no update recorded here: 5');
  });

  test('a target date counts as the date, named as set and not published', () => {
    const target: Act = { matter: { kind: 'target', activityId: id, on: '2015-03-06' }, by: ANN };
    const text = textOf(due('open'), progressOf(target));
    expect(text).toContain('target date 6 March 2015, set by Ann Lee, not published');
    expect(text).toContain('Date passed, no update recorded here: 6');
  });
});

describe('a history', () => {
  test('keeps what was recorded under words that only an earlier edition has', () => {
    const earlier = SHIPPED_TEXT.replace('Updated 16 January 2015', 'Updated 16 January 2014');
    const now = SHIPPED_TEXT.replace(
      'MOJ will identify and remove legislative',
      'MOJ will find and remove legislative',
    );
    const both = registerOf([now, { id: 'new' }], [earlier, { id: 'old' }]);
    const old = both.earlier.flatMap((report) => report.actions).find((one) => one.number === 12);
    const statement = old?.sections
      .flatMap(({ statements }) => statements)
      .find(({ text }) => text.startsWith('MOJ will identify'));
    const oldId = [statement?.id, `${statement?.id}.1`].find((one) => both.activity(one ?? '') !== undefined) ?? '';
    const matter = { kind: 'update', activityId: oldId, status: 'done', happenedOn: '2015-03-03' } as const;
    const sight = sightOf(both, progressOf({ matter }));
    const text = pagesOf({ see: 'history', report: '', number: 12, activity: null, page: 0 }, sight)
      .map((page) => page.text)
      .join('\n');
    expect(text).toContain("published, MOJ's report of 16 January 2014");
    expect(text).toContain('Sam Jones recorded done');
  });

  test('says the heading of its action once, also a long one', () => {
    const { title } = shipped.reports[0]?.actions.find((one) => one.number === 7) ?? expect.fail('no action 7');
    expect(title.text.length).toBeGreaterThan(150);
    const { text, blocks } = showLook({ ...history, number: 7 }, sightOf(shipped, progressOf()), true);
    for (const said of [text, wordsIn(blocks)]) {
      expect(said).toContain('History of action 7');
      expect(said.split(title.text.slice(0, 60))).toHaveLength(2);
    }
  });

  test('has the newest entry first, whatever it is about, and the published words after all of them', () => {
    const [other = expect.fail('only one')] = shipped.activities.filter(
      (one) => one.action.number === number && one.id !== id,
    );
    const later: Act = { matter: { kind: 'owner', activityId: other.id, owner: SAM }, at: '2015-03-04T12:00:00.000Z' };
    const last: Act = { ...update('done', 'The other half.'), at: '2015-03-05T12:00:00.000Z' };
    const { text } = showLook(history, sightOf(shipped, progressOf(update('in-progress'), later, last)), true);
    const places = ['The other half.', 'Sam Jones took the activity', 'Half of them.', '· published, '].map((words) =>
      text.indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('newest first');
    expect(text.split(`Of “${other.text.slice(0, 40)}`)).toHaveLength(2);
  });

  test('of many pages leads to its oldest entry and to the published words in one press', () => {
    const many = Array.from({ length: 40 }, (_, n) => update('in-progress', `Note ${n}. ${'word '.repeat(380)}`));
    const sight = sightOf(shipped, progressOf(...many));
    const press = (message: Message, label: string) => {
      const button = buttonsIn(message.blocks).find((one) => one.label === label) ?? expect.fail(`no ${label}`);
      const found = decodePress(button.actionId, button.value);
      return found?.verb === 'turn' ? showLook(found.value, sight, true) : expect.fail('turns nowhere');
    };
    const first = showLook(history, sight, true);
    expect(first.text).toContain('Note 39.');
    expect(press(first, 'Oldest entry').text).toContain('Note 0.');
    expect(press(first, 'Published words').text).toContain('· published, ');
    expect(press(press(first, 'Oldest entry'), 'Newest entry').text).toBe(first.text);
  });

  test('says why an update was a mistake once, in the entry that says so', () => {
    const said = progressOf(update('in-progress'), {
      matter: { kind: 'mistake', activityId: id, updateId: 'entry-1' },
      words: { note: 'It was another office.', evidence: null },
    });
    const { text } = showLook(history, sightOf(shipped, said), true);
    expect(text).toContain('Recorded by mistake');
    expect(text.split('It was another office.')).toHaveLength(2);
  });

  test('of one activity leaves the others out', () => {
    const [other] = shipped.activities.filter((one) => one.action.number === number && one.id !== id);
    const matter = { kind: 'owner', activityId: other?.id ?? '', owner: SAM } as const;
    const text = textOf({ ...history, activity: id }, progressOf(update('in-progress'), { matter }));
    expect(text).toContain('Sam Jones recorded in progress');
    expect(text).not.toContain('Sam Jones took the activity');
  });

  test('asks which report, where several have an action of that number', () => {
    const second = SHIPPED_TEXT.replaceAll('MOJ', 'DfT');
    const both = registerOf(
      [SHIPPED_TEXT],
      [second, { id: 'dft', department: 'Department for Transport', abbreviation: 'DfT' }],
    );
    const message = showLook({ see: 'history', report: '', number: 7, activity: null, page: 0 }, sightOf(both), true);
    expectSound(message);
    expect(buttonsIn(message.blocks)).toHaveLength(2);
  });
});

describe('a history of no action in particular', () => {
  const look: Look = { see: 'histories', page: 0 };

  test('has the actions of which something was recorded, the latest first, each with its history', () => {
    const other = shipped.activities.find((one) => one.action.number !== number) ?? expect.fail('one action');
    const later: Act = { matter: { kind: 'owner', activityId: other.id, owner: SAM }, at: '2015-03-04T12:00:00.000Z' };
    const message = showLook(look, sightOf(shipped, progressOf(update('in-progress'), later)), true);
    expectSound(message);
    expect(message.text).toContain('Something was recorded here of 2 actions, the latest first:');
    expect(message.text).toMatch(
      new RegExp(
        String.raw`${other.action.number} · [^\n]+ 1 entry, .+\n${number} · .+ 1 entry, the latest 3 March 2015`,
      ),
    );
    const histories = buttonsIn(message.blocks).filter(({ label }) => label === 'History');
    expect(histories.map(({ value }) => value)).toEqual([
      expect.stringContaining(`"number":${other.action.number},`),
      expect.stringContaining(`"number":${number},`),
    ]);
  });

  test('says that nothing was recorded, or that it cannot be shown', () => {
    expect(textOf(look, progressOf())).toContain('Nothing was recorded here of any action');
    expect(textOf(look, null)).toContain('cannot be shown');
  });
});

describe('what is no question', () => {
  test('leads nobody to a Home tab that has nothing recorded', () => {
    const guest = { ...sightOf(shipped, null), hidden: 'person' } as const;
    for (const to of ['mine', 'unowned'] as const) {
      const { text, blocks } = showLook({ see: 'pointer', to }, guest, false);
      expect(text).toContain('What was recorded is shown to full members of this workspace.');
      expect(buttonsIn(blocks)).toEqual([]);
    }
  });

  test('is pointed to the Home tab', () => {
    const mine = showLook({ see: 'pointer', to: 'mine' }, sightOf(shipped), true);
    const unowned = showLook({ see: 'pointer', to: 'unowned' }, sightOf(shipped), true);
    for (const message of [mine, unowned]) expectSound(message);
    expect(mine.text).toContain('Your activities stand in my Home tab');
    expect(unowned.text).toContain(`${shipped.activities.length} activities have no owner recorded here.`);
  });
});

describe('a paragraph of several activities', () => {
  const [first = expect.fail('none')] = shipped.activities.filter(({ id: one }) => one.endsWith('.2'));
  const { statement } = first;
  const own = shipped.activities.filter((one) => one.statement.id === statement.id);
  const look: Look = { see: 'paragraph', statement: statement.id, page: 0 };

  test('offers each of them with everything that can be recorded of it', () => {
    const pages = pagesOf(look, sightOf(shipped, progressOf()));
    const labels = pages.flatMap(({ blocks }) => buttonsIn(blocks)).map(({ label }) => label);
    for (const page of pages) expectSound(page);
    for (const label of ['Add an update', 'Take it', 'Owner and date', 'History'])
      expect(labels.filter((one) => one === label)).toHaveLength(own.length);
  });

  test.each([
    ['an answer', ask(`action ${first.action.number} ${first.text.slice(0, 60)}`)],
    ['the whole action', { see: 'action', report: 'sample', number: first.action.number, page: 0 }],
  ] satisfies [string, Look][])(
    'is reached from %s, and the form from there offers exactly its activities',
    (_, from) => {
      const buttons = pagesOf(from, sightOf(shipped, progressOf())).flatMap(({ blocks }) => buttonsIn(blocks));
      const choose = buttons.find(({ label, value }) => label === 'Choose an activity' && value.includes(statement.id));
      expect(choose && decodePress(choose.actionId, choose.value)).toMatchObject({ value: look });
      // Who speaks to their computer says what they read.
      for (const { label, spoken } of buttons) expect(spoken).toContain(label);
      const add = buttons.find(({ label, value }) => label === 'Add an update' && value.includes(`"${statement.id}"`));
      expect(add && decodePress(add.actionId, add.value)).toMatchObject({
        verb: 'update',
        value: { activity: null, statement: statement.id },
      });
    },
  );
});

/** Names and notes that try to be markup, and long ones. */
const words = fc.oneof(
  fc.constantFrom(
    '<!channel> <@U_SAM> *bold*',
    '&<>'.repeat(600),
    'word '.repeat(400),
    '“quoted”\n• line',
    '',
    '😀'.repeat(900),
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const evidence = fc.constantFrom(
  null,
  'https://example.org/a?b=c|d>e',
  `https://example.org/${'x'.repeat(1_900)}`,
  'http://<evil>',
);
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'update',
      'update',
      'owner',
      'target',
      'mistake',
      'confirmation',
      'redaction',
      'departure',
      'forgetting',
      'setting',
    ),
    activity: fc.nat(),
    status: fc.constantFrom(...STATUSES),
    name: fc.oneof(words, fc.constant('Sam')),
    note: words,
    evidence,
  }),
  { maxLength: 40 },
);

function carryOut(all: typeof acts extends fc.Arbitrary<infer All> ? All : never, { activities }: Register): Progress {
  const book = createMemoryBook();
  for (const { kind, activity: nth, status, name, note, evidence: link } of all) {
    const activityId = activities[nth % Math.max(1, activities.length)]?.id;
    if (activityId === undefined) continue;
    const by: Named = { team: 'T1', user: `U${name.length}`, name: name.slice(0, 80) };
    const latest = book.entries().findLast((entry) => entry.matter.kind === 'update');
    const about =
      latest?.matter.kind === 'update' ? { activityId: latest.matter.activityId, updateId: latest.id } : null;
    const entryId = book.entries().at(-1)?.id ?? null;
    const matter = matterOf(kind, { activityId, status, by, about, entryId });
    if (matter !== null)
      book.record({
        matter,
        by,
        words: { note: note.slice(0, 2_000), evidence: link },
        at: '2015-03-03T12:00:00.000Z',
      });
  }
  return createProgress(book.entries());
}

function matterOf(
  kind: string,
  of: {
    readonly activityId: string;
    readonly status: (typeof STATUSES)[number];
    readonly by: Named;
    readonly about: { readonly activityId: string; readonly updateId: string } | null;
    readonly entryId: string | null;
  },
): Matter<Named> | null {
  const { activityId, status, by, about, entryId } = of;
  if (kind === 'redaction') return entryId === null ? null : { kind, entryId };
  if (kind === 'departure' || kind === 'forgetting') return { kind, person: by };
  if (kind === 'setting') return { kind, change: { name: 'group', verb: 'own', group: 'S1' } };
  if (kind === 'owner') return { kind, activityId, owner: by };
  if (kind === 'target') return { kind, activityId, on: '2015-03-20' };
  if (kind === 'mistake' || kind === 'confirmation') return about === null ? null : { kind, ...about };
  return { kind: 'update', activityId, status, happenedOn: '2015-03-01' };
}

test('whatever a report says and people record, everything shown is sound, and each entry stands once in a history', () => {
  fc.assert(
    fc.property(anyReport, acts, (report, all) => {
      const register = createRegister([report]);
      const recorded = carryOut(all, register);
      const sight = { ...sightOf(register, recorded), isAdministrator: true };
      for (const look of [ask('prison visits'), ask('MOJ will deliver')])
        for (const page of pagesOf(look, sight).slice(0, 3)) expectSound(page);
      for (const list of ['open', 'ended', 'undated', 'settled'] as const)
        expectSound(showLook({ see: 'due', list, actions: null, page: 0 }, sight, true));
      for (const page of pagesOf({ see: 'settings-history', page: 0 }, sight)) expectSound(page);
      for (const one of report.actions.slice(0, 3)) {
        const at = { report: 'any', number: one.number, page: 0 };
        for (const page of pagesOf({ see: 'action', ...at }, sight)) expectSound(page);
        const pages = pagesOf({ see: 'history', ...at, activity: null }, sight);
        for (const page of pages) expectSound(page);
        const own = register.activities.filter((each) => each.action.number === one.number);
        const alike = new Map(own.map((each) => [register.idsOf(each).join('\n'), register.idsOf(each)]));
        const entries = [...alike.values()].flatMap((ids) => recorded.historyOf(ids));
        const said = pages.map(({ blocks }) => wordsIn(blocks)).join('\n');
        expect(said.match(/Recorded 3 March 2015 at 12:00: /g) ?? []).toHaveLength(entries.length);
      }
    }),
    { numRuns: 20 },
  );
}, 30_000);
