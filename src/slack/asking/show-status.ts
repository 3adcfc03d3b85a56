import { overviewOf } from './home-lists.ts';
import type { Look } from '../press.ts';
import type { Sight } from '../people/sight.ts';
import { hiddenMessage } from '../views/hidden-message.ts';
import type { Message } from '../views/message.ts';
import { statusPage } from '../views/status-page.ts';

/** Where everything stands; where nothing recorded may be shown, says so. */
export function showStatus(look: Extract<Look, { see: 'status' }>, sight: Sight, canShare: boolean): Message {
  const { register, recorded, today } = sight;
  if (recorded !== null) return statusPage({ look, overview: overviewOf(register, recorded, today), canShare });
  return hiddenMessage('Status', sight.hidden ?? 'away', 'ask a question, or look at the dates');
}
