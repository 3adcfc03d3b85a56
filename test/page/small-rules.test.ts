import { describe, expect, it } from 'vitest';

/** The page's scripts are plain JavaScript, so what is used of them is said here. */
interface Rules {
  suggest(typed: string, vocabulary: object): readonly { readonly text: string }[];
  slackDate(date: { seconds: number; format: string; fallback: string }, zone: string, now: number): string;
  secondsOf(local: string, zone: string): number | null;
  localOf(seconds: number, zone: string): string;
  fieldProblem(element: object, entered: object, isOptional: boolean): string | null;
}

const from = (name: string): Promise<Rules> =>
  import(new URL(`../../src/workspace/page/${name}.js`, import.meta.url).href);
const [suggesting, dates, fields] = await Promise.all(['suggest', 'format-date', 'field-values'].map(from));

describe('completion', () => {
  const words = ['remind', 'remind list', 'remind off', 'remind now'].map((text) => ({ text, note: '' }));
  const vocabulary = { botName: 'Digital Action', commands: [{ command: '/digital-action', words, examples: [] }] };
  it.each([
    ['/', ['/digital-action ']],
    [
      '/digital-action r',
      [
        '/digital-action remind',
        '/digital-action remind list',
        '/digital-action remind off',
        '/digital-action remind now',
      ],
    ],
    [
      '/digital-action remind',
      ['/digital-action remind list', '/digital-action remind off', '/digital-action remind now'],
    ],
    ['/digital-action prison visits', []],
    ['/inv', ['/invite @Digital Action']],
    ['hello @dig', ['hello @Digital Action ']],
    ['name@dig', []],
    ['plain words', []],
  ])('of “%s”', (typed, expected) => {
    expect(suggesting?.suggest(typed, vocabulary).map(({ text }) => text)).toEqual(expected);
  });
});

describe('Slack’s date formats', () => {
  const nine = 1_425_891_600;
  it.each([
    ['{date_long} at {time}', 'Europe/London', 'Monday 9 March 2015 at 09:00'],
    ['{date_num} {time_secs}', 'Asia/Kolkata', '2015-03-09 14:30:00'],
    ['{date_short_pretty}', 'America/New_York', 'today'],
    ['{date}', 'Europe/London', '9 March 2015'],
    ['{ago}', 'Europe/London', '2 hours ago'],
    ['{unknown}', 'Nowhere/Nothing', '{unknown}'],
  ])('%s in %s', (format, zone, expected) => {
    const date = { seconds: nine, format, fallback: 'some day' };
    expect(dates?.slackDate(date, zone, (nine + 7200) * 1000)).toBe(expected);
  });

  it('fall back where the moment is none', () => {
    const date = { seconds: Number.NaN, format: '{date}', fallback: 'some day' };
    expect(dates?.slackDate(date, 'Europe/London', 0)).toBe('some day');
  });

  it.each([
    ['2015-03-09T09:00', 'Europe/London', '2015-03-09T09:00:00.000Z'],
    ['2015-07-01T09:00', 'Europe/London', '2015-07-01T08:00:00.000Z'],
    ['2015-03-29T01:59', 'America/New_York', '2015-03-29T05:59:00.000Z'],
    ['2015-12-31T23:30', 'Asia/Kolkata', '2015-12-31T18:00:00.000Z'],
  ])('read %s in %s as an instant, and back', (local, zone, instant) => {
    const seconds = dates?.secondsOf(local, zone) ?? 0;
    expect(new Date(seconds * 1000).toISOString()).toBe(instant);
    expect(dates?.localOf(seconds, zone)).toBe(local);
  });
});

describe('what is wrong with a field', () => {
  it.each([
    [{ type: 'plain_text_input' }, { type: 'plain_text_input', value: null }, /fill in/],
    [{ type: 'plain_text_input', max_length: 3 }, { value: 'four' }, /at most 3 characters; these are 4/],
    [{ type: 'plain_text_input', min_length: 5 }, { value: 'four' }, /at least 5/],
    [{ type: 'email_text_input' }, { value: 'nobody' }, /email address/],
    [{ type: 'url_text_input' }, { value: 'gov.uk' }, /web address/],
    [{ type: 'number_input', is_decimal_allowed: false }, { value: '1.5' }, /whole number/],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '2' }, { value: '2.5' }, /no more than 2/],
    [{ type: 'checkboxes' }, { selected_options: [] }, /fill in/],
  ])('%j with %j', (element, entered, expected) => {
    expect(fields?.fieldProblem(element, entered, false)).toMatch(expected);
  });

  it('is nothing where it may be left empty, or is as it should be', () => {
    expect(fields?.fieldProblem({ type: 'email_text_input' }, { value: null }, true)).toBeNull();
    expect(fields?.fieldProblem({ type: 'email_text_input' }, { value: 'name@example.gov.uk' }, false)).toBeNull();
    expect(fields?.fieldProblem({ type: 'static_select' }, { selected_option: { value: 'a' } }, false)).toBeNull();
  });
});
