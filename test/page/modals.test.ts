import { describe, expect, it } from 'vitest';
import { mrkdwn, option, plain } from './example-blocks.ts';
import { hasChromium, openDeskForEachTest, whySkipped } from './open-desk.ts';
import type { Desk, Json } from './open-desk.ts';

const input = (blockId: string, label: string, element: Json, more: Json = {}): Json => ({
  type: 'input',
  block_id: blockId,
  label: plain(label),
  element: { action_id: 'a', ...element },
  ...more,
});

/** Every input a modal may have, so that a submission carries every kind of value. */
const inputs: readonly Json[] = [
  input(
    'note',
    'Note',
    { type: 'plain_text_input', multiline: true, initial_value: 'begun' },
    { hint: plain('In a few words.') },
  ),
  input('day', 'Day', {
    type: 'static_select',
    options: [option('Monday', 'mon'), option('Tuesday', 'tue')],
    initial_option: option('Monday', 'mon'),
  }),
  input('actions', 'Actions', {
    type: 'multi_static_select',
    options: [option('Action 1', '1'), option('Action 7', '7')],
  }),
  input('zone', 'Time zone', { type: 'external_select', min_query_length: 1 }),
  input(
    'tick',
    'Quiet',
    { type: 'checkboxes', options: [option('No message when nothing is due', 'quiet')] },
    { optional: true },
  ),
  input('how', 'How', {
    type: 'radio_buttons',
    options: [option('Short', 's'), option('Long', 'l')],
    initial_option: option('Short', 's'),
  }),
  input('time', 'Time', { type: 'timepicker', initial_time: '09:30' }),
  input('date', 'From', { type: 'datepicker', initial_date: '2015-03-16' }),
  input('channel', 'Channel', { type: 'conversations_select', default_to_current_conversation: true }),
  input('who', 'Person', { type: 'users_select', initial_user: 'U_JO' }),
  input('mail', 'Email', { type: 'email_text_input' }, { optional: true }),
  input('count', 'Count', { type: 'number_input', is_decimal_allowed: false, initial_value: '3', max_value: '10' }),
];

const modal = (blocks: readonly Json[] = inputs): Json => ({
  type: 'modal',
  callback_id: 'reminder',
  title: plain('Set a reminder'),
  submit: plain('Set reminder'),
  close: plain('Not now'),
  notify_on_close: true,
  blocks,
});

