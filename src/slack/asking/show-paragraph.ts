import type { Sight } from '../people/sight.ts';
import type { Look } from '../press.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import { paragraphPage } from '../views/paragraph-page.ts';
import { recordingFor } from './recording.ts';

/** Shows the activities of one paragraph, each by itself. */
export function showParagraph(look: Extract<Look, { see: 'paragraph' }>, sight: Sight): Message {
  const placed = sight.register.statement(look.statement);
  if (placed !== undefined) return paragraphPage(placed, look, recordingFor(look, sight));
  return compose('Not found', [
    paragraph('This statement is not loaded here any more: its report was replaced. Please ask again.'),
  ]);
}
