import { describe, expect, test } from 'vitest';
import { reminderForm, zoneOptions } from '../../../src/slack/views/reminder-form.ts';
import { judgeView } from '../../../src/workspace/rules/view.ts';
import { registerOf, shipped } from '../sample-register.ts';

const start = {
  channel: 'C1',
  zone: 'Europe/London',
  nation: null,
  onHoliday: 'move',
  news: 'digest',
  actions: [7, 12],
  isChange: true,
  note: 'Something to know.',
  time: '09:30',
  weekdays: ['monday'],
  register: shipped,
} as const;
const many = registerOf([
  Array.from(
    { length: 250 },
    (_, index) => `Action ${index + 1}: Title ${index + 1}\n\nPlanned activities in 2015\n\nWe will act.`,
  ).join('\n\n'),
]);

describe('the form is one that Slack takes', () => {
  test.each([
    ['for the shipped report', shipped],
    ['without a report', registerOf()],
    ['with 250 actions', many],
  ])('%s', (_, register) => {
    expect(judgeView(reminderForm({ ...start, register }, '{}'), 'modal').findings).toEqual([]);
  });
});

describe('time zones', () => {
  test.each([
    ['london', 'Europe/London'],
    ['New York', 'America/New_York'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Etc/GMT+1', 'Etc/GMT+1'],
    ['UTC', 'UTC'],
  ])('“%s” finds %s', (typed, zone) => {
    expect(zoneOptions(typed).map(({ value }) => value)).toContain(zone);
  });

  test('at most a hundred are offered, and none for nonsense', () => {
    expect(zoneOptions('a')).toHaveLength(100);
    expect(zoneOptions('nowhere at all')).toEqual([]);
  });
});
