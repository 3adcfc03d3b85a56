import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Demo } from '../../src/main.ts';
import { openDemo } from '../conversations/open-demo.ts';
import { hasChromium, launchBrowser, whySkipped } from './open-desk.ts';
import { openVisit } from './open-visit.ts';
import type { Visitor } from './open-visit.ts';

/** What the first visit may cost, in bytes as they are sent. */
const MAX_FIRST_VISIT_BYTES = 60_000;

/** How long it may take until the page can be used. Alone on a machine it is under 500 ms; tests run beside others. */
const MOST_MILLISECONDS = 2500;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** Waits for words in a conversation, a thread or a dialog; what is only read out does not count. */
const seen = (page: Page, words: string) => page.locator('main, aside, dialog').getByText(words).first().waitFor();
const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
};
const type = async (page: Page, text: string) => {
  await page.locator('#composer-text').fill(text);
  await page.keyboard.press('Enter');
};

/** Tabs on until what has the focus says this. */
const tabTo = async (page: Page, name: string | RegExp) => {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (typeof name === 'string' ? words === name : name.test(words)) return;
  }
  throw new Error(`Tab never reaches ${String(name)}`);
};

/** The faults that stand until they are switched off: what the page calls them, and what the journal does. */
const FAULTS = [
  ['Slack is slow', 'slow'],
  ['Replies get lost', 'lost-reply'],
  ['Too many requests (429)', '429'],
  ['Slack is broken (500)', '500'],
  ['A permission is missing', 'missing_scope'],
  ['The token was revoked', 'revoked'],
] as const;

