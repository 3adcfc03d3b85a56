import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegister, shownText } from '../../../src/register/register.ts';
import { decodePress, type Look } from '../../../src/slack/press.ts';
import { showCutLook, showLook } from '../../../src/slack/asking/show-look.ts';
import { escapeMarkup } from '../../../src/slack/views/text.ts';
import { expectSound, pagesOf } from '../expect-sound.ts';
import { buttonsIn, wordsIn } from '../find-button.ts';
import { registerOf, SHIPPED_TEXT, shipped, sightOf } from '../sample-register.ts';
import { anyReport } from '../views/any-report.ts';

const sight = sightOf(shipped);
const ask = (question: string, page = 0): Look => ({ see: 'answer', question, without: [], page });
const show = (look: Look) => showLook(look, sight, true);

describe('the shipped report', () => {
  test('every statement of every action stands on its pages, whole, in order, and nothing is lost between pages', () => {
    for (const action of shipped.reports[0]?.actions ?? []) {
      const pages = pagesOf({ see: 'action', report: 'sample', number: action.number, page: 0 }, sight);
      const words = pages.map(({ blocks }) => wordsIn(blocks)).join('\n');
      const text = pages.map((page) => page.text).join('\n');
      let at = 0;
      for (const statement of [
        ...action.description,
        ...action.note,
        ...action.sections.flatMap(({ statements }) => statements),
      ]) {
        const found = words.indexOf(statement.text, at);
        expect(found, statement.id).toBeGreaterThanOrEqual(at);
        at = found + statement.text.length;
        expect(text).toContain(escapeMarkup(statement.text));
      }
    }
  });

  test('an answer quotes lead-in and bullet, names action, section and report, and links the quote', () => {
    const message = show(ask('prison visits booking exemplar'));
    const placed = shipped.statements.find(({ statement }) => statement.text.startsWith('prisoner visits booking'));
    expect(message.text).toContain(shownText(placed?.statement ?? { text: '?', leadIn: null }));
    expect(message.text).toContain(
      "Action 5 · Departmental digital strategy commitments (December 2012) · MOJ's report of 16 January 2015",
    );
    expect(JSON.stringify(message.blocks)).toContain(
      'https://www.gov.uk/government/publications/sample#:~:text=prisoner%20visits%20booking',
    );
    expect(message.text.match(/This was published under/g)).toHaveLength(1);
  });

  test('the words that matched are strong, and the quote stays as it is', () => {
    const blocks = JSON.stringify(show(ask('legislative barriers')).blocks);
    expect(blocks).toContain('"text":"legislative","style":{"bold":true}');
  });

  test('an answer’s pages show every hit once', () => {
    const answer = sight.asker.ask('digital services', sight.today);
    const total = answer.kind === 'found' ? answer.total : 0;
    const pages = pagesOf(ask('digital services'), sight);
    expect(pages).toHaveLength(Math.ceil(total / 5));
    const quotes = pages.flatMap(({ blocks }) =>
      blocks.filter((block) => block.type === 'rich_text' && block.elements[0]?.type === 'rich_text_quote'),
    );
    expect(quotes).toHaveLength(total);
    expect(pages.at(-1)?.text).toContain(`of ${total} matching statements`);
  });

  test('a page beyond the last shows the last', () => {
    expect(show(ask('prison visits', 99)).text).toContain('Showing 6–');
  });

  test('dates say what is soon and what has passed, and never that something failed', () => {
    const pages = (['open', 'published', 'ended', 'later', 'undated'] as const).flatMap((list) =>
      pagesOf({ see: 'due', list, actions: null, page: 0 }, sight),
    );
    const all = pages.map(({ text }) => text).join('\n');
    expect(all).toContain('Due in the next 28 days: 4');
    expect(all).toContain('Date passed, no update recorded here: 5');
    expect(all).toContain('Date passed, progress published since: read and decide: 5');
    expect(all).not.toMatch(/overdue|failed|\blate\b|missed/i);
    for (const activity of shipped.activities) expect(all, activity.id).toContain(escapeMarkup(activity.text));
    for (const page of pages) expectSound(page);
  });

  test('dates of some actions only', () => {
    const message = show({ see: 'due', list: 'open', actions: [5], page: 0 });
    expect(message.text).toContain('Only action 5.');
    expect(show({ see: 'due', list: 'open', actions: [4], page: 0 }).text).toContain('Due in the next 28 days: 0');
  });

  test('the heading of an action is said once and whole, also a long one', () => {
    for (const { number, title } of shipped.reports[0]?.actions ?? []) {
      const { text, blocks } = show({ see: 'action', report: 'sample', number, page: 0 });
      for (const said of [text, wordsIn(blocks)]) {
        expect(said.split(`Action ${number}: `)).toHaveLength(2);
        expect(said).toContain(`Action ${number}: ${title.text}`);
      }
    }
  });

  test('an action that is not loaded any more', () => {
    expect(show({ see: 'action', report: 'gone', number: 3, page: 0 }).text).toContain('is not loaded here any more');
  });

  test('a question that was cut says so', () => {
    expect(showCutLook(ask('prison'), sight, false).text).toMatch(/^Only the first 500 characters/);
  });

  test.each([
    'prison visits',
    'unicorns',
    'action 13',
    'what did we do in 2019',
    'progress in 2014',
    '',
    '<!channel> GOV.UK',
    'x'.repeat(500),
  ])('“%s” is sound', (question) => {
    expectSound(show(ask(question)));
  });
});

