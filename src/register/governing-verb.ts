import type { Piece } from './split-sentences.ts';
import type { Word } from './read-words.ts';
import {
  CARRYING,
  CONTINUING,
  INTENDING,
  isAdverb,
  isFormOf,
  isParticiple,
  isPast,
  REACHED,
  STARTING,
} from './verbs.ts';

/**
 * What the verb beside a time says: something still to come (`will launch`, `to launch`, `Launch`), the present, something that
 * is past (`launched`, `was launched`), a bare participle (`services launched by …`), or only a possibility (`could launch`).
 */
type Tense = 'future' | 'present' | 'past' | 'participle' | 'possible' | 'unknown';

/** The verb that a time belongs to. */
export interface Governor {
  readonly tense: Tense;
  /** From the nearest to the one that carries it: `launch`, `continue` for `will continue to launch`. */
  readonly verbs: readonly string[];
  /** The word after a bare `be`: `live` in `will be live`. */
  readonly state: string | null;
}

const FUTURE = new Set(['will', 'shall', "it'll", "we'll"]);
const POSSIBLE = new Set(['could', 'would', 'may', 'might', 'can', 'cannot']);
const PRESENT = new Set(['is', 'are', 'am']);
const PAST = new Set(['was', 'were', 'had']);
const PERFECT = new Set(['has', 'have', 'having']);
const PRONOUN = new Set([
  'it',
  'we',
  'they',
  'which',
  'who',
  'that',
  'i',
  'he',
  'she',
  'department',
  'team',
  'division',
  'agency',
  'office',
]);
const JOINING = new Set(['and', 'but', 'or', 'then', 'so']);
const NO_VERB = new Set('the a an this these those that its their our all any each every its both no new'.split(' '));

/** Finds the verb that governs a time phrase: the first after a phrase that begins its clause, else the nearest before it. */
export function findGovernor(words: readonly Word[], phrase: Piece): Governor {
  const start = words.findIndex((word) => word.start >= phrase.start);
  const after = words.findIndex((word) => word.start >= phrase.end);
  const end = after < 0 ? words.length : after;
  const begin = start < 0 ? words.length : start;
  return beginsClause(words, begin, end) ? lookForward(words, end) : lookBack(words, begin, end);
}

/** `In 2015, …`; or in mid-sentence `…, and during 2014 it will …`. */
function beginsClause(words: readonly Word[], begin: number, end: number): boolean {
  const before = words[begin - 1];
  if (before === undefined) return words.slice(end, end + 40).some(({ low }) => isFinite(low));
  if (begin === 1 && (JOINING.has(before.low) || isAdverb(before.low))) return true;
  const opens = JOINING.has(before.low) || /[,;]/.test(words[begin]?.mark ?? '');
  if (!opens) return false;
  const clause = words.slice(end, end + 12);
  const stop = clause.findIndex(({ mark }, index) => index > 0 && /[,;]/.test(mark));
  const own = stop < 0 ? clause : clause.slice(0, stop);
  // A subject of its own follows, then its verb.
  const verb = own.findIndex(({ low }) => isFinite(low));
  return verb > 0 && !JOINING.has(own[0]?.low ?? '');
}

function isFinite(word: string): boolean {
  return FUTURE.has(word) || POSSIBLE.has(word) || PRESENT.has(word) || PAST.has(word) || PERFECT.has(word);
}

function lookForward(words: readonly Word[], from: number): Governor {
  for (let at = from; at < words.length; at += 1) {
    const low = words[at]?.low ?? '';
    if (isFinite(low)) return auxiliaryAt(words, at, []);
    if (INTENDING.has(low) && words[at + 1]?.low === 'to')
      return { tense: 'future', verbs: verbsAfter(words, at + 2), state: null };
    if (isPast(low) && isSubject(words[at - 1]) && !hasOwnModal(words, at))
      return { tense: 'past', verbs: [low], state: null };
  }
  // `In 2015: launch the service`.
  return bareVerb(words[from]);
}

/** In `services redesigned last year will …` the modal belongs to the services; in `started … and will …` it does not. */
function hasOwnModal(words: readonly Word[], at: number): boolean {
  const modal = words.findIndex(({ low }, index) => index > at && FUTURE.has(low));
  return (
    modal > 0 &&
    !JOINING.has(words[modal - 1]?.low ?? '') &&
    !PRONOUN.has(words[modal - 1]?.low ?? '') &&
    words[modal]?.mark === ''
  );
}

function isSubject(word: Word | undefined): boolean {
  return word !== undefined && (PRONOUN.has(word.low) || /^\p{Lu}/u.test(word.raw) || word.low.endsWith('s'));
}

