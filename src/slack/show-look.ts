import type { Asker } from '../answer/answer.ts';
import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { activitiesIn } from '../reminder/due.ts';
import { type Look, MOST_QUESTION } from './press.ts';
import { actionPage } from './views/action-page.ts';
import { actionsPage } from './views/actions-page.ts';
import { answerPage } from './views/answer-page.ts';
import { allActionsChoice, nothingPage, severalPage } from './views/choice-page.ts';
import { duePage } from './views/due-page.ts';
import { type Example, helpPage } from './views/help-page.ts';
import { compose, type Message, withFirst } from './views/message.ts';
import { buttons, paragraph, smallPrint } from './views/parts.ts';
import { restoreChoices } from './views/scope-line.ts';

/** What a look is taken at. */
export interface Sight {
  readonly register: Register;
  readonly asker: Asker;
  readonly today: PlainDate;
  readonly examples: readonly Example[];
}

/** Makes what a look wants to see. `canShare`: only one person sees it, in a channel. */
export function showLook(look: Look, sight: Sight, canShare: boolean): Message {
  const { register, today, examples } = sight;
  if (look.see === 'answer') return showAnswer(look, sight, canShare);
  if (look.see === 'action') return showAction(look, register, canShare);
  if (look.see === 'actions') return actionsPage(register.reports, look);
  if (look.see === 'help') return helpPage(register.reports, examples);
  return duePage({ activities: activitiesIn(register, look.actions ?? 'all'), look, today, canShare });
}

/** The same, with a word about a question that was too long to be read whole. */
export function showCutLook(look: Look, sight: Sight, canShare: boolean): Message {
  return withFirst(
    smallPrint(`Only the first ${MOST_QUESTION} characters of the question were read.`),
    showLook(look, sight, canShare),
  );
}

function showAnswer(
  look: Extract<Look, { see: 'answer' }>,
  { asker, register, today }: Sight,
  canShare: boolean,
): Message {
  const answer = asker.ask(look.question, today, { without: look.without });
  if (answer.kind === 'found') return answerPage({ answer, look, register, canShare });
  if (answer.kind === 'several') return severalPage(answer, look);
  if (answer.kind === 'nothing') return nothingPage(answer, look, register);
  const whole = { see: 'action', report: answer.report.id, number: answer.action.number, page: 0 } as const;
  return withFirst(buttons(restoreChoices(look)), showAction(whole, register, canShare));
}

function showAction(look: Extract<Look, { see: 'action' }>, register: Register, canShare: boolean): Message {
  const report = register.report(look.report);
  const action = report?.actions.find(({ number }) => number === look.number);
  if (report !== undefined && action !== undefined) return actionPage({ report, action, look, canShare });
  return compose('Action', [
    paragraph(`Action ${look.number} of that report is not loaded here any more.`),
    buttons([allActionsChoice]),
  ]);
}
