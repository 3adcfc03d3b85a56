import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/answer/search-index.ts';
import { areTogether } from '../../src/answer/together.ts';
import { register, registerOf } from './shipped.ts';

const shipped = createSearchIndex(register.statements, (word) => word === 'the' || word === 'of');
const reached = (term: string, index = shipped) => ({ term, matches: () => index.matches([term]) });

describe('two terms', () => {
  it('stand together in as many statements as the phrase is found in', () => {
    const terms = register.statements.flatMap((_, at) =>
      shipped
        .places(at)
        .text.slice(0, 12)
        .map(({ term }) => term),
    );
    for (let at = 0; at + 3 < terms.length; at += 5)
      for (const [first = '', second = ''] of [terms.slice(at, at + 2), [terms[at + 3], terms[at]]]) {
        const { frequency } = shipped.matches([first, second]);
        const isWith = (least: number): boolean =>
          areTogether([reached(first), reached(second)], least, shipped.places);
        expect([first, second, isWith(frequency), isWith(frequency + 1)]).toEqual([first, second, true, false]);
      }
  });

  it('do not stand together the other way round, nor where nobody has one of them', () => {
    const text = 'Report\n\nAction 1: Things\n\nProgress during 2014\n\nThe boat master wrote.\n';
    const small = createSearchIndex(registerOf({ D: text }).statements, (word) => word === 'the');
    const areWith = (first: string, second: string): boolean =>
      areTogether([reached(first, small), reached(second, small)], 1, small.places);
    expect(areWith('boat', 'master')).toBe(true);
    expect(areWith('master', 'boat')).toBe(false);
    expect(areWith('boat', 'pilot')).toBe(false);
  });
});
