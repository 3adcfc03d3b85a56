import { expect, it } from 'vitest';
import { createLexicon, splitWord } from '../../src/answer/lexicon.ts';
import { editDistance } from '../../src/answer/nearest-word.ts';

const counts = new Map([
  ['prison', 9],
  ['visit', 8],
  ['power', 2],
  ['attorney', 3],
  ['source', 2],
  ['open', 12],
  ['legislation', 6],
  ['recruitment', 2],
  ['digital', 90],
  ['dashboard', 3],
  ['code', 3],
  ['case', 2],
  ['what', 0],
]);
const lexicon = createLexicon(counts, (word) => word === 'hotel', new Set(['what']));

it.each([
  ['attorny', 'typo', ['attorney']],
  ['legilsation', 'typo', ['legislation']],
  ['recrutment', 'typo', ['recruitment']],
  ['souce', 'typo', ['source']],
  ['dgtl', 'typo', ['digital']],
  ['wht', 'typo', ['what']],
  ['prisonvisit', 'split', ['prison', 'visit']],
  ['powerof', 'split', ['power', 'of']],
  ['dashb', 'prefix', ['dashboard']],
  ['rcruitmnt', 'typo', ['recruitment']],
  ['wha', 'typo', ['what']],
  ['prisinvisit', 'typo', ['prison', 'visit']],
  ['recrutments', 'typo', ['recruitment']],
])('mends %s', (word, how, words) => {
  expect(lexicon.repair(word)).toEqual({ how, words });
});

it.each(['prison', 'hotel', 'cash', 'cope', 'xyzzy', 'gdpr', 'do', '2013', 'q'.repeat(500)])(
  'leaves %s alone',
  (word) => {
    expect(lexicon.repair(word)).toBeNull();
  },
);

it('counts swapped letters as one slip, and stops at its limit', () => {
  expect(editDistance('gradaute', 'graduate', 3)).toBe(1);
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('kitten', 'sitting', 1)).toBe(2);
});

it('splits only into known words', () => {
  expect(splitWord('prisonprison', (part) => part === 'prison')).toEqual(['prison', 'prison']);
  expect(splitWord('prisonxvisit', (part) => counts.has(part))).toBeNull();
});