describe.skipIf(!hasChromium)(`journeys through the whole demo${whySkipped}`, () => {
  let browser: Browser;
  let demo: Demo;
  let visitors: Visitor[] = [];
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchBrowser(), openDemo()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });
  beforeEach(() => demo.workspace.startOver());
  afterEach(async () => {
    for (const visitor of visitors) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
    visitors = [];
  });

  async function arrive(options: Parameters<typeof openVisit>[2] = {}): Promise<Page> {
    const visitor = await openVisit(browser, demo, options);
    visitors.push(visitor);
    return visitor.page;
  }

  const barriers = async () => (await Promise.all(visitors.map((visitor) => visitor.findBarriers()))).flat();

  it('a first visit: the tour of six steps does real things, survives a reload, and is offered once', async () => {
    const page = await arrive({ isNew: true });
    await button(page, 'Start the tour').click();
    for (const step of [1, 2, 3, 4, 5, 6]) {
      await page.getByText(`step ${step} of 6`).waitFor();
      await button(page, 'Do it').click();
      if (step === 2) {
        await button(page, 'Next step').waitFor();
        await page.reload();
      }
      await button(page, step === 6 ? 'Finish' : 'Next step').click();
    }
    await seen(page, 'What was promised, what was reported');
    const seenByLee = JSON.stringify(demo.workspace.person('U_LEE').messages('C_DIGITAL'));
    for (const words of ['Shared by', 'Plan reminder', 'recorded by Sam Okafor']) expect(seenByLee).toContain(words);
    await page.reload();
    await page.getByRole('heading', { name: 'Digital Action' }).waitFor();
    expect(await page.locator('#guide').isVisible()).toBe(false);
  });

  it('the tour can be left at any time', async () => {
    const page = await arrive({ isNew: true });
    await button(page, 'Start the tour').click();
    await button(page, 'Do it').click();
    await button(page, 'Next step').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#composer-text:focus').waitFor();
    expect(await page.locator('#guide').isVisible()).toBe(false);
  });

  it('costs under 60 KB, and can be used at once', async () => {
    // A moment after the start the smallest forms of the files are ready.
    await expect
      .poll(async () => bytesOf(await arrive({ isNew: true })), { timeout: 15_000, interval: 500 })
      .toBeLessThan(MAX_FIRST_VISIT_BYTES);
    const page = await arrive({ isNew: true });
    const [bytes, milliseconds] = await Promise.all([bytesOf(page), usableAfter(page)]);
    console.log(`A first visit: ${bytes} bytes, to be used after ${Math.round(milliseconds)} ms.`);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it('ask, page through, share; and nothing on the way keeps anyone out', async () => {
    const page = await arrive();
    await type(page, '/digital-action prison visits');
    await seen(page, 'Showing 1–5 of');
    expect(await barriers()).toEqual([]);
    await button(page, 'More').click();
    await seen(page, 'Showing 6–');
    await button(page, 'Share in channel').click();
    await seen(page, 'Shared by');
    await page.locator('.message').last().hover();
    await button(page, 'See what was sent').last().click();
    await page.getByRole('dialog').getByText('From the bot:').first().waitFor();
    expect(await barriers()).toEqual([]);
  });

  it('a reminder is set, and the clock turned until it comes', async () => {
    const page = await arrive({ isDark: true });
    await type(page, '/digital-action remind');
    const form = page.getByRole('dialog', { name: 'Plan reminder' });
    await form.getByText('On which days?').waitFor();
    expect(await barriers()).toEqual([]);
    await form.getByRole('checkbox', { name: 'Wednesday' }).check();
    await page.reload();
    await form.getByRole('checkbox', { name: 'Wednesday', checked: true }).waitFor();
    await button(page, 'Set reminder').click();
    await form.getByText('The reminder is set.').waitFor();
    await form.getByRole('button', { name: 'Close' }).last().click();
    await button(page, 'To the next reminder').click();
    await seen(page, 'Plan reminder for Monday 9 March 2015');
    await button(page, /^Add an update/)
      .first()
      .click();
    const update = page.getByRole('dialog', { name: 'Add an update' });
    await update.getByRole('combobox', { name: /^Status/ }).selectOption({ label: 'In progress' });
    await button(page, 'Record').click();
    await seen(page, 'recorded by Alex Morgan');
    await button(page, 'To the next reminder').click();
    await page.locator('#clock-time', { hasText: 'Wednesday 11 March 2015, 09:30' }).waitFor();
  });

  it('the clock goes to the end of the year, and plays until it is paused', async () => {
    const page = await arrive();
    await button(page, 'Play').click();
    await page.locator('#clock-time', { hasText: '11 March' }).waitFor();
    await button(page, 'Pause').click();
    await button(page, 'Play').waitFor();
    await button(page, 'To the end of 2015').click();
    await page.locator('#clock-time', { hasText: 'Thursday 31 December 2015, 23:59' }).waitFor();
    await button(page, 'To the end of 2016').waitFor();
  });

  it('two people at once: what is shared comes by itself, what is private does not', async () => {
    const alex = await arrive();
    const sam = await arrive();
    await button(sam, /^Sam Okafor/).click();
    await type(alex, '/digital-action prison visits');
    await seen(alex, 'Showing 1–5 of');
    expect(await sam.getByText('Showing 1–5').count()).toBe(0);
    await button(alex, 'Share in channel').click();
    await seen(sam, 'Showing 1–5 of');
  });

  it('an update is added from the dates, confirmed by somebody else from the Home tab, and stands in the history', async () => {
    const alex = await arrive();
    await type(alex, '/digital-action due');
    await button(alex, /^Add an update/)
      .first()
      .click();
    const form = alex.getByRole('dialog', { name: 'Add an update' });
    await form.getByRole('combobox', { name: /^Status/ }).selectOption({ label: 'Done' });
    await button(alex, 'Record').click();
    await form
      .getByText(/needs a note/i)
      .first()
      .waitFor();
    await form.getByRole('textbox', { name: /^Note/ }).fill('Live since Monday, *in* all prisons');
    await button(alex, 'Record').click();
    await seen(alex, 'recorded by Alex Morgan, not confirmed');
    const sam = await arrive();
    await button(sam, /^Sam Okafor/).click();
    await button(sam, /^Digital Action/).click();
    await sam.getByRole('tab', { name: 'Home' }).click();
    await button(sam, /^Latest updates/).click();
    await seen(sam, 'Live since Monday, *in* all prisons');
    await button(sam, /^Take it/)
      .first()
      .click();
    await seen(sam, 'owner: Sam Okafor');
    await button(sam, /^Latest updates/).click();
    await button(sam, /^Confirm/)
      .first()
      .click();
    await seen(sam, 'confirmed by Sam Okafor');
    await type(alex, '/digital-action history 5');
    await seen(alex, 'confirmed by Sam Okafor');
  });

  it.each([
    ['in the light', { isDark: false, width: 1280 }],
    ['in the dark', { isDark: true, width: 1280 }],
    ['on a phone', { isDark: false, width: 360 }],
  ])('a form with errors, a chart and the Home tab’s tables keep nobody out %s', async (_where, options) => {
    const page = await arrive(options);
    await type(page, '/digital-action update');
    await button(page, 'Record').click();
    await page.getByText('Please fill in this field.').first().waitFor();
    expect(await barriers()).toEqual([]);
    await closeDialog(page);
    await type(page, '/digital-action status');
    await page.getByRole('figure').waitFor();
    expect(await barriers()).toEqual([]);
    if (options.width < 700) await button(page, 'Channels').click();
    await button(page, /^Digital Action/).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await button(page, /^All actions/)
      .first()
      .click();
    await page.getByRole('table').getByRole('rowheader').first().waitFor();
    expect(await barriers()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('a mention is answered in its thread; the Home tab shows what there is', async () => {
    const page = await arrive({ isDark: true });
    await type(page, '@Digital Action what about courts?');
    await button(page, '1 reply').click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('Showing 1–5').waitFor();
    expect(await barriers()).toEqual([]);
    await button(page, /^Digital Action/).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await seen(page, 'What was promised');
  });

  it('a phone: everything is in reach, and nothing scrolls sideways', async () => {
    const page = await arrive({ isNew: true, width: 360 });
    await button(page, 'Not now').click();
    await type(page, '/digital-action prison visits');
    await seen(page, 'Showing 1–5 of');
    await button(page, 'Channels').click();
    await button(page, 'Switch on a fault').waitFor();
    expect(await barriers()).toEqual([]);
    await button(page, 'Play an example').click();
    await page.getByRole('dialog').getByText('A reminder on Mondays').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('the keyboard alone: ask, page on, record an update, become someone else, switch a fault on and off', async () => {
    const page = await arrive();
    const { keyboard } = page;
    const focusOn = (name: string | RegExp) => tabTo(page, name);
    await focusOn('Skip to the message box');
    await keyboard.press('Enter');
    await keyboard.type('/digital-action prison visits');
    await keyboard.press('Enter');
    await seen(page, 'Showing 1–5 of');
    await focusOn('Add an update');
    await keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Add an update' });
    await form.waitFor();
    await focusOn(/Not pursued/);
    await keyboard.type('Done');
    await focusOn('Record');
    await keyboard.press('Enter');
    await page.locator('textarea:focus[aria-invalid="true"]').waitFor();
    await keyboard.type('Live in all prisons');
    await focusOn('Record');
    await keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await seen(page, 'recorded by Alex Morgan, not confirmed');
    await page.locator('button:focus', { hasText: 'Add an update' }).waitFor();
    await focusOn('More');
    await keyboard.press('Enter');
    await seen(page, 'Showing 6–');
    await focusOn(/^SOSam Okafor/);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sam Okafor', pressed: true }).waitFor();
    await focusOn('Switch on a fault');
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: /^Nothing is wrong/ }).focus();
    await keyboard.press('ArrowDown');
    await page.getByText('Switched on: Slack is slow').waitFor();
    await keyboard.press('Escape');
    await page.locator('button:focus', { hasText: 'Switch on a fault' }).waitFor();
    await focusOn('Switch it off');
    await keyboard.press('Enter');
    await expect.poll(() => page.locator('#fault').isVisible()).toBe(false);
  });

  it('the keyboard alone: a shortcut from the menu, an activity found by typing, and back where one was', async () => {
    const page = await arrive();
    const { keyboard } = page;
    await tabTo(page, '+');
    for (const key of ['Enter', 'Escape', 'Enter', 'Enter']) await keyboard.press(key);
    const form = page.getByRole('dialog', { name: 'Add an update' });
    await form
      .getByRole('combobox', { name: /^Which/ })
      .and(page.locator(':focus'))
      .waitFor();
    await keyboard.type('fee payment');
    await form.getByRole('option', { name: /fee payment/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(page, /Not pursued/);
    await keyboard.type('In progress');
    await keyboard.press('Enter');
    await tabTo(page, 'Record');
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByText('recorded by Alex Morgan').first().waitFor();
    await page.locator('h2:focus', { hasText: 'Recorded' }).waitFor();
    await keyboard.press('Escape');
    await page.locator('button:focus', { hasText: '+' }).waitFor();
  });

  const answers = () =>
    demo.workspace
      .person('U_ALEX')
      .messages('C_DIGITAL')
      .filter(({ isBot, ephemeral }) => isBot && !ephemeral);

  it('every fault that stands is met, said, and over when it is switched off', { timeout: 60_000 }, async () => {
    const page = await arrive();
    const { journal } = demo.workspace;
    for (const [label, fault] of FAULTS) {
      await button(page, 'Switch on a fault').click();
      await page.getByRole('radio', { name: label }).check();
      await page.getByText(`Switched on: ${label}`).waitFor();
      await closeDialog(page);
      await type(page, `@Digital Action courts and ${fault}`);
      await demo.workspace.until(() => journal.calls('chat.postMessage').some((call) => call.fault === fault));
      await button(page, 'Switch it off').click();
      await expect.poll(() => page.locator('#fault').isVisible()).toBe(false);
      await type(page, `@Digital Action prison visits after ${fault}`);
      await demo.workspace.until(() => answers().some(({ text }) => text.includes(`visits after ${fault}`)), {
        limitMs: 10_000,
      });
    }
  });

  it('whatever happens once, the bot answers, and once', { timeout: 60_000 }, async () => {
    const page = await arrive();
    for (const label of ['Drop the connection', 'Renew the connection', 'Deliver the next event twice']) {
      await button(page, 'Switch on a fault').click();
      await button(page, label).click();
      await page.getByText(`${label}: done.`).waitFor();
      await demo.workspace.until(() => demo.workspace.connections.count() > 0);
      await closeDialog(page);
      for (const question of [`courts, ${label}`, `prison visits, ${label}`]) {
        await type(page, `@Digital Action ${question}`);
        await demo.workspace.until(() => answers().some(({ text }) => text.includes(question)));
      }
    }
    expect(answers()).toHaveLength(6);
  });

  it('starting over empties everything, and puts the clock back', async () => {
    const page = await arrive();
    await type(page, '/digital-action due');
    await page.getByRole('heading', { name: 'As of Monday 9 March 2015' }).waitFor();
    await button(page, 'A week').click();
    await page.locator('#clock-time', { hasText: '16 March' }).waitFor();
    await button(page, 'Start over').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Nothing has been said here yet').waitFor();
    await page.locator('#clock-time', { hasText: 'Monday 9 March 2015, 09:00' }).waitFor();
  });

  it('an example is played step by step', async () => {
    const page = await arrive();
    await button(page, 'Play an example').click();
    expect(await barriers()).toEqual([]);
    await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Two people' }).getByRole('button').click();
    for (const step of ['Next step', 'Next step', 'Finish']) {
      await button(page, 'Do it').click();
      await button(page, step).click();
    }
    await page.getByRole('heading', { name: 'Digital Action' }).waitFor();
  });

  it('says what Slack would say, and what is approximate', async () => {
    const page = await arrive();
    await type(page, '@Digital Action courts');
    await button(page, '1 reply').waitFor();
    await button(page, 'What Slack would say').click();
    await page.getByText('Slack would have nothing to say').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await closeDialog(page);
    await button(page, 'What is approximate here').click();
    await page.getByText('Search, notifications, presence').waitFor();
    expect(await barriers()).toEqual([]);
  });
});

/** What a visit transferred of the page's own files, in bytes as they were sent. */
function bytesOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const files = performance.getEntriesByType('resource').filter(({ name }) => !name.includes('/page-api/'));
    return [...performance.getEntriesByType('navigation'), ...files].reduce(
      (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
      0,
    );
  });
}

/** When everything a person sees was there, in milliseconds since the page was asked for. */
function usableAfter(page: Page): Promise<number> {
  return page.evaluate(() => {
    const painted = performance.getEntriesByType('paint').map(({ startTime }) => startTime);
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => !name.endsWith('/events'));
    const ends = fetched.map((entry) => (entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0));
    return Math.max(...painted, ...ends);
  });
}
