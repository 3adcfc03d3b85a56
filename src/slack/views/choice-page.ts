import type { Answer } from '../../answer/answer.ts';
import type { Hit } from '../../answer/hit.ts';
import type { Register } from '../../register/register.ts';
import type { Report } from '../../register/report.ts';
import { type Look, MOST_QUESTION } from '../press.ts';
import { hitParts, quotedQuestion, tellChoices } from './answer-page.ts';
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

/** Leads to the list of all actions. */
export const allActionsChoice: Choice = {
  label: 'All actions',
  press: { verb: 'look', value: { see: 'actions', page: 0 } },
};

/** Several things fit: asks which, and shows below what matches meanwhile. */
export function severalPage(
  answer: Extract<Answer, { kind: 'several' }>,
  look: Extract<Look, { see: 'answer' }>,
): Message {
  const choices = answer.choices.slice(0, MOST_CHOICES);
  return fit((limit) => ({
    title: 'Which one?',
    parts: [
      paragraph(`You asked ${quotedQuestion(look.question)}.`),
      paragraph({ strong: clip(answer.prompt, 300) }),
      namesCard(choices.map(({ label }) => label)),
      buttons(choices.map(({ label, query }) => askChoice(label, query))),
      ...matchingMeanwhile(answer.hits, limit),
    ],
  }));
}

/** The best matches of a question that asks back: some, since the choice is what matters. */
function matchingMeanwhile(hits: readonly Hit[], limit: number): readonly Part[] {
  const shown = hits.slice(0, MOST_HITS_BELOW);
  if (shown.length === 0) return [];
  const count = hits.length > shown.length ? `, ${shown.length} of ${hits.length}` : '';
  return [
    paragraph({ strong: `What matches meanwhile${count}:` }),
    ...shown.flatMap((hit) => hitParts(hit, [], limit)),
    ...sourceNotes(shown.map(({ placed }) => placed.report)),
  ];
}

/** Nothing matches: says what was searched, what that does not mean, and offers the nearest names. */
export function nothingPage(
  answer: Extract<Answer, { kind: 'nothing' }>,
  look: Extract<Look, { see: 'answer' }>,
  { register, hasContact }: { readonly register: Register; readonly hasContact: boolean },
): Message {
  const suggestions = answer.suggestions.slice(0, MOST_SUGGESTIONS);
  const offer = suggestions.length === 0 ? [] : [paragraph('The nearest names there are:'), namesCard(suggestions)];
  return compose('Nothing found', [
    paragraph(`You asked ${quotedQuestion(look.question)}.`),
    paragraph(
      { strong: `No matching statement found in ${searchedNames(answer.searched)}.` },
      ' That does not mean none was published elsewhere.',
    ),
    ...scopeParts(answer.question, look, register),
    ...offer,
    buttons([...suggestions.map((name) => askChoice(name, name)), allActionsChoice, ...tellChoices(look, hasContact)]),
  ]);
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
