import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Demo } from '../../src/main.ts';
import { AXE, findBarriers } from './find-barriers.ts';
import { visit } from './open-desk.ts';

/** A visitor of the whole demo: a browser of their own, which has never been here before. */
export interface Visitor {
  readonly page: Page;
  /** What went wrong in the page: errors, refused resources, requests to other hosts. */
  readonly faults: string[];
  /** What axe finds serious or critical, each as `rule: selector`. */
  findBarriers(): Promise<readonly string[]>;
  leave(): Promise<void>;
}

interface VisitOptions {
  readonly isNew?: boolean;
  readonly isDark?: boolean;
  readonly width?: number;
}

/** Somebody comes; `isNew` is offered the tour, others have been here before. */
export async function openVisit(
  browser: Browser,
  demo: Demo,
  { isNew = false, isDark = false, width = 1280 }: VisitOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: isDark ? 'dark' : 'light',
  });
  await context.addInitScript({ path: AXE });
  if (!isNew) await context.addInitScript(() => localStorage.setItem('tour-offered', 'yes'));
  const page = await context.newPage();
  page.setDefaultTimeout(6000);
  const faults = await visit(page, demo.workspace.url);
  return { page, faults, findBarriers: () => findBarriers(page), leave: () => close(context) };
}

async function close(context: BrowserContext): Promise<void> {
  await context.close();
}
