import type { SlackAction } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { guarded } from './boundary.ts';
import { readHomePress } from './hear-home.ts';
import { decodeMenu } from './activity-menu.ts';
import { decodePress, type Press } from './press.ts';
import { handlePress, staleMessage } from './press-handlers.ts';
import { readPressed, showPressed } from './pressed.ts';
import { followActivity } from './recording/follow-activity.ts';

/** The elements of our forms say nothing until the form is sent. */
const FORM_ELEMENTS = new Set(['checkboxes', 'timepicker', 'external_select', 'static_select', 'multi_static_select']);

/** Does what a button asks for; one that this version does not know is answered with how to ask again. Already acknowledged. */
export async function hearPress(body: SlackAction, action: object, bot: Bot): Promise<void> {
  const pressed = readPressed(body);
  if (pressed === null) return bot.log.warn('slack_press_unreadable');
  if (await followActivity(body, action, bot)) return;
  if (pressed.surface.kind !== 'home' && 'type' in action && FORM_ELEMENTS.has(String(action.type))) return;
  const shown = pressed.surface.kind === 'home' ? pressed.surface.shown : null;
  if (shown !== null) bot.homes.keep(pressed.user, shown);
  const press = (shown === null ? null : readHomePress(shown, action)) ?? readPress(action);
  const tell = (message: Parameters<typeof showPressed>[1]) => showPressed(pressed, message, { inPlace: false, bot });
  await guarded({ log: bot.log, listener: `press:${press?.verb ?? 'stale'}`, tell }, async () => {
    if (press !== null) return handlePress(press, pressed, bot);
    bot.log.info('slack_stale_button');
    return tell(staleMessage());
  });
}

/** A button carries its wish; of a menu, the chosen option and the block it stands in do. */
function readPress(action: object): Press | null {
  if (textAt(action, 'type') !== 'overflow')
    return decodePress(textAt(action, 'action_id') ?? '', textAt(action, 'value'));
  const chosen: unknown = Object.getOwnPropertyDescriptor(action, 'selected_option')?.value;
  const value = typeof chosen === 'object' && chosen !== null ? textAt(chosen, 'value') : undefined;
  return decodeMenu(textAt(action, 'block_id'), value);
}

function textAt(action: object, key: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(action, key)?.value;
  return typeof value === 'string' ? value : undefined;
}
