import { isPublishedSince, PROGRESS_WORDS } from '../../reminder/published-progress.ts';
import type { Standing } from '../../reminder/standing.ts';
import { isAnswered, isRunning } from '../asking/home-lists.ts';
import type { HomeLook } from '../press.ts';
import { buttons, type Part, paragraph } from './parts.ts';
import { countOf } from './text.ts';

/** What is to be known of a whole list of the Home tab, under its heading. */
export function noteParts({ list }: HomeLook, listed: readonly Standing[]): readonly Part[] {
  if (list === 'due') return laterProgressParts(listed.filter(isAnswered));
  if (list !== 'unowned' || listed.length === 0) return [];
  const others = listed.filter((one) => !isRunning(one)).length;
  const last = others === 0 ? '' : `; last come ${others} that are settled or of a plan year that has ended`;
  return [paragraph(`Nobody owns these${last}.`)];
}

function laterProgressParts(answered: readonly Standing[]): readonly Part[] {
  if (answered.length === 0) return [];
  const words = PROGRESS_WORDS[isPublishedSince(answered.map(({ activity }) => activity)) ? 'since' : 'later'];
  return [
    paragraph(
      `Of these, ${countOf(answered.length, 'date')} passed with ${words}: they come last, to be read and decided.`,
    ),
    buttons([
      {
        label: 'Read those',
        spoken: 'Read those: the dates with later progress',
        press: { verb: 'look', value: { see: 'due', list: 'published', actions: null, page: 0 } },
      },
    ]),
  ];
}
