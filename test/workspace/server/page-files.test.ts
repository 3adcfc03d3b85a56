import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encoded, readPageFiles } from '../../../src/workspace/server/page-files.ts';

const page = new URL('../../../src/workspace/page/', import.meta.url);

/** What our own code may cost, all of it, in bytes as they are sent. */
const MAX_BYTES = 60_000;

test('the page is one script, one style, one picture and itself', async () => {
  const files = await readPageFiles(page);
  expect([...files.keys()].toSorted()).toEqual(['/', '/page/icon.svg', '/page/main.js', '/page/style.css']);
});

test.each(['br', 'gzip'] as const)('all of it together is under 60 kB in %s', async (encoding) => {
  const files = [...(await readPageFiles(page)).values()];
  await expect.poll(() => files.every(({ encodings }) => encodings.has(encoding)), { timeout: 15_000 }).toBe(true);
  const sizes = files.map(({ encodings }) => encodings.get(encoding)?.length ?? Infinity);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
});

test('a directory without a page serves nothing', async () => {
  expect(await readPageFiles(new URL('no-such-page/', page))).toEqual(new Map());
});

test('a file goes in the smallest form that is ready and wanted', () => {
  const content = Buffer.from('let us see');
  const encodings = new Map([
    ['br', Buffer.from('b')],
    ['gzip', Buffer.from('g')],
  ] as const);
  const file = { content, contentType: 'text/plain', encodings };
  expect(encoded(file, 'gzip, deflate, br').encoding).toBe('br');
  expect(encoded(file, 'gzip').encoding).toBe('gzip');
  expect(encoded(file, 'br;q=0').encoding).toBeNull();
  expect(encoded({ ...file, encodings: new Map() }, 'br').content).toBe(content);
});

test('the small forms hold the same', async () => {
  const files = await readPageFiles(page);
  const style = files.get('/page/style.css');
  await expect.poll(() => style?.encodings.size, { timeout: 15_000 }).toBe(2);
  expect(brotliDecompressSync(style?.encodings.get('br') ?? '')).toEqual(style?.content);
  expect(gunzipSync(style?.encodings.get('gzip') ?? '')).toEqual(style?.content);
});
