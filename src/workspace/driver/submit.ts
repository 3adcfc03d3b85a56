import type { Core } from '../core.ts';
import { isJson, jsonAt, listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import type { OpenView } from '../open-views.ts';
import { closedPayload, submissionPayload } from '../payload/interaction-payload.ts';
import type { WorkspacePerson } from '../people.ts';
import type { Finding } from '../rules/check.ts';
import { judgeView } from '../rules/view.ts';
import { elementsIn } from './elements-in.ts';
import { checkPeopleChosen } from './people-chosen.ts';
import { Refused } from './refused.ts';
import { formErrors, stateOf } from './values.ts';
import type { GivenValues } from './values.ts';

/** What came of a submission: nothing to complain of, or block_id → sentence. */
export interface SubmitResult {
  readonly errors?: Readonly<Record<string, string>>;
}

const TROUBLE = 'We had some trouble connecting. Try again?';

/** Remembers what a person has filled in; what they had before stays. */
export function enter(core: Core, open: OpenView, given: GivenValues): OpenView {
  const blocks = listAt(open.view, 'blocks');
  const values = stateOf(blocks, open.values, given);
  checkPeopleChosen(core, blocks, values);
  return core.views.remember(open, values);
}

/** Submits the modal a person sees; resolves when the bot has answered and the answer is carried out. */
export async function submit(
  core: Core,
  person: WorkspacePerson,
  open: OpenView,
  given: GivenValues,
): Promise<SubmitResult> {
  const filled = enter(core, open, given);
  const missing = formErrors(listAt(open.view, 'blocks'), filled.values);
  if (Object.keys(missing).length > 0) return withErrors(core, filled, missing);
  const payload = submissionPayload(core, person, filled, responseUrls(core, person, filled));
  const answer = await core.dispatch.ask({
    type: 'interactive',
    name: 'view_submission',
    payload,
    acceptsPayload: true,
  });
  if (answer.kind === 'failed') throw new Refused(TROUBLE);
  const now = core.views.find({ id: open.id });
  return now === undefined ? {} : carryOut(core, now, answer.body);
}

function withErrors(core: Core, open: OpenView, errors: Readonly<Record<string, string>>): SubmitResult {
  core.views.showErrors(open, errors);
  return { errors };
}

/** A response URL for each channel that was chosen in a select that asks for one. */
function responseUrls(core: Core, person: WorkspacePerson, open: OpenView): readonly Json[] {
  return elementsIn(listAt(open.view, 'blocks')).flatMap(({ block, blockId, element, actionId }) => {
    if (block['type'] !== 'input' || element['response_url_enabled'] !== true) return [];
    const value = jsonAt(jsonAt(open.values, blockId), actionId);
    const channel = stringAt(value, 'selected_conversation') ?? stringAt(value, 'selected_channel');
    if (channel === undefined) return [];
    const url = core.responseUrls.give({ userId: person.id, channel });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}

/** Does what the bot's answer asks: https://docs.slack.dev/surfaces/modals */
function carryOut(core: Core, open: OpenView, body: unknown): SubmitResult {
  const action = stringAt(body, 'response_action');
  switch (action) {
    case undefined:
      return isJson(body) && Object.keys(body).length > 0
        ? trouble(core, 'an answer without response_action')
        : closeOne(core, open);
    case 'clear':
      core.views.clear(open.userId);
      return {};
    case 'errors':
      return showBotsErrors(core, open, jsonAt(body, 'errors'));
    case 'update':
      return showView(core, open, jsonAt(body, 'view'), 'update');
    case 'push':
      return showView(core, open, jsonAt(body, 'view'), 'push');
    default:
      return trouble(core, `an unknown response_action ${action.slice(0, 40)}`);
  }
}

function trouble(core: Core, what: string, findings: readonly Finding[] = []): never {
  core.journal.note(`The answer to a view_submission was refused: ${what}`, findings);
  throw new Refused(TROUBLE);
}

function closeOne(core: Core, open: OpenView): SubmitResult {
  if (open.view['clear_on_close'] === true) core.views.clear(open.userId);
  else core.views.close(open);
  return {};
}

/** Errors may only stand beside input blocks. */
function showBotsErrors(core: Core, open: OpenView, errors: Json): SubmitResult {
  const inputs = new Set(
    listAt(open.view, 'blocks')
      .filter((block) => isJson(block) && block['type'] === 'input')
      .map((block) => stringAt(block, 'block_id')),
  );
  const entries = Object.entries(errors);
  const isRight =
    entries.length > 0 && entries.every(([blockId, said]) => inputs.has(blockId) && typeof said === 'string');
  if (!isRight) return trouble(core, 'errors must name input blocks of the view and say why');
  return withErrors(core, open, Object.fromEntries(entries.map(([blockId, said]) => [blockId, String(said)])));
}

function showView(core: Core, open: OpenView, view: Json, how: 'update' | 'push'): SubmitResult {
  const verdict = judgeView(view, 'modal');
  if (verdict.error !== null) return trouble(core, verdict.error, verdict.findings);
  if (how === 'update') core.views.update(open, view);
  else if (core.views.push(open.userId, view) === null) return trouble(core, 'push_limit_reached');
  return {};
}

/** Closes the modal a person sees, or with `all` the whole stack; tells the bot where the view asked for it. */
export async function closeView(core: Core, person: WorkspacePerson, open: OpenView, all: boolean): Promise<void> {
  const told = all ? (core.views.stackOf(person.id)[0] ?? open) : open;
  if (all || open.view['clear_on_close'] === true) core.views.clear(person.id);
  else core.views.close(open);
  if (told.view['notify_on_close'] !== true) return;
  const payload = closedPayload(core, person, told, all);
  await core.dispatch.ask({ type: 'interactive', name: 'view_closed', payload, acceptsPayload: false });
}
