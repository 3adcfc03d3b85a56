import type { Instant, Zone } from '../register/calendar.ts';
import type { Reminder } from './reminder.ts';

/** The zone whose bank holidays the bot knows. */
const HOLIDAY_ZONE: Zone = 'Europe/London';

/**
 * A person's own reminder: of the activities they own, on Mondays at nine in their own time zone, in their direct message. People
 * elsewhere have no bank holidays that are known here; somebody in the United Kingdom gets those of England and Wales.
 */
export function ownersReminder(owner: {
  /** `owner-` and something random; at most 40 characters. */
  readonly id: string;
  /** Slack user. */
  readonly user: string;
  readonly team: string;
  /** The direct message with them. */
  readonly channel: string;
  /** Their time zone, which the calendar must know (`isZone`). */
  readonly zone: Zone;
  readonly setAt: Instant;
}): Reminder {
  const { id, user, team, channel, zone, setAt } = owner;
  return {
    id,
    team,
    channel,
    weekdays: ['monday'],
    time: '09:00',
    zone,
    nation: zone === HOLIDAY_ZONE ? 'england-and-wales' : null,
    onHoliday: 'move',
    actions: 'all',
    setBy: user,
    setAt,
    owner: user,
  };
}
