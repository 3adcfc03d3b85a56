import type { Entry, Matter, Named } from '../../progress/entry.ts';
import type { ActivityProgress, Progress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { keepDirectDigest } from '../reminding/direct-digest.ts';
import { askPermission, namedOf } from '../people/permission.ts';
import type { KnownPerson } from '../people/people.ts';
import { sendDirect } from '../post-message.ts';
import { givenMessage, handedOnMessage } from '../views/owner-message.ts';
import { shownName } from '../views/recorded.ts';

/** What is to become of an activity's owner and target date; `undefined`: it stays as it is. */
export interface OwnerChange {
  readonly request: string;
  /** Number of the newest entry that the person had seen. */
  readonly seen: number;
  readonly activity: Activity;
  readonly by: KnownPerson;
  /** Null: nobody. */
  readonly owner?: Named | null;
  /** Null: none any more. */
  readonly target?: PlainDate | null;
}

/** What became of it: recorded, or something else was recorded of the activity meanwhile. */
export type OwnerOutcome =
  | {
      readonly kind: 'recorded';
      readonly progress: Progress;
      readonly recorded: ActivityProgress;
      readonly isAgain: boolean;
    }
  | { readonly kind: 'changed'; readonly since: readonly Entry[]; readonly progress: Progress };

/** Records a new owner, a new target date, or both, each as an entry of its own. */
export async function recordOwner(change: OwnerChange, bot: Bot): Promise<OwnerOutcome> {
  const { owner, target, activity } = change;
  const activityId = activity.id;
  const matters: readonly Matter<Named>[] = [
    ...(owner === undefined ? [] : [{ kind: 'owner', activityId, owner } as const]),
    ...(target === undefined ? [] : [{ kind: 'target', activityId, on: target } as const]),
  ];
  let { seen } = change;
  let isAgain = false;
  for (const matter of matters) {
    const recorded = await bot.store.progress.record({
      request: `${change.request}-${matter.kind}`,
      at: bot.clock(),
      by: namedOf(change.by),
      matter,
      words: null,
      seen,
      activityIds: bot.register.idsOf(activity),
    });
    if (recorded.kind === 'changed') {
      return { kind: 'changed', since: recorded.since, progress: await bot.progress.now() };
    }
    isAgain = recorded.kind === 'again';
    seen = Math.max(seen, recorded.entry.number);
  }
  const progress = await bot.progress.now();
  return { kind: 'recorded', progress, recorded: progress.of(bot.register.idsOf(activity)), isAgain };
}

/** Who may change the owner or the target date of an activity, and who can help where somebody may not. */
export async function askOwnerRights(
  user: string,
  { owner }: Pick<ActivityProgress, 'owner'>,
  bot: Bot,
): Promise<{ readonly person: KnownPerson; readonly help: string | null; readonly isOwnerOrAdministrator: boolean }> {
  const isOwner = owner?.user === user;
  const { person, ...right } = await askPermission(user, { verb: 'own', ownsActivity: isOwner }, bot);
  // Whoever owns it may always leave it or hand it over, as long as they are a full member here.
  const isNarrowed =
    right.kind === 'refused' && (right.because === 'not-in-group' || right.because === 'groups-unknown');
  const help = right.kind === 'refused' && !(isOwner && isNarrowed) ? right.help : null;
  return { person, help, isOwnerOrAdministrator: isOwner || person.isAdministrator };
}

/** Who can change the owner of an activity that somebody else owns. */
export function ownedByOther({ owner }: Pick<ActivityProgress, 'owner'>): string {
  return `${shownName(owner)} owns this activity: they can hand it over, or an administrator can.`;
}

/**
 * Tells what follows from a new owner: who was given it, and whose it was, get a direct message each, and direct digests follow what
 * people own. Never rejects: the owner is recorded, whatever becomes of this.
 */
export async function afterOwnerChange(
  changed: {
    readonly activity: Activity;
    readonly recorded: ActivityProgress;
    readonly before: string | null;
    readonly by: KnownPerson;
  },
  bot: Bot,
): Promise<void> {
  const { activity, recorded, before, by } = changed;
  const now = recorded.owner?.user ?? null;
  if (now === before) return;
  if (before !== null && before !== by.user) {
    await quietly('handed-on', bot, () => sendDirect(bot.posts, before, handedOnMessage({ activity, recorded }, by)));
  }
  if (now !== null && now !== by.user) {
    const given = givenMessage({ activity, recorded }, shownName({ id: '', ...namedOf(by) }));
    await quietly('given', bot, () => sendDirect(bot.posts, now, given));
  }
  for (const user of [before, now].filter((one) => one !== null)) {
    await quietly('direct-digest', bot, () => keepDirectDigest(user, bot));
  }
}

async function quietly(what: string, { log }: Pick<Bot, 'log'>, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    log.warn('owner_not_told', { what, error: codeOf(error) });
  }
}
