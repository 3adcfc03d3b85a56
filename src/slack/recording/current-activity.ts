import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';

/**
 * An activity by its id in any edition, as it stands in the newest edition that has the same words: what is recorded of it is
 * recorded in one place, whichever edition's button was pressed. Undefined where it is not loaded.
 */
export function currentActivity(id: string, register: Register): Activity | undefined {
  const activity = register.activity(id);
  if (activity === undefined) return undefined;
  const [newest] = register.idsOf(activity);
  return (newest === undefined ? undefined : register.activity(newest)) ?? activity;
}
