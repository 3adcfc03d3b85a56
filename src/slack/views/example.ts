import type { Press } from '../press.ts';

/** A real example, chosen from the loaded reports so that pressing it answers. */
export interface Example {
  readonly label: string;
  readonly choice: Press;
}
