import type { WorkspacePerson } from './people.ts';

/** Everybody in the workspace, as they are now. */
export class Roster {
  readonly #atFirst: readonly WorkspacePerson[];
  readonly #people = new Map<string, WorkspacePerson>();

  constructor(people: readonly WorkspacePerson[]) {
    this.#atFirst = people;
    this.startOver();
  }

  /** Makes everybody who they were at first. */
  startOver(): void {
    for (const person of this.#atFirst) this.#people.set(person.id, person);
  }

  /** Everybody, in their first order. */
  get all(): readonly WorkspacePerson[] {
    return [...this.#people.values()];
  }

  /** The person with the id. */
  find(id: string): WorkspacePerson | undefined {
    return this.#people.get(id);
  }

  /** Changes who somebody is, e.g. deactivates them; undefined where nobody has the id. */
  change(id: string, change: Partial<WorkspacePerson>): WorkspacePerson | undefined {
    const person = this.#people.get(id);
    if (person === undefined) return undefined;
    const changed = { ...person, ...change, id };
    this.#people.set(id, changed);
    return changed;
  }
}
