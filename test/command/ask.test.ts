import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AnswerEntry } from '../../src/command/answer-lines.ts';

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
