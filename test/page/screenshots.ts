/**
 * Makes README's picture from the running page: `docs/demo-workspace.png`. Run it again after the page or the answers changed.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openDemo } from '../conversations/open-demo.ts';
import { hasChromium, launchBrowser, whySkipped } from './open-desk.ts';
import { openVisit } from './open-visit.ts';

const DOCS = new URL('../../docs/', import.meta.url);

async function takeAll(): Promise<void> {
  const [browser, demo] = await Promise.all([launchBrowser(), openDemo()]);
  try {
    const { page } = await openVisit(browser, demo);
    await askAboutPrisons(page);
    await take(page, 'demo-workspace.png');
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function askAboutPrisons(page: Page): Promise<void> {
  await page.locator('#composer-text').fill('/digital-action prison visits');
  await page.keyboard.press('Enter');
  await page.locator('.message').getByText('matching statements').first().waitFor();
  await page.locator('#scroller').evaluate((scroller) => scroller.scrollTo({ top: 0 }));
}

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(DOCS, { recursive: true });
  const path = fileURLToPath(new URL(name, DOCS));
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(`Made ${path}`);
}

if (hasChromium) await takeAll();
else console.log(`No screenshot was made${whySkipped}.`);
