import type { Core } from '../core.ts';
import { Refused } from '../driver/refused.ts';
import type { Fault } from '../faults.ts';
import { stringAt } from '../json.ts';
import type { Json } from '../json.ts';

/** A fault as the page offers it. */
interface OfferedFault {
  readonly id: string;
  readonly label: string;
  /** What happens while it is on, and what to look for. */
  readonly explanation: string;
}

/** Faults that stand until they are switched off: every call of the bot meets them. */
const STANDING: readonly (OfferedFault & { readonly fault: Fault })[] = [
  {
    id: 'slow',
    label: 'Slack is slow',
    explanation: 'Slack does what the bot asks, and its reply comes five seconds late.',
    fault: 'slow',
  },
  {
    id: 'lost-reply',
    label: 'Replies get lost',
    explanation: 'Slack does what the bot asks, but the bot never hears of it. A careless bot would post twice.',
    fault: 'lost-reply',
  },
  {
    id: '429',
    label: 'Too many requests (429)',
    explanation: 'Slack does nothing and asks the bot to come back after two seconds.',
    fault: { 429: 2 },
  },
  {
    id: '500',
    label: 'Slack is broken (500)',
    explanation: 'Slack does nothing and answers with an error of its own.',
    fault: '500',
  },
  {
    id: 'missing_scope',
    label: 'A permission is missing',
    explanation: 'Slack refuses with missing_scope: nobody granted the bot what it asks for.',
    fault: 'missing_scope',
  },
  {
    id: 'revoked',
    label: 'The token was revoked',
    explanation: 'Slack refuses with token_revoked: somebody removed the app from the workspace.',
    fault: 'revoked',
  },
];

/** Faults that happen once, when they are pressed. */
const ONCE: readonly (OfferedFault & { readonly happen: (core: Core) => void })[] = [
  {
    id: 'drop',
    label: 'Drop the connection',
    explanation: 'The line between Slack and the bot breaks without a word. The bot must notice and come back.',
    happen: ({ socket }) => socket?.drop(),
  },
  {
    id: 'refresh',
    label: 'Renew the connection',
    explanation: 'Slack asks the bot for a new connection, as it does every few hours.',
    happen: ({ socket }) => socket?.refresh(),
  },
  {
    id: 'duplicate',
    label: 'Deliver the next event twice',
    explanation: 'The next mention, direct message or look at Home reaches the bot twice. It should answer once.',
    happen: ({ faults }) => faults.duplicateNextEvent(),
  },
];

/** What calls a fault of the page concerns: all of the Web API. */
const EVERYTHING = '*';

const offered = ({ id, label, explanation }: OfferedFault) => ({ id, label, explanation });

/** The faults that the page offers. */
export function offeredFaults(): Json {
  return { standing: STANDING.map(offered), once: ONCE.map(offered) };
}

/** The id of the fault that is on, or null. */
export function faultOn(core: Core): string | null {
  const on = core.faults.standing(EVERYTHING);
  return STANDING.find(({ fault }) => fault === on)?.id ?? null;
}

/** Switches a fault on (`id`), or all off (no `id`), or lets one happen. */
export function switchFault(core: Core, request: Json): Json {
  const id = stringAt(request, 'id');
  const standing = STANDING.find((one) => one.id === id);
  const once = ONCE.find((one) => one.id === id);
  if (id === undefined) core.faults.clear();
  else if (standing !== undefined) core.faults.always(EVERYTHING, standing.fault);
  else if (once !== undefined) once.happen(core);
  else throw new Refused('There is no such fault.');
  core.changes.notify();
  return {};
}
