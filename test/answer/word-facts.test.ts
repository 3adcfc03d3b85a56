import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { parseVocabulary } from '../../src/answer/vocabulary.ts';
import { WEIGHTS } from '../../src/answer/weights.ts';
import type { WordFacts } from '../../src/answer/word-facts.ts';
import { register, TODAY } from './shipped.ts';

const vocabulary = parseVocabulary(`[everyday words]
lamp went out, dark lamp = lighthouse outage # what sailors say
[empty words]
a, the, my # small
[general words]
help # weak
[subjects]
prison # what the department keeps
[decisive words]
cost, opening hours # money and times
`);
const { read } = createEngine(register, vocabulary, WEIGHTS);
const factsOf = (question: string): readonly WordFacts[] =>
  read(question, TODAY).parts.flatMap(({ words }) => words.map(({ facts }) => facts));

describe('what is known of a word', () => {
  it.each([
    ['the', { isEmpty: true, isContent: false }],
    ['helped', { isGeneral: true, isContent: false }],
    ['prisons', { isSubject: true, isContent: true, isWritten: true }],
    ['cost', { isDecisive: true, decisivePhrases: [] }],
    ['opening', { isDecisive: false, decisivePhrases: [['open', 'hour']] }],
    ['and', { isJoining: true }],
    ['who', { isAsking: true }],
    ['ministry', { beginsName: true }],
    ['lamp', { frequency: 0, entries: { term: 'lamp', entries: [0], counts: [2] } }],
  ] as const)('%s', (word, facts) => {
    expect(factsOf(`${word} zeppelin`)[0]).toMatchObject(facts);
  });

  it('goes with it into every question', () => {
    const [first] = factsOf('prison visits');
    expect(factsOf('booking, prison')[1]).toBe(first);
  });
});
