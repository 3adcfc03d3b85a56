import type { Answer } from '../../answer/answer.ts';
import { asOfKey, dayToCome } from '../../answer/as-of.ts';
import type { Hit } from '../../answer/hit.ts';
import { describeScope } from '../../answer/scope.ts';
import { NO_PROGRESS } from '../../progress/progress.ts';
import { parseDate } from '../../register/calendar.ts';
import { standings } from '../../reminder/standing.ts';
import { type Asked, type Look, MOST_QUESTION } from '../press.ts';
import { recordingFor } from './recording.ts';
import { asOfPart, notHeldMessage, readLookAsOf, seenThen, toComeWords } from './look-as-of.ts';
import { showHistories } from './show-histories.ts';
import { showParagraph } from './show-paragraph.ts';
import { showPointer } from './show-pointer.ts';
import { showHistory, showSettingsHistory } from './show-history.ts';
import { showStatus } from './show-status.ts';
import type { Sight } from '../people/sight.ts';
import { findTrail, hasTrail } from './trail.ts';
import { actionPage } from '../views/action-page.ts';
import { actionsPage } from '../views/actions-page.ts';
import { answerPage, readingChoices } from '../views/answer-page.ts';
import { allActionsChoice, nothingPage, severalPage } from '../views/choice-page.ts';
import { duePage } from '../views/due-page.ts';
import { helpPage } from '../views/help-page.ts';
import { compose, type Message, withFirst } from '../views/message.ts';
import { buttons, paragraph, smallPrint } from '../views/parts.ts';
import { quotationPage } from '../views/quotation-page.ts';
import { restoreChoices, scopeParts } from '../views/scope-line.ts';
import { trailPage } from '../views/trail-page.ts';

/** Makes what a look wants to see, as of its day where it has one. `canShare`: only one person sees it, in a channel. */
export function showLook(look: Look, sight: Sight, canShare: boolean): Message {
  const then = seenThen(look, sight);
  if (then === null) return showNow(look, sight, canShare);
  if (then.kind === 'not-held') return notHeldMessage(then);
  return withFirst(asOfPart(then), showNow(look, then.sight, canShare));
}

function showNow(look: Look, sight: Sight, canShare: boolean): Message {
  const { register, examples } = sight;
  if (look.see === 'answer') return showAnswer(look, sight, canShare);
  if (look.see === 'trail') return showTrail(look, sight, canShare);
  if (look.see === 'quotation') return showQuotation(look, sight);
  if (look.see === 'action') return showAction(look, sight, canShare);
  if (look.see === 'actions') return actionsPage(register.reports, look);
  if (look.see === 'history') return showHistory(look, sight, canShare);
  if (look.see === 'settings-history') return showSettingsHistory(look, sight, canShare);
  if (look.see === 'status') return showStatus(look, sight, canShare);
  if (look.see === 'histories') return showHistories(look, sight, canShare);
  if (look.see === 'paragraph') return showParagraph(look, sight);
  if (look.see === 'pointer') return showPointer(look, sight);
  if (look.see === 'help') return helpPage(register.reports, examples());
  return showDue(look, sight, canShare);
}

/** The same, with a word about a question that was too long to be read whole. */
export function showCutLook(look: Look, sight: Sight, canShare: boolean): Message {
  return withFirst(
    smallPrint(`Only the first ${MOST_QUESTION} characters of the question were read.`),
    showLook(look, sight, canShare),
  );
}

/** A question, or a command as of a day; of a day that is still to come it says so. */
function showAnswer(look: Extract<Look, { see: 'answer' }>, sight: Sight, canShare: boolean): Message {
  const dated = look.without.length === 0 ? readLookAsOf(look.question, sight) : null;
  if (dated !== null) return showLook(dated, sight, canShare);
  const toCome = dayToCome(look.question, sight.today);
  const message = showAsked(look, sight, canShare);
  if (toCome === null || look.without.includes(asOfKey(sight.today))) return message;
  return withFirst(paragraph(toComeWords(toCome, sight.today)), message);
}

