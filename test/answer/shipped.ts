import { createAsker, type Answer, type Asker } from '../../src/answer/answer.ts';
import type { Hit } from '../../src/answer/hit.ts';
import { loadRegister, loadVocabulary } from '../../src/data-files.ts';
import type { PlainDate } from '../../src/register/calendar.ts';
import { createRegister, shownText, type Register } from '../../src/register/register.ts';
import { parseReport } from '../../src/register/parse-report.ts';

/** The register, vocabulary and day of the tests: what is shipped, as if it were the spring after it was published. */
export const register: Register = loadRegister('data/reports');
export const vocabularyText = loadVocabulary();
export const TODAY: PlainDate = '2015-03-09';
export const asker: Asker = createAsker(register, vocabularyText);

export function hitsOf(answer: Answer): readonly Hit[] {
  return answer.kind === 'found' || answer.kind === 'several' ? answer.hits : [];
}

/** What a question finds, as shown, best first. */
export const textsFor = (question: string, by: Asker = asker): readonly string[] =>
  hitsOf(by.ask(question, TODAY)).map(({ placed }) => shownText(placed.statement));

/** A register of small reports, by department. */
export function registerOf(texts: Readonly<Record<string, string>>): Register {
  return createRegister(
    Object.entries(texts).map(
      ([department, text]) =>
        parseReport(text, {
          id: department.toLowerCase().replaceAll(' ', '-'),
          source: null,
          department,
          abbreviation: null,
          licence: null,
        }).report,
    ),
  );
}
