import { createHash } from 'node:crypto';
import type { Named, Words } from './entry.ts';
import { linkContent, type LinkContent, personIn } from './link-content.ts';

/** One entry as the chain holds it, with what stands in the tables beside it. */
export interface Link {
  readonly number: number;
  /** What is hashed, as it is stored: JSON with number, id, instant, person's id, matter (people by their ids) and digest of the words. */
  readonly payload: string;
  /** Hash of the link before; of the first: sixty-four zeros. */
  readonly before: string;
  /** SHA-256 of `before`, a line feed and `payload`, in lower-case hex. */
  readonly hash: string;
  /** The words beside the chain with their salt; null where none were written, or they were taken out. */
  readonly words: { readonly salt: string; readonly note: string; readonly evidence: string | null } | null;
  /** The people beside the chain whom this entry is the first to name so. */
  readonly people: readonly NamedPerson[];
}

/** How a person is called from one entry on, as it stands beside the chain. */
export interface NamedPerson {
  /** The person's id. */
  readonly id: string;
  /** Null once it was taken out. */
  readonly naming: Naming | null;
}

/** Who a person is and what they are called, with the salt of its digest. */
export interface Naming extends Named {
  readonly salt: string;
}

/**
 * What is hashed of an entry: JSON without spaces, its keys in the order of the alphabet at every depth, so that the same entry
 * always gives the same text. Throws where the content is not what the chain holds (ids of 1 to 200 characters).
 */
export function linkPayload(link: LinkContent): string {
  return canonicalJson(linkContent.parse(link));
}

/** Reads a payload; null for anything that `linkPayload` does not write, to the letter. */
export function readPayload(payload: string): LinkContent | null {
  const parsed = linkContent.safeParse(parseJson(payload));
  return parsed.success && canonicalJson(parsed.data) === payload ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sortKeys(part) : part));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What stands in the first link as the hash of the one before. */
export const FIRST_BEFORE = '0'.repeat(64);

/** The hash of a link: SHA-256 of the hash before, a line feed and its payload, in lower-case hex. */
export function hashLink(before: string, payload: string): string {
  return sha256(`${before}\n${payload}`);
}

/**
 * What the chain holds of the words: SHA-256, in lower-case hex, of salt, note and evidence as a JSON array. The salt is random and
 * goes with the words, so that nobody can find out by guessing what words were taken out.
 */
export function digestWords(salt: string, { note, evidence }: Words): string {
  return sha256(JSON.stringify([salt, note, evidence]));
}

/**
 * What the chain holds of who a person is and what they are called: SHA-256, in lower-case hex, of salt, team, user and name as a JSON
 * array. The salt goes with the name, so that the digest leads nobody back to a Slack user whose name was taken out.
 */
