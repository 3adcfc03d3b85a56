import { createHash } from 'node:crypto';
import type { Words } from './entry.ts';
import { linkContent, type LinkContent } from './link-content.ts';

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
  const missing = [...walk.without.values()].toSorted((a, b) => a - b)[0];
  if (missing !== undefined) return { kind: 'broken', number: missing, why: NO_REDACTION };
  return isKnownFound || known === undefined ? wholeChain(walk) : { kind: 'broken', number: 0, why: NOT_IN_CHAIN };
}

const NO_REDACTION = 'Its words are missing, and no later entry says that they were taken out.';
const NOT_IN_CHAIN =
  'The hash from the log is not in the chain: links were taken off its end, or it was written anew from some link on.';

/** What a walk remembers of the links behind it. */
interface Walk {
  count: number;
  before: string;
  at: string;
  redacted: number;
  /** Entries whose words are missing and not yet said to be taken out: id → number. */
  readonly without: Map<string, number>;
}

function startWalk(): Walk {
  return { count: 0, before: FIRST_BEFORE, at: '', redacted: 0, without: new Map() };
}

function wholeChain({ count, before, redacted }: Walk): Verdict {
  return { kind: 'whole', count, head: count === 0 ? null : before, redacted };
}

/** What the next link holds; where it does not hold, a sentence that says why. */
function readLink(link: Link, { count, before, at }: Walk): LinkContent | string {
  const { number, payload, hash, words } = link;
  if (number !== count + 1) return `It is missing: after number ${count} comes number ${number}.`;
  if (link.before !== before) return 'The hash that it names as the one before is not the hash of the link before it.';
  if (hash !== hashLink(before, payload)) return 'Its hash is not the hash of what it says.';
  const content = readPayload(payload);
  if (content === null) return 'What it says cannot be read as an entry.';
  if (content.number !== number) return `It says of itself that it is number ${content.number}.`;
  if (content.at < at) return 'It says that it was recorded before the link in front of it.';
  return wordsFault(words, content.wordsDigest) ?? content;
}

function wordsFault(words: Link['words'], digest: string | null): string | null {
  if (words === null) return null;
  if (digest === null) return 'It was recorded without words, and there are words beside it.';
  return digestWords(words.salt, words) === digest ? null : 'Its words are not the ones that were recorded.';
}

/** Remembers a link that holds. */
function stepOver({ hash, words }: Link, { id, number, at, matter, wordsDigest }: LinkContent, walk: Walk): void {
  walk.count = number;
  walk.before = hash;
  walk.at = at;
  if (wordsDigest !== null && words === null) walk.without.set(id, number);
  // Whoever takes words out says so afterwards: the entry that says it is always the later one.
  if (matter.kind === 'redaction' && walk.without.delete(matter.entryId)) walk.redacted += 1;
}
