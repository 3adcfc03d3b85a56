import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDraft, readForm, readPlace } from '../../../src/slack/reminding/reminder-draft.ts';

const place = { team: 'T1', channel: 'C1' };
const filled = {
  weekdays: { weekdays: { selected_options: [{ value: 'thursday' }, { value: 'monday' }] } },
  time: { time: { selected_time: '09:30' } },
  zone: { zone: { selected_option: { value: 'Europe/London' } } },
  nation: { nation: { selected_option: { value: 'none' } } },
  holiday: { holiday: { selected_option: { value: 'move' } } },
  actions: { actions: { selected_options: [{ value: '12' }, { value: '7' }, { value: '7' }] } },
};
const numbers = new Set([7, 12]);

test('a filled form is a draft, in the order of the week and of the numbers', () => {
  expect(readForm(filled, place, numbers)).toEqual({
    kind: 'draft',
    draft: {
      ...place,
      weekdays: ['monday', 'thursday'],
      time: '09:30',
      zone: 'Europe/London',
      nation: null,
      onHoliday: 'move',
      news: 'digest',
      actions: [7, 12],
    },
  });
});

test('no action chosen means all', () => {
  const reading = readForm({ ...filled, actions: { actions: { selected_options: [] } } }, place, numbers);
  expect(reading).toMatchObject({ draft: { actions: 'all' } });
});

test.each([
  ['weekdays', { weekdays: { weekdays: { selected_options: [] } } }],
  ['weekdays', { weekdays: { weekdays: { selected_options: [{ value: 'sunday' }] } } }],
  ['time', { time: { time: { selected_time: null } } }],
  ['time', { time: { time: { selected_time: '25:00' } } }],
  ['zone', { zone: { zone: { selected_option: { value: 'Mars/Base' } } } }],
  ['zone', { zone: { zone: { selected_option: null } } }],
  ['actions', { actions: { actions: { selected_options: [{ value: '99' }] } } }],
])('what is wrong with %s stands on its field', (field, wrong) => {
  const reading = readForm({ ...filled, ...wrong }, place, numbers);
  expect(reading.kind === 'errors' ? Object.keys(reading.errors) : reading).toEqual([field]);
});

test('anything at all gives a draft or errors, never an exception', () => {
  fc.assert(fc.property(fc.anything(), (values) => void readForm(values, place, numbers)));
  fc.assert(fc.property(fc.string(), (metadata) => void [readPlace(metadata), readDraft(metadata)]));
});

test('a draft survives being carried by a view', () => {
  const reading = readForm(filled, place, numbers);
  const draft = reading.kind === 'draft' ? reading.draft : null;
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  expect(readDraft(JSON.stringify({ ...draft, weekdays: [] }))).toBeNull();
  expect(readPlace('{"channel":""}')).toBeNull();
});
