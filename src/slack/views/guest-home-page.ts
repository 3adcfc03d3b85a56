import type { HomeView } from '@slack/types';
import type { Report } from '../../register/report.ts';
import { searchedNames } from './choice-page.ts';
import type { Example } from './example.ts';
import { exampleParts, typedCard } from './help-page.ts';
import { compose } from './message.ts';
import { buttons, divider, heading, nothing, type Part, paragraph } from './parts.ts';

/** What the Home tab of a guest, or of somebody of another organisation, is made from. */
export interface GuestHome {
  readonly reports: readonly Report[];
  readonly examples: readonly Example[];
  /** Why they may not ask, with who can help; null: they may. */
  readonly help: string | null;
}

/** The Home tab of a guest, or of somebody of another organisation: nothing in it leads to a refusal. */
export function guestHomePage(home: GuestHome): HomeView {
  const { blocks } = compose('Home', [
    heading('What was promised, what was reported, what comes next'),
    paragraph(`I answer questions about ${searchedNames(home.reports)}: word for word, with the source.`),
    ...(home.help === null ? askingParts(home) : [paragraph(home.help)]),
  ]);
  return { type: 'home', callback_id: 'home', blocks };
}

function askingParts({ reports, examples }: GuestHome): readonly Part[] {
  const due = { see: 'due', list: 'open', actions: null, page: 0 } as const;
  return [
    paragraph(
      'You see here what was published. What colleagues recorded about it is shown to full members of this workspace.',
    ),
    divider,
    ...exampleParts(examples),
    reports.length === 0 ? nothing : buttons([{ label: 'See the dates', press: { verb: 'look', value: due } }]),
    heading('What you can type'),
    typedCard('asking'),
  ];
}