function showAsked(look: Extract<Look, { see: 'answer' }>, sight: Sight, canShare: boolean): Message {
  const { asker, today, hasContact } = sight;
  const answer = asker.ask(look.question, today, { without: look.without });
  const recording = recordingFor(look, sight, answer.question.scope.asOf);
  if (answer.kind === 'found') {
    const hits = hitsOfAllPeriods(answer, look, sight);
    return answerPage({
      answer,
      look,
      canShare,
      hasContact,
      hasTrail: ({ placed }) => hasTrail(hits, placed),
      recording,
    });
  }
  if (answer.kind === 'several') return severalPage(answer, look, recording);
  if (answer.kind === 'nothing') return nothingPage(answer, look, { hasContact });
  return showActionAnswer(answer, look, { sight, canShare });
}

/** A question that one action in full answers; as of a past day its other pages are asked for anew, so that they show the same day. */
function showActionAnswer(
  { question, register, report, action }: Extract<Answer, { kind: 'action' }>,
  look: Extract<Look, { see: 'answer' }>,
  { sight, canShare }: { readonly sight: Sight; readonly canShare: boolean },
): Message {
  const { asOf } = question.scope;
  if (asOf === null) {
    const whole = { see: 'action', report: report.id, number: action.number, page: 0 } as const;
    return withFirst(buttons(restoreChoices(look)), showAction(whole, sight, canShare));
  }
  const recording = recordingFor(look, sight, asOf);
  const dayOnly = { ...question, scope: { ...question.scope, reports: [], actions: [] } };
  const page = actionPage({ report, action, look, canShare, recording });
  return scopeParts(dayOnly, look, register).reduceRight<Message>((message, part) => withFirst(part, message), page);
}

/** What a question finds when no period is left out: a trail leads through all of them, also from an answer about one. */
function hitsOfAllPeriods(
  answer: Extract<Answer, { kind: 'found' }>,
  { question, without }: Asked,
  { asker, today }: Sight,
): readonly Hit[] {
  if (answer.question.scope.sections.length === 0) return answer.hits;
  const limits = describeScope(answer.question.scope, answer.register).map(({ key }) => key);
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
  const first = trail?.periods[0]?.hits[0];
  if (trail !== null && first !== undefined) {
    const recording = recordingFor(look, sight, answer.question.scope.asOf);
    return trailPage({ trail, look, canShare, recording, whole: readingChoices(first.placed, answer).whole });
  }
  return showAction({ see: 'action', report: look.report, number: look.number, page: 0 }, sight, canShare);
}

function showQuotation(look: Extract<Look, { see: 'quotation' }>, sight: Sight): Message {
  const placed = sight.register.statement(look.statement);
  const asOf = look.asOf === undefined ? null : parseDate(look.asOf);
  if (placed !== undefined) return quotationPage(placed, recordingFor(look, sight, asOf));
  return compose('Quotation', [
    paragraph('This statement is not loaded here any more: its report was replaced. Please ask again.'),
  ]);
}

function showAction(look: Extract<Look, { see: 'action' }>, sight: Sight, canShare: boolean): Message {
  const report = sight.register.report(look.report);
  const action = report?.actions.find(({ number }) => number === look.number);
  if (report !== undefined && action !== undefined)
    return actionPage({ report, action, look, canShare, recording: recordingFor(look, sight) });
  return compose('Action', [
    paragraph(`Action ${look.number} of that report is not loaded here any more.`),
    buttons([allActionsChoice]),
  ]);
}

function showDue(look: Extract<Look, { see: 'due' }>, sight: Sight, canShare: boolean): Message {
  const { register, recorded, today } = sight;
  const { actions } = look;
  const all = standings(register, recorded ?? NO_PROGRESS, today);
  const asked = actions === null ? all : all.filter(({ activity }) => actions.includes(activity.action.number));
  const recording = recordingFor(look, sight, look.asOf === undefined ? null : today);
  return duePage({ standings: asked, look, today, canShare, recording, isOnlyReport: register.reports.length === 1 });
}
