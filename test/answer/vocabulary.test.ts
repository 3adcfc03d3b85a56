import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/answer/search-index.ts';
import { termOf } from '../../src/answer/stem.ts';
import { tokenise } from '../../src/answer/tokens.ts';
import { isGeneralWord, parseVocabulary, saysLittle } from '../../src/answer/vocabulary.ts';
import { createAsker } from '../../src/answer/answer.ts';
import { register, registerOf, textsFor, vocabularyText } from './shipped.ts';

describe('the format', () => {
  it('reads an entry with what is meant, what is near, and why', () => {
    const { everyday, problems } = parseVocabulary(
      '[everyday words]\nhiring, new staff = recruit ~ talent # plain words\n',
    );
    expect(problems).toEqual([]);
    expect(everyday).toEqual([
      { said: ['hiring', 'new staff'], meant: ['recruit'], related: ['talent'], reason: 'plain words', line: 2 },
    ]);
  });

  it.each([
    [
      '[everyday words]\nhiring = recruit',
      'An entry is written: what people say = what the report says ~ what is near # reason',
    ],
    [
      '[everyday words]\n= recruit # no word',
      'An entry is written: what people say = what the report says ~ what is near # reason',
    ],
    ['[acronyms]\nDVLA', 'An acronym is written: DVLA = Driver and Vehicle Licensing Agency # reason'],
    [
      '[emoji]',
      '"emoji" is not a section; use acronyms, everyday words, families, empty words, general words, aspects, subjects, decisive words, other matters, ordinary words, field words.',
    ],
    ['hiring = recruit # first', 'This entry stands under no section, so it is left out.'],
  ])('says what is wrong with %j', (text, message) => {
    expect(parseVocabulary(text).problems.map((problem) => problem.message)).toEqual([message]);
  });

  it('goes on over lines that begin with spaces, and counts them as one', () => {
    const { everyday, problems } = parseVocabulary(
      '[everyday words]\nhiring,\n    new staff\n  = recruit\n  ~ talent\n  # plain words\n\nteach = train # next\n',
    );
    expect(problems).toEqual([]);
    expect(everyday).toEqual([
      { said: ['hiring', 'new staff'], meant: ['recruit'], related: ['talent'], reason: 'plain words', line: 2 },
      { said: ['teach'], meant: ['train'], related: [], reason: 'next', line: 8 },
    ]);
  });

  it('adds up the texts of several files', () => {
    const both = parseVocabulary(['[empty words]\nlol # chat', '[empty words]\nomg # chat']);
    expect([...both.empty]).toEqual(['lol', 'omg']);
  });

  it('knows a general word in its simple forms', () => {
    const vocabulary = parseVocabulary('[general words]\nbring, make # weak');
    expect(['bring', 'brings', 'bringing', 'making'].map((word) => isGeneralWord(word, vocabulary))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isGeneralWord('sing', vocabulary)).toBe(false);
  });

  it('knows a general word that is another matter, too', () => {
    const vocabulary = parseVocabulary('[aspects]\npark # what one does\n[other matters]\nparking # a place');
    expect(['park', 'parks', 'parking'].map((word) => saysLittle(word, vocabulary))).toEqual([true, true, false]);
  });
});

describe('the shipped file', () => {
  const vocabulary = parseVocabulary(vocabularyText);
  const index = createSearchIndex(register.statements, (word) => vocabulary.empty.has(word));
  const termsOf = (text: string): readonly string[] =>
    tokenise(text)
      .filter(({ word }) => !vocabulary.empty.has(word))
      .map(({ word }) => termOf(word));
  const reaches = (text: string): boolean =>
    vocabulary.field.has(text) ||
    (termsOf(text).length > 0 && termsOf(text).every((term) => index.matches([term]).frequency > 0));

  it('has no line that cannot be read', () => {
    expect(vocabulary.problems).toEqual([]);
  });

  it('has no line that is hard to read', () => {
    expect(vocabularyText.split('\n').filter((line) => line.length > 200)).toEqual([]);
  });

  it('leads every entry to words of the shipped report or of the field', () => {
    const lost = vocabulary.everyday.flatMap(({ meant, related, line }) =>
      [...meant, ...related].filter((text) => !reaches(text)).map((text) => `line ${line}: ${text}`),
    );
    expect(lost).toEqual([]);
  });

  it('has each everyday word for a reason', () => {
    expect(vocabulary.everyday.filter(({ reason }) => reason.length < 3)).toEqual([]);
    expect(vocabulary.everyday.length).toBeGreaterThan(150);
  });

  it('leads to the services of other departments, where a report names them', () => {
    const report = `Report

Action 5: Services will be redesigned

Progress during 2014

The department opened Universal Credit to couples.

It moved its offices.
`;
    const other = createAsker(registerOf({ Pensions: report }), vocabularyText);
    expect(textsFor('how do i get the dole', other)[0]).toContain('Universal Credit');
    expect(textsFor('how do i get the dole')).toEqual([]);
  });

  it('takes a department’s own words beside it', () => {
    const own = createAsker(
      register,
      `${vocabularyText}\n[everyday words]\nmoonshot = virtual campus # what our team calls it\n`,
    );
    expect(textsFor('moonshot')).toEqual([]);
    expect(textsFor('moonshot', own)[0]).toContain('virtual campus');
  });
});
