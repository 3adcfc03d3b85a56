import { randomUUID } from 'node:crypto';
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import { NARROWED_VERBS, type SettingChange } from '../progress/entry.ts';
import type { ProgressSettings } from '../progress/rights.ts';
import type { Bot } from './bot.ts';
import { guarded } from './boundary.ts';
import type { Conversation } from './conversation.ts';
import { askPermission, namedOf, refusedMessage } from './people/permission.ts';
import { type Pressed, showPressed } from './pressed.ts';
import { compose, type Message, toModal } from './views/message.ts';
import { card, type Line, paragraph } from './views/parts.ts';
import { COMMAND } from './views/help-page.ts';
import { EVERYONE, settingsForm, type UserGroup } from './views/settings-form.ts';

const metadataSchema = z.object({ request: z.string().max(60) });

const switchesSchema = z.object({
  switches: z.object({ switches: z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() }) }),
});

const selectSchema = z.object({ selected_option: z.object({ value: z.string().max(60) }).nullish() });

/** Opens the administrators' form from a button. */
export async function openSettings(pressed: Pressed, bot: Bot): Promise<void> {
  const refused = await open(pressed.user, pressed.triggerId, bot);
  if (refused !== null) await showPressed(pressed, refused, { inPlace: false, bot });
}

/** Opens it from a command, and gives what is said about it. */
export async function openSettingsFrom({ user, triggerId }: Conversation, bot: Bot): Promise<Message> {
  if (triggerId === null)
    return compose('Settings', [paragraph(`Type ${COMMAND} settings, or use your Home tab with me.`)]);
  return (await open(user, triggerId, bot)) ?? compose('Settings', [paragraph('The settings are open.')]);
}

/** Opens it for an administrator; for others gives what they are told. */
async function open(user: string, triggerId: string, bot: Bot): Promise<Message | null> {
  const right = await askPermission(user, { verb: 'settings' }, bot);
  if (right.kind === 'refused') return refusedMessage(right.help);
  const [progress, groups] = await Promise.all([bot.progress.now(), listGroups(bot)]);
  const view = settingsForm(progress.settings, groups, JSON.stringify({ request: randomUUID() }));
  await bot.calls.views.open({ trigger_id: triggerId, view });
  return null;
}

/** The user groups of the workspace; null where the optional scope was not granted, or Slack knows none in this plan. */
async function listGroups({ calls }: Bot): Promise<readonly UserGroup[] | null> {
  try {
    const { usergroups = [] } = await calls.usergroups.list();
    return usergroups.flatMap(({ id, name }) => (id === undefined ? [] : [{ id, name: name ?? id }]));
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return null;
    throw error;
  }
}

/** Takes the sent form: every change is an entry of its own. Who sends it must still be an administrator. */
export async function hearSettings(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const show = async (message: Message) => ack({ response_action: 'update', view: toModal(message) });
  await guarded({ log: bot.log, listener: 'view:settings', tell: show }, async () => {
    const { person, ...right } = await askPermission(user.id, { verb: 'settings' }, bot);
    if (right.kind === 'refused') return show(refusedMessage(right.help));
    const { settings } = await bot.progress.now();
    const changes = changesIn(view.state.values, settings);
    const request = metadataSchema.safeParse(parseJson(view.private_metadata)).data?.request ?? randomUUID();
    for (const change of changes) {
      const matter = { kind: 'setting', change } as const;
      const about = change.name === 'group' ? `${change.name}-${change.verb}` : change.name;
      const drafted = { request: `${request}-${about}`, at: bot.clock(), by: namedOf(person) };
      await bot.store.progress.record({ ...drafted, matter, words: null, seen: null });
    }
    return show(savedMessage(changes));
  });
}

/** What the form changes: what it does not show, or leaves as it is, stays. */
function changesIn(values: unknown, settings: ProgressSettings): readonly SettingChange[] {
  const ticked = switchesSchema.safeParse(values).data?.switches.switches.selected_options ?? [];
  const isOn = (name: string) => ticked.some(({ value }) => value === name);
  const switches: readonly SettingChange[] = [
    ...(isOn('confirmation') === settings.confirmation
      ? []
      : [{ name: 'confirmation', on: isOn('confirmation') } as const]),
    ...(isOn('guests-may-ask') === settings.guestsMayAsk
      ? []
      : [{ name: 'guests-may-ask', on: isOn('guests-may-ask') } as const]),
  ];
  const groups = NARROWED_VERBS.flatMap((verb): readonly SettingChange[] => {
    const chosen = groupIn(values, verb);
    if (chosen === undefined || chosen === (settings.groups[verb] ?? null)) return [];
    return [{ name: 'group', verb, group: chosen }];
  });
  return [...switches, ...groups];
}

/** The group chosen for a verb; null: everyone; undefined: the form does not ask. */
function groupIn(values: unknown, verb: string): string | null | undefined {
  const chosen = z.object({ [verb]: z.object({ [verb]: selectSchema }) }).safeParse(values).data?.[verb]?.[verb];
  const value = chosen?.selected_option?.value;
  return value === EVERYONE ? null : value;
}

function savedMessage(changes: readonly SettingChange[]): Message {
  if (changes.length === 0) return compose('Settings', [paragraph('Nothing was changed.')]);
  return compose('Settings', [
    paragraph('Saved, and kept in the history with your name:'),
    card(changes.map((change): Line => ({ kind: 'bullet', runs: [changeWords(change)] }))),
  ]);
}

function changeWords(change: SettingChange): string {
  switch (change.name) {
    case 'confirmation':
      return change.on ? 'A second person confirms again.' : 'Nobody needs to confirm any more.';
    case 'guests-may-ask':
      return change.on ? 'Guests and people of other organisations may ask.' : 'Only full members may ask.';
    case 'group':
      return `${change.verb === 'own' ? 'Answering for activities' : change.verb === 'set-reminder' ? 'Setting reminders' : change.verb === 'update' ? 'Adding updates' : 'Confirming'}: ${change.group === null ? 'everyone who may by default' : `only user group ${change.group}`}.`;
    case 'direct-digest':
      return change.on ? 'Direct messages are on.' : 'Direct messages are off.';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
