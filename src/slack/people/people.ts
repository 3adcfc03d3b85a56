import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { addSeconds, type Instant, isZone, type Zone } from '../../register/calendar.ts';
import type { Named } from '../../progress/entry.ts';
import { withinTime } from '../within-time.ts';
import type { NowOrLater } from './known-now.ts';

/** Somebody as Slack knows them. */
export interface KnownPerson extends Named {
  /** `unknown`: Slack did not say. `stranger`: of another organisation. */
  readonly kind: 'member' | 'guest' | 'stranger' | 'unknown';
  /** Of the workspace, or named in the configuration. */
  readonly isAdministrator: boolean;
  /** Slack has deactivated the account. */
  readonly hasLeft: boolean;
  /** Null where Slack does not say. */
  readonly zone: Zone | null;
}

/** Who people are, asked of Slack and remembered for a few minutes. */
export interface People {
  /** Never rejects: where Slack does not say, the person's kind is `unknown`. */
  whoIs(user: string): NowOrLater<KnownPerson>;
  /** Asks whether somebody is in a user group; null where Slack does not say (the optional scope `usergroups:read`). */
  isInGroup(user: string, group: string): Promise<boolean | null>;
  /** Slack has told of a change: what was known of this person is out of date. */
  forget(user: string): void;
}

/** What is asked with, and of whom. */
export interface PeopleSetup {
  readonly calls: WebClient;
  readonly clock: () => Instant;
  /** The team that the bot belongs to; null: not known, so nobody is a stranger by it. */
  readonly team: string | null;
  /** Slack users whom the configuration names as administrators. */
  readonly administrators: readonly string[];
}

/** For how long an answer of Slack's is believed, in seconds: changes of people are told by an event, and groups change rarely. */
const BELIEVED_SECONDS = 600;

/** For how long nobody is asked again where Slack did not answer, in seconds. */
const UNANSWERED_SECONDS = 30;

/** How long a person waits for Slack to say who they are: a command must be answered within three seconds. */
const LONGEST_WAIT_MS = 1_500;

/** People that are remembered: more than a large department has in a bot. */
const REMEMBERED = 5_000;

const LONGEST_NAME = 80;

const userSchema = z.object({
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  tz: z.string().optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});

type SlackUser = z.infer<typeof userSchema>;

/** Makes the people that the bot knows. */
export function createPeople(setup: PeopleSetup): People {
  const people = new Remembered<KnownPerson>(setup.clock);
  const groups = new Remembered<ReadonlySet<string> | null>(setup.clock);
  return {
    whoIs: (user) =>
      people.get(user, async () => {
        const found = await inTime(askUser(user, setup));
        return { value: found ?? unknownPerson(user, setup), isSure: found !== null };
      }),
    isInGroup: async (user, group) => {
      const members = await groups.get(group, async () => {
        const found = await inTime(askMembers(group, setup));
        return { value: found, isSure: found !== null };
      });
      return members?.has(user) ?? null;
    },
    forget: (user) => people.forget(user),
  };
}

/** The answer, or null where Slack fails or takes too long. */
function inTime<Value>(asked: Promise<Value>): Promise<Value | null> {
  return withinTime(
    asked.catch(() => null),
    LONGEST_WAIT_MS,
  );
}

async function askUser(user: string, setup: PeopleSetup): Promise<KnownPerson> {
  const { user: found } = await setup.calls.users.info({ user });
  return readPerson(user, userSchema.parse(found ?? {}), setup);
}

async function askMembers(group: string, { calls }: PeopleSetup): Promise<ReadonlySet<string>> {
  const { users = [] } = await calls.usergroups.users.list({ usergroup: group });
  return new Set(users);
}

function readPerson(user: string, found: SlackUser, { team, administrators }: PeopleSetup): KnownPerson {
  const isAway = team !== null && found.team_id !== undefined && found.team_id !== team;
  const isGuest = found.is_restricted === true || found.is_ultra_restricted === true;
  return {
    user,
    team: found.team_id ?? team ?? '',
    name: nameOf(found) ?? user,
    kind: found.is_stranger === true || isAway ? 'stranger' : isGuest ? 'guest' : 'member',
    isAdministrator: found.is_admin === true || found.is_owner === true || administrators.includes(user),
    hasLeft: found.deleted === true,
    zone: found.tz !== undefined && isZone(found.tz) ? found.tz : null,
  };
}

/** As colleagues see them: Slack shows the display name where there is one. */
function nameOf({ profile, real_name: realName, name }: SlackUser): string | null {
  const names = [profile?.display_name, profile?.real_name, realName, name];
  const first = names.map((one) => one?.trim() ?? '').find((one) => one !== '');
  return first === undefined ? null : first.slice(0, LONGEST_NAME);
}

function unknownPerson(user: string, { team, administrators }: PeopleSetup): KnownPerson {
  const isAdministrator = administrators.includes(user);
  return { user, team: team ?? '', name: user, kind: 'unknown', isAdministrator, hasLeft: false, zone: null };
}

/** An answer, and from when until when it is believed. */
interface Kept<Value> {
  value: NowOrLater<Value>;
  readonly at: Instant;
  until: Instant;
}

/** Answers that are believed for a while; of many who ask for the same at once, one asks Slack. */
class Remembered<Value> {
  readonly #clock: () => Instant;
  readonly #known = new Map<string, Kept<Value>>();

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  get(key: string, ask: () => Promise<{ readonly value: Value; readonly isSure: boolean }>): NowOrLater<Value> {
    const at = this.#clock();
    const known = this.#known.get(key);
    // Asked several times a question: instants are compared as the texts that they are. A clock set back asks anew.
    if (known !== undefined && known.at <= at && at < known.until) return known.value;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const asked = ask();
    const kept: Kept<Value> = {
      at,
      until: addSeconds(at, BELIEVED_SECONDS),
      value: asked.then(({ value, isSure }) => {
        if (!isSure) kept.until = addSeconds(at, UNANSWERED_SECONDS);
        kept.value = value;
        return value;
      }),
    };
    this.#known.set(key, kept);
    return kept.value;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }
}
