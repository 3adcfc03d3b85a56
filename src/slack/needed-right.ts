import type { Verb } from '../progress/rights.ts';
import type { Request } from './asking/request.ts';
import type { Bot } from './bot.ts';
import { codeOf } from './boundary.ts';
import { askPermission, refuseAsking, refusedMessage } from './people/permission.ts';
import type { Press } from './press.ts';
import type { Message } from './views/message.ts';
import { withinTime } from './within-time.ts';

/**
 * What somebody must be allowed so that anything is done for them: a verb, asked before; `form`: a form opens within three
 * seconds and asks again when it is sent, so a Slack or database that is slow does not keep it shut; `thing`: it depends on the
 * activity, the update or the person, so whoever does it asks, which never allows more than a full member may.
 */
type Needed = { readonly verb: Verb; readonly form?: true } | 'thing';

/** By the verb of a press: one that is missing here does not compile. */
const OF_PRESS: { readonly [verb in Press['verb']]: Needed } = {
  look: { verb: 'ask' },
  turn: { verb: 'ask' },
  share: { verb: 'ask' },
  document: { verb: 'ask' },
  tell: { verb: 'ask' },
  why: { verb: 'ask' },
  'left-out': { verb: 'ask' },
  remind: { verb: 'set-reminder', form: true },
  change: { verb: 'set-reminder', form: true },
  stop: { verb: 'set-reminder' },
  'stop-all': { verb: 'set-reminder' },
  'take-over': { verb: 'set-reminder' },
  quiet: { verb: 'set-reminder' },
  update: { verb: 'update', form: true },
  own: 'thing',
  confirm: 'thing',
  mistake: 'thing',
  redact: { verb: 'redact' },
  forget: { verb: 'redact' },
  settings: { verb: 'settings' },
  export: { verb: 'export' },
  /** Everybody's own tab shows what they may see. */
  home: 'thing',
  /** Whoever gets the message can end it. */
  'direct-digest': 'thing',
};

/** By what is wanted of reminders: the list says why something came, and what can be done about it asks for itself. */
const OF_WANT: { readonly [want in Extract<Request, { kind: 'remind' }>['want']]: Needed } = {
  form: { verb: 'set-reminder', form: true },
  list: { verb: 'ask' },
  now: { verb: 'ask' },
  off: { verb: 'set-reminder' },
  'off-all': { verb: 'set-reminder' },
};

/** How much of a trigger's three seconds may be spent on who somebody is. */
const QUICK_MS = 800;

/** What somebody is told who may not press that; null: they may. What a press is about may ask for more. */
export async function refusePress(press: Press, user: string, bot: Bot): Promise<Message | null> {
  const needed = OF_PRESS[press.verb];
  const refused = await refuse(needed, user, bot);
  if (refused === null || needed === 'thing' || needed.verb !== 'set-reminder') return refused;
  return (await isOwnReminder(press, user, bot)) ? refuse({ verb: 'export' }, user, bot) : refused;
}

/** What somebody is told who may not have that done with reminders; null: they may. */
export async function refuseWant(want: keyof typeof OF_WANT, user: string, bot: Bot): Promise<Message | null> {
  return refuse(OF_WANT[want], user, bot);
}

async function refuse(needed: Needed, user: string, bot: Bot): Promise<Message | null> {
  if (needed === 'thing') return null;
  const { verb, form } = needed;
  if (verb === 'ask') return refuseAsking(user, bot);
  if (form === true) return refuseForm(verb, user, bot);
  const right = await askPermission(user, { verb }, bot);
  return right.kind === 'refused' ? refusedMessage(right.help) : null;
}

/** Only who is surely refused: the others are asked about again when the form is sent. */
async function refuseForm(verb: Verb, user: string, bot: Bot): Promise<Message | null> {
  const asked = askPermission(user, { verb }, bot).catch((error: unknown) => {
    bot.log.warn('right_not_known', { error: codeOf(error) });
    return null;
  });
  const right = await withinTime(asked, QUICK_MS);
  return right?.kind === 'refused' && right.because !== 'unknown' ? refusedMessage(right.help) : null;
}

/** A person's own reminder is theirs, whoever else sets reminders: every full member can quieten and stop what is written to them. */
async function isOwnReminder({ value }: Press, user: string, { store }: Bot): Promise<boolean> {
  const id = 'reminder' in value ? value.reminder : 'id' in value ? value.id : null;
  return id !== null && (await store.reminders.byId(id))?.owner === user;
}