describe.skipIf(!hasChromium)(`modals on the page${whySkipped}`, () => {
  let desk: Desk;
  openDeskForEachTest((opened) => {
    desk = opened;
  });

  /** Types the command, and has the bot open a modal for it. */
  async function open(view: Json = modal()) {
    const { page } = desk;
    desk.answerWith(async (payload) => {
      if (payload.command !== undefined) await desk.call('views.open', { trigger_id: payload.trigger_id, view });
      return payload.type === 'block_suggestion' ? { options: [option('Europe/Paris', 'Europe/Paris')] } : undefined;
    });
    await page.getByLabel('Message #digital-strategy').fill('/digital-action remind');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Set a reminder' });
    await dialog.waitFor();
    return dialog;
  }

  const submissions = () =>
    desk.received.flatMap(({ type, view }) => (type === 'view_submission' && view !== undefined ? [view] : []));

  it('sends the value of every input under the name Slack gives it', async () => {
    const dialog = await open();
    await dialog.getByLabel('Note').fill('two\nlines');
    await dialog.getByLabel('Day').selectOption('Tuesday');
    await dialog.getByLabel('Action 7').check();
    await dialog.getByLabel('Time zone').fill('par');
    await dialog.getByRole('option', { name: 'Europe/Paris' }).click();
    await dialog.getByLabel('Long').check();
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(submissions()[0]?.state.values).toMatchObject({
      note: { a: { value: 'two\nlines' } },
      day: { a: { selected_option: { value: 'tue' } } },
      actions: { a: { selected_options: [{ value: '7' }] } },
      zone: { a: { selected_option: { value: 'Europe/Paris' } } },
      tick: { a: { selected_options: [] } },
      how: { a: { selected_option: { value: 'l' } } },
      time: { a: { selected_time: '09:30' } },
      date: { a: { selected_date: '2015-03-16' } },
      channel: { a: { selected_conversation: 'C_DIGITAL' } },
      who: { a: { selected_user: 'U_JO' } },
      mail: { a: { value: null } },
      count: { a: { value: '3' } },
    });
    await desk.page.locator('#composer-text:focus').waitFor();
    expect(desk.faults).toEqual([]);
  });

  it('says that a field for files takes none here; the rest can be sent', async () => {
    const files = input('files', 'Papers', { type: 'file_input' }, { optional: true });
    const dialog = await open(modal([files, input('note', 'Note', { type: 'plain_text_input', initial_value: 'x' })]));
    await dialog.getByText('Papers').waitFor();
    await dialog.getByText('Files cannot be added in this demo.').waitFor();
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(submissions()[0]?.state.values).toMatchObject({ note: { a: { value: 'x' } } });
  });

  it('says what is missing beside its field, and asks the bot nothing', async () => {
    const dialog = await open(
      modal([
        input('mail', 'Email', { type: 'email_text_input' }),
        input('count', 'Count', { type: 'number_input', is_decimal_allowed: false }, { optional: true }),
      ]),
    );
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await dialog.getByText('Please fill in this field.').waitFor();
    const email = dialog.getByLabel('Email');
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await email.and(desk.page.locator(':focus')).waitFor();
    await email.fill('nobody');
    await dialog.getByLabel('Count').fill('many');
    await desk.page.keyboard.press('Enter');
    await dialog.getByText('Please enter an email address').waitFor();
    await dialog.getByText('Please enter a number.').waitFor();
    expect(submissions()).toEqual([]);
  });

  it('shows the bot’s errors on their fields and keeps what was typed', async () => {
    const dialog = await open(
      modal([
        input('note', 'Note', { type: 'plain_text_input' }),
        input('two', 'Second', { type: 'plain_text_input' }, { optional: true }),
      ]),
    );
    desk.answerWith(() => ({ response_action: 'errors', errors: { note: 'There is already one like it.' } }));
    await dialog.getByLabel('Note').fill('mine');
    await dialog.getByLabel('Second').fill('kept');
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await dialog.getByText('There is already one like it.').waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('mine');
    expect(await dialog.getByLabel('Second').inputValue()).toBe('kept');
    await dialog.getByLabel('Note').and(desk.page.locator(':focus')).waitFor();
    desk.answerWith(() => undefined);
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('keeps what was typed when the bot updates the view', async () => {
    const note = input('note', 'Note', { type: 'plain_text_input' });
    const more: Json = {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
    };
    const dialog = await open(modal([note, more]));
    await dialog.getByLabel('Note').fill('typed already');
    desk.answerWith(async (payload) => {
      const { view } = payload;
      if (view !== undefined)
        await desk.call('views.update', {
          view_id: view.id,
          view: modal([note, { type: 'section', text: mrkdwn('now there is more') }]),
        });
      return undefined;
    });
    await dialog.getByRole('button', { name: 'More' }).click();
    await dialog.getByText('now there is more').waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('typed already');
  });

  it('begins where the bot wants it, hears of letters where it asked to, and offers nobody who has left', async () => {
    const reason: Json = { type: 'plain_text_input', focus_on_load: true };
    const letters: Json = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const pick = { type: 'radio_buttons', action_id: 'pick', options: [option('Short', 's'), option('Long', 'l')] };
    const blocks = [
      input('note', 'Note', { type: 'plain_text_input', ...letters }, { dispatch_action: true }),
      input('reason', 'Reason', reason, { optional: true }),
      input('owner', 'Owner', { type: 'users_select' }, { optional: true }),
      { type: 'actions', block_id: 'b', elements: [pick] },
    ];
    await desk.workspace.changePerson('U_LEE', { isDeactivated: true });
    const dialog = await open(modal(blocks));
    await dialog.getByLabel('Reason').and(desk.page.locator(':focus')).waitFor();
    const people = await dialog.getByLabel('Owner').locator('option').allTextContents();
    expect(people).toEqual(['Choose', 'Alex Morgan', 'Sam Okafor', 'Priya Nair', 'Jo Evans']);
    desk.answerWith(async ({ actions, view }) => {
      if (actions?.[0]?.['action_id'] === 'pick')
        await desk.call('views.update', { view_id: view?.id, view: modal([...blocks, { type: 'divider' }]) });
      return undefined;
    });
    await dialog.getByLabel('Note').pressSequentially('prisons');
    const actions = () => desk.received.flatMap((payload) => payload.actions ?? []);
    await desk.workspace.until(() => actions().some(({ value }) => value === 'prisons'));
    await dialog.getByLabel('Long').click();
    await dialog.locator('hr').waitFor();
    expect(await dialog.getByLabel('Long').isChecked()).toBe(true);
    expect(await desk.findBarriers()).toEqual([]);
  });

  it('keeps Tab inside, and tells the bot when Escape closes it', async () => {
    const dialog = await open(modal([input('note', 'Note', { type: 'plain_text_input' })]));
    const { keyboard } = desk.page;
    await dialog.getByLabel('Note').and(desk.page.locator(':focus')).waitFor();
    const seen = new Set<string>();
    for (let stop = 0; stop < 6; stop += 1) {
      await keyboard.press('Tab');
      seen.add(await dialog.locator(':focus').evaluate((element) => element.textContent ?? ''));
    }
    expect([...seen].toSorted()).toEqual(['', 'Not now', 'Set reminder', '×']);
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await desk.workspace.until(() => desk.received.some(({ type }) => type === 'view_closed'));
  });
});
