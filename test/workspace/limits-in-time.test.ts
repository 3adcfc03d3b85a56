import { describe, expect, test } from 'vitest';
import { Changes } from '../../src/workspace/changes.ts';
import { Stamps, stillClock } from '../../src/workspace/clock.ts';
import { Journal } from '../../src/workspace/journal.ts';
import { ResponseUrls } from '../../src/workspace/response-urls.ts';
import { Triggers } from '../../src/workspace/triggers.ts';

describe('a trigger', () => {
  test('opens one thing, once', () => {
    const triggers = new Triggers(() => 0);
    const id = triggers.give('U_SAM');
    expect(triggers.use(id)).toEqual({ userId: 'U_SAM' });
    expect(triggers.use(id)).toEqual({ error: 'exchanged_trigger_id' });
    expect(triggers.use('1.2.3')).toEqual({ error: 'invalid_trigger_id' });
  });

  test('lives three seconds', () => {
    const time = { now: 1000 };
    const triggers = new Triggers(() => time.now);
    const ids = [triggers.give('U_SAM'), triggers.give('U_SAM')] as const;
    time.now = 4000;
    expect(triggers.use(ids[0])).toEqual({ userId: 'U_SAM' });
    time.now = 4001;
    expect(triggers.use(ids[1])).toEqual({ error: 'expired_trigger_id' });
  });
});

const idIn = (url: string) => url.slice(url.lastIndexOf('/') + 1);

describe('a response URL', () => {
  const target = { userId: 'U_SAM', channel: 'C_DIGITAL' };

  test('is good for five uses', () => {
    const urls = new ResponseUrls(() => 0, { url: 'http://here' });
    const id = idIn(urls.give(target));
    for (let use = 0; use < 5; use += 1) expect(urls.use(id)).toEqual(target);
    expect(urls.use(id)).toEqual({ error: 'used_url' });
    expect(urls.use('guessed')).toEqual({ error: 'invalid_url' });
  });

  test('lives thirty minutes', () => {
    const time = { now: 0 };
    const urls = new ResponseUrls(() => time.now, { url: 'http://here' });
    const id = idIn(urls.give(target));
    time.now = 30 * 60_000;
    expect(urls.use(id)).toEqual(target);
    time.now += 1;
    expect(urls.use(id)).toEqual({ error: 'expired_url' });
  });
});

describe('stamps', () => {
  test('follow the clock, and rise while it stands still or goes back', () => {
    const time = { now: '2015-03-09T09:00:00.000Z' };
    const stamps = new Stamps({ ...stillClock(time.now), now: () => time.now });
    const given = [stamps.next(), stamps.next()];
    time.now = '2015-03-09T08:00:00.000Z';
    given.push(stamps.next());
    time.now = '2015-03-09T09:00:05.250Z';
    given.push(stamps.next());
    expect(given).toEqual(['1425891600.000000', '1425891600.000001', '1425891600.000002', '1425891605.250000']);
  });
});

describe('waiting for a change', () => {
  test('ends when a change makes it true', async () => {
    const changes = new Changes();
    let isDone = false;
    const waiting = changes.until(
      () => isDone,
      1000,
      () => '',
    );
    changes.notify();
    isDone = true;
    changes.notify();
    await expect(waiting).resolves.toBeUndefined();
  });

  test('fails in time with the end of the journal, and with what the condition throws', async () => {
    const changes = new Changes();
    const journal = new Journal(changes, () => 0);
    journal.note('what happened instead');
    await expect(
      changes.until(
        () => false,
        5,
        () => journal.tail(),
      ),
    ).rejects.toThrow('what happened instead');
    const broken = changes.until(
      () => {
        if (changes.seq > 1) throw new Error('broken');
        return false;
      },
      1000,
      () => '',
    );
    changes.notify();
    await expect(broken).rejects.toThrow('broken');
  });
});
