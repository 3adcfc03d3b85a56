import { isJson, jsonAt, listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { elementsIn, optionsOf, wordsOn } from './elements-in.ts';
import type { PlacedElement } from './elements-in.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';
import type { SeenView } from './seen-message.ts';

/** Fills a field of the open form in, by its label: with words, a date as `2015-03-31`, or the words of what is offered there. */
export async function fillIn(person: Person, view: SeenView, field: string, text: string): Promise<void> {
  const placed = elementsIn(listAt(view, 'blocks')).find(({ block }) => labelOf(block) === field);
  if (placed === undefined) throw new Refused(`${person.name} finds no field “${field}” in the form.`);
  const { block, blockId, actionId } = placed;
  const value = await valueFor(person, view, placed, text);
  if (block['dispatch_action'] === true) await person.press(view, actionId, { blockId, value });
  else person.enter({ [blockId]: { [actionId]: value } }, view.id);
}

function labelOf(block: Json): string | undefined {
  return block['type'] === 'input' ? stringAt(jsonAt(block, 'label'), 'text') : undefined;
}

/** What the element takes for what somebody wrote: of checkboxes and of lists that take several, `Monday + Wednesday`. */
async function valueFor(person: Person, view: SeenView, placed: PlacedElement, text: string): Promise<unknown> {
  const { element, blockId, actionId } = placed;
  const type = stringAt(element, 'type') ?? '';
  if (type === 'external_select') return firstOffered(await person.options(view, actionId, text, blockId), text);
  const offered = optionsOf(element);
  if (offered.length === 0) return text;
  const isOneOf = !type.startsWith('multi_') && type !== 'checkboxes';
  const chosen = (isOneOf ? [text] : text.split(' + ')).map((words) => optionCalled(words, offered));
  return isOneOf ? chosen[0] : chosen;
}

/** Somebody types until what they want stands first, and takes that. */
function firstOffered(answer: Json, typed: string): Json {
  const [first] = optionsOf(answer);
  if (!isJson(first)) throw new Refused(`Nothing is offered for “${typed}”.`);
  return first;
}

function optionCalled(words: string, offered: readonly Json[]): unknown {
  const option = offered.find((one) => wordsOn(one) === words);
  if (option === undefined) throw new Refused(`“${words}” is not offered: ${offered.map(wordsOn).join(', ')}.`);
  return option['value'];
}
