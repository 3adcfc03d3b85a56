import type { HomeView } from '@slack/types';
import type { Report } from '../../register/report.ts';
import { searchedNames } from './choice-page.ts';
import { type Example, exampleParts, typedCard } from './help-page.ts';
import { compose } from './message.ts';
import { buttons, divider, heading, paragraph } from './parts.ts';

/** What the Home tab is made from. */
export interface HomePage {
  readonly reports: readonly Report[];
  readonly examples: readonly Example[];
  /** How many dates are due, in a sentence. */
  readonly due: string;
}

/** The Home tab: what this is, what is due, what to try. Its buttons open modals, because here is no channel to answer in. */
export function homePage({ reports, examples, due }: HomePage): HomeView {
  const { blocks } = compose('Home', [
    heading('What was promised, what was reported, what comes next'),
    paragraph(`I answer questions about ${searchedNames(reports)}: word for word, with the source.`),
    ...exampleParts(examples),
    divider,
    heading('Dates'),
    paragraph(due),
    buttons([
      { label: 'See the dates', press: { verb: 'look', value: { see: 'due', list: 'open', actions: null, page: 0 } } },
    ]),
    divider,
    heading('What you can type'),
    typedCard(),
    paragraph('In a channel, /invite me first if a reminder is to be posted there; a question is answered anywhere.'),
  ]);
  return { type: 'home', callback_id: 'home', blocks };
}