describe('several reports', () => {
  const second = SHIPPED_TEXT.replaceAll('MOJ', 'DfT').replace('Ministry of Justice', 'Department for Transport');
  const both = sightOf(
    registerOf([SHIPPED_TEXT], [second, { id: 'dft', department: 'Department for Transport', abbreviation: 'DfT' }]),
  );

  test('a number that two departments have asks which, and the button answers', () => {
    const message = showLook(ask('action 7'), both, true);
    expectSound(message);
    const choices = buttonsIn(message.blocks);
    expect(choices).toHaveLength(2);
    const press = decodePress(choices[1]?.actionId ?? '', choices[1]?.value);
    const chosen = press?.verb === 'look' ? showLook(press.value, both, true) : null;
    expect(chosen?.text).toContain("DfT's report of 16 January 2015");
  });

  test('all actions stand under their report', () => {
    const pages = pagesOf({ see: 'actions', page: 0 }, both);
    expect(pages).toHaveLength(2);
    expect(pages.map(({ text }) => text).join('\n')).toMatch(/MOJ's report[^]*\n1 · [^]*DfT's report[^]*\n16 · /);
  });

  test('each government note says whose it is', () => {
    const pages = pagesOf(ask('prison visits'), both)
      .map(({ text }) => text)
      .join('\n');
    expect(pages).toContain("MOJ's report of 16 January 2015: This was published under the 2010 to 2015");
    expect(pages).toContain("DfT's report of 16 January 2015: This was published under the 2010 to 2015");
  });

  test('nothing found names both', () => {
    expect(showLook(ask('unicorns'), both, true).text).toContain(
      "found in MOJ's report of 16 January 2015 or DfT's report of 16 January 2015.",
    );
  });
});

test('the examples are words of a title that find something, an action, and the dates', () => {
  const [question, action, due] = sight.examples().map(({ choice }) => choice);
  const asked = question?.verb === 'look' && question.value.see === 'answer' ? question.value.question : '';
  const answer = sight.asker.ask(asked, sight.today);
  expect(shipped.reports[0]?.actions.some(({ title }) => title.text.toLowerCase().includes(asked))).toBe(true);
  expect(answer.kind === 'found' ? answer.total : 0).toBeGreaterThanOrEqual(3);
  expect(action).toMatchObject({ verb: 'look', value: { see: 'action' } });
  expect(due).toMatchObject({ verb: 'look', value: { see: 'due' } });
});

test('five long statements are shortened alike, so that each still stands there with its place', () => {
  const long = Array.from(
    { length: 5 },
    (_, index) => `Prison visits number ${index + 1} ${'will be booked and paid for by many people '.repeat(30)}.`,
  );
  const told = sightOf(registerOf([`Action 1: Prison\n\nProgress during 2014\n\n${long.join('\n\n')}`]));
  const message = showLook(ask('prison visits booked'), told, true);
  expectSound(message);
  expect(message.text.match(/Action 1 · Progress during 2014/g)).toHaveLength(5);
  expect(message.text.match(/\[shortened here\]/g)).toHaveLength(5);
  expect(message.text.length).toBeGreaterThan(2_500);
});

test('without a report nothing breaks', () => {
  const empty = sightOf(registerOf());
  for (const look of [
    ask('anything'),
    { see: 'actions', page: 0 },
    { see: 'help' },
    { see: 'due', list: 'open', actions: null, page: 0 },
  ] satisfies Look[]) {
    expectSound(showLook(look, empty, true));
  }
});

test('whatever a report says, everything shown is sound, and every action’s words are on its pages', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const any = sightOf(createRegister([report]));
      for (const look of [ask('prison visits'), ask('MOJ will deliver'), { see: 'help' }] satisfies Look[])
        expectSound(showLook(look, any, true));
      for (const list of ['open', 'ended', 'undated'] as const)
        expectSound(showLook({ see: 'due', list, actions: null, page: 0 }, any, true));
      for (const page of pagesOf({ see: 'actions', page: 0 }, any)) expectSound(page);
      const [action] = report.actions;
      const pages = pagesOf({ see: 'action', report: 'any', number: action?.number ?? 0, page: 0 }, any);
      for (const page of pages) expectSound(page);
      for (const { id } of [action?.title, ...(action?.sections.flatMap(({ statements }) => statements) ?? [])].flatMap(
        (statement) => statement ?? [],
      ))
        expectSound(showLook({ see: 'quotation', statement: id }, any, true));
      const { question, without } = { question: 'MOJ will deliver prison visits', without: [] };
      const number = action?.number ?? 0;
      for (const page of pagesOf({ see: 'trail', question, without, report: 'any', number, page: 0 }, any))
        expectSound(page);
      const words = pages.map(({ blocks }) => wordsIn(blocks)).join('');
      for (const { text } of action?.sections.flatMap(({ statements }) => statements) ?? [])
        expect(words).toContain(text.slice(0, 300));
    }),
    { numRuns: 25 },
  );
});
