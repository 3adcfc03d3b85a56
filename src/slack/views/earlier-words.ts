import type { EarlierWords } from '../../progress/earlier-words.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import type { Line } from './parts.ts';
import { editionOf, quoteRuns } from './quote.ts';
import { ownerWords, targetWords, updateRuns } from './recorded.ts';
import type { Run } from './runs.ts';

/** What stands recorded under words that an activity's newest edition does not have; whoever wants all of it presses "History". */
export function earlierRuns({ activity, recorded }: EarlierWords, settings: ProgressSettings): readonly Run[] {
  const { latest, owner, target } = recorded;
  const update: readonly Run[] = latest === null ? ['no update'] : updateRuns(latest, settings);
  const aim = target === null ? '' : ` · ${targetWords(target)}`;
  return [
    `Recorded under the words of ${editionOf(activity.report)}: `,
    ...update,
    ` · ${ownerWords(owner)}${aim} (History)`,
  ];
}

/** For under an activity's own lines: the earlier words, verbatim, and what is recorded under them. Nobody has said that it is the same. */
export function wordedDifferentlyLines(
  earlier: EarlierWords,
  { settings, limit }: { readonly settings: ProgressSettings; readonly limit: number },
): readonly Line[] {
  const { activity } = earlier;
  return [
    { kind: 'line', runs: [{ aside: `Perhaps the same, worded differently in ${editionOf(activity.report)}:` }] },
    { kind: 'quote', runs: quoteRuns(activity, limit) },
    { kind: 'line', runs: earlierRuns(earlier, settings) },
  ];
}
