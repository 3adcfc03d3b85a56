import { describe, expect, test } from 'vitest';
import { lineInWords, readConversations } from '../../src/workspace/conversation.ts';

const written = `// a remark
# One
Sam types in #policy: /digital-action due: soon
> Why it matters
Sam Okafor sees in the form: On which days?
Sam does not see in Home: a: b
Sam opens: Home
The clock moves: To the next reminder
The clock shows: Monday

# Two
Jo presses in the app: More
Jo replies in #policy: thanks
Jo uses the shortcut in #policy: Add an update from this
Jo fills the form in: Which one? = a = b`;

describe('reading conversations', () => {
  test('titles, steps and lines', () => {
    const [one, two] = readConversations(written);
    expect(one?.title).toBe('One');
    expect(one?.steps.map(({ explanation }) => explanation)).toEqual(['', 'Why it matters']);
    expect(one?.steps[0]?.lines).toEqual([
      { kind: 'types', who: 'Sam', place: { kind: 'channel', name: 'policy' }, text: '/digital-action due: soon' },
    ]);
    expect(one?.steps[1]?.lines[1]).toEqual({
      kind: 'does not see',
      who: 'Sam',
      place: { kind: 'home' },
      text: 'a: b',
    });
    expect(two?.steps[0]?.lines.slice(2)).toEqual([
      {
        kind: 'uses the shortcut',
        who: 'Jo',
        place: { kind: 'channel', name: 'policy' },
        text: 'Add an update from this',
      },
      { kind: 'fills', who: 'Jo', place: { kind: 'form' }, field: 'Which one?', text: 'a = b' },
    ]);
  });

  test('every line can be written again as it was', () => {
    const lines = readConversations(written).flatMap(({ steps }) => steps.flatMap((step) => step.lines));
    const expected = written.split('\n').filter((line) => !/^(\/\/|#|>|$)/u.test(line));
    expect(lines.map(lineInWords)).toEqual(expected);
  });

  test.each([
    ['Sam types in #policy: hello', 'Line 1 stands before the first “# title”.'],
    ['# One\nSam shouts in #policy: hello', 'Line 2 is like nothing that can happen: Sam shouts in #policy: hello'],
    ['# One\nSam fills the form in: Note', 'Line 2 is like nothing that can happen: Sam fills the form in: Note'],
    ['# One\n\nSam types in the garden: hello', 'Line 3 has no place called the garden'],
    ['# One\nSam opens: the door', 'Line 2 has no place called the door'],
  ])('what cannot be understood is named: %j', (text, message) => {
    expect(() => readConversations(text)).toThrow(message);
  });
});
