import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manyBlocks, mrkdwn, plain } from './example-blocks.ts';
import { hasChromium, openDeskForEachTest, whySkipped } from './open-desk.ts';
import type { Desk } from './open-desk.ts';

const PAGE_FILES = new URL('../../src/workspace/page/', import.meta.url);

it('holds no script or style in its HTML, and makes no HTML from words', () => {
  const names = readdirSync(PAGE_FILES).filter((name) => /\.(?:js|css|html|svg)$/.test(name));
  const html = readFileSync(new URL('index.html', PAGE_FILES), 'utf8');
  expect(html).not.toMatch(/<style|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=/);
  const scripts = names
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(new URL(name, PAGE_FILES), 'utf8'));
  expect(scripts.join('\n')).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/);
});

it('moves nothing for whoever asked for less motion', () => {
  const style = readFileSync(new URL('style.css', PAGE_FILES), 'utf8');
  const still = style.replace(/@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/, '');
  expect(still).not.toBe(style);
  expect(still).not.toMatch(/transition|animation|scroll-behavior: smooth|@keyframes/);
});

describe.skipIf(!hasChromium)(`the whole page${whySkipped}`, () => {
  let desk: Desk;
  openDeskForEachTest((opened) => {
    desk = opened;
  });

  const commands = () => desk.received.filter(({ command }) => command !== undefined).map(({ text }) => text);

  it('offers examples that really send where nothing has been said', async () => {
    await desk.page.getByText('Demo workspace – not Slack.').waitFor();
    await desk.page.getByRole('button', { name: '/digital-action prison visits' }).click();
    await desk.workspace.until(() => commands().length === 1);
    expect(commands()).toEqual(['prison visits']);
  });

  it('completes the command, from the keyboard alone', async () => {
    const { page } = desk;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const box = page.getByLabel('Message #digital-strategy');
    await box.and(desk.page.locator(':focus')).waitFor();
    await page.keyboard.type('/dig');
    await page.keyboard.press('Tab');
    await page.keyboard.type('remind l');
    await page.getByRole('option', { name: /remind list/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('/digital-action remind list');
    await page.keyboard.press('Enter');
    await desk.workspace.until(() => commands().length === 1);
    expect(commands()).toEqual(['remind list']);
    await expect.poll(() => box.inputValue()).toBe('');
  });

  it('keeps a draft that could not be sent, and says why', async () => {
    const box = desk.page.getByLabel('Message #digital-strategy');
    await desk.page.route('**/page-api/say', (route) =>
      route.fulfill({ status: 409, json: { error: 'This channel is archived.' } }),
    );
    await box.fill('dear all');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('This channel is archived.').waitFor();
    expect(await box.inputValue()).toBe('dear all');
    await desk.page.reload();
    await expect.poll(() => box.inputValue()).toBe('dear all');
  });

  it('opens a thread, answers in it, and gives the focus back', async () => {
    const { page } = desk;
    await page.getByLabel('Message #digital-strategy').fill('@Digital Action prisons?');
    await page.keyboard.press('Enter');
    await desk.workspace.until(() => desk.received.some(({ event }) => event !== undefined));
    const [first] = desk.workspace.person('U_ALEX').messages('C_DIGITAL');
    await desk.call('chat.postMessage', { channel: 'C_DIGITAL', text: 'an *answer*', thread_ts: first?.ts });
    await page.getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.locator('strong', { hasText: 'answer' }).waitFor();
    await thread.getByLabel('Reply in the thread').fill('thanks');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '2 replies' }).waitFor();
    await page.reload();
    await thread.getByText('thanks').waitFor();
    await page.keyboard.press('Tab');
    await thread.getByRole('button', { name: 'Close the thread' }).click();
    await page.locator('button:focus', { hasText: '2 replies' }).waitFor();
  });

  it('shows each person their own: time, unread marks, and messages only they can see', async () => {
    const { page } = desk;
    await desk.call('chat.postEphemeral', { channel: 'C_DIGITAL', user: 'U_ALEX', text: 'for Alex' });
    await desk.call('chat.postMessage', { channel: 'C_POLICY', text: 'for all' });
    await page.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: '#policy 1 unread' }).waitFor();
    await page.getByRole('button', { name: 'Priya Nair 14:30 Kolkata' }).click();
    await page.getByRole('button', { name: 'Priya Nair', pressed: true }).waitFor();
    expect(await page.getByText('for Alex').count()).toBe(0);
    await page.getByRole('button', { name: '#policy 1 unread' }).click();
    await page.locator('.message time', { hasText: '14:30' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '#policy' }).waitFor();
    await page.getByRole('button', { name: 'Priya Nair', pressed: true }).waitFor();
    await page.getByRole('button', { name: '#policy', exact: true }).waitFor();
  });

  it('turns the clock and says so', async () => {
    await desk.page.getByRole('button', { name: 'a week' }).click();
    await desk.page.getByRole('status').getByText('The clock now stands at Monday 16 March 2015, 09:00.').waitFor();
    await desk.page.locator('#clock-time', { hasText: 'Monday 16 March 2015, 09:00' }).waitFor();
  });

  it('reads a new message out politely', async () => {
    await desk.call('chat.postMessage', { channel: 'C_DIGITAL', text: 'Weekly plan reminder', blocks: manyBlocks });
    await desk.page
      .locator('#status', { hasText: 'Digital Action: Weekly plan reminder' })
      .waitFor({ state: 'attached' });
  });

  it('opens the app’s Home tab and presses in it', async () => {
    const { page } = desk;
    desk.answerWith(async (payload) => {
      const blocks = [
        {
          type: 'section',
          text: mrkdwn('Welcome home'),
          accessory: { type: 'button', action_id: 'go', text: plain('Go') },
        },
      ];
      if ('event' in payload) await desk.call('views.publish', { user_id: 'U_ALEX', view: { type: 'home', blocks } });
      return undefined;
    });
    await page.getByRole('button', { name: 'Digital Action App' }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('Welcome home').waitFor();
    await page.getByRole('button', { name: 'Go' }).click();
    await desk.workspace.until(() => desk.received.some(({ type }) => type === 'block_actions'));
  });

  it('shows the Home tab anew when it is published, and the focus stays where it was', async () => {
    const { page } = desk;
    const options = ['1', '2'].map((value) => ({ text: plain(`Page ${value}`), value }));
    const publish = (title: string) => {
      const pick = { type: 'static_select', action_id: 'page', placeholder: plain('Turn to'), options };
      const lines = Array.from({ length: 98 }, (_, at) => ({ type: 'section', text: plain(`${title}, line ${at}`) }));
      const blocks = [{ type: 'actions', block_id: 'turn', elements: [pick] }, ...lines];
      return desk.call('views.publish', { user_id: 'U_ALEX', view: { type: 'home', blocks } });
    };
    desk.answerWith(async ({ actions }) => {
      await publish(actions === undefined ? 'First page' : 'Second page');
      return undefined;
    });
    await page.getByRole('button', { name: 'Digital Action App' }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('First page, line 97').waitFor();
    const turn = page.getByRole('combobox', { name: 'Turn to' });
    await turn.click();
    await page.getByRole('option', { name: 'Page 2' }).click();
    await page.getByText('Second page, line 97').waitFor();
    await turn.and(page.locator(':focus')).waitFor();
    await publish('Pushed');
    await page.getByText('Pushed, line 0').waitFor();
    expect(await desk.findBarriers()).toEqual([]);
  });

  it('lets somebody leave and come back, and tells the bot', async () => {
    const { page } = desk;
    const changes = () => desk.received.map(({ event }) => event).filter((event) => event?.['type'] === 'user_change');
    await page.getByRole('button', { name: 'Who is here' }).click();
    const dialog = page.getByRole('dialog', { name: 'Who is here' });
    await dialog.getByText('Alex Morgan (admin) – you').waitFor();
    await dialog.getByRole('button', { name: 'Deactivate Sam Okafor' }).press('Enter');
    await dialog.getByText('Sam Okafor’s account is deactivated.').waitFor();
    const back = dialog.getByRole('button', { name: 'Reactivate Sam Okafor' });
    await back.and(page.locator(':focus')).waitFor();
    expect(await desk.findBarriers()).toEqual([]);
    expect(await page.locator('#people', { hasText: 'Sam Okafor' }).count()).toBe(0);
    await back.press('Enter');
    await dialog.getByText('Sam Okafor’s account is active again.').waitFor();
    expect(changes().map((event) => event?.['user'])).toMatchObject([{ deleted: true }, { deleted: false }]);
  });

  it('fits a phone: nothing scrolls sideways, the channels are in a drawer', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 360, height: 700 });
    await desk.call('chat.postMessage', { channel: 'C_POLICY', text: 'all blocks', blocks: manyBlocks });
    expect(await page.getByRole('button', { name: '#policy' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('button', { name: '#policy' }).click();
    await page.getByRole('heading', { name: 'Three statements' }).waitFor();
    await page.getByRole('button', { name: 'Move on the clock' }).click();
    await page.getByRole('button', { name: 'a day' }).waitFor();
    const widths = await page
      .locator('html, main, #scroller')
      .evaluateAll((elements) => elements.map((element) => element.scrollWidth));
    expect(widths.every((width) => width <= 360)).toBe(true);
  });

  it('gives its connection back while nobody can see it, and catches up', async () => {
    const { page } = desk;
    const setHidden = (isHidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await setHidden(true);
    await desk.call('chat.postMessage', { channel: 'C_DIGITAL', text: 'said in the meantime' });
    const opened = page.waitForRequest('**/page-api/events');
    await setHidden(false);
    await opened;
    await page.locator('.message', { hasText: 'said in the meantime' }).waitFor();
  });

  it('says when the connection is lost', async () => {
    await desk.workspace.close();
    await desk.page.getByRole('alert').getByText('is the bot still running?').waitFor();
  });
});
