import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegister } from '../../../src/register/register.ts';
import { findTrail, hasTrail } from '../../../src/slack/asking/trail.ts';
import { registerOf, sightOf } from '../sample-register.ts';
import { anyReport } from '../views/any-report.ts';

const hitsOf = (question: string, { asker, today }: ReturnType<typeof sightOf>) => {
  const answer = asker.ask(question, today);
  return answer.kind === 'found' ? answer.hits : [];
};

test('stands in the order of the years, in one year the promise before the report', () => {
  const text = `Action 1: Better doors

Planned activities in 2015

Prison visits will be booked by phone.

Progress during 2014

Prison visits were booked online.

Planned activities in 2014

Prison visits will be booked online.

Planned activities in 2013

A garden will be planted.

Commitments (December 2012)

Prison visits will be easier to book.

Action 2: Other prison visits

Progress during 2014

Prison visits were counted.`;
  const sight = sightOf(registerOf([text]));
  const hits = hitsOf('prison visits', sight);
  const [report] = sight.register.reports;
  const [first, second] = report?.actions ?? [];
  if (report === undefined || first === undefined || second === undefined) throw new Error('no report');
  expect(findTrail(hits, { report, action: first })?.periods.map(({ section }) => section.heading)).toEqual([
    'Commitments (December 2012)',
    'Planned activities in 2014',
    'Progress during 2014',
    'Planned activities in 2015',
  ]);
  expect(findTrail(hits, { report, action: second })).toBeNull();
  expect([first, second].map((action) => hasTrail(hits, { report, action }))).toEqual([true, false]);
  expect(findTrail(hits, { report, action: first })?.silent.map(({ year }) => year)).toEqual([2013]);
});

test('whatever a report says, each quote is of the action and the section it stands under', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const hits = hitsOf('MOJ will deliver prison visits', sightOf(createRegister([report])));
      for (const action of report.actions) {
        const trail = findTrail(hits, { report, action });
        expect(hasTrail(hits, { report, action })).toBe(trail !== null);
        if (trail === null) continue;
        expect(trail.periods.length).toBeGreaterThanOrEqual(2);
        for (const { section, hits: own } of trail.periods) {
          expect(own.length).toBeGreaterThan(0);
          for (const { placed } of own) expect(section.statements).toContain(placed.statement);
        }
      }
    }),
    { numRuns: 20 },
  );
});
