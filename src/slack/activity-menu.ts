import { decodePress, type Press } from './press.ts';

/** Longest id of a block. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCK_ID = 255;

/** The menu of one activity in a digest: too long for an option, the activity stands in the id of the menu's block. */
export interface ActivityMenu {
  readonly blockId: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** Whose menu it is. */
interface MenuOf {
  readonly reminder: string;
  readonly activity: string;
  /** The digest's slot, where something can be recorded from it; null: it cannot. */
  readonly slot: string | null;
}

/** What one can ask of an activity in a digest; null where its id is too long for Slack. Each value has at most 75 characters. */
export function activityMenu({ reminder, activity, slot }: MenuOf): ActivityMenu | null {
  if (activity.length > MOST_BLOCK_ID) return null;
  return {
    blockId: activity,
    options: [
      ...(slot === null ? [] : [{ label: 'Owner and date', value: `own/${reminder}/${slot}` }]),
      { label: 'Snooze for a week', value: `snooze/${reminder}` },
      { label: 'Not for this channel', value: `leave-out/${reminder}` },
    ],
  };
}

/** Reads what was chosen in such a menu; null where it is not one of ours. */
export function decodeMenu(blockId: string | undefined, chosen: string | undefined): Press | null {
  const [wish, reminder, slot] = (chosen ?? '').split('/', 3);
  if (wish !== 'own') return decodePress('quiet', JSON.stringify({ wish, reminder, activity: blockId }));
  const origin = { from: 'digest', reminder, slot };
  return decodePress('own', JSON.stringify({ activity: blockId, wish: 'form', origin }));
}
