import { expect, test } from 'vitest';
import { keep, rememberLatest } from '../../src/answer/remember.ts';

test('what was asked last is not worked out again, what was asked before it is', () => {
  const asked: string[] = [];
  const length = rememberLatest((key) => asked.push(key) && key.length);
  expect(['a', 'a', 'bb', 'a'].map(length)).toEqual([1, 1, 2, 1]);
  expect(asked).toEqual(['a', 'bb', 'a']);
});

test('what is made of a value is made once for that value, and again for an equal one', () => {
  const made = keep(({ name }: { readonly name: string }) => ({ shown: name }));
  const value = { name: 'a' };
  expect(made(value)).toBe(made(value));
  expect(made({ name: 'a' })).not.toBe(made(value));
  expect(made({ name: 'b' })).toEqual({ shown: 'b' });
});
