import { isJson, jsonAt, jsonsAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';

/** An element that can be used, and the block it stands in. */
export interface PlacedElement {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
}

/** Every element with an action_id, in the order of the blocks. */
export function elementsIn(blocks: readonly unknown[]): readonly PlacedElement[] {
  return blocks.filter(isJson).flatMap((block) => {
    const own = [block['accessory'], block['element'], ...jsonsAt(block, 'elements'), ...jsonsAt(block, 'actions')];
    const placed = own.filter(isJson).flatMap((element) => placedIn(block, element));
    return [...placed, ...elementsIn(jsonsAt(block, 'child_blocks')), ...elementsIn(cardsIn(block))];
  });
}

function cardsIn(block: Json): readonly Json[] {
  return block['type'] === 'carousel' ? jsonsAt(block, 'elements') : [];
}

function placedIn(block: Json, element: Json): readonly PlacedElement[] {
  const actionId = stringAt(element, 'action_id');
  return actionId === undefined ? [] : [{ block, blockId: stringAt(block, 'block_id') ?? '', element, actionId }];
}

/** The element with the ids; without a block id, the first with the action id. */
export function findElement(
  blocks: readonly unknown[],
  ids: { readonly actionId: string; readonly blockId?: string | undefined },
): PlacedElement | undefined {
  const all = elementsIn(blocks);
  return all.find((one) => one.actionId === ids.actionId && (ids.blockId === undefined || one.blockId === ids.blockId));
}

/** The options of a static select, of checkboxes, radio buttons or an overflow menu. */
export function optionsOf(element: Json): readonly Json[] {
  return [
    ...jsonsAt(element, 'options'),
    ...jsonsAt(element, 'option_groups').flatMap((group) => jsonsAt(group, 'options')),
  ];
}

/** The words on a button or an option, for messages that say what is missing. */
export function wordsOn(element: Json): string {
  return stringAt(jsonAt(element, 'text'), 'text') ?? '';
}
