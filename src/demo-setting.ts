import { readFileSync } from 'node:fs';
import { readConversations } from './workspace/conversation.ts';
import type { WorkspaceCommand, WorkspaceShortcut } from './workspace/core.ts';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from './workspace/people.ts';
import type { WorkspaceChannel, WorkspacePerson } from './workspace/people.ts';
import type { WorkspaceOptions } from './workspace/workspace.ts';

/** The people of the demo: the usual five, a guest, somebody of another organisation, and somebody who has left. */
const PEOPLE: readonly WorkspacePerson[] = [
  ...DEFAULT_PEOPLE,
  { id: 'U_KIM', name: 'Kim Ward', zone: 'Europe/London', isGuest: true },
  { id: 'U_MAX', name: 'Max Bell', zone: 'Europe/London', teamId: 'T_GDS' },
  { id: 'U_ROB', name: 'Rob Hale', zone: 'Europe/London', isDeactivated: true },
];
/** Its channels: the usual ones, a private one without the bot, one shared with another organisation, and an archived one. */
const CHANNELS: readonly WorkspaceChannel[] = [
  ...DEFAULT_CHANNELS,
  {
    id: 'C_LEADS',
    name: 'digital-leads',
    kind: 'channel',
    isPrivate: true,
    members: ['U_ALEX', 'U_SAM', 'U_JO'],
    botIsMember: false,
  },
  {
    id: 'C_SHARED',
    name: 'with-gds',
    kind: 'channel',
    isShared: true,
    members: ['U_ALEX', 'U_PRIYA', 'U_KIM', 'U_MAX'],
    botIsMember: true,
  },
  { id: 'C_OLD', name: 'digital-2012', kind: 'channel', isArchived: true, botIsMember: true },
];

/** The slash command as the manifest declares it, with what the demo's page completes after it. */
export const DEMO_COMMAND: WorkspaceCommand = {
  command: '/digital-action',
  shouldEscape: true,
  usageHint: '[your question | action 7 | due | status | update | history 7 | remind | help]',
  examples: ['prison visits', 'due', 'update', 'remind'],
  completions: [
    { text: 'due', note: 'what is due soon, and which dates have passed' },
    { text: 'status', note: 'where everything stands, as people recorded it' },
    { text: 'update', note: 'record what happened' },
    { text: 'history 7', note: 'what was recorded of an action, and by whom' },
    { text: 'action 7', note: 'an action in full' },
    { text: 'actions', note: 'all actions' },
    { text: 'remind', note: 'set a reminder for this channel' },
    { text: 'remind list', note: 'the reminders of this channel' },
    { text: 'remind off', note: 'stop a reminder' },
    { text: 'remind now', note: 'preview a reminder, only to me' },
    { text: 'export', note: 'everything published and recorded, as files' },
    { text: 'settings', note: 'for administrators: who may do what' },
    { text: 'help', note: 'what one can type' },
  ],
};

/** The shortcuts as the manifest declares them: on a message, whose link becomes the evidence, and from the menu. */
const SHORTCUTS: readonly WorkspaceShortcut[] = [
  {
    type: 'message',
    // Slack takes at most 24 characters: “… from this message” does not fit.
    name: 'Add an update from this',
    callbackId: 'update-from-message',
    description: "The message's link becomes the evidence",
  },
  {
    type: 'global',
    name: 'Add an update',
    callbackId: 'add-update',
    description: 'Record where a planned activity stands',
  },
];

const CONVERSATIONS = new URL('../data/demo-conversations.txt', import.meta.url);

type Setting = Pick<WorkspaceOptions, 'people' | 'channels' | 'commands' | 'shortcuts' | 'conversations'>;

/** Who and what is in the demo workspace, and which conversations its page can play. */
export function demoSetting(): Setting {
  const conversations = readConversations(readFileSync(CONVERSATIONS, 'utf8'));
  return { people: PEOPLE, channels: CHANNELS, commands: [DEMO_COMMAND], shortcuts: SHORTCUTS, conversations };
}
