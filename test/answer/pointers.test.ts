import { describe, expect, it } from 'vitest';
import { createFindPointers } from '../../src/answer/pointers.ts';
import { termOf } from '../../src/answer/stem.ts';
import { parseVocabulary } from '../../src/answer/vocabulary.ts';
import { WEIGHTS } from '../../src/answer/weights.ts';

const vocabulary = parseVocabulary(`[everyday words]
never touched a keyboard, use a keyboard, scared of a keyboard = offline # not online
keyboard for staff = equipment # what staff get
piano tuning = music # one
piano stool = furniture # another
piano lessons = training # a third
[empty words]
a, of, for # small
[general words]
use, never # weak
`);
const findPointers = createFindPointers(vocabulary, WEIGHTS);
const meant = (word: string): readonly string[] => findPointers(termOf(word)).map(({ shown }) => shown);

describe('a word that nobody knows', () => {
  it('points at what most of its phrases mean', () => {
    expect(meant('keyboards')).toEqual(['offline']);
  });

  it('points nowhere where its phrases mean this and that, or where it has none', () => {
    expect(meant('piano')).toEqual([]);
    expect(meant('zeppelin')).toEqual([]);
  });

  it('says nothing by a word that any phrase may have', () => {
    expect(meant('use')).toEqual([]);
  });

  it('is only near, and weighs less than a word of the vocabulary', () => {
    for (const { how, weight } of findPointers(termOf('keyboard'))) {
      expect(how).toBe('related');
      expect(weight).toBeLessThan(WEIGHTS.synonym ** 2);
    }
  });
});
