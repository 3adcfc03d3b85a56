import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withinTime } from '../../src/slack/within-time.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what comes in time is given, and no timer is left', async () => {
  expect(await withinTime(Promise.resolve('here'), 800)).toBe('here');
  expect(vi.getTimerCount()).toBe(0);
});

test('a failure in time is told, and no timer is left', async () => {
  await expect(withinTime(Promise.reject(new Error('away')), 800)).rejects.toThrow('away');
  expect(vi.getTimerCount()).toBe(0);
});

test('what comes too late is not waited for', async () => {
  const waiting = withinTime(new Promise(() => {}), 800);
  vi.advanceTimersByTime(800);
  expect(await waiting).toBeNull();
});
