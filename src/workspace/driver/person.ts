import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { OpenView } from '../open-views.ts';
import { slackView } from '../open-views.ts';
import { eventOutgoing } from '../payload/event-payload.ts';
import type { Place } from '../payload/interaction-payload.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';
import { press, suggestions } from './press.ts';
import { Refused } from './refused.ts';
import { say } from './say.ts';
import { seenMessages, seenView } from './seen-message.ts';
import type { SeenMessage, SeenView } from './seen-message.ts';
import { useShortcut } from './shortcut.ts';
import { closeView, enter, submit } from './submit.ts';
import type { SubmitResult } from './submit.ts';
import type { GivenValues } from './values.ts';

/** A message or a view that a person has before them. A message needs its channel and stamp, a view its id. */
export type Target = Pick<SeenMessage, 'ts' | 'channel'> | { readonly id: string };

/** What was chosen: `value` is the bare value; Slack's own fields (`selected_option` …) are taken too. */
export interface Choice {
  readonly blockId?: string | undefined;
  readonly value?: unknown;
  /** What stands in the other elements around it, as for `submit`. */
  readonly values?: GivenValues;
  readonly [slackField: string]: unknown;
}

/** A person at work in the workspace: what tests and the page drive. Every act resolves when the bot has acknowledged it. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly #core: Core;

  constructor(core: Core, self: WorkspacePerson) {
    this.#core = core;
    this.id = self.id;
    this.name = self.name;
  }

  /** The person as they are now; a deactivated account can do nothing. */
  get #self(): WorkspacePerson {
    const self = this.#core.people.find(this.id);
    if (self === undefined || self.isDeactivated === true) throw new Refused(`${this.name}’s account is deactivated.`);
    return self;
  }

  /** Types into a channel: `/digital-action …` is a command, `@Digital Action …` a mention, all else a message. */
  async say(channelId: string, text: string, options: { readonly threadTs?: string | undefined } = {}): Promise<void> {
    const person = this.#self;
    const channel = this.#channel(channelId);
    const { threadTs } = options;
    await say(this.#core, { person, channel, text, ...(threadTs === undefined ? {} : { threadTs }) });
  }

  /** Uses a button or another element of a message or a view. */
  async press(target: Target, actionId: string, choice: Choice = {}): Promise<void> {
    const { blockId, values = {}, ...fields } = choice;
    const isBare = Object.keys(fields).every((name) => name === 'value');
    const given = isBare ? fields['value'] : fields;
    await press(this.#core, this.#self, this.#place(target), { actionId, blockId, given, values });
  }

  /** Types into an external select; gives the bot's `options` or `option_groups`. */
  async options(target: Target, actionId: string, value: string, blockId?: string): Promise<Json> {
    return suggestions(this.#core, this.#self, this.#place(target), { actionId, blockId, value });
  }

  /** Fills these values in, in the open modal, and does not submit them yet. */
  enter(values: GivenValues, viewId?: string): void {
    enter(this.#core, this.#modal(viewId), values);
  }

  /** Submits the open modal with these values. */
  async submit(values: GivenValues = {}, viewId?: string): Promise<SubmitResult> {
    return submit(this.#core, this.#self, this.#modal(viewId), values);
  }

  /** Closes the open modal; with `all` the whole stack, as the X in the corner does. */
  async close(options: { readonly all?: boolean; readonly viewId?: string } = {}): Promise<void> {
    await closeView(this.#core, this.#self, this.#modal(options.viewId), options.all === true);
  }

  /** Opens a tab of the bot's page: Home, or its messages. */
  async openHome(tab: 'home' | 'messages' = 'home'): Promise<void> {
    const core = this.#core;
    const channel = core.channels.named(this.#self.id)?.id;
    if (channel === undefined) throw new Refused(`${core.identity.bot.name} has no page for ${this.name}.`);
    if (!core.events.has('app_home_opened')) return;
    const home = core.views.homeOf(this.id);
    const view = home === null || tab !== 'home' ? {} : { view: slackView(home, core.identity) };
    const event = { type: 'app_home_opened', user: this.id, channel, tab, event_ts: core.stamps.next(), ...view };
    await core.dispatch.tell(eventOutgoing(core, 'app_home_opened', event));
  }

  /** Uses a shortcut of the bot's: from the menu, or on a message. One that is not declared is sent too: a menu may be older than the bot. */
  async useShortcut(callbackId: string, message?: Pick<SeenMessage, 'ts' | 'channel'>): Promise<void> {
    const place = message === undefined ? null : this.#place(message);
    await useShortcut(this.#core, this.#self, { callbackId, place });
  }

  /** What this person sees in a channel, oldest first, with what only they see. */
  messages(channelId: string): readonly SeenMessage[] {
    return seenMessages(this.#core, this.id, this.#channel(channelId).id);
  }

  /** The modal before this person, or null. */
  modal(): SeenView | null {
    return seenView(this.#core, this.#core.views.topOf(this.id));
  }

  /** The Home tab as the bot published it for this person, or null. */
  home(): SeenView | null {
    return seenView(this.#core, this.#core.views.homeOf(this.id));
  }

  #channel(channelId: string): WorkspaceChannel {
    const channel = this.#core.channels.find(channelId);
    const isIn = channel !== undefined && this.#core.channels.hasMember(channel, this.id);
    if (!isIn) throw new Refused(`${this.name} is not in a channel ${channelId}.`);
    return channel;
  }

  #place(target: Target): Place {
    if ('id' in target) return { kind: 'view', open: this.#view(target.id) };
    const channel = this.#channel(target.channel);
    const message = this.#core.messages.visibleTo(this.id, channel.id).find((one) => one.ts === target.ts);
    if (message === undefined) throw new Refused('That message is not here any more.');
    return { kind: 'message', message, channel };
  }

  #view(id: string): OpenView {
    const open = this.#core.views.find({ id });
    if (open?.userId !== this.id) throw new Refused('That view is not open any more.');
    return open;
  }

  #modal(viewId: string | undefined): OpenView {
    const open = this.#core.views.topOf(this.id);
    if (open === null || (viewId !== undefined && open.id !== viewId))
      throw new Refused('That view is not open any more.');
    return open;
  }
}
