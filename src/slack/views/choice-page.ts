import type { Answer } from '../../answer/answer.ts';
import { askedAsOf, takeAsOf } from '../../answer/as-of.ts';
import type { Hit } from '../../answer/hit.ts';
import type { Report } from '../../register/report.ts';
import { longDate, type PlainDate } from '../../register/calendar.ts';
import { type Look, MOST_QUESTION } from '../press.ts';
import type { Recording } from '../asking/recording.ts';
import { hitParts, quotedQuestion, readingChoices, tellChoices } from './answer-page.ts';
import { compose, fit, type Message } from './message.ts';
import { buttons, card, type Choice, type Line, paragraph, type Part } from './parts.ts';
import { editionOf, sourceNotes } from './quote.ts';
import { scopeParts } from './scope-line.ts';
import { clip, inWords } from './text.ts';

const MOST_SUGGESTIONS = 5;
const MOST_CHOICES = 18;
const MOST_HITS_BELOW = 3;
const MOST_REPORTS_NAMED = 3;
const LONGEST_NAME = 150;
/** Of a question that is asked again as of another day: with the day it stays as long as is read. */
const MOST_REST = MOST_QUESTION - 50;

/** Leads to the list of all actions. */
export const allActionsChoice: Choice = {
  label: 'All actions',
  press: { verb: 'look', value: { see: 'actions', page: 0 } },
};

/** Several things fit: asks which, and shows below what matches meanwhile. */
export function severalPage(
  answer: Extract<Answer, { kind: 'several' }>,
  look: Extract<Look, { see: 'answer' }>,
  recording: Recording | null,
): Message {
  const choices = answer.choices.slice(0, MOST_CHOICES);
  return fit((limit) => ({
    title: 'Which one?',
    parts: [
      paragraph(`You asked ${quotedQuestion(look.question)}.`),
      ...(answer.question.scope.asOf === null ? [] : scopeParts(answer.question, look, answer.register)),
      paragraph({ strong: clip(answer.prompt, 300) }),
      namesCard(choices.map(({ label }) => label)),
      buttons(choices.map(({ label, query }) => askChoice(label, query))),
      ...matchingMeanwhile(answer, recording, limit),
    ],
  }));
}

/** The best matches of a question that asks back: some, since the choice is what matters. */
function matchingMeanwhile(
  answer: Extract<Answer, { kind: 'several' }>,
  recording: Recording | null,
  limit: number,
): readonly Part[] {
  const { hits } = answer;
  const shown = hits.slice(0, MOST_HITS_BELOW);
  if (shown.length === 0) return [];
  const count = hits.length > shown.length ? `, ${shown.length} of ${hits.length}` : '';
  return [
    paragraph({ strong: `What matches meanwhile${count}:` }),
    ...shown.flatMap((hit: Hit) => {
      const { whole, copy } = readingChoices(hit.placed, answer);
      return hitParts(hit, { choices: [whole, copy], recording, limit });
    }),
    ...sourceNotes(shown.map(({ placed }) => placed.report)),
  ];
}

/** Nothing matches: says what was searched, what that does not mean, and offers the nearest names. */
export function nothingPage(
  answer: Extract<Answer, { kind: 'nothing' }>,
  look: Extract<Look, { see: 'answer' }>,
  { hasContact }: { readonly hasContact: boolean },
): Message {
  const suggestions = answer.suggestions.slice(0, MOST_SUGGESTIONS);
  const offer = suggestions.length === 0 ? [] : [paragraph('The nearest names there are:'), namesCard(suggestions)];
  const asked = suggestions.map((name) => askChoice(name, askedAsOf(name, answer.question.scope.asOf)));
  return compose('Nothing found', [
    paragraph(`You asked ${quotedQuestion(look.question)}.`),
    ...(answer.notHeld === null ? searchedParts(answer) : notHeldParts(answer.question, answer.notHeld)),
    ...scopeParts(answer.question, look, answer.register),
    ...offer,
    buttons([...asked, allActionsChoice, ...tellChoices(look, hasContact)]),
  ]);
}

function searchedParts({ searched }: Extract<Answer, { kind: 'nothing' }>): readonly Part[] {
  return [
    paragraph(
      { strong: `No matching statement found in ${searchedNames(searched)}.` },
      ' That does not mean none was published elsewhere.',
    ),
  ];
}

/** Asked as of a day on which no edition was held here: says which is the oldest, and offers to ask as of its day. */
function notHeldParts(
  { raw, scope }: Answer['question'],
  { oldest }: { readonly oldest: PlainDate | null },
): readonly Part[] {
  const day = scope.asOf === null ? 'that day' : longDate(scope.asOf);
  const none = { strong: `No edition is held here for ${day}.` };
  if (oldest === null) return [paragraph(none, ' None of the editions held here has a date.')];
  const { rest } = takeAsOf(raw, oldest);
  return [
    paragraph(none, ` The oldest one held here is of ${longDate(oldest)}.`),
    buttons([askChoice(`Ask as of ${longDate(oldest)}`, askedAsOf(clip(rest, MOST_REST), oldest))]),
  ];
}

/** Names in full, because a button shows only 75 characters of one. */
function namesCard(names: readonly string[]): Part {
  return card(names.map((name): Line => ({ kind: 'bullet', runs: [clip(name, LONGEST_NAME)] })));
}

/** The editions that were searched, by name up to three. */
export function searchedNames(reports: readonly Report[]): string {
  if (reports.length === 0) return 'any report: none is loaded';
  const names = reports.slice(0, MOST_REPORTS_NAMED).map(editionOf);
  const others = reports.length - names.length;
  return inWords(others > 0 ? [...names, `${others} other ${others === 1 ? 'report' : 'reports'}`] : names, 'or');
}

/** A button that asks something. */
function askChoice(label: string, question: string): Choice {
  return {
    label,
    press: { verb: 'look', value: { see: 'answer', question: clip(question, MOST_QUESTION), without: [], page: 0 } },
  };
}
