import { expect, test } from 'vitest';
import { killLines, killOften } from './kill.ts';

test(
  'killed for real (kill -9) in the middle of its beats, the bot posts each slot once',
  { timeout: 120_000 },
  async () => {
    const report = await killOften(5);
    console.log(killLines(report).join('\n'));
    expect(report.faults).toEqual([]);
    expect(report.kills).toBe(5);
    expect(report.slots).toBeGreaterThanOrEqual(24);
    expect(report.messages).toBe(report.slots);
  },
);
