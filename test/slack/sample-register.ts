import { readFileSync } from 'node:fs';
import { type Asker, createAsker } from '../../src/answer/answer.ts';
import { NO_PROGRESS, type Progress } from '../../src/progress/progress.ts';
import { parseReport } from '../../src/register/parse-report.ts';
import { createRegister, type Register } from '../../src/register/register.ts';
import type { ReportOrigin } from '../../src/register/report.ts';
import type { Sight } from '../../src/slack/people/sight.ts';
import { chooseExamples } from '../../src/slack/asking/choose-examples.ts';

const DATA = new URL('../../data/', import.meta.url);
const vocabulary = readFileSync(new URL('vocabulary.txt', DATA), 'utf8');

/** Where the sample reports say they come from. */
const ORIGIN: ReportOrigin = {
  id: 'sample',
  source: 'https://www.gov.uk/government/publications/sample',
  department: 'Ministry of Justice',
  abbreviation: 'MOJ',
  licence: null,
};

/** The text of the shipped report. */
export const SHIPPED_TEXT = readFileSync(new URL('reports/ministry-of-justice-2015-01-16.txt', DATA), 'utf8');

/** A register of reports given as text, each with its origin. */
export function registerOf(...reports: readonly (readonly [text: string, origin?: Partial<ReportOrigin>])[]): Register {
  return createRegister(reports.map(([text, origin]) => parseReport(text, { ...ORIGIN, ...origin }).report));
}

/** The shipped report. */
export const shipped: Register = registerOf([SHIPPED_TEXT]);

/** An asker of the shipped report. */
export const shippedAsker: Asker = createAsker(shipped, vocabulary);

/** Asks a register with the shipped vocabulary, on Monday 9 March 2015. Nothing is recorded, unless something is given. */
export function sightOf(register: Register, recorded: Progress | null = NO_PROGRESS): Sight {
  const asker = register === shipped ? shippedAsker : createAsker(register, vocabulary);
  const today = '2015-03-09';
  return {
    register,
    asker,
    today,
    examples: () => chooseExamples(register, asker, today),
    hasContact: true,
    recorded,
    isAdministrator: false,
  };
}
