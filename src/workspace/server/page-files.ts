import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { joinModules } from './join-modules.ts';
import { withoutComments } from './without-comments.ts';

/** One file of the page, read at start. */
export interface PageFile {
  readonly content: Buffer;
  readonly contentType: string;
  /** The content by its encoding; filled a moment after the start, because the smallest form takes its time to make. */
  readonly encodings: Map<Encoding, Buffer>;
}

type Encoding = 'br' | 'gzip';

/** The script the page begins with; all the others are joined to it. */
const SCRIPT = 'main.js';

const ENCODERS: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliCompress),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
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
 * The page's files by the path they are served at: `/` for `index.html`, `/page/<file>` for the rest; its scripts are one. The list is
 * fixed at start, so a request can name no other file. Several workspaces in one process share them.
 */
export function readPageFiles(directory: URL): Promise<ReadonlyMap<string, PageFile>> {
  const files = read.get(directory.href) ?? readDirectory(directory);
  read.set(directory.href, files);
  return files;
}

async function readDirectory(directory: URL): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(directory).catch(() => []);
  const read = async (name: string) => [name, await readFile(join(fileURLToPath(directory), name))] as const;
  const all = await Promise.all(names.filter((name) => extname(name) in CONTENT_TYPES).map(read));
  const scripts = all.filter(([name]) => extname(name) === '.js');
  const others = all.filter(([name]) => extname(name) !== '.js').map(served);
  const script = scripts.length === 0 ? [] : [[SCRIPT, joined(scripts)] as const];
  const files = [...others, ...script].map(([name, content]) => [name, pageFile(name, content)] as const);
  void compressAll(files.map(([, file]) => file));
  return new Map(files.map(([name, file]) => [name === 'index.html' ? '/' : `/page/${name}`, file]));
}

type Named = readonly [name: string, content: Buffer];

function joined(scripts: readonly Named[]): Buffer {
  const sources = scripts.map(([name, content]) => [name, withoutComments(content.toString('utf8'))] as const);
  return Buffer.from(joinModules(SCRIPT, new Map(sources)));
}

/** Comments are for whoever reads the source; the browser need not load them. */
function served([name, content]: Named): Named {
  return [name, extname(name) === '.css' ? Buffer.from(withoutComments(content.toString('utf8'))) : content];
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
