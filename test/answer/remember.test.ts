import { expect, test } from 'vitest';
import { keep, rememberLatest, rememberTerms } from '../../src/answer/remember.ts';

test('what was asked last is not worked out again, what was asked before it is', () => {
  const asked: string[] = [];
  const join = rememberLatest((key: string, day: string) => asked.push(key + day) && key + day);
  const all = [
    ['a', '1'],
    ['a', '1'],
    ['a', '2'],
    ['b', '2'],
    ['a', '2'],
  ] as const;
  expect(all.map(([key, day]) => join(key, day))).toEqual(['a1', 'a1', 'a2', 'b2', 'a2']);
  expect(asked).toEqual(['a1', 'a2', 'b2', 'a2']);
});

test('what is made of a value is made once for that value, and again for an equal one', () => {
  const made = keep(({ name }: { readonly name: string }) => ({ shown: name }));
  const value = { name: 'a' };
  expect(made(value)).toBe(made(value));
  expect(made({ name: 'a' })).not.toBe(made(value));
  expect(made({ name: 'b' })).toEqual({ shown: 'b' });
});

test('what was found for terms in a row is found once, and their order and number count', () => {
  const asked: string[] = [];
  const join = rememberTerms((terms) => asked.push(terms.join('+')) && terms.join('+'));
  const all = [['a'], ['a', 'b'], ['b', 'a'], ['a'], ['a', 'b'], []];
  expect(all.map(join)).toEqual(['a', 'a+b', 'b+a', 'a', 'a+b', '']);
  expect(asked).toEqual(['a', 'a+b', 'b+a', '']);
});

test('it forgets rather than grow for ever', () => {
  let asked = 0;
  const find = rememberTerms((terms) => [++asked, ...terms]);
  for (let at = 0; at < 10_001; at++) find([`word-${at}`]);
  find(['word-0']);
  find(['word-10000']);
  expect(asked).toBe(10_002);
});
