import type { HomeLook } from './press.ts';

/** What people's Home tabs show, as far as this process has seen: Slack says it only when somebody opens theirs or presses something in it. */
export interface ShownHomes {
  /** Null: not known. */
  of(user: string): HomeLook | null;
  keep(user: string, look: HomeLook): void;
}

/** People whose Home tabs are remembered: about 200 bytes each. */
const REMEMBERED = 5_000;

/** Remembers what Home tabs show; beyond 5,000 people, who came first is forgotten first. */
export function createShownHomes(): ShownHomes {
  const looks = new Map<string, HomeLook>();
  return {
    of: (user) => looks.get(user) ?? null,
    keep: (user, look) => {
      looks.delete(user);
      looks.set(user, look);
      const [oldest] = looks.size > REMEMBERED ? looks.keys() : [];
      if (oldest !== undefined) looks.delete(oldest);
    },
  };
}
