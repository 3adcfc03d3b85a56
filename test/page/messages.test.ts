import { describe, expect, it } from 'vitest';
import { dataBlocks, manyBlocks, mrkdwn, option, plain } from './example-blocks.ts';
import { hasChromium, openDeskForEachTest, whySkipped } from './open-desk.ts';
import type { Desk, Json } from './open-desk.ts';

describe.skipIf(!hasChromium)(`messages on the page${whySkipped}`, () => {
  let desk: Desk;
  const reopen = openDeskForEachTest((opened) => {
    desk = opened;
  });

  const post = (blocks: readonly unknown[], text = 'fallback') =>
    desk.call('chat.postMessage', { channel: 'C_DIGITAL', text, blocks });
  const actionsSent = () => desk.received.flatMap(({ actions }) => actions ?? []);

  it('draws every block from its payload', async () => {
    await post(manyBlocks);
    const message = desk.page.locator('.message').last();
    await message.getByRole('heading', { name: 'Three statements' }).waitFor();
    await message.locator('strong', { hasText: 'prison visits' }).waitFor();
    await message.locator('em', { hasText: 'summer' }).waitFor();
    await message.locator('blockquote', { hasText: 'Verbatim *not bold*' }).waitFor();
    await message.locator('ul > li', { hasText: 'first bullet' }).waitFor();
    await message.locator('ol.indent-1 > li', { hasText: 'numbered' }).waitFor();
    await message.locator('pre', { hasText: 'npm start' }).waitFor();
    await message.getByText('@Priya Nair').waitFor();
    await message.getByRole('button', { name: '#policy' }).waitFor();
    await message.locator('s', { hasText: 'gone' }).waitFor();
    await message.getByText('Sunday 22 March 2015 at 05:00').waitFor();
    await message.getByRole('cell', { name: 'March 2015' }).waitFor();
    await message.getByText('Picture: A chart of actions').waitFor();
    await message.getByRole('heading', { name: 'A heading' }).waitFor();
    await message.getByText('☑ ticked').waitFor();
    await message.getByText('inside it').waitFor();
    const link = message.getByRole('link', { name: 'the source' });
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(desk.faults).toEqual([]);
  });

  it('turns the pages of a data table, sorts it, and shows a chart with its numbers', async () => {
    await post(dataBlocks);
    const table = desk.page.getByRole('table', { name: 'Activities by action' });
    await table.getByRole('rowheader', { name: 'Action 2' }).waitFor();
    expect(await table.getByRole('rowheader', { name: 'Action 3' }).isVisible()).toBe(false);
    await desk.page.getByRole('button', { name: 'Next' }).click();
    await table.getByRole('rowheader', { name: 'Action 3' }).waitFor();
    const count = table.getByRole('button', { name: 'Count' });
    await count.press('Enter');
    await count.press('Enter');
    await table.locator('th[aria-sort="descending"]', { hasText: 'Count' }).waitFor();
    expect(await table.locator('tbody tr:visible th').allTextContents()).toEqual(['Action 3', 'Action 2']);
    await desk.page.getByRole('img', { name: /By state: a pie chart/ }).waitFor();
    await desk.page.getByText('Show the numbers as a table').press('Enter');
    await desk.page
      .getByRole('table', { name: /By state/ })
      .getByRole('cell', { name: '5' })
      .waitFor();
  });

  it('draws every kind of chart, each series told apart by more than its colour', async () => {
    const categories = ['soon', 'passed'];
    const series = ['2014', '2015'].map((name, at) => ({
      name,
      data: categories.map((label, index) => ({ label, value: at * 2 + index - 1 })),
    }));
    const chart = (type: string) => ({
      type: 'data_visualization',
      title: `As ${type}`,
      chart: { type, series, axis_config: { categories } },
    });
    await post([chart('bar'), chart('line')]);
    await post([chart('area')]);
    const figure = (name: string) => desk.page.locator('figure', { hasText: name });
    await figure('As bar').getByText('soon · 2014').waitFor();
    expect(await figure('As bar').locator('rect').count()).toBe(4);
    for (const name of ['As line', 'As area']) {
      expect(await figure(name).locator('text.mark').allTextContents()).toEqual(['1', '1', '2', '2']);
      expect(await figure(name).locator('.chart-keys li').allTextContents()).toEqual(['12014', '22015']);
    }
    expect(await desk.findBarriers()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  it('draws cards and plans plainly', async () => {
    const card = { type: 'card', title: mrkdwn('*Action 7*'), body: mrkdwn('due in March') };
    const button = { type: 'button', action_id: 'open', text: plain('Open it') };
    const task = { type: 'task_card', task_id: 't', title: 'Look it up', status: 'complete' };
    await post([{ type: 'carousel', elements: [{ ...card, actions: [button] }, card] }]);
    await post([{ type: 'plan', title: 'A plan', tasks: [task] }]);
    await desk.page.getByRole('list', { name: '2 cards' }).getByText('due in March').first().waitFor();
    await desk.page.getByText('Look it up – Done').waitFor();
    await desk.page.getByRole('button', { name: 'Open it' }).click();
    await desk.workspace.until(() => actionsSent().length === 1);
    expect(actionsSent()[0]).toMatchObject({ action_id: 'open' });
  });

  it('offers the app’s shortcuts: on a message, and from the menu', async () => {
    const shortcuts = [
      { type: 'message', name: 'Link to an action', callbackId: 'link', description: 'Keep it' },
      { type: 'global', name: 'Record progress', callbackId: 'record', description: 'Say what happened' },
    ] as const;
    await reopen({ shortcuts });
    await post([], 'a plain message');
    await desk.page.getByRole('button', { name: 'Message shortcuts' }).click();
    await desk.page.keyboard.press('Enter');
    await desk.workspace.until(() => desk.received.some(({ type }) => type === 'message_action'));
    await desk.page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await desk.page.getByRole('menuitem', { name: 'Record progress' }).click();
    await desk.workspace.until(() => desk.received.some(({ type }) => type === 'shortcut'));
  });

  it('shows a block or element it does not know as its type and JSON, and one that breaks its promise too', async () => {
    const { page } = desk;
    await page.route('**/page-api/state?*', async (route) => {
      const state: { messages: Record<string, Json[]> } = await (await route.fetch()).json();
      const blocks = [
        { type: 'hologram', beam: 'wide' },
        { type: 'header' },
        { type: 'actions', elements: [{ type: 'dial', most: 11 }] },
        { type: 'section', text: plain('still here'), accessory: { type: 'lever', way: 'down' } },
      ];
      state.messages['C_DIGITAL'] = [
        { ts: '1.000001', bot: 'B_BOT', userName: 'Bot', isBot: true, text: '', ephemeral: false, blocks },
      ];
      await route.fulfill({ json: state });
    });
    await page.reload();
    await page.getByText('"beam": "wide"').waitFor();
    for (const words of ['"most": 11', '"way": "down"']) await page.getByText(words).waitFor();
    expect(await page.locator('.unknown p').allTextContents()).toEqual([
      'This page cannot draw this block: hologram',
      'This page cannot draw this block: header',
      'This page cannot draw this element: dial',
      'This page cannot draw this element: lever',
    ]);
    await page.getByText('still here').waitFor();
  });

  it('tells the bot of a press once, even if it is pressed twice', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    desk.answerWith(() => held);
    await post([
      { type: 'actions', elements: [{ type: 'button', action_id: 'share', value: 'v7', text: plain('Share') }] },
    ]);
    const share = desk.page.getByRole('button', { name: 'Share' });
    await share.click();
    await share.click();
    expect(await share.getAttribute('aria-busy')).toBe('true');
    release(undefined);
    await desk.page.locator('button:not([aria-busy])', { hasText: 'Share' }).waitFor();
    expect(actionsSent()).toMatchObject([{ action_id: 'share', value: 'v7', type: 'button' }]);
  });

  it('asks before an action that wants it', async () => {
    const confirm = {
      title: plain('Stop it?'),
      text: mrkdwn('It *stops*.'),
      confirm: plain('Stop it'),
      deny: plain('Keep it'),
      style: 'danger',
    };
    await post([
      { type: 'actions', elements: [{ type: 'button', action_id: 'stop', value: 'r1', text: plain('Stop'), confirm }] },
    ]);
    const stop = desk.page.getByRole('button', { name: 'Stop', exact: true });
    await stop.click();
    await desk.page.getByRole('button', { name: 'Keep it' }).click();
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(actionsSent()).toEqual([]);
    await stop.click();
    await desk.page.getByRole('dialog', { name: 'Stop it?' }).getByRole('button', { name: 'Stop it' }).click();
    await desk.workspace.until(() => actionsSent().length === 1);
    expect(actionsSent()).toMatchObject([{ action_id: 'stop', value: 'r1' }]);
  });

  it('lets one choose from a select and from an overflow menu with the keyboard', async () => {
    const options = [option('Action 1', '1'), option('Action 7', '7')];
    await post([
      { type: 'section', text: mrkdwn('Choose'), accessory: { type: 'overflow', action_id: 'more', options } },
      {
        type: 'actions',
        elements: [{ type: 'static_select', action_id: 'pick', placeholder: plain('Which action'), options }],
      },
    ]);
    const { keyboard } = desk.page;
    await desk.page.getByRole('combobox', { name: 'Which action' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await keyboard.press(key);
      await desk.page.getByRole('option', { name: 'Action 7' }).waitFor();
    }
    await keyboard.press('Enter');
    await desk.workspace.until(() => actionsSent().length === 1);
    await desk.page.getByRole('button', { name: 'More actions' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await keyboard.press(key);
    await desk.workspace.until(() => actionsSent().length === 2);
    expect(actionsSent()).toMatchObject([
      { action_id: 'pick', selected_option: { value: '7' } },
      { action_id: 'more', selected_option: { value: '7' } },
    ]);
  });

  it('keeps hostile words inert', async () => {
    const hostile =
      '<img src=x onerror="window.hit=1"> </script><script>window.hit=1</script> "><svg onload=window.hit=1>';
    const links =
      '<javascript:window.hit=1|press me> <data:text/html,x|and me> <https://example.org/?a="onclick=window.hit=1|fine>';
    await post(
      [
        { type: 'section', text: mrkdwn(`${hostile} ${links}`) },
        { type: 'header', text: plain(hostile.slice(0, 140)) },
        { type: 'markdown', text: `${hostile} [x](javascript:window.hit=1)` },
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: hostile }] }] },
        { type: 'actions', elements: [{ type: 'button', action_id: 'a', value: hostile, text: plain('<b>bold</b>') }] },
      ],
      hostile,
    );
    await desk.page.getByRole('button', { name: '<b>bold</b>' }).waitFor();
    await desk.page.getByText('press me').click();
    const message = desk.page.locator('.message').last();
    expect(await message.locator('img, script, svg').count()).toBe(0);
    expect(await message.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.org/?a="onclick=window.hit=1',
    ]);
    expect(await desk.page.evaluate(() => 'hit' in globalThis)).toBe(false);
    expect(desk.faults).toEqual([]);
  });

  it('shows what was sent, and gives the focus back', async () => {
    await post([{ type: 'section', text: mrkdwn('a block') }], 'What a screen reader hears');
    const opener = desk.page.getByRole('button', { name: 'See what was sent' });
    await opener.focus();
    await desk.page.keyboard.press('Enter');
    const dialog = desk.page.getByRole('dialog', { name: 'What was sent' });
    await dialog.getByText('What a screen reader hears', { exact: true }).waitFor();
    expect(await dialog.locator('pre').last().textContent()).toContain('"type": "section"');
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await opener.and(desk.page.locator(':focus')).waitFor();
  });
});
