import { overviewOf } from './home-lists.ts';
import type { Look } from '../press.ts';
import type { Sight } from '../people/sight.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import { statusPage } from '../views/status-page.ts';

/** Where everything stands; where nothing recorded may be shown, says so. */
export function showStatus(look: Extract<Look, { see: 'status' }>, sight: Sight, canShare: boolean): Message {
  const { register, recorded, today } = sight;
  if (recorded !== null) return statusPage({ look, overview: overviewOf(register, recorded, today), canShare });
  return compose('Status', [
    paragraph(
      'What was recorded cannot be shown here: this channel is shared with another organisation, or you are not a full member of this workspace, or the database does not answer just now.',
    ),
    paragraph('What was published can: ask a question, or look at the dates.'),
  ]);
}
