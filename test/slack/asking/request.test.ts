import { expect, test } from 'vitest';
import { readRequest } from '../../../src/slack/asking/request.ts';

const answer = (question: string) => ({
  kind: 'look',
  look: { see: 'answer', question, without: [], page: 0 },
  wasCut: false,
});

test.each(['', 'help', 'Help', '?', 'HELP.'])('%j asks for help', (words) => {
  expect(readRequest(words)).toMatchObject({ kind: 'look', look: { see: 'help' } });
});

test.each([
  ['due', { see: 'due', list: 'open', actions: null, page: 0 }],
  ['What is due?', { see: 'due' }],
  ['actions', { see: 'actions', page: 0 }],
])('%j looks at %j', (words, look) => {
  expect(readRequest(words.replace('?', ''))).toMatchObject({ kind: 'look', look });
});

test.each([
  ['7', 'action 7'],
  ['#12', 'action 12'],
  ['prison visits', 'prison visits'],
  ['due diligence', 'due diligence'],
  ['remind me what we promised', 'remind me what we promised'],
  ['2014', '2014'],
])('%j asks %j', (words, question) => {
  expect(readRequest(words)).toEqual(answer(question));
});

test.each([
  ['history', { see: 'histories' }],
  ['my activities', { see: 'pointer', to: 'mine' }],
  ['Unowned.', { see: 'pointer', to: 'unowned' }],
  ['take action 7', { see: 'answer', question: 'action 7' }],
  ['Who owns action 7?', { see: 'answer', question: 'action 7' }],
])('%j, which is no question, looks at %j', (words, look) => {
  expect(readRequest(words)).toMatchObject({ kind: 'look', look });
});

test.each([
  'history of prison visits',
  'my activities in prisons',
  'who owns action 7 and why',
  'take action 7 seriously',
  'unowned buildings',
])('%j is a question all the same', (words) => {
  expect(readRequest(words)).toEqual(answer(words));
});

test.each([
  ['remind', 'form'],
  ['Remind us', 'form'],
  ['remind list', 'list'],
  ['reminders', 'list'],
  ['remind off', 'off'],
  ['remind now', 'now'],
])('%j wants the reminder’s %s', (words, want) => {
  expect(readRequest(words)).toEqual({ kind: 'remind', want });
});

test('a question that is too long is cut, and said to be', () => {
  const request = readRequest('word '.repeat(300));
  expect(request).toMatchObject({ kind: 'look', wasCut: true });
  expect(JSON.stringify(request).length).toBeLessThan(600);
});
