import type { EarlierWords } from '../../progress/earlier-words.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import type { Origin } from '../press.ts';
import { earlierRuns } from './earlier-words.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Line, type Part, paragraph } from './parts.ts';
import { historyChoice } from './recorded-parts.ts';
import { takeChoice } from './recording-choices.ts';
import { activityLines } from './recording-message.ts';
import { countOf } from './text.ts';

/** Activities shown at once, each with what may be the same: two blocks each. */
const MOST_SHOWN = 5;

/** What somebody owns under words that the newest edition does not have, so that it does not go in silence; nothing where there is none. */
export function leftBehindParts(
  mine: readonly EarlierWords[],
  { settings, origin }: { readonly settings: ProgressSettings; readonly origin: Origin },
): readonly Part[] {
  if (mine.length === 0) return [];
  const [count, are] = [countOf(mine.length, 'activity', 'activities'), mine.length === 1 ? 'is' : 'are'];
  const more = mine.length - MOST_SHOWN;
  return [
    paragraph({ strong: `${count} that you own ${are} not in the newest edition in the same words.` }),
    ...mine.slice(0, MOST_SHOWN).flatMap((earlier) => oneParts(earlier, settings, origin)),
    ...(more > 0 ? [paragraph(`And ${more} more: your Home tab, and the history of their actions, have them.`)] : []),
  ];
}

/** Tells an owner of them in a direct message. */
export function leftBehindMessage(mine: readonly EarlierWords[], settings: ProgressSettings): Message {
  return compose('New edition', leftBehindParts(mine, { settings, origin: { from: 'nowhere' } }));
}

function oneParts(earlier: EarlierWords, settings: ProgressSettings, origin: Origin): readonly Part[] {
  const { activity, successor } = earlier;
  const { action } = activity;
  const now: readonly Line[] =
    successor === null
      ? [{ kind: 'line', runs: [{ aside: 'Nothing of this action in the newest edition has most of these words.' }] }]
      : [
          { kind: 'line', runs: [{ aside: 'Perhaps the same, worded differently in the newest edition:' }] },
          ...activityLines(successor),
        ];
  const take = successor === null ? [] : [takeChoice({ activityId: successor.id, action: action.number, origin })];
  return [
    card([...activityLines(activity), { kind: 'line', runs: earlierRuns(earlier, settings) }, ...now]),
    buttons([...take, historyChoice(activity, activity.id)]),
  ];
}
