import type { Entry, Person } from './entry.ts';
import type { ProgressLog } from './progress-log.ts';

/**
 * Entries of one activity, oldest first, with what was done to them since: words that were taken out, names of people in them that
 * were, and the departures that ended an ownership.
 */
export function followedEntries(
  entries: readonly Entry[],
  { redactions, leavings }: Pick<ProgressLog, 'redactions' | 'leavings'>,
  isKnown: (entry: Entry) => boolean,
): readonly Entry[] {
  const withRedactions = (entry: Entry): readonly Entry[] => {
    const out = redactions.get(entry.id)?.filter(isKnown) ?? [];
    return [entry, ...out.flatMap(withRedactions)];
  };
  const leavingsOf = ({ id }: Person) => leavings.get(id)?.filter(isKnown) ?? [];
  const forgotten = entries
    .flatMap(peopleIn)
    .flatMap(leavingsOf)
    .filter(({ matter }) => matter.kind === 'forgetting');
  const all = [...entries, ...endedOwnerships(entries, leavingsOf), ...forgotten].flatMap(withRedactions);
  return [...new Set(all)].toSorted((a, b) => a.number - b.number);
}

/** Of each owner the first leaving before there was another owner. */
function endedOwnerships(
  entries: readonly Entry[],
  leavingsOf: (person: Person) => readonly Entry[],
): readonly Entry[] {
  const given = entries.filter(({ matter }) => matter.kind === 'owner');
  return given.flatMap(({ number, matter }, index) => {
    if (matter.kind !== 'owner' || matter.owner === null) return [];
    const until = given[index + 1]?.number ?? Infinity;
    return leavingsOf(matter.owner).find((one) => one.number > number && one.number < until) ?? [];
  });
}

/** Everybody whom an entry names; of a departure who left, not who noticed. */
export function peopleIn({ by, matter }: Entry): readonly Person[] {
  if (matter.kind === 'departure') return [matter.person];
  return matter.kind === 'owner' && matter.owner !== null ? [by, matter.owner] : [by];
}
