import type { Core } from '../core.ts';
import { jsonAt, listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { elementsIn } from './elements-in.ts';
import { Refused } from './refused.ts';

/** Does Slack offer the person in the element? Who stands in it at first stays, even with a deactivated account. */
function isOffered(core: Core, element: Json, id: string): boolean {
  const person = core.people.find(id);
  const isActive = person !== undefined && person.isDeactivated !== true;
  const atFirst = [element['initial_user'], ...listAt(element, 'initial_users')];
  return isActive || atFirst.includes(id) || id === core.identity.bot.userId;
}

/** Throws a sentence where somebody was chosen whom Slack would not offer: nobody, or a deactivated account. */
export function checkPeopleChosen(core: Core, blocks: readonly unknown[], values: Json): void {
  for (const { blockId, element, actionId } of elementsIn(blocks)) {
    if (element['type'] !== 'users_select' && element['type'] !== 'multi_users_select') continue;
    const value = jsonAt(jsonAt(values, blockId), actionId);
    const chosen = [stringAt(value, 'selected_user'), ...listAt(value, 'selected_users')];
    const wrong = chosen.filter((id) => typeof id === 'string').find((id) => !isOffered(core, element, id));
    if (wrong !== undefined) throw new Refused(`${actionId} does not offer ${wrong}.`);
  }
}
