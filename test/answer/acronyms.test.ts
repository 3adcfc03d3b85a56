import { expect, it } from 'vitest';
import { findAcronyms } from '../../src/answer/acronyms.ts';

it.each([
  ['the National Offender Management Service (NOMS) will', 'NOMS', 'National Offender Management Service'],
  ['LAA and arm’s length bodies (ALBs)', 'ALB', 'arm’s length bodies'],
  ['emphasis on small and medium-sized enterprises (SMEs), and', 'SME', 'small and medium-sized enterprises'],
  ['HM Courts and Tribunals Service (HMCTS) Crime', 'HMCTS', 'HM Courts and Tribunals Service'],
  ['Department for Business, Innovation and Skills (BIS)', 'BIS', 'Business, Innovation and Skills'],
  ['The Ministry of Justice (MOJ) has', 'MOJ', 'Ministry of Justice'],
  ['application programming interfaces (APIs)', 'API', 'application programming interfaces'],
])('reads the acronym in “%s”', (text, short, long) => {
  expect(findAcronyms(text)).toEqual([{ short, long }]);
});

it.each(['(eg distributing material)', 'commitments (December 2012)', 'at the start (LAA)', '(XYZ)'])(
  'finds none in “%s”',
  (text) => {
    expect(findAcronyms(text)).toEqual([]);
  },
);
