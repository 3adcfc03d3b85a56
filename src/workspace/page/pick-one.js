/** @import { Choice, ChoiceGroup } from './choices.js' */
import { choiceOfOption, choicesFrom, choicesOf, filterChoices, findChoice } from './choices.js';
import { Combobox } from './combobox.js';
import { fieldValue, initialValue } from './field-values.js';
import { make } from './make-element.js';
import { addField, namingAttributes, placeholderOf, tellBot } from './surface.js';

/** How many letters Slack waits for before it asks the app, where the element does not say: external_select's min_query_length. */
const LETTERS_BEFORE_SEARCH = 3;

/**
 * A select of one: static, external, of people or of conversations. Where choosing tells the bot at once it is a combobox, so that
 * moving through the choices does not already choose.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showPickOne(element, place) {
  const groups = choicesOf(element, place.surface.reader);
  const initial = firstChoice(element, groups, place);
  return place.isAction || element.type === 'external_select'
    ? showCombobox({ element, place, groups, initial })
    : showSelect({ element, place, groups, initial });
}

/**
 * @param {BlockElement} element
 * @param {ChoiceGroup[]} groups
 * @param {Place} place
 * @returns {Choice | null}
 */
function firstChoice(element, groups, place) {
  const initial = initialValue(element);
  if (element.type === 'external_select')
    return element.initial_option === undefined ? null : choiceOfOption(element.initial_option);
  const isHere = initial === undefined && element.default_to_current_conversation === true;
  return findChoice(groups, isHere ? place.surface.reader.currentChannel : initial);
}

/** @param {{ element: BlockElement, place: Place, groups: ChoiceGroup[], initial: Choice | null }} pick */
function showCombobox({ element, place, groups, initial }) {
  let chosen = initial;
  const combobox = new Combobox({
    attributes: {
      id: place.controlId,
      placeholder: placeholderOf(element) || 'Choose or type',
      ...namingAttributes(place, element),
    },
    initial,
    search:
      element.type === 'external_select' ? searchBot(element, place) : async (typed) => filterChoices(groups, typed),
    onPick: (choice) => {
      chosen = choice;
      if (place.isAction && choice !== null)
        void tellBot(combobox.root, place, { element, fields: fieldValue(element.type, choice.sent) });
    },
  });
  addField(place, element, () => fieldValue(element.type, chosen?.sent ?? null));
  return combobox.root;
}

/**
 * Asks the bot for the choices that fit.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {(typed: string) => Promise<ChoiceGroup[] | string>}
 */
export function searchBot(element, place) {
  const letters = element.min_query_length ?? LETTERS_BEFORE_SEARCH;
  return async (typed) => {
    if (typed.trim().length < letters) return `Type at least ${letters} letter${letters === 1 ? '' : 's'}.`;
    const { surface, blockId } = place;
    return choicesFrom(await surface.findOptions({ blockId, actionId: element.action_id ?? '', value: typed }));
  };
}

/** @param {{ element: BlockElement, place: Place, groups: ChoiceGroup[], initial: Choice | null }} pick */
function showSelect({ element, place, groups, initial }) {
  const choices = groups.flatMap((group) => group.choices);
  const option = (/** @type {Choice} */ choice) =>
    make(
      'option',
      { value: choice.key, selected: choice.key === initial?.key },
      choice.description === null ? choice.text : `${choice.text} (${choice.description})`,
    );
  const select = make(
    'select',
    { id: place.controlId, ...namingAttributes(place, element) },
    make('option', { value: '', selected: initial === null }, placeholderOf(element) || 'Choose'),
    groups.flatMap(({ label, choices }) =>
      label === null ? choices.map(option) : [make('optgroup', { label }, choices.map(option))],
    ),
  );
  addField(place, element, () =>
    fieldValue(element.type, choices.find(({ key }) => key === select.value)?.sent ?? null),
  );
  return select;
}
