/**
 * One thing that can be chosen: what is shown, and what is sent (an option object, or the id of a person or conversation).
 * @typedef {{ text: string, description: string | null, sent: Option | string, key: string }} Choice
 */

/** @typedef {{ label: string | null, choices: Choice[] }} ChoiceGroup */

/**
 * What an element offers.
 * @param {BlockElement} element any select, checkboxes or radio buttons
 * @param {Reader} reader
 * @returns {ChoiceGroup[]}
 */
export function choicesOf(element, reader) {
  const type = element.type.replace('multi_', '');
  if (type === 'users_select')
    return [{ label: null, choices: reader.people.filter(isActive).map(({ id, name }) => choiceOfId(id, name)) }];
  if (type === 'channels_select' || type === 'conversations_select') {
    const shown = reader.channels.filter(({ kind }) => kind === 'channel' || type === 'conversations_select');
    return [
      {
        label: null,
        choices: shown.map(({ id, name, kind }) =>
          choiceOfId(id, kind === 'channel' ? `#${name.replace(/^#/, '')}` : name),
        ),
      },
    ];
  }
  return choicesFrom(element);
}

/** @param {Person} person */
export function isActive({ isDeactivated }) {
  return isDeactivated !== true;
}

/**
 * @param {FoundOptions} found
 * @returns {ChoiceGroup[]}
 */
export function choicesFrom({ options, option_groups: groups }) {
  const all = groups ?? [{ label: null, options: options ?? [] }];
  return all.map(({ label, options }) => ({ label: label?.text ?? null, choices: options.map(choiceOfOption) }));
}

/**
 * @param {Option} option
 * @returns {Choice}
 */
export function choiceOfOption(option) {
  const key = option.value ?? option.text.text;
  return { text: option.text.text, description: option.description?.text ?? null, sent: option, key };
}

/**
 * @param {string} id
 * @param {string} name
 * @returns {Choice}
 */
function choiceOfId(id, name) {
  return { text: name, description: null, sent: id, key: id };
}

/**
 * What names a choice among its siblings: an option's value, or the id itself.
 * @param {unknown} sent
 * @returns {string | null}
 */
export function keyOf(sent) {
  if (typeof sent === 'string') return sent;
  if (typeof sent !== 'object' || sent === null) return null;
  if ('value' in sent && typeof sent.value === 'string') return sent.value;
  return 'text' in sent && typeof sent.text === 'object' && sent.text !== null && 'text' in sent.text
    ? String(sent.text.text)
    : null;
}

/**
 * @param {readonly ChoiceGroup[]} groups
 * @param {unknown} sent
 * @returns {Choice | null}
 */
export function findChoice(groups, sent) {
  const key = keyOf(sent);
  return groups.flatMap(({ choices }) => choices).find((choice) => choice.key === key) ?? null;
}

/**
 * The choices whose words contain what was typed.
 * @param {readonly ChoiceGroup[]} groups
 * @param {string} typed
 * @returns {ChoiceGroup[]}
 */
export function filterChoices(groups, typed) {
  const wanted = typed.trim().toLowerCase();
  const matching = groups.map(({ label, choices }) => ({
    label,
    choices: choices.filter(({ text }) => text.toLowerCase().includes(wanted)),
  }));
  return matching.filter(({ choices }) => choices.length > 0);
}
