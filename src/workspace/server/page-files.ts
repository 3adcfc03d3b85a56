import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the page, read at start. */
export interface PageFile {
  readonly content: Buffer;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * The page's files by the path they are served at: `/` for `index.html`, `/page/<file>` for the rest. The list is fixed at
 * start, so a request can name no other file.
 */
export async function readPageFiles(directory: URL): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const files = new Map<string, PageFile>();
  for (const name of names) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (contentType === undefined) continue;
    const content = await readFile(join(fileURLToPath(directory), name));
    const path = name.replaceAll('\\', '/');
    files.set(path === 'index.html' ? '/' : `/page/${path}`, { content, contentType });
  }
  return files;
}
