import type { Answer, Asker } from '../answer/answer.ts';
import type { Hit } from '../answer/hit.ts';
import { describeScope } from '../answer/scope.ts';
import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { activitiesIn } from '../reminder/due.ts';
import { type Asked, type Look, MOST_QUESTION } from './press.ts';
import { findTrail } from './trail.ts';
import { actionPage } from './views/action-page.ts';
import { actionsPage } from './views/actions-page.ts';
import { answerPage } from './views/answer-page.ts';
import { allActionsChoice, nothingPage, severalPage } from './views/choice-page.ts';
import { duePage } from './views/due-page.ts';
import { type Example, helpPage } from './views/help-page.ts';
import { compose, type Message, withFirst } from './views/message.ts';
import { buttons, paragraph, smallPrint } from './views/parts.ts';
import { quotationPage } from './views/quotation-page.ts';
import { restoreChoices } from './views/scope-line.ts';
import { trailPage } from './views/trail-page.ts';

/** What a look is taken at. */
export interface Sight {
  readonly register: Register;
  readonly asker: Asker;
  readonly today: PlainDate;
  readonly examples: () => readonly Example[];
  /** Somebody is configured to hear what is wrong or missing. */
  readonly hasContact: boolean;
}

/** Makes what a look wants to see. `canShare`: only one person sees it, in a channel. */
export function showLook(look: Look, sight: Sight, canShare: boolean): Message {
  const { register, today, examples } = sight;
  if (look.see === 'answer') return showAnswer(look, sight, canShare);
  if (look.see === 'trail') return showTrail(look, sight, canShare);
  if (look.see === 'quotation') return showQuotation(look.statement, register);
  if (look.see === 'action') return showAction(look, register, canShare);
  if (look.see === 'actions') return actionsPage(register.reports, look);
  if (look.see === 'help') return helpPage(register.reports, examples());
  return duePage({ activities: activitiesIn(register, look.actions ?? 'all'), look, today, canShare });
}

/** The same, with a word about a question that was too long to be read whole. */
export function showCutLook(look: Look, sight: Sight, canShare: boolean): Message {
  return withFirst(
    smallPrint(`Only the first ${MOST_QUESTION} characters of the question were read.`),
    showLook(look, sight, canShare),
  );
}

function showAnswer(look: Extract<Look, { see: 'answer' }>, sight: Sight, canShare: boolean): Message {
  const { asker, register, today, hasContact } = sight;
  const answer = asker.ask(look.question, today, { without: look.without });
  if (answer.kind === 'found') {
    const hits = hitsOfAllPeriods(answer, look, sight);
    const hasTrail = ({ placed }: Hit) => findTrail(hits, placed) !== null;
    return answerPage({ answer, look, register, canShare, hasContact, hasTrail });
  }
  if (answer.kind === 'several') return severalPage(answer, look);
  if (answer.kind === 'nothing') return nothingPage(answer, look, sight);
  const whole = { see: 'action', report: answer.report.id, number: answer.action.number, page: 0 } as const;
  return withFirst(buttons(restoreChoices(look)), showAction(whole, register, canShare));
}

/** What a question finds when no period is left out: a trail leads through all of them, also from an answer about one. */
function hitsOfAllPeriods(
  answer: Extract<Answer, { kind: 'found' }>,
  { question, without }: Asked,
  { asker, register, today }: Sight,
): readonly Hit[] {
  if (answer.question.scope.sections.length === 0) return answer.hits;
  const limits = describeScope(answer.question.scope, register).map(({ key }) => key);
  const periods = limits.filter((key) => key.startsWith('section:'));
  const wider = asker.ask(question, today, { without: [...without, ...periods] });
  return wider.kind === 'found' ? wider.hits : [];
}

function showTrail(look: Extract<Look, { see: 'trail' }>, sight: Sight, canShare: boolean): Message {
  const { asker, register, today } = sight;
  const report = register.report(look.report);
  const action = report?.actions.find(({ number }) => number === look.number);
  const answer = asker.ask(look.question, today, { without: look.without });
  const hits = answer.kind === 'found' ? hitsOfAllPeriods(answer, look, sight) : [];
  const trail = report !== undefined && action !== undefined ? findTrail(hits, { report, action }) : null;
  if (trail !== null) return trailPage({ trail, look, canShare });
  return showAction({ see: 'action', report: look.report, number: look.number, page: 0 }, register, canShare);
}

function showQuotation(id: string, register: Register): Message {
  const placed = register.statement(id);
  if (placed !== undefined) return quotationPage(placed);
  return compose('Quotation', [
    paragraph('This statement is not loaded here any more: its report was replaced. Please ask again.'),
  ]);
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
