import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Where axe is, for a page to load. */
export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds serious or critical on a page that has loaded it, each as `rule: selector`. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(() => axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

declare const axe: { run(): Promise<{ readonly violations: readonly Violation[] }> };