export function digestNaming({ salt, team, user, name }: Naming): string {
  return sha256(JSON.stringify([salt, team, user, name]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What walking a chain comes to. */
export type Verdict =
  | {
      readonly kind: 'whole';
      readonly count: number;
      /** The newest hash; null where there is no link. */
      readonly head: string | null;
      /** How many entries' words were taken out, each by an entry that says so. */
      readonly redacted: number;
      /** How many people's names were taken out, each by an entry that says so. */
      readonly forgotten: number;
    }
  | {
      readonly kind: 'broken';
      /** The first link that does not hold; 0 where it is the chain as a whole. */
      readonly number: number;
      /** A sentence that says what does not hold. */
      readonly why: string;
    };

/**
 * Walks a chain from its first link and names the first that does not hold. `known` is a hash that was written down elsewhere
 * (the log): it must be in the chain, because somebody who rewrites every link gets a chain that holds in itself.
 */
export async function verifyChain(
  links: AsyncIterable<Link> | Iterable<Link>,
  known?: { readonly hash: string },
): Promise<Verdict> {
  const walk = startWalk();
  let isKnownFound = false;
  for await (const link of links) {
    const content = readLink(link, walk);
    if (typeof content === 'string') return { kind: 'broken', number: walk.count + 1, why: content };
    stepOver(link, content, walk);
    isKnownFound ||= link.hash === known?.hash;
  }
  const missing = firstMissing(walk);
  // What is certain goes first: words may be missing only because the entry that says so was among those taken off the end.
  if (known !== undefined && !isKnownFound) return { kind: 'broken', number: 0, why: notInChain(missing) };
  if (missing === null) return wholeChain(walk);
  return { kind: 'broken', number: missing.number, why: nobodySays(missing, walk.count) };
}

function firstMissing({ without }: Walk): Missing | null {
  return [...without.values()].toSorted((a, b) => a.number - b.number)[0] ?? null;
}

function notInChain(missing: Missing | null): string {
  const cut =
    'The hash from the log is not in the chain: links were taken off its end, or it was written anew from some link on.';
  if (missing === null) return cut;
  return `${cut} ${MISSING[missing.what]} at number ${missing.number}; the entry that took it out may have been among them.`;
}

const MISSING = { words: 'A note is missing', name: 'A name is missing' } as const;

/** A chain cannot tell of itself which of the two it was: who cuts its end off leaves no trace in what is left. */
function nobodySays({ what }: Missing, count: number): string {
  const gone =
    what === 'words'
      ? 'Its words are missing, and no later entry says that they were taken out.'
      : 'The name of a person whom it names is missing, and no later entry says that it was taken out.';
  return `${gone} Either that was done past the bot, or the entry that says so was taken off the end, which is number ${count} now.`;
}

/** What a walk remembers of the links behind it. */
interface Walk {
  count: number;
  before: string;
  at: string;
  redacted: number;
  forgotten: number;
  /** Ids of the people of whom an entry said who they are. */
  readonly people: Set<string>;
  /** What is missing and not yet said to be taken out, by what it is and the id of its entry or person. */
  readonly without: Map<string, Missing>;
}

/** Something that is missing beside the chain, first at a link. */
interface Missing {
  readonly what: 'words' | 'name';
  readonly number: number;
}

function startWalk(): Walk {
  const nothing = { count: 0, before: FIRST_BEFORE, at: '', redacted: 0, forgotten: 0 };
  return { ...nothing, people: new Set(), without: new Map() };
}

function wholeChain({ count, before, redacted, forgotten }: Walk): Verdict {
  return { kind: 'whole', count, head: count === 0 ? null : before, redacted, forgotten };
}

/** What the next link holds; where it does not hold, a sentence that says why. */
function readLink(link: Link, { count, before, at, people }: Walk): LinkContent | string {
  const { number, payload, hash, words } = link;
  if (number !== count + 1) return `It is missing: after number ${count} comes number ${number}.`;
  if (link.before !== before) return 'The hash that it names as the one before is not the hash of the link before it.';
  if (hash !== hashLink(before, payload)) return 'Its hash is not the hash of what it says.';
  const content = readPayload(payload);
  if (content === null) return 'What it says cannot be read as an entry.';
  if (content.number !== number) return `It says of itself that it is number ${content.number}.`;
  if (content.at < at) return 'It says that it was recorded before the link in front of it.';
  return wordsFault(words, content.wordsDigest) ?? peopleFault(link.people, content, people) ?? content;
}

function wordsFault(words: Link['words'], digest: string | null): string | null {
  if (words === null) return null;
  if (digest === null) return 'It was recorded without words, and there are words beside it.';
  return digestWords(words.salt, words) === digest ? null : 'Its words are not the ones that were recorded.';
}

function peopleFault(
  named: readonly NamedPerson[],
  { by, matter, people }: LinkContent,
  known: ReadonlySet<string>,
): string | null {
  for (const { id, naming } of named) {
    const digest = people[id];
    if (digest === undefined) return 'A person is called something beside it that it does not say.';
    if (naming !== null && digestNaming(naming) !== digest)
      return 'A person whom it names is not the one, or not called what they were, when it was recorded.';
  }
  const isNobody = [by, personIn(matter) ?? by].some((id) => !known.has(id) && people[id] === undefined);
  return isNobody ? 'It names a person of whom no entry says who they are.' : null;
}

/** Remembers a link that holds. */
function stepOver({ hash, words, people }: Link, content: LinkContent, walk: Walk): void {
  const { id, number, at, matter, wordsDigest } = content;
  walk.count = number;
  walk.before = hash;
  walk.at = at;
  if (wordsDigest !== null && words === null) walk.without.set(`words ${id}`, { what: 'words', number });
  for (const person of Object.keys(content.people)) {
    walk.people.add(person);
    const isNamed = people.some((named) => named.id === person && named.naming !== null);
    const key = `name ${person}`;
    if (!isNamed && !walk.without.has(key)) walk.without.set(key, { what: 'name', number });
  }
  // Whoever takes something out says so afterwards: the entry that says it is always the later one, or the same.
  if (matter.kind === 'redaction' && walk.without.delete(`words ${matter.entryId}`)) walk.redacted += 1;
  if (matter.kind === 'forgetting' && walk.without.delete(`name ${matter.person}`)) walk.forgotten += 1;
}
