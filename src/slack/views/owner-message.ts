import type { Person } from '../../progress/entry.ts';
import type { ActivityProgress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import type { Origin } from '../press.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Part, paragraph } from './parts.ts';
import { shownName, targetWords } from './recorded.ts';
import { historyChoice } from './recorded-parts.ts';
import { leaveChoice, ownerChoice, takeChoice, updatePress } from './recording-choices.ts';
import { activityLines } from './recording-message.ts';
import type { Run } from './runs.ts';
import { countOf } from './text.ts';

const NOWHERE: Origin = { from: 'nowhere' };
/** Activities named of a person who left, each with a way to take it. */
const MOST_NAMED = 10;

/** Who answers for an activity now, and by when. */
interface OwnerNews {
  readonly activity: Activity;
  readonly recorded: Pick<ActivityProgress, 'owner' | 'target'>;
}

/** In one line: who owns the activity now, and the target date. */
export function ownerLine({ activity, recorded }: OwnerNews): readonly Run[] {
  const { owner, target } = recorded;
  const who = owner === null ? 'unowned' : `owner: ${shownName(owner)}`;
  const by = target === null ? '' : ` · ${targetWords(target)}`;
  return [{ strong: 'Recorded' }, ` for action ${activity.action.number}: ${who}${by}`];
}

/** Confirms who owns an activity now, with what can be done next. */
export function ownerMessage(news: OwnerNews, origin: Origin): Message {
  const { activity, recorded } = news;
  const of = { activityId: activity.id, action: activity.action.number, origin };
  return compose('Owner and date', [
    paragraph(...ownerLine(news)),
    card(activityLines(activity)),
    buttons([...(recorded.owner === null ? [takeChoice(of)] : []), ownerChoice(of)]),
  ]);
}

/** Tells somebody that they were given an activity, and how to leave it. */
export function givenMessage({ activity, recorded }: OwnerNews, by: string): Message {
  const { target } = recorded;
  const of = { activityId: activity.id, action: activity.action.number, origin: NOWHERE };
  return compose('Yours now', [
    paragraph(
      { strong: `${by} made you the owner of an activity.` },
      ' You answer for it here; leave it if it is not yours:',
    ),
    card([
      ...activityLines(activity),
      ...(target === null ? [] : [{ kind: 'line', runs: [`With a ${targetWords(target)}`] } as const]),
    ]),
    buttons([
      { label: 'Add an update', press: updatePress({ activity: activity.id, origin: NOWHERE }) },
      leaveChoice(of),
      ownerChoice(of),
    ]),
  ]);
}

/** Tells somebody that an administrator handed on, took over or left without an owner what was theirs. */
export function handedOnMessage({ activity, recorded }: OwnerNews, by: Pick<Person, 'user' | 'name'>): Message {
  const { owner } = recorded;
  const name = shownName({ id: '', team: null, ...by });
  const deed =
    owner === null
      ? `${name} left an activity that you owned without an owner.`
      : owner.user === by.user
        ? `${name} took over an activity that you owned.`
        : `${name} made ${shownName(owner)} the owner of an activity that you owned.`;
  return compose('No longer yours', [
    paragraph({ strong: deed }, ' You answer for it no more:'),
    card(activityLines(activity)),
    buttons([historyChoice(activity, activity.id)]),
  ]);
}

/** Tells whoever set a reminder that the owner of activities it covers has left: nobody owns them now. */
export function departedMessage(name: string, unowned: readonly OwnerNews[]): Message {
  const shown = unowned.slice(0, MOST_NAMED);
  const more = unowned.length - shown.length;
  const count = countOf(unowned.length, 'activity', 'activities');
  return compose('Owner has left', [
    paragraph(
      { strong: `${name} has left this workspace.` },
      ` They owned ${count} that your reminder covers: nobody owns ${unowned.length === 1 ? 'it' : 'them'} now. A target date that was set stays until somebody takes it away.`,
    ),
    ...shown.flatMap(unownedParts),
    ...(more > 0 ? [paragraph(`And ${more} more: “Unowned” in my Home tab lists them.`)] : []),
  ]);
}

function unownedParts({ activity, recorded }: OwnerNews): readonly Part[] {
  const { target } = recorded;
  const of = { activityId: activity.id, action: activity.action.number, origin: NOWHERE };
  const aim = target === null ? [] : [{ kind: 'line', runs: [targetWords(target)] } as const];
  return [card([...activityLines(activity), ...aim]), buttons([takeChoice(of), ownerChoice(of)])];
}
