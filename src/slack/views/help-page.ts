import type { Report } from '../../register/report.ts';
import { allActionsChoice, searchedNames } from './choice-page.ts';
import type { Example } from './example.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, paragraph } from './parts.ts';

/** The command that the manifest declares. */
export const COMMAND = '/digital-action';

const TYPED: readonly (readonly [string, string])[] = [
  [`${COMMAND} your question`, 'the statements that match, word for word, with their source'],
  [
    `${COMMAND} your question as of March 2015`,
    'the same, from the edition held at the end of that day, month or year, with what was recorded by then',
  ],
  [`${COMMAND} action 7`, 'an action in full, by period'],
  [
    `${COMMAND} history 7`,
    'who recorded what of an action, when, beside what was published; history alone: of which actions',
  ],
  [`${COMMAND} update`, 'say where an activity stands'],
  [`${COMMAND} status`, 'where everything stands, with a chart; also: status as of March 2015'],
  [`${COMMAND} due`, 'which dates come soon, which have passed, which plan years have ended'],
  [`${COMMAND} actions`, 'all actions'],
  [`${COMMAND} export`, 'everything published and recorded, as files in a direct message'],
  [`${COMMAND} remind`, 'set a reminder for this channel'],
  [
    `${COMMAND} remind list`,
    'the reminders of this channel, in a direct message all that you set; also: remind off, remind off all, and remind now for a preview only you see',
  ],
];

/** What one can type, with buttons that run real examples. */
export function helpPage(reports: readonly Report[], examples: readonly Example[]): Message {
  return compose('Help', [
    heading('What you can type'),
    typedCard(),
    paragraph(
      'Or mention me in a channel, or write me a direct message. I quote what was published and never add a word; what I search is ',
      searchedIn(reports),
      '.',
    ),
    ...exampleParts(examples),
  ]);
}

/** What shows only what was published. */
const ASKING = new Set(['your question', 'action 7', 'due', 'actions'].map((words) => `${COMMAND} ${words}`));

/** What one can type, each with what it gives; `asking`: only what somebody can who may do nothing else. */
export function typedCard(which: 'all' | 'asking' = 'all'): ReturnType<typeof card> {
  const shown = TYPED.filter(([typed]) => which === 'all' || ASKING.has(typed));
  return card(shown.map(([typed, gives]): Line => ({ kind: 'bullet', runs: [{ strong: typed }, `: ${gives}`] })));
}

/** The examples as buttons, with the list of all actions. */
export function exampleParts(examples: readonly Example[]): readonly ReturnType<typeof card>[] {
  if (examples.length === 0) return [];
  const choices = examples.map(({ label, choice }): Choice => ({ label, press: choice }));
  return [
    paragraph(`Try: ${examples.map(({ label }) => `“${label}”`).join(', ')}.`),
    buttons([...choices, allActionsChoice]),
  ];
}

function searchedIn(reports: readonly Report[]): string {
  return reports.length === 0
    ? 'nothing yet: no report is loaded'
    : searchedNames(reports).replace(/ or (?=[^,]*$)/, ' and ');
}
