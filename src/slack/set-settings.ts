import { randomUUID } from 'node:crypto';
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Entry, SettingChange } from '../progress/entry.ts';
import type { Bot } from './bot.ts';
import { guarded } from './boundary.ts';
import type { Conversation } from './conversation.ts';
import { askPermission, namedOf, refusedMessage } from './people/permission.ts';
import { type Pressed, showPressed } from './pressed.ts';
import { staleFormMessage } from './recording/hear-update.ts';
import {
  choicesOf,
  readChoices,
  readSettings,
  readSettingsPlace,
  settingOf,
  type SettingsPlace,
} from './settings-draft.ts';
import { compose, type Message, toModal } from './views/message.ts';
import { buttons, card, type Line, paragraph } from './views/parts.ts';
import { settingWords } from './views/setting-words.ts';
import { COMMAND } from './views/help-page.ts';
import { settingsHistoryChoice } from './views/settings-history-page.ts';
import { recordedOn, shownName } from './views/recorded.ts';
import { settingsForm, type UserGroup } from './views/settings-form.ts';

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
  const [{ settings, lastNumber }, groups] = await Promise.all([bot.progress.now(), listGroups(bot)]);
  const place: SettingsPlace = { request: randomUUID(), seen: choicesOf(settings), number: lastNumber };
  const form = { choices: place.seen, groups, notice: [], showing: lastNumber };
  const view = settingsForm(form, JSON.stringify(place));
  await bot.calls.views.open({ trigger_id: triggerId, view });
  return null;
}

/** The user groups of the workspace; null where the optional scope was not granted, or Slack knows none in this plan. */
async function listGroups({ calls }: Bot): Promise<readonly UserGroup[] | null> {
  try {
    const { usergroups = [] } = await calls.usergroups.list();
    return usergroups.flatMap(({ id, name, handle }) => (id === undefined ? [] : [{ id, name: name ?? handle ?? id }]));
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return null;
    throw error;
  }
}

/**
 * Takes the sent form: every change is an entry of its own. Who sends it must still be an administrator. What they left as it was
 * stays as others have set it meanwhile; where others changed the same, nothing is saved and the form comes back with who did.
 */
export async function hearSettings(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const show = async (message: Message) => ack({ response_action: 'update', view: toModal(message) });
  await guarded({ log: bot.log, listener: 'view:settings', tell: show }, async () => {
    const { person, ...right } = await askPermission(user.id, { verb: 'settings' }, bot);
    if (right.kind === 'refused') return show(refusedMessage(right.help));
    const place = readSettingsPlace(view.private_metadata);
    if (place === null) return show(staleFormMessage());
    const { request, seen, number } = place;
    const progress = await bot.progress.now();
    const now = choicesOf(progress.settings);
    const { changes, isContested, shownAgain } = readSettings(seen, readChoices(view.state.values, seen), now);
    const groups = changes.length > 0 || number < progress.lastNumber ? await listGroups(bot) : null;
    const meanwhile = meanwhileLines(progress.settingChanges(), place, groups);
    if (isContested) {
      const newer: SettingsPlace = { request, seen: now, number: progress.lastNumber };
      const notice = [CONTESTED, ...meanwhile, STILL_BELOW];
      const form = { choices: shownAgain, groups, notice, showing: newer.number };
      return ack({ response_action: 'update', view: settingsForm(form, JSON.stringify(newer)) });
    }
    for (const change of changes) {
      const drafted = { request: `${request}-${settingOf(change)}`, at: bot.clock(), by: namedOf(person) };
      await bot.store.progress.record({ ...drafted, matter: { kind: 'setting', change }, words: null, seen: null });
    }
    return show(savedMessage(changes, groups, meanwhile));
  });
}

const CONTESTED: Line = {
  kind: 'line',
  runs: [{ strong: 'Yours is not saved yet: the same was changed meanwhile.' }],
};

const STILL_BELOW: Line = {
  kind: 'line',
  runs: ['What you chose is still below, with what others changed. Save again if it still holds.'],
};

/** What others changed since the form showed what holds, oldest first. */
function meanwhileLines(
  entries: readonly Entry[],
  { number }: SettingsPlace,
  groups: readonly UserGroup[] | null,
): readonly Line[] {
  const newer = entries.filter((entry) => entry.number > number).slice(-MOST_MEANWHILE);
  return newer.flatMap(({ at, by, matter }): readonly Line[] => {
    if (matter.kind !== 'setting' || matter.change.name === 'direct-digest') return [];
    const said = `${shownName(by)}, on ${recordedOn({ at })}: ${settingWords(matter.change, namesOf(groups))}`;
    return [{ kind: 'bullet', runs: [said] }];
  });
}

/** Changes named of what came meanwhile: the history has them all. */
const MOST_MEANWHILE = 10;

/** What people call a user group, as far as Slack says. */
function namesOf(groups: readonly UserGroup[] | null): (id: string) => string {
  return (id) => groups?.find((group) => group.id === id)?.name ?? 'the user group that was chosen';
}

function savedMessage(
  changes: readonly SettingChange[],
  groups: readonly UserGroup[] | null,
  meanwhile: readonly Line[],
): Message {
  const said = changes.map((change): Line => ({ kind: 'bullet', runs: [settingWords(change, namesOf(groups))] }));
  return compose('Settings', [
    paragraph(changes.length === 0 ? 'Nothing was changed.' : 'Saved, and kept in the history with your name:'),
    card(said),
    ...(meanwhile.length === 0 ? [] : [paragraph('Changed by others meanwhile, and left so:'), card(meanwhile)]),
    ...(changes.length + meanwhile.length === 0 ? [] : [buttons([settingsHistoryChoice])]),
  ]);
}
