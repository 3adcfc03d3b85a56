import type { Core } from './core.ts';
import { Refused } from './driver/refused.ts';

/** Empties the workspace and lets the bot forget everything; the bot keeps its place in it. */
export async function startOver(core: Core): Promise<void> {
  if (core.startOver === null) throw new Refused('This workspace cannot start over.');
  // A fault that still stands would keep the bot from coming back.
  core.faults.clear();
  await core.startOver();
  core.stamps.startOver();
  core.people.startOver();
  core.channels.startOver();
  core.views.forgetAll();
  core.entered.clear();
  core.responseUrls.clear();
  core.uploads.clear();
  core.journal.clear();
  core.messages.clear();
}
