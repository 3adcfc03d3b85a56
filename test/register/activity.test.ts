import { describe, expect, test } from 'vitest';
import { latestProgress, progressPublishedSince, stateOn, type Activity } from '../../src/register/activity.ts';
import { findActivities } from '../../src/register/find-activities.ts';
import { parseBody, parsePlan } from './small-report.ts';

function only(activities: readonly Activity[]): Activity {
  const [activity] = activities;
  if (activity === undefined || activities.length > 1) throw new Error('one activity was meant');
  return activity;
}

describe('the state on a day', () => {
  const dated = only(findActivities(parsePlan('DWP will move it by 30 April 2015 and 30 June 2015.').report));
  test.each([
    ['2015-06-01', 'later'],
    ['2015-06-02', 'soon'],
    ['2015-06-30', 'soon'],
    ['2015-07-01', 'passed'],
  ] as const)('of a promised date on %s is %s', (day, state) => {
    expect(stateOn(dated, day)).toBe(state);
  });

  const ofTheYear = only(findActivities(parsePlan('DWP will move it.').report));
  test.each([
    ['2014-06-01', 'later'],
    ['2015-12-31', 'later'],
    ['2016-01-01', 'ended'],
  ] as const)('of a plan year on %s is %s', (day, state) => {
    expect(stateOn(ofTheYear, day)).toBe(state);
  });

  test('of a commitment without a date is undated, for ever', () => {
    const undated = only(
      findActivities(
        parseBody('Action 1: A', 'Digital strategy commitments (December 2012)', 'DWP will move it.').report,
      ),
    );
    expect([stateOn(undated, '2012-01-01'), stateOn(undated, '2030-01-01')]).toEqual(['undated', 'undated']);
  });
});

describe('progress published since', () => {
  const { report } = parseBody(
    'Action 1: A',
    'Digital strategy commitments (December 2012)',
    'DWP will one.',
    'Progress during 2013',
    'Done.',
    'Planned activities in 2014',
    'DWP will two.',
    'Progress during 2014',
    'Done.',
    'Planned activities in 2015',
    'DWP will three.',
  );

  test('is the newest of the activity’s own year or later', () => {
    const headings = findActivities(report).map((activity) => progressPublishedSince(activity)?.heading ?? null);
    expect(headings).toEqual(['Progress during 2014', 'Progress during 2014', null]);
  });

  test('the newest progress of an action may be missing', () => {
    expect(report.actions.map((action) => latestProgress(action)?.year)).toEqual([2014]);
    expect(parsePlan('DWP will.').report.actions.map(latestProgress)).toEqual([null]);
  });
});
