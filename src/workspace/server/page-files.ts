import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { withoutComments } from './without-comments.ts';

/** One file of the page, read at start. */
export interface PageFile {
  readonly content: Buffer;
  readonly contentType: string;
  /** The content by its encoding; filled a moment after the start, because the smallest form takes its time to make. */
  readonly encodings: Map<Encoding, Buffer>;
}

type Encoding = 'br' | 'gzip';

const ENCODERS: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file in the smallest form that is ready and that the `Accept-Encoding` header allows. */
export function encoded(
  file: PageFile,
  accepted: string,
): { readonly encoding: Encoding | null; readonly content: Buffer } {
  const wanted = accepted.split(',').map((part) => part.trim());
  for (const encoding of ['br', 'gzip'] as const) {
    const content = file.encodings.get(encoding);
    if (content !== undefined && wanted.includes(encoding)) return { encoding, content };
  }
  return { encoding: null, content: file.content };
}

const read = new Map<string, Promise<ReadonlyMap<string, PageFile>>>();

/**
 * The page's files by the path they are served at: `/` for `index.html`, `/page/<file>` for the rest. The list is fixed at
 * start, so a request can name no other file. Several workspaces in one process share them.
 */
export function readPageFiles(directory: URL): Promise<ReadonlyMap<string, PageFile>> {
  const files = read.get(directory.href) ?? readDirectory(directory);
  read.set(directory.href, files);
  return files;
}

async function readDirectory(directory: URL): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(directory).catch(() => []);
  const contents = new Map<string, Buffer>();
  for (const name of names.filter((name) => extname(name) in CONTENT_TYPES))
    contents.set(name, served(name, await readFile(join(fileURLToPath(directory), name))));
  const files = new Map([...contents].map(([name, content]) => [name, pageFile(name, content)]));
  const index = contents.get('index.html');
  if (index !== undefined) files.set('index.html', pageFile('index.html', withPreloads(index, contents)));
  void compressAll([...files.values()]);
  return new Map([...files].map(([name, file]) => [name === 'index.html' ? '/' : `/page/${name}`, file]));
}

/** Comments are for whoever reads the source; the browser need not load them. */
function served(name: string, content: Buffer): Buffer {
  return /\.(?:js|css)$/u.test(name) ? Buffer.from(withoutComments(content.toString('utf8'))) : content;
}

function pageFile(name: string, content: Buffer): PageFile {
  return { content, contentType: CONTENT_TYPES[extname(name)] ?? '', encodings: new Map() };
}

/** One file after the other, so that a starting bot keeps a processor to itself. */
async function compressAll(files: readonly PageFile[]): Promise<void> {
  for (const { content, encodings } of files) {
    encodings.set('gzip', await ENCODERS.gzip(content));
    encodings.set('br', await ENCODERS.br(content));
  }
}

/** Lets the browser ask at once for every script that the page begins with, instead of finding one in the other. */
function withPreloads(index: Buffer, contents: ReadonlyMap<string, Buffer>): Buffer {
  const scripts = new Set(['main.js']);
  for (const script of scripts) {
    const imports = String(contents.get(script) ?? '').matchAll(/ from '\.\/([\w-]+\.js)';/gu);
    for (const [, name = ''] of imports) scripts.add(name);
  }
  const links = [...scripts].map((name) => `<link rel="modulepreload" href="/page/${name}" />`);
  return Buffer.from(index.toString('utf8').replace('</head>', `${links.join('')}</head>`));
}
