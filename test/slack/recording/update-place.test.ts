import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityOfOption, activityOption } from '../../../src/slack/recording/activity-options.ts';
import type { Origin } from '../../../src/slack/press.ts';
import { encodePlace, readPlace, type UpdatePlace } from '../../../src/slack/recording/update-place.ts';
import { recordingChoices, updatePress } from '../../../src/slack/views/recording-choices.ts';
import { NO_PROGRESS } from '../../../src/progress/progress.ts';
import { registerOf, SHIPPED_TEXT, shipped } from '../sample-register.ts';

const long: Origin = {
  from: 'look',
  look: {
    see: 'answer',
    question: '"'.repeat(500),
    without: Array.from({ length: 8 }, () => '\\'.repeat(90)),
    page: 3,
  },
};
const near: Origin = { from: 'digest', reminder: 'r1', slot: '2015-03-16' };
const message = {
  kind: 'shared',
  responseUrl: 'https://hooks.slack.com/actions/T1/2/3',
  threadTs: null,
  channel: 'C1',
  messageTs: '1.2',
  remark: { kind: 'shared', by: 'U_SAM' },
} as const;
const place: UpdatePlace = {
  request: '5d8b1bd2-6a50-4a60-a0a7-1f9f0e6e3f4a',
  seen: 17,
  about: 'sample/a7/planned-2015/2',
  action: null,
  origin: near,
  surface: message,
};

describe('what a form carries along', () => {
  test('comes back as it was', () => {
    expect(readPlace(encodePlace(place))).toEqual(place);
  });

  test('always fits Slack, and keeps what makes sending it twice harmless', () => {
    assert(
      property(constantFrom(long, near), integer({ min: 10, max: 2_000 }), (origin, length) => {
        const responseUrl = `https://hooks.slack.com/${'\\'.repeat(length - 10)}`.slice(0, 2_000);
        const metadata = encodePlace({
          ...place,
          origin,
          surface: { ...message, responseUrl },
        });
        expect(metadata.length).toBeLessThanOrEqual(3_000);
        expect(readPlace(metadata)).toMatchObject({ request: place.request, seen: 17, about: place.about });
      }),
    );
  });

  test.each(['', 'null', '{}', '{"request":"x"}', JSON.stringify({ ...place, origin: { from: 'elsewhere' } })])(
    'is not made up from %j',
    (metadata) => {
      expect(readPlace(metadata)).toBeNull();
    },
  );
});

describe('buttons', () => {
  test('fit Slack also under a long question: then they do not know where they stand', () => {
    const activityId = 'x'.repeat(300);
    const recorded = NO_PROGRESS.of([activityId]);
    for (const { press } of recordingChoices({ activityId, recorded, origin: long, action: 7 })) {
      expect(JSON.stringify(press.value).length).toBeLessThanOrEqual(2_000);
      expect(press.value).toMatchObject({ activity: activityId, origin: { from: 'nowhere' } });
    }
    expect(updatePress({ activity: activityId, origin: near }).value).toMatchObject({ origin: near });
  });

  test('are offered only where what was recorded may be shown', () => {
    expect(recordingChoices({ activityId: 'a', recorded: null, origin: near })).toEqual([]);
  });
});

describe('an activity in a list', () => {
  test('says its action, its year and its first words, and is found again', () => {
    for (const activity of shipped.activities) {
      const { text, value } = activityOption(activity, shipped);
      expect(text.text).toMatch(/^Action \d+ · (?:Planned|Commitment) \d{4} · \S/);
      expect(text.text.length).toBeLessThanOrEqual(75);
      expect(value.length).toBeLessThanOrEqual(75);
      expect(activityOfOption(value, shipped)).toBe(activity);
    }
  });

  test('also where its report has a long name, and where several are loaded', () => {
    const id = 'a-department-with-a-very-long-name-and-its-first-report-of-the-year-2015';
    const both = registerOf(
      [SHIPPED_TEXT, { id, department: 'Department of Long Names', abbreviation: null }],
      [SHIPPED_TEXT],
    );
    const values = both.activities.map((activity) => {
      const { text, value } = activityOption(activity, both);
      expect(value.length).toBeLessThanOrEqual(75);
      expect(text.text.length).toBeLessThanOrEqual(75);
      expect(activityOfOption(value, both)).toBe(activity);
      return value;
    });
    expect(new Set(values).size).toBe(both.activities.length);
    expect(activityOfOption('#nobody', both)).toBeUndefined();
  });
});
