import type { Entry, EntryDraft, Matter, Named, Person, Words } from '../../src/progress/entry.ts';
import {
  digestNaming,
  digestWords,
  FIRST_BEFORE,
  hashLink,
  type Link,
  linkPayload,
  type NamedPerson,
} from '../../src/progress/history.ts';

/** What is recorded, kept as the store keeps it: the chain, and beside it names and words that can be taken out. */
export interface MemoryBook {
  /** Appends without looking for doubles or at what was seen. */
  record(draft: Pick<EntryDraft, 'at' | 'by' | 'matter' | 'words'>): Entry;
  /** As they read now. */
  entries(): readonly Entry[];
  links(): readonly Link[];
  head(): { readonly number: number; readonly hash: string } | null;
  /** The person that a Slack user is now; somebody whose name was taken out is a new person when named again. */
  personOf(named: Named): Person;
}

interface Kept {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly matter: Matter<string>;
  readonly link: Link;
  people: readonly NamedPerson[];
  hasWords: boolean;
}

export function createMemoryBook(): MemoryBook {
  const people = new Map<string, Person>();
  const words = new Map<string, NonNullable<Link['words']>>();
  const kept: Kept[] = [];
  const knownId = (named: Named) => [...people.values()].find(({ user }) => user === named.user)?.id;
  const personOf = (named: Named): Person => {
    const person = { ...named, id: knownId(named) ?? `person-${people.size + 1}` };
    people.set(person.id, person);
    return person;
  };
  const personBy = (id: string): Person => people.get(id) ?? { id, team: null, user: null, name: null };
  const entryOf = ({ id, at, by, matter, link, hasWords }: Kept): Entry => {
    const said = words.get(id);
    return {
      number: link.number,
      id,
      at,
      by: personBy(by),
      matter: mapPeople(matter, personBy),
      words: said === undefined ? null : { note: said.note, evidence: said.evidence },
      isRedacted: hasWords && said === undefined,
    };
  };
  const takeOut = (matter: Matter<string>) => {
    if (matter.kind === 'redaction') words.delete(matter.entryId);
    if (matter.kind !== 'forgetting') return;
    people.set(matter.person, { id: matter.person, team: null, user: null, name: null });
    for (const one of kept)
      one.people = one.people.map((named) => (named.id === matter.person ? { ...named, naming: null } : named));
  };
  return {
    personOf,
    record: ({ at, by, matter: drafted, words: said }) => {
      const id = `entry-${kept.length + 1}`;
      const people: NamedPerson[] = [];
      const nameIn = (named: Named): string => {
        const known = knownId(named) ?? '';
        // Somebody whom the entry names twice is called what they were called first.
        if (people.some(({ id: one }) => one === known)) return known;
        const before = personBy(known).name;
        const person = personOf(named);
        const naming = { salt: `salt of ${person.id} in ${id}`, ...named };
        if (before !== named.name) people.push({ id: person.id, naming });
        return person.id;
      };
      const one = { id, at, by: nameIn(by), matter: mapPeople(drafted, nameIn) };
      const { matter } = one;
      const link = linkOf({ ...one, number: kept.length + 1, people }, said, kept.at(-1)?.link.hash ?? FIRST_BEFORE);
      const added = { ...one, link, people: link.people, hasWords: said !== null };
      kept.push(added);
      if (link.words !== null) words.set(id, link.words);
      takeOut(matter);
      return entryOf(added);
    },
    entries: () => kept.map(entryOf),
    links: () => kept.map(({ id, link, people: named }) => ({ ...link, words: words.get(id) ?? null, people: named })),
    head: () => kept.at(-1)?.link ?? null,
  };
}

function linkOf(
  entry: {
    readonly number: number;
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly matter: Matter<string>;
    readonly people: readonly NamedPerson[];
  },
  said: Words | null,
  before: string,
): Link {
  const salt = `salt of ${entry.id}`;
  const digests = entry.people.flatMap(({ id, naming }) => (naming === null ? [] : [[id, digestNaming(naming)]]));
  const wordsDigest = said === null ? null : digestWords(salt, said);
  const payload = linkPayload({ ...entry, people: Object.fromEntries(digests), wordsDigest });
  return {
    number: entry.number,
    payload,
    before,
    hash: hashLink(before, payload),
    words: said === null ? null : { salt, ...said },
    people: entry.people,
  };
}

function mapPeople<From, To>(matter: Matter<From>, map: (whom: From) => To): Matter<To> {
  switch (matter.kind) {
    case 'owner':
      return { ...matter, owner: matter.owner === null ? null : map(matter.owner) };
    case 'departure':
    case 'forgetting':
      return { ...matter, person: map(matter.person) };
    case 'update':
    case 'mistake':
    case 'confirmation':
    case 'target':
    case 'redaction':
    case 'setting':
      return matter;
  }
}
