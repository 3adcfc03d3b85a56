import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerEntry } from '../../src/command/answer-lines.ts';
import { openStore } from '../../src/store/open-store.ts';

const ASK = ['src/command/ask.ts'];
const cwd = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);
const ask = async (...args: readonly string[]): Promise<string> =>
  (await run(process.execPath, [...ASK, ...args], { cwd })).stdout;

describe('ask', () => {
  it('prints one JSON line, best first, at most --limit', async () => {
    const line: AnswerEntry = JSON.parse(await ask('--json', '--limit', '2', 'digital champions'));
    expect(Object.keys(line)).toEqual(['query', 'kind', 'total', 'hits', 'suggestions']);
    expect(line).toMatchObject({ query: 'digital champions', kind: 'found', suggestions: [] });
    const { hits } = line;
    expect(hits).toHaveLength(2);
    expect(Object.keys(hits[0] ?? {})).toEqual(['id', 'text', 'leadIn', 'action', 'section', 'year', 'score', 'line']);
    expect(hits[0]?.text).toContain('digital champions');
  });

  it('prints an action in full as found, its title first', async () => {
    const line: AnswerEntry = JSON.parse(await ask('--json', 'action', '7'));
    expect(line.kind).toBe('found');
    expect(line.hits[0]).toMatchObject({ section: 'title', year: null });
    expect(line.hits[1]).toMatchObject({ section: 'commitments', year: 2012 });
  });

  it('prints the quote, where it stands, and with --explain why', async () => {
    const text = await ask('--explain', 'hackaton');
    expect(text).toContain('“MOJ opened up data through innovation drives');
    expect(text).toContain('Action 16 · Progress during 2014 · MOJ');
    expect(text).toContain('hackaton → hackathon (typo');
  });

  it('says plainly that there is nothing, and where it looked', async () => {
    expect(await ask('bitcoin')).toContain('No matching statement found in');
  });

  it('says that no report covers the year', async () => {
    expect(await ask('--today', '2026-11-23', 'digital leader this year')).toContain('No loaded report covers 2026.');
  });

  it.each([[[]], [['--limit', 'x', 'hiring']], [['--today', 'soon', 'hiring']], [['--colour', 'hiring']]])(
    'explains itself for %j',
    async (args) => {
      await expect(ask(...args)).rejects.toThrow('Usage:');
    },
  );

  it('answers each line of --stdin at once, in order, an empty one too', async () => {
    const child = spawn(process.execPath, [...ASK, '--stdin'], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<AnswerEntry> => JSON.parse(String((await lines.next()).value));
    child.stdin.write('hackathon\n');
    expect(await next()).toMatchObject({ query: 'hackathon', kind: 'found' });
    child.stdin.end('\nbitcoin');
    expect(await next()).toMatchObject({ query: '', kind: 'nothing' });
    expect(await next()).toMatchObject({ query: 'bitcoin', kind: 'nothing' });
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});

describe('ask --as-of', () => {
  it('answers from the edition held on that day', async () => {
    expect(await ask('--as-of', '2015-01-20', 'hackathon')).toMatch(
      /^As of 20 January 2015: [^]*\n2 of 2\n[^]*Hackathon/,
    );
    const line: AnswerEntry = JSON.parse(await ask('--json', '--as-of', '2015-01-20', 'hackathon'));
    expect(line.kind).toBe('found');
    expect(line.hits.every(({ recorded }) => recorded !== undefined)).toBe(true);
  });

  it('before the oldest edition says that none is held, and which is the oldest', async () => {
    expect(await ask('--as-of', '2014-12-31', 'hackathon')).toBe(
      'No edition is held for 31 December 2014. The oldest one held is of 16 January 2015: ask --as-of 2015-01-16.\n',
    );
    const line: AnswerEntry = JSON.parse(await ask('--json', '--as-of', '2014-12-31', 'hackathon'));
    expect(line).toEqual({ query: 'hackathon', kind: 'nothing', total: 0, hits: [], suggestions: [] });
  });

  it('explains itself for what is no day', async () => {
    await expect(ask('--as-of', 'March', 'hackathon')).rejects.toThrow('--as-of needs a day of the calendar');
  });
});

describe('what people recorded', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'ask-')), 'recorded.db');
  const DATABASE_URL = `sqlite:${path}`;
  const askIt = async (...args: readonly string[]) =>
    (
      await run(process.execPath, [...ASK, '--limit', '50', ...args, 'prisoner visits booking'], {
        cwd,
        env: { ...process.env, DATABASE_URL },
      })
    ).stdout;
  beforeAll(async () => {
    const store = await openStore(DATABASE_URL);
    const { hits }: AnswerEntry = JSON.parse(await ask('--json', 'prisoner visits booking'));
    const activityId = hits.map(({ id }) => id).find((id) => id.includes('/a5/commitments-2012/')) ?? '';
    await store.progress.record({
      request: 'one',
      at: '2015-03-03T12:00:00.000Z',
      by: { team: 'T1', user: 'U1', name: 'Sam Jones' },
      matter: { kind: 'update', activityId, status: 'done', happenedOn: '2015-03-02' },
      words: { note: 'It is live.', evidence: 'https://example.org/live' },
      seen: null,
    });
    await store.close();
  });

  it('stands under the statement it is about, as recorded and not as published', async () => {
    expect(await askIt()).toContain(`
  Update: done, recorded by Sam Jones, not confirmed · on 3 March 2015, for 2 March 2015 · unowned
  Sam Jones wrote: “It is live.”
  Evidence: https://example.org/live
`);
  });

  it('is a field of its own in JSON, beside the published words', async () => {
    const { hits }: AnswerEntry = JSON.parse(await askIt('--json'));
    expect(hits.flatMap(({ recorded = [] }) => recorded).filter(({ update }) => update !== null)).toEqual([
      {
        activity: expect.stringContaining('/a5/commitments-2012/'),
        update: {
          status: 'done',
          happenedOn: '2015-03-02',
          note: 'It is live.',
          evidence: 'https://example.org/live',
          at: '2015-03-03T12:00:00.000Z',
          by: 'Sam Jones',
          confirmedBy: null,
        },
        owner: null,
        target: null,
      },
    ]);
  });

  it('is not there as of a day before it was recorded', async () => {
    expect(await askIt('--as-of', '2015-03-02')).not.toContain('Sam Jones');
    expect(await askIt('--as-of', '2015-03-03')).toContain('Sam Jones');
  });
});
