/** Someone in the workspace. */
export interface WorkspacePerson {
  /** Slack's user id, `U…`. */
  readonly id: string;
  readonly name: string;
  /** IANA zone, e.g. `Europe/London`. */
  readonly zone: string;
  /** A guest sees only the channels they were added to. Default false. */
  readonly isGuest?: boolean;
  /** Manages the workspace. Default false. */
  readonly isAdmin?: boolean;
  /** Owns the workspace, and manages it too. Default false. */
  readonly isOwner?: boolean;
  /** The workspace of another organisation that they belong to, `T…`: here they see only shared channels. Default: this one. */
  readonly teamId?: string;
  /** A deactivated account: it stays in history and can do nothing. Default false. */
  readonly isDeactivated?: boolean;
  /** BCP 47 tag with a hyphen, as Slack sends it. Default `en-GB`. */
  readonly locale?: string;
}

/** A place where messages stand. */
export interface WorkspaceChannel {
  /** `C…` for a channel, `D…` for a direct message with the bot. */
  readonly id: string;
  /** Without the hash; for a direct message the person's name. */
  readonly name: string;
  readonly kind: 'channel' | 'im';
  /** Default false. */
  readonly isPrivate?: boolean;
  /** Default false. */
  readonly isArchived?: boolean;
  /** Shared with another organisation (Slack Connect). Default false. */
  readonly isShared?: boolean;
  /** Ids of the people in it; who is deactivated leaves. Default: everyone but guests and people of other organisations. */
  readonly members?: readonly string[];
  /** Is the bot in it? */
  readonly botIsMember: boolean;
}

/** A user group, which people mention by its handle. */
export interface WorkspaceGroup {
  /** `S…`. */
  readonly id: string;
  /** Without the @. */
  readonly handle: string;
  readonly name: string;
  /** Ids of the people in it. */
  readonly members: readonly string[];
}

/** The people of a workspace, where nobody says otherwise: five people in three time zones, one of them an administrator. */
export const DEFAULT_PEOPLE: readonly WorkspacePerson[] = [
  { id: 'U_ALEX', name: 'Alex Morgan', zone: 'Europe/London', isAdmin: true },
  { id: 'U_SAM', name: 'Sam Okafor', zone: 'Europe/London' },
  { id: 'U_PRIYA', name: 'Priya Nair', zone: 'Asia/Kolkata' },
  { id: 'U_JO', name: 'Jo Evans', zone: 'America/New_York' },
  { id: 'U_LEE', name: 'Lee Fox', zone: 'Europe/London' },
];

/** Its channels, where nobody says otherwise; every person has a direct message with the bot besides. */
export const DEFAULT_CHANNELS: readonly WorkspaceChannel[] = [
  { id: 'C_DIGITAL', name: 'digital-strategy', kind: 'channel', botIsMember: true },
  { id: 'C_GENERAL', name: 'general', kind: 'channel', botIsMember: false },
  { id: 'C_POLICY', name: 'policy', kind: 'channel', botIsMember: true },
];

/** Its user groups, where nobody says otherwise. */
export const DEFAULT_GROUPS: readonly WorkspaceGroup[] = [
  { id: 'S_DIGITAL', handle: 'digital-team', name: 'Digital team', members: ['U_ALEX', 'U_SAM'] },
];

/** The direct message of a person with the bot: `U_ALEX` has `D_ALEX`. */
export function directMessageOf(person: WorkspacePerson): WorkspaceChannel {
  const id = person.id.startsWith('U') ? `D${person.id.slice(1)}` : `D_${person.id}`;
  return { id, name: person.name, kind: 'im', members: [person.id], botIsMember: true };
}

/** The name as Slack writes it in `user_name`: "Sam Okafor" is `sam.okafor`. */
export function accountName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.');
}
