import type { Browser, Page } from 'playwright-core';
import type { Demo } from '../../src/main.ts';
import { findBarriers } from './find-barriers.ts';
import { visit } from './open-desk.ts';

/** A visitor of the whole demo, with a browser of their own. */
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

/** Pages that visitors have left: to open another takes longer than most visits. */
const left = new WeakMap<Browser, Page[]>();

/** Somebody comes; `isNew` has never been here, with nothing in store, and is offered the tour. */
export async function openVisit(
  browser: Browser,
  demo: Demo,
  { isNew = false, isDark = false, width = 1280 }: VisitOptions = {},
): Promise<Visitor> {
  const free = left.get(browser) ?? [];
  left.set(browser, free);
  const page = (isNew ? undefined : free.pop()) ?? (await openPage(browser, isNew));
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: isDark ? 'dark' : 'light' });
  await page.setViewportSize({ width, height: 800 });
  const faults = await visit(page, demo.workspace.url);
  const leave = async () => {
    page.removeAllListeners();
    if (isNew) return page.context().close();
    await forgetVisit(page);
    await page.goto('about:blank');
    free.push(page);
  };
  return { page, faults, findBarriers: () => findBarriers(page), leave };
}

async function openPage(browser: Browser, isNew: boolean): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  if (!isNew) await context.addInitScript(() => localStorage.setItem('tour-offered', 'yes'));
  const page = await context.newPage();
  page.setDefaultTimeout(6000);
  return page;
}

/** Leaves nothing in store for whoever comes next. */
async function forgetVisit(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
}
