import { dayToCome, takeAsOf } from '../../answer/as-of.ts';
import { longDate, parseDate, type PlainDate } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import { registerAsOf } from '../../register/register-as-of.ts';
import { progressOn } from '../../progress/department-day.ts';
import { keep, rememberLatest } from '../../answer/remember.ts';
import type { Sight } from '../people/sight.ts';
import type { Look } from '../press.ts';
import { compose, type Message } from '../views/message.ts';
import { buttons, type Part, paragraph } from '../views/parts.ts';
import { readLook } from './request.ts';

/** A page that can be shown as of a past day. */
type DatedLook = Extract<Look, { readonly see: 'due' | 'status' | 'history' | 'histories' }>;

/** "due on 31 March 2015" names its day as "due as of" does. */
const ON_A_DAY = /^(due|dates|status|overview|history(?: of)?(?: action)? #?\d{1,3})\s+(?:on|at)\s+/iu;

/**
 * The page that a command wants as of a day: "status as of March 2015", "due on 1 March 2015", "history 7 as of April 2015". A day
 * alone wants the status or, where nothing recorded is shown, the dates. Null: the words are no such command.
 */
export function readLookAsOf(question: string, { today, recorded }: Pick<Sight, 'today' | 'recorded'>): Look | null {
  const words = question.replace(ON_A_DAY, '$1 as of ');
  const { day, rest } = takeAsOf(words, today);
  if (day === null) return null;
  const command = rest
    .toLowerCase()
    .replace(/[\s.,:;!?]+$/u, '')
    .trim();
  const look = command === '' ? readLook(recorded === null ? 'due' : 'status') : readLook(command);
  return look !== undefined && isDated(look) ? { ...look, asOf: dayToCome(words, today) ?? day } : null;
}

function isDated(look: Look): look is DatedLook {
  return look.see === 'due' || look.see === 'status' || look.see === 'history' || look.see === 'histories';
}

/** What is seen as of a day; where no edition was held yet, the date of the oldest (null: none has one). */
type SeenThen =
  | { readonly kind: 'held'; readonly look: DatedLook; readonly asked: PlainDate; readonly sight: Sight }
  | {
      readonly kind: 'not-held';
      readonly look: DatedLook;
      readonly asked: PlainDate;
      readonly oldest: PlainDate | null;
    };

/** What a look is taken at as of its day; null: it has none. */
export function seenThen(look: Look, sight: Sight): SeenThen | null {
  if (!isDated(look) || look.asOf === undefined) return null;
  const asked = parseDate(look.asOf);
  if (asked === null) return null;
  const day = asked < sight.today ? asked : sight.today;
  const register = heldOn(sight.register)(day);
  if ('oldest' in register) return { kind: 'not-held', look, asked, oldest: register.oldest };
  const recorded = sight.recorded === null ? null : progressOn(sight.recorded, day);
  return { kind: 'held', look, asked, sight: { ...sight, register, recorded, today: day } };
}

/** Making a register anew finds its activities anew: of one day several pages are turned. */
const heldOn = keep((register: Register) =>
  rememberLatest((day: string): ReturnType<typeof registerAsOf> => {
    const held = parseDate(day);
    return held === null ? register : registerAsOf(register, held);
  }),
);

/** Said first on a page as of a day, with a way to the same page as of today. */
export function asOfPart({ look, sight, asked }: Extract<SeenThen, { kind: 'held' }>): Part {
  const day = longDate(sight.today);
  const said =
    asked > sight.today
      ? toComeWords(asked, sight.today)
      : `As of ${day}: the edition of that day, and what was recorded by its end. Nothing later is shown here.`;
  const { asOf: _then, ...now } = look;
  const { text, blocks } = paragraph(said);
  const leads = buttons([{ label: 'As of today', press: { verb: 'turn', value: { ...now, page: 0 } } }]);
  return { text, blocks: [...blocks, ...leads.blocks] };
}

/** Said of a day that is still to come. */
export function toComeWords(asked: PlainDate, today: PlainDate): string {
  return `${longDate(asked)} is still to come: this is as of today, ${longDate(today)}.`;
}

/** Said of a day on which no edition was held here, with a way to the oldest one. */
export function notHeldMessage({ look, asked, oldest }: Extract<SeenThen, { kind: 'not-held' }>): Message {
  const none = { strong: `No edition is held here for ${longDate(asked)}.` };
  if (oldest === null) return compose('Not held', [paragraph(none, ' None of the editions held here has a date.')]);
  const press = { verb: 'turn', value: { ...look, asOf: oldest, page: 0 } } as const;
  return compose('Not held', [
    paragraph(none, ` The oldest one held here is of ${longDate(oldest)}.`),
    buttons([{ label: `As of ${longDate(oldest)}`, press }]),
  ]);
}
