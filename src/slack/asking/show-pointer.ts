import { standings } from '../../reminder/standing.ts';
import type { Sight } from '../people/sight.ts';
import type { Look } from '../press.ts';
import { allActionsChoice } from '../views/choice-page.ts';
import { hiddenMessage } from '../views/hidden-message.ts';
import { compose, type Message } from '../views/message.ts';
import { buttons, type Choice, nothing, paragraph } from '../views/parts.ts';
import { countOf } from '../views/text.ts';
import { isUnowned } from './home-lists.ts';

const NAMES = { mine: 'Mine', unowned: 'Unowned' } as const;

const OTHERS: readonly Choice[] = [
  { label: 'Status', press: { verb: 'look', value: { see: 'status', page: 0 } } },
  { label: 'See the dates', press: { verb: 'look', value: { see: 'due', list: 'open', actions: null, page: 0 } } },
  allActionsChoice,
];

/** Says where a person's own activities stand, or those that nobody owns: in the Home tab, which knows whose it is. */
export function showPointer(
  { to }: Extract<Look, { see: 'pointer' }>,
  { register, recorded, hidden, today }: Sight,
): Message {
  const name = NAMES[to];
  // Their Home tab has no such lists.
  if (hidden === 'person') return hiddenMessage(name, hidden, 'ask a question, or look at an action');
  const unowned = recorded === null ? null : standings(register, recorded, today).filter(isUnowned).length;
  return compose(name, [
    paragraph({
      strong: `${to === 'mine' ? 'Your activities stand' : 'Activities that nobody owns stand'} in my Home tab:`,
    }),
    paragraph(
      `open Digital Action under Apps, choose Home, then “${name}”. There each can be taken, handed on and updated.`,
    ),
    unowned === null || to === 'mine'
      ? nothing
      : paragraph(`${countOf(unowned, 'activity has', 'activities have')} no owner recorded here.`),
    paragraph('Whose an activity is stands under it in the whole action too: “action 7” shows it.'),
    buttons(OTHERS),
  ]);
}
