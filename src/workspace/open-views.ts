import { randomBytes } from 'node:crypto';
import { withIds } from './block-ids.ts';
import type { Changes } from './changes.ts';
import type { Identity } from './identity.ts';
import { listAt, stringAt } from './json.ts';
import type { Json } from './json.ts';
import { LIMITS } from './rules/limits.ts';

/** A view that stands open before a person: a modal of their stack, or their Home tab. */
export interface OpenView {
  readonly id: string;
  readonly userId: string;
  /** Changes with every update; a call may demand the one it knows. */
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** The view as the bot sent it, with ids filled in. */
  readonly view: Json;
  /** What the last submission was answered with: block_id → sentence. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What the person has entered: block_id → action_id → value. */
  readonly values: Json;
}

function newHash(): string {
  return randomBytes(8).toString('hex');
}

/** The modals and Home tabs that are open. */
export class OpenViews {
  readonly #changes: Changes;
  readonly #stacks = new Map<string, readonly OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  #count = 0;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /** The modals of a person, the lowest first. */
  stackOf(userId: string): readonly OpenView[] {
    return this.#stacks.get(userId) ?? [];
  }

  /** The modal a person sees, or null. */
  topOf(userId: string): OpenView | null {
    return this.stackOf(userId).at(-1) ?? null;
  }

  /** The person's Home tab as last published, or null. */
  homeOf(userId: string): OpenView | null {
    return this.#homes.get(userId) ?? null;
  }

  /** The open view with the id or the external id. */
  find(name: { readonly id?: string; readonly externalId?: string }): OpenView | undefined {
    const all = [...this.#stacks.values()].flat().concat([...this.#homes.values()]);
    if (name.id !== undefined) return all.find((open) => open.id === name.id);
    return all.find((open) => name.externalId !== undefined && stringAt(open.view, 'external_id') === name.externalId);
  }

  /** Opens a modal; what stood open before the person goes. */
  open(userId: string, view: Json): OpenView {
    const open = this.#create(userId, view, null);
    this.#setStack(userId, [open]);
    return open;
  }

  /** Puts a modal on the person's stack; null where it is empty or full. */
  push(userId: string, view: Json): OpenView | null {
    const stack = this.stackOf(userId);
    const top = stack.at(-1);
    if (top === undefined || stack.length >= LIMITS.modalStack.max) return null;
    const open = this.#create(userId, view, top);
    this.#setStack(userId, [...stack, open]);
    return open;
  }

  /** Shows another view in the place of an open one. What the person entered in blocks that stay is kept. */
  update(open: OpenView, view: Json): OpenView {
    const { errors: _gone, ...rest } = open;
    const updated = { ...rest, hash: newHash(), view: prepared(view), values: open.values };
    this.#put(updated);
    return updated;
  }

  /** Shows what is wrong with a submission, beside the blocks. */
  showErrors(open: OpenView, errors: Readonly<Record<string, string>>): void {
    this.#put({ ...open, errors });
  }

  /** Remembers what the person has entered. */
  remember(open: OpenView, values: Json): OpenView {
    const updated = { ...open, values };
    this.#put(updated);
    return updated;
  }

  /** Closes a modal and what lies on it; the one below shows again. */
  close(open: OpenView): void {
    const stack = this.stackOf(open.userId);
    const place = stack.findIndex((one) => one.id === open.id);
    if (place >= 0) this.#setStack(open.userId, stack.slice(0, place));
  }

  /** Closes all modals of a person. */
  clear(userId: string): void {
    this.#setStack(userId, []);
  }

  /** Closes every modal and forgets every Home tab. */
  forgetAll(): void {
    this.#stacks.clear();
    this.#homes.clear();
    this.#changes.notify();
  }

  /** Publishes a person's Home tab. */
  publish(userId: string, view: Json): OpenView {
    const old = this.#homes.get(userId);
    const open =
      old === undefined ? this.#create(userId, view, null) : { ...old, hash: newHash(), view: prepared(view) };
    this.#homes.set(userId, open);
    this.#changes.notify();
    return open;
  }

  #create(userId: string, view: Json, below: OpenView | null): OpenView {
    this.#count += 1;
    const id = `V${randomBytes(5).toString('hex').toUpperCase()}${String(this.#count)}`;
    const rootId = below?.rootId ?? id;
    return { id, userId, hash: newHash(), rootId, previousId: below?.id ?? null, view: prepared(view), values: {} };
  }

  #put(open: OpenView): void {
    if (this.#homes.get(open.userId)?.id === open.id) this.#homes.set(open.userId, open);
    const stack = this.stackOf(open.userId).map((one) => (one.id === open.id ? open : one));
    this.#setStack(open.userId, stack);
  }

  #setStack(userId: string, stack: readonly OpenView[]): void {
    this.#stacks.set(userId, stack);
    this.#changes.notify();
  }
}

function prepared(view: Json): Json {
  return { ...view, blocks: withIds(listAt(view, 'blocks')) };
}

/** The view as Slack's answers and payloads carry it. */
export function slackView(open: OpenView, identity: Identity, values: Json = open.values): Json {
  return {
    id: open.id,
    team_id: identity.team.id,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    ...open.view,
    state: { values },
    hash: open.hash,
    root_view_id: open.rootId,
    previous_view_id: open.previousId,
    app_id: identity.appId,
    app_installed_team_id: identity.team.id,
    bot_id: identity.bot.botId,
  };
}
