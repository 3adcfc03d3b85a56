import { describe, expect, it } from 'vitest';
import { readPhraseWords } from '../../src/answer/pointers.ts';
import { createFindSenses } from '../../src/answer/senses.ts';
import { termOf } from '../../src/answer/stem.ts';
import { tokenise } from '../../src/answer/tokens.ts';
import { parseVocabulary } from '../../src/answer/vocabulary.ts';
import { WEIGHTS } from '../../src/answer/weights.ts';

const vocabulary = parseVocabulary(`[everyday words]
lamp went out, dark lamp, no light at the lamp = lighthouse outage ~ keeper # what sailors say
lamp shop, buy a lamp = procurement # another lamp
rope for boats, boats tied up = mooring # boats
[empty words]
a, at, no, the, up, for # small
[general words]
went, buy # weak
`);
const phraseWords = readPhraseWords(vocabulary)();
const find = createFindSenses(vocabulary, WEIGHTS);
const findSenses = (terms: readonly string[]): ReturnType<typeof find> =>
  find(terms.map((term) => phraseWords.get(term) ?? null));
const meant = (question: string, word: string): readonly string[] =>
  (findSenses(tokenise(question).map((token) => termOf(token.word))).get(termOf(word)) ?? []).map(({ shown }) => shown);

describe('words of one everyday entry, in none of its phrases', () => {
  it('mean together what the entry means', () => {
    expect(meant('the light of the lamp is dim', 'lamp')).toEqual(['lighthouse outage', 'keeper']);
    expect(meant('the light of the lamp is dim', 'light')).toEqual(['lighthouse outage', 'keeper']);
  });

  it('tell each other’s meaning', () => {
    expect(meant('a shop with a lamp', 'lamp')).toEqual(['procurement']);
  });

  it('mean nothing alone, nor by a word that any phrase may have', () => {
    expect(meant('the lamp', 'lamp')).toEqual([]);
    expect(meant('who went to buy the lamp', 'lamp')).toEqual([]);
    expect(meant('lamps and boats', 'boats')).toEqual([]);
  });

  it('weigh less than a phrase of the entry', () => {
    for (const { weight } of findSenses(['lamp', 'light']).get('lamp') ?? [])
      expect(weight).toBeLessThan(WEIGHTS.synonym);
  });
});
