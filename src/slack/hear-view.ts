import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { guarded } from './boundary.ts';
import { readDraft, readForm, readPlace, type ReminderDraft } from './reminding/reminder-draft.ts';
import { setReminder, WORKING_VIEW } from './reminding/set-reminder.ts';
import { FORGET_FORM, hearForgetting } from './recording/forget-person.ts';
import { hearUpdate } from './recording/hear-update.ts';
import { hearMistake, MISTAKE_FORM } from './recording/mistake.ts';
import { hearOwner } from './recording/own-activity.ts';
import { hearRedaction, REDACT_FORM } from './recording/redact.ts';
import { hearSettings } from './set-settings.ts';
import { hearProblem } from './asking/tell-problem.ts';
import { OWNER_FORM } from './views/owner-form.ts';
import { SETTINGS_FORM } from './views/settings-form.ts';
import { UPDATE_FORM } from './views/update-form.ts';
import { PROBLEM_FORM } from './views/problem-form.ts';
import { COMMAND } from './views/help-page.ts';
import type { Message } from './views/message.ts';
import { toModal } from './views/message.ts';
import { FORM, FORM_AGAIN, outcomeView } from './views/reminder-form.ts';

type Acknowledge = AckFn<ViewResponseAction>;

/** Who takes which form; the reminder's own is taken here. */
const FORMS = new Map<string, typeof hearProblem>([
  [PROBLEM_FORM, hearProblem],
  [UPDATE_FORM, hearUpdate],
  [OWNER_FORM, hearOwner],
  [MISTAKE_FORM, hearMistake],
  [REDACT_FORM, hearRedaction],
  [FORGET_FORM, hearForgetting],
  [SETTINGS_FORM, hearSettings],
]);

/** Takes a sent form. Errors come back on their fields; what is right is acknowledged at once and then done. */
export async function hearView({ view, user }: ViewSubmitAction, ack: Acknowledge, bot: Bot): Promise<void> {
  const hear = FORMS.get(view.callback_id);
  if (hear !== undefined) return hear({ view, user }, ack, bot);
  const read = readSent(view, bot);
  switch (read.kind) {
    case 'errors':
      return ack({ response_action: 'errors', errors: read.errors });
    case 'stale':
      return ack({
        response_action: 'update',
        view: outcomeView([[`This form is from an earlier version. Please type ${COMMAND} remind again.`]], null),
      });
    case 'done':
      return ack();
    case 'draft': {
      await ack({ response_action: 'update', view: WORKING_VIEW });
      const tell = async (message: Message) =>
        void (await bot.calls.views.update({ view_id: view.id, view: toModal(message) }));
      return guarded({ log: bot.log, listener: 'view:remind', tell }, () =>
        setReminder(read.draft, { user: user.id, viewId: view.id }, bot),
      );
    }
  }
}

type Sent =
  | { readonly kind: 'draft'; readonly draft: ReminderDraft }
  | { readonly kind: 'errors'; readonly errors: Record<string, string> }
  | { readonly kind: 'stale' | 'done' };

function readSent(
  { callback_id: callback, private_metadata: metadata, state }: ViewSubmitAction['view'],
  { register }: Bot,
): Sent {
  if (callback === FORM_AGAIN) {
    const draft = readDraft(metadata);
    return draft === null ? { kind: 'stale' } : { kind: 'draft', draft };
  }
  if (callback !== FORM) return { kind: 'done' };
  const place = readPlace(metadata);
  if (place === null) return { kind: 'stale' };
  const numbers = new Set(register.reports.flatMap(({ actions }) => actions.map(({ number }) => number)));
  const reading = readForm(state.values, place, numbers);
  return reading.kind === 'draft' ? reading : { kind: 'errors', errors: { ...reading.errors } };
}