function lookBack(words: readonly Word[], begin: number, end: number): Governor {
  const verbs: string[] = [];
  for (let at = begin - 1; at >= 0; at -= 1) {
    const word = words[at];
    const low = word?.low ?? '';
    if (FUTURE.has(low)) {
      // `will, in 2015, launch`: the verb stands behind the phrase.
      const isSplit = at === begin - 1;
      return isSplit ? { tense: 'future', verbs: verbsAfter(words, end), state: null } : auxiliaryAt(words, at, verbs);
    }
    if (isFinite(low)) return auxiliaryAt(words, at, verbs);
    if (low === 'to' && at + 1 < begin && isInfinitive(words[at + 1])) {
      verbs.push(...verbsAfter(words, at + 1).filter((verb) => !verbs.includes(verb)));
      if (INTENDING.has(words[at - 1]?.low ?? '')) return { tense: 'future', verbs, state: null };
      continue;
    }
    if (!isParticiple(low) && !isPast(low)) continue;
    if (isPassive(words, at)) continue;
    if (at === begin - 1) return { tense: 'participle', verbs: [low], state: null };
    const isFiniteVerb =
      verbs.length === 0 &&
      at > 0 &&
      isPast(low) &&
      (PRONOUN.has(words[at - 1]?.low ?? '') || /^\p{Lu}{2}/u.test(words[at - 1]?.raw ?? ''));
    if (isFiniteVerb && !NO_VERB.has(words[at - 1]?.low ?? '')) return { tense: 'past', verbs: [low], state: null };
  }
  if (verbs.length > 0) return { tense: 'future', verbs, state: null };
  return bareVerb(words[0]);
}

/** `are (now) redesigned`, `will be launched`: the participle belongs to an auxiliary before it. */
function isPassive(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (before > 0 && isAdverb(words[before]?.low ?? '')) before -= 1;
  const low = words[before]?.low ?? '';
  return (
    low === 'be' ||
    low === 'been' ||
    low === 'being' ||
    isFinite(low) ||
    (JOINING.has(low) && isParticiple(words[before - 1]?.low ?? ''))
  );
}

function isInfinitive(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Ll}/u.test(word.raw) && !NO_VERB.has(word.low);
}

function bareVerb(word: Word | undefined): Governor {
  return { tense: 'unknown', verbs: word === undefined ? [] : [word.low], state: null };
}

/** What an auxiliary and the verbs behind it say; `inner` are verbs already found nearer to the phrase. */
function auxiliaryAt(words: readonly Word[], at: number, inner: readonly string[]): Governor {
  const low = words[at]?.low ?? '';
  const own = verbsAfter(words, at + 1);
  const verbs = [...inner, ...own.filter((verb) => !inner.includes(verb))];
  if (FUTURE.has(low)) return { tense: 'future', verbs, state: stateAfter(words, at + 1) };
  if (POSSIBLE.has(low)) return { tense: 'possible', verbs, state: null };
  // `has to launch`, `is to launch`, `has committed to launch`: still to come.
  const isStillToCome =
    words[at + 1]?.low === 'to' ||
    inner.length > 0 ||
    words.slice(at + 1, at + 4).some((word, index, three) => INTENDING.has(word.low) && three[index + 1]?.low === 'to');
  if (PAST.has(low)) return { tense: 'past', verbs, state: null };
  if (PERFECT.has(low)) {
    let before = at - 1;
    while (before > 0 && isAdverb(words[before]?.low ?? '')) before -= 1;
    if (FUTURE.has(words[before]?.low ?? '') || words[before]?.low === 'to')
      return { tense: 'future', verbs: own.slice(0, 1), state: null };
    return { tense: isStillToCome ? 'future' : 'past', verbs, state: null };
  }
  return { tense: isStillToCome ? 'future' : 'present', verbs, state: null };
}

/** The verb at a place, and what it carries: `be centralised` gives `centralised`, `continue to launch` gives both, nearest to the end first. */
function verbsAfter(words: readonly Word[], from: number): readonly string[] {
  let at = from;
  while (isAdverb(words[at]?.low ?? '')) at += 1;
  const low = words[at]?.low;
  if (low === undefined) return [];
  if (low === 'be' || low === 'been' || low === 'have' || low === 'being') {
    let next = at + 1;
    while (isAdverb(words[next]?.low ?? '')) next += 1;
    const participle = words[next]?.low ?? '';
    if (participle === 'been' || isParticiple(participle)) return verbsAfter(words, next);
  }
  if (words[at + 1]?.low === 'to' && isInfinitive(words[at + 2]) && isFormOf(low, CARRYING))
    return [...verbsAfter(words, at + 2), low];
  return [low];
}

function stateAfter(words: readonly Word[], from: number): string | null {
  let at = from;
  while (isAdverb(words[at]?.low ?? '')) at += 1;
  if (words[at]?.low !== 'be') return null;
  at += 1;
  while (isAdverb(words[at]?.low ?? '')) at += 1;
  return words[at]?.low ?? null;
}

/** Asks whether the verb names something that is done once, so that `in 2015` beside it is a deadline. */
export function isDoneOnce({ tense, verbs, state }: Governor): boolean {
  if (tense !== 'future' && tense !== 'unknown') return false;
  const [nearest, ...carriers] = verbs;
  if (nearest === undefined) return false;
  if (carriers.some((verb) => isFormOf(verb, CARRYING))) return false;
  if (nearest === 'be' && state !== null && REACHED.has(state)) return true;
  return !isFormOf(nearest, CONTINUING) && !isFormOf(nearest, STARTING);
}
