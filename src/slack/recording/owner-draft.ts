import type { Named } from '../../progress/entry.ts';
import type { ActivityProgress } from '../../progress/progress.ts';
import { parseDate, type PlainDate } from '../../register/calendar.ts';
import { askWhoCanOwn } from '../people/ask-who-can-own.ts';
import type { Bot } from '../bot.ts';
import type { KnownPerson } from '../people/people.ts';
import { namedOf } from '../people/permission.ts';
import type { TypedOwner } from '../views/owner-form.ts';
import { shownName } from '../views/recorded.ts';

/** Who is to own an activity; `same`: whoever does now. Errors stand on their fields. */
export type ReadOwner =
  | { readonly kind: 'same' }
  | { readonly kind: 'owner'; readonly owner: Named | null }
  | { readonly kind: 'error'; readonly error: Readonly<Record<string, string>> };

/** Who is to own it. Whoever chooses a person and leaves all else as it is means to give it to them. */
export async function readOwner(
  { typed, before, by }: { readonly typed: TypedOwner; readonly before: ActivityProgress; readonly by: KnownPerson },
  bot: Bot,
): Promise<ReadOwner> {
  const { wish, person } = typed;
  const isGiven = wish === 'give' || (wish === 'keep' && person !== null);
  if (isGiven) {
    if (person === null) return { kind: 'error', error: { person: 'Choose who it is given to.' } };
    const asked = await askWhoCanOwn(person, bot);
    if (asked.kind === 'cannot') return { kind: 'error', error: { person: asked.why } };
    return person === before.owner?.user ? { kind: 'same' } : { kind: 'owner', owner: asked.owner };
  }
  if (wish === 'take') return before.owner?.user === by.user ? { kind: 'same' } : { kind: 'owner', owner: namedOf(by) };
  return wish === 'leave' && before.owner !== null ? { kind: 'owner', owner: null } : { kind: 'same' };
}

/** The target date to be set; null: none any more; undefined: as it is. */
export function readTarget({ target, isCleared }: TypedOwner, before: ActivityProgress): PlainDate | null | undefined {
  const now = before.target?.on ?? null;
  const wanted = isCleared ? null : target === null ? now : parseDate(target);
  return wanted === now ? undefined : wanted;
}

/** Why a date cannot be set so, on its field: it lies ahead, and whoever leaves an activity sets none. `owner`: who is to own it; undefined: whoever does. */
export function targetError({
  target,
  owner,
  today,
}: {
  readonly target: PlainDate | null | undefined;
  readonly owner: Named | null | undefined;
  readonly today: PlainDate;
}): { readonly target?: string } {
  if (target === undefined || target === null) return {};
  if (owner === null)
    return { target: 'Whoever leaves an activity sets no date for it: leave the date as it is, or take it away.' };
  return target < today ? { target: 'Choose a day that is still to come: a target date lies ahead.' } : {};
}

/** Who sets the target date of an activity, where somebody else tries. */
export function whoSetsTarget({ owner }: ActivityProgress): string {
  return owner === null
    ? 'Only its owner or an administrator sets a target date: take the activity, or leave the date as it is. Whoever you give it to can set one.'
    : `Only ${shownName(owner)}, who owns the activity, or an administrator sets its target date.`;
}
