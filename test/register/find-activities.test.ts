import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findActivities } from '../../src/register/find-activities.ts';
import { parseReport } from '../../src/register/parse-report.ts';
import { undertakes } from '../../src/register/undertaking.ts';
import labelled from './labelled-activities.json' with { type: 'json' };
import { origin, parseBody, parsePlan } from './small-report.ts';

const textsOf = (...lines: readonly string[]) => findActivities(parsePlan(...lines).report).map(({ text }) => text);

describe('actions 1 to 8 of the shipped report, as a careful person read them', () => {
  const shipped = readFileSync(
    join(import.meta.dirname, '../../data/reports/ministry-of-justice-2015-01-16.txt'),
    'utf8',
  );
  const activities = findActivities(parseReport(shipped, origin).report).filter(({ action }) => action.number <= 8);
  const labels = labelled.undertaken;
  const activityOf = ({ action, section, year, clause }: (typeof labels)[number]) =>
    activities.find(
      (activity) =>
        activity.action.number === action &&
        activity.section.kind === section &&
        activity.section.year === year &&
        activity.text.includes(clause),
    );

  test('every undertaking is found', () => {
    expect(labels.length).toBe(64);
    expect(labels.filter((label) => activityOf(label) === undefined)).toEqual([]);
  });

  test('nothing else is', () => {
    const found = new Set(labels.map(activityOf));
    expect(activities.filter((activity) => !found.has(activity)).map(({ text }) => text)).toEqual([]);
    expect(labelled.notUndertaken.filter(({ sentence }) => activities.some(({ text }) => text === sentence))).toEqual(
      [],
    );
  });

  test('every due date is right, and no other is given', () => {
    const expected = activities.map((activity) => {
      const days = labels.filter((label) => activityOf(label) === activity).map(({ due }) => due);
      return [activity.text, [...new Set(days.filter((day) => day !== null))].toSorted()];
    });
    expect(activities.map(({ text, due }) => [text, (due?.all ?? []).map(({ on }) => on)])).toEqual(expected);
  });
});

describe('sentences', () => {
  test.each([
    'MOJ will do it.',
    'We’ll launch a service.',
    'DWP plans to launch a new service.',
    'The team aims to increase the work.',
    'BIS is committed to delivering 4 services.',
    'A new board is to be set up.',
    'Our aim is to make services simpler.',
    'It is expected that the service will be live by May.',
    'MOJ Digital Services is conducting a review of all relevant legislation.',
    'Staff are being trained in agile methods.',
    'A review of the service is planned for 2015.',
    'Complete digital development of the service.',
    'This approach will also be followed elsewhere.',
    'This will include making formal assessments.',
    'Initiatives such as the Academy will ensure that the number of specialists will grow.',
    'As legislation can take time to change, MOJ will deliver partial solutions.',
    'Services that are exempt will be moved.',
    'Training programmes will be rolled out.',
    'Following this, departments will redesign all services.',
    'DfT expects its 4 agencies’ websites to have moved by April 2014.',
    'It is intended that the service will launch in beta in spring 2014.',
    'MOD recognises the need to improve and is developing a training programme.',
    'Digitise the services that are used most.',
  ])('undertakes: %s', (sentence) => {
    expect(undertakes(sentence, 'planned')).toBe(true);
  });

  test.each([
    'This will free up core resource.',
    'As a result, this will save £5m.',
    'These changes will improve services.',
    'Using digital channels, in particular social media, will allow it to communicate.',
    'Users will benefit from faster services.',
    'This commitment reflects the scale of transformation it is planning.',
    'MOJ believes that there will be great scope for reform.',
    'In practice this could mean reviewing laws.',
    'MOJ Digital Services is playing an important role in building capability.',
    'HMT does not have any transactional services.',
    'The department will not be taking further action.',
    'There will be no further work.',
    'DWP will take 3 approaches to delivery.',
    'The report sets out how MOJ will deliver.',
    'It currently has a digital leader.',
    'Work is under way to build the service.',
    'Work to develop the new service is progressing well.',
    'This is an ongoing commitment.',
    'We have established a network of digital champions.',
    'Then it can identify necessary changes.',
    'Not applicable.',
    'Coming soon...',
    'Awaiting DCLG confirmation',
    'See action 3.',
    'To be confirmed.',
    'Action 15 was added in December 2013, so reporting will begin with 2014.',
  ])('undertakes nothing: %s', (sentence) => {
    expect(undertakes(sentence, 'planned')).toBe(false);
  });

  test('what was kept when it was written counts among commitments only', () => {
    const sentence = 'The Ministry of Justice (MOJ) has established a digital leader.';
    expect([undertakes(sentence, 'commitments'), undertakes(sentence, 'planned')]).toEqual([true, false]);
  });
});

describe('statements', () => {
  test('the sentences of a paragraph have numbers, a single one the statement’s id', () => {
    const { report } = parsePlan('DWP will start. This will help. It will end.', 'DWP will rest.');
    expect(findActivities(report).map(({ id, text }) => [id, text])).toEqual([
      ['dwp/a1/planned-2015/1.1', 'DWP will start.'],
      ['dwp/a1/planned-2015/1.3', 'It will end.'],
      ['dwp/a1/planned-2015/2', 'DWP will rest.'],
    ]);
  });

  test('bullets are whole, where their lead-in undertakes or announces', () => {
    expect(textsOf('DWP will:', '• start. Then end.', '• not applicable')).toEqual(['start. Then end.']);
    expect(textsOf('Our priorities for 2015:', '• a new service')).toEqual(['a new service']);
    expect(textsOf('Our plans:', '• launch the new service')).toEqual(['launch the new service']);
  });

  test('bullets that say what is so undertake nothing', () => {
    expect(textsOf('The benefits of this are:', '• better services', '• lower costs')).toEqual([]);
    expect(textsOf('This will help:', '• people who need it most')).toEqual([]);
    expect(textsOf('DWP has:', '• opened its data')).toEqual([]);
  });

  test('progress undertakes nothing', () => {
    expect(findActivities(parseBody('Action 1: A', 'Progress in 2014', 'DWP will do it.').report)).toEqual([]);
  });
});
