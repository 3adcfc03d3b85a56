import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encoded, readPageFiles } from '../../../src/workspace/server/page-files.ts';

const page = new URL('../../../src/workspace/page/', import.meta.url);

test('the page begins with every script it needs, and no other', async () => {
  const files = await readPageFiles(page);
  const html = String(files.get('/')?.content);
  expect(html).toContain('<link rel="modulepreload" href="/page/composer.js" />');
  expect(html).not.toContain('/page/modal.js');
  expect([...files.keys()].some((path) => path.endsWith('.ts') || path.endsWith('.json'))).toBe(false);
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
