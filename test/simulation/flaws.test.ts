import { describe, expect, test } from 'vitest';
import { FLAWS } from './flaws.ts';
import { judge } from './judge.ts';
import { playSeed } from './run.ts';
import { drawScene } from './scene.ts';

describe('the judge finds a mistake made on purpose: one that', () => {
  test.each(FLAWS)('$name', { timeout: 60_000 }, async ({ foundAs, spoil, showsIn = () => true }) => {
    const found = new Set<string>();
    for (let seed = 1; seed <= 2_000 && !found.has(foundAs); seed += 1) {
      if (!showsIn(drawScene(seed))) continue;
      for (const { kind } of judge(await playSeed(seed, { spoil })).findings) found.add(kind);
    }
    expect([...found]).toContain(foundAs);
  });
});
