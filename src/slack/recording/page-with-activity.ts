import type { Activity } from '../../register/activity.ts';
import type { Look } from '../press.ts';
import type { Message } from '../views/message.ts';

/** Asks whether a page has buttons of an activity, or of the paragraph that it stands in: then what was recorded of it can be seen there. */
export function hasButtonsOf({ id, statement }: Activity, { blocks }: Message): boolean {
  const shown = JSON.stringify(blocks);
  // A button's value is JSON in the blocks' JSON: the quotation marks around an id stand escaped in it.
  return shown.includes(id) || shown.includes(JSON.stringify(JSON.stringify(statement.id)).slice(1, -1));
}

/** The page as it was, or the next one, where what was recorded has pushed its activity over. */
export function pageWithActivity(activity: Activity, look: Look, show: (look: Look) => Message): Message {
  const page = show(look);
  if (hasButtonsOf(activity, page) || !('page' in look)) return page;
  const next = show({ ...look, page: look.page + 1 });
  return hasButtonsOf(activity, next) ? next : page;
}
