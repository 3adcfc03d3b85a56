import type { Person } from './entry.ts';

/** What somebody is called whose name was taken out. */
const NAMELESS = 'a former colleague';

/** A person's name as people read it in a sentence; `a former colleague` once it was taken out. */
export function personName({ name }: Pick<Person, 'name'>): string {
  return name ?? NAMELESS;
}
