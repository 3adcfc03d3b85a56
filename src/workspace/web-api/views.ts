import { isJson, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { slackView } from '../open-views.ts';
import type { OpenView } from '../open-views.ts';
import { judgeView } from '../rules/view.ts';
import { no, refused, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { isRefusal, missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

/** The call's view, judged, or the refusal. */
function viewOf(call: Call, surface: 'modal' | 'home'): Json | Answer {
  const { view } = call.arguments;
  if (view === undefined) return no('invalid_arguments', missing('view'));
  const verdict = judgeView(view, surface);
  call.advice.push(...verdict.advice);
  call.findings.push(...verdict.findings);
  if (verdict.error !== null || !isJson(view)) return refused(verdict);
  return view;
}

function isTaken(call: Call, view: Json, except?: OpenView): boolean {
  const externalId = stringAt(view, 'external_id') ?? '';
  if (externalId === '') return false;
  const other = call.core.views.find({ externalId });
  return other !== undefined && other.id !== except?.id;
}

function answerWith(call: Call, open: OpenView): Answer {
  return yes({ view: slackView(open, call.core.identity) });
}

/** A view that is refused does not use its trigger up; one that is shown does. */
function show(call: Call, how: 'open' | 'push'): Answer {
  const triggerId = stringAt(call.arguments, 'trigger_id') ?? stringAt(call.arguments, 'interactivity_pointer');
  if (triggerId === undefined) return no('invalid_arguments', missing('trigger_id'));
  const view = viewOf(call, 'modal');
  if (isRefusal(view)) return view;
  if (isTaken(call, view)) return no('duplicate_external_id');
  const used = call.core.triggers.use(triggerId);
  if ('error' in used) return no(used.error);
  const { views } = call.core;
  const open = how === 'open' ? views.open(used.userId, view) : views.push(used.userId, view);
  if (open !== null) return answerWith(call, open);
  return no(views.topOf(used.userId) === null ? 'not_found' : 'push_limit_reached');
}

/** Does the call know another state of the view than the one that stands? */
function isStale(call: Call, open: OpenView | null | undefined): boolean {
  const hash = stringAt(call.arguments, 'hash');
  return hash !== undefined && hash !== '' && open !== null && open !== undefined && hash !== open.hash;
}

function update(call: Call): Answer {
  const id = stringAt(call.arguments, 'view_id');
  const externalId = stringAt(call.arguments, 'external_id');
  if (id === undefined && externalId === undefined) return no('invalid_arguments', missing('view_id'));
  const open = call.core.views.find(id === undefined ? { externalId: externalId ?? '' } : { id });
  if (open === undefined) return no('not_found');
  const view = viewOf(call, open.view['type'] === 'home' ? 'home' : 'modal');
  if (isRefusal(view)) return view;
  if (isStale(call, open)) return no('hash_conflict');
  if (isTaken(call, view, open)) return no('duplicate_external_id');
  return answerWith(call, call.core.views.update(open, view));
}

function publish(call: Call): Answer {
  const userId = stringAt(call.arguments, 'user_id');
  if (userId === undefined) return no('invalid_arguments', missing('user_id'));
  if (call.core.people.find(userId) === undefined) return no('user_not_found');
  const view = viewOf(call, 'home');
  if (isRefusal(view)) return view;
  if (isStale(call, call.core.views.homeOf(userId))) return no('hash_conflict');
  return answerWith(call, call.core.views.publish(userId, view));
}

/** `views.*` */
export const viewsMethods: Methods = {
  'views.open': botMethod(null, (call) => show(call, 'open')),
  'views.push': botMethod(null, (call) => show(call, 'push')),
  'views.update': botMethod(null, update),
  'views.publish': botMethod(null, publish),
};
