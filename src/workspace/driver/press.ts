import type { Core } from '../core.ts';
import { isJson, listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { actionsPayload, suggestionPayload } from '../payload/interaction-payload.ts';
import type { Place } from '../payload/interaction-payload.ts';
import type { WorkspacePerson } from '../people.ts';
import { showError } from '../post.ts';
import { newInspection } from '../rules/check.ts';
import { optionsAnswer } from '../rules/selects.ts';
import { chosenValue, valueFieldOf } from './element-value.ts';
import { findElement, wordsOn } from './elements-in.ts';
import type { PlacedElement } from './elements-in.ts';
import { checkPeopleChosen } from './people-chosen.ts';
import { Refused } from './refused.ts';
import { stateOf } from './values.ts';
import type { GivenValues } from './values.ts';

/** How many messages are remembered with what stands in their elements. */
const KEPT_STATES = 500;

/** What is used, and what was chosen in it. */
export interface Press {
  readonly actionId: string;
  readonly blockId?: string | undefined;
  /** The bare value, or an object with the field as Slack names it (`selected_option` …). Not needed for a button. */
  readonly given?: unknown;
  /** What stands in the other elements around it. */
  readonly values?: GivenValues;
}

/** The blocks of a message or a view. */
function blocksIn(place: Place): readonly unknown[] {
  return place.kind === 'message' ? (place.message.blocks ?? []) : listAt(place.open.view, 'blocks');
}

/** The element, or a sentence that says what is there instead. */
function elementAt(
  place: Place,
  ids: { readonly actionId: string; readonly blockId?: string | undefined },
): PlacedElement {
  const placed = findElement(blocksIn(place), ids);
  if (placed === undefined) throw new Refused(`There is no element ${ids.actionId} here any more.`);
  return placed;
}

/** Uses an element; resolves when the bot has acknowledged it. */
export async function press(core: Core, person: WorkspacePerson, place: Place, what: Press): Promise<void> {
  const placed = elementAt(place, what);
  if (placed.block['type'] === 'input' && placed.block['dispatch_action'] !== true)
    throw new Refused(`${what.actionId} tells nobody before the form is submitted: its block has no dispatch_action.`);
  const action = actionOf(core, placed, what.given);
  checkPeopleChosen(core, [placed.block], { [placed.blockId]: { [placed.actionId]: action } });
  const values = rememberedState(core, person, place, {
    ...what.values,
    [placed.blockId]: { [placed.actionId]: what.given },
  });
  const payload = actionsPayload(core, person, { place: current(core, place), action, values });
  const answer = await core.dispatch.ask({
    type: 'interactive',
    name: 'block_actions',
    payload,
    acceptsPayload: false,
  });
  if (answer.kind === 'acknowledged') return;
  const channel = place.kind === 'message' ? place.message.channel : undefined;
  const text = `“${wordsOn(placed.element) || placed.actionId}” failed with the error “${answer.error}”`;
  if (channel === undefined) throw new Refused(text);
  showError(core, { userId: person.id, channel }, text);
}

/** The view as it stands now: what was entered belongs to it. */
function current(core: Core, place: Place): Place {
  if (place.kind === 'message') return place;
  return { kind: 'view', open: core.views.find({ id: place.open.id }) ?? place.open };
}

/** Keeps what stands in the place's elements, and gives it back. */
function rememberedState(core: Core, person: WorkspacePerson, place: Place, given: GivenValues): Json {
  if (place.kind === 'view') {
    const values = stateOf(blocksIn(place), place.open.values, given);
    core.views.remember(place.open, values);
    return values;
  }
  const name = `${person.id} ${place.message.channel} ${place.message.ts}`;
  const values = stateOf(blocksIn(place), core.entered.get(name) ?? {}, given);
  core.entered.set(name, values);
  const [oldest] = core.entered.keys();
  if (core.entered.size > KEPT_STATES && oldest !== undefined) core.entered.delete(oldest);
  return values;
}

/** The action as Slack sends it: what the element is, and what was chosen in it. */
function actionOf(core: Core, placed: PlacedElement, given: unknown): Json {
  const { element, blockId, actionId } = placed;
  const base = { type: element['type'], block_id: blockId, action_id: actionId, action_ts: core.stamps.next() };
  if (valueFieldOf(element) !== undefined) {
    const chosen = chosenValue(element, given);
    if (chosen === undefined) throw new Refused(`${actionId} does not offer that.`);
    return { ...base, ...chosen };
  }
  if (element['type'] === 'feedback_buttons') return { ...base, ...feedback(element, given) };
  const { text, value, style, url } = element;
  return {
    ...base,
    text,
    ...Object.fromEntries(Object.entries({ value, style, url }).filter(([, field]) => field !== undefined)),
  };
}

function feedback(element: Json, given: unknown): Json {
  const wanted = isJson(given) ? given['value'] : given;
  const button = [element['positive_button'], element['negative_button']].find(
    (one) => stringAt(one, 'value') === wanted,
  );
  if (!isJson(button)) throw new Refused('Please choose one of the two buttons.');
  return { text: button['text'], value: button['value'] };
}

/** Types into an external select; the bot's options, or a sentence. */
export async function suggestions(
  core: Core,
  person: WorkspacePerson,
  place: Place,
  asked: { readonly actionId: string; readonly blockId?: string | undefined; readonly value: string },
): Promise<Json> {
  const { element, blockId, actionId } = elementAt(place, asked);
  if (stringAt(element, 'type')?.endsWith('external_select') !== true)
    throw new Refused(`${actionId} does not ask for options.`);
  if (asked.value.length < Number(element['min_query_length'] ?? 3)) return { options: [] };
  const payload = suggestionPayload(core, person, { place, blockId, actionId, value: asked.value });
  const answer = await core.dispatch.ask({
    type: 'interactive',
    name: 'block_suggestion',
    payload,
    acceptsPayload: true,
  });
  if (answer.kind === 'failed') throw new Refused(`The options did not come: ${answer.error}`);
  const seen = newInspection('message');
  optionsAnswer(answer.body, '', seen);
  if (seen.findings.length > 0) core.journal.note('The options were refused', seen.findings);
  if (seen.findings.length > 0 || !isJson(answer.body)) throw new Refused('The options did not come: invalid_options');
  return answer.body;
}
