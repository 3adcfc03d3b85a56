import * as fc from 'fast-check';
import type { Action, Report, Section, SectionKind, Statement } from '../../../src/register/report.ts';

/** Words that try to be markup, mentions, links; very long ones; ones in other scripts. */
const nasty = fc.constantFrom(
  '<!channel>',
  '<@U_SAM>',
  '<https://evil.example|click>',
  '&amp;',
  '*bold*',
  '`code`',
  '@here',
  ':smile:',
  '“quoted”',
  'مرحبا',
  '😀',
  'x'.repeat(400),
);
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('MOJ', 'will', 'deliver', 'prison', 'visits', 'by March 2015.') },
  { weight: 1, arbitrary: nasty },
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '));

const text = fc.oneof({ weight: 4, arbitrary: words(30) }, { weight: 1, arbitrary: words(900) });
const leadIn = fc.option(words(12), { nil: null });

interface Raw {
  readonly title: string;
  readonly description: readonly string[];
  readonly sections: readonly {
    readonly kind: SectionKind;
    readonly year: number;
    readonly statements: readonly { readonly text: string; readonly leadIn: string | null }[];
  }[];
}

const raw: fc.Arbitrary<Raw> = fc.record({
  title: text,
  description: fc.array(text, { maxLength: 2 }),
  sections: fc.array(
    fc.record({
      kind: fc.constantFrom<SectionKind>('commitments', 'progress', 'planned'),
      year: fc.integer({ min: 2012, max: 2016 }),
      statements: fc.array(fc.record({ text, leadIn }), { maxLength: 8 }),
    }),
    { maxLength: 6 },
  ),
});

function actionOf({ title, description, sections }: Raw, number: number): Action {
  const at = (id: string, said: string, before: string | null = null): Statement => ({
    id: `any/a${number}/${id}`,
    text: said,
    leadIn: before,
    line: 1,
  });
  return {
    number,
    title: at('title', title),
    description: description.map((said, index) => at(`description/${index}`, said)),
    note: [],
    sections: sections.map(({ kind, year, statements }, index): Section => ({
      kind,
      year,
      heading: `${kind} ${year} <!here>`,
      line: 1,
      statements: statements.map((one, nth) => at(`${index}-${kind}-${year}/${nth + 1}`, one.text, one.leadIn)),
    })),
  };
}

/** A report with one to thirty actions, whose words try everything. */
export const anyReport: fc.Arbitrary<Report> = fc
  .tuple(fc.array(raw, { minLength: 1, maxLength: 30 }), fc.option(text, { nil: null }), text)
  .map(([actions, department, title]) => ({
    id: 'any',
    source: 'https://www.gov.uk/any',
    department,
    abbreviation: null,
    licence: null,
    documentType: null,
    title,
    updated: '2015-01-16',
    governmentNote: 'This was published under the <@U_SAM> government',
    actions: actions.map((one, index) => actionOf(one, index + 1)),
    unparsed: [],
  }));
