import { randomBytes } from 'node:crypto';

/** A file on its way into the workspace, or in it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** Bytes the bot announced. */
  readonly length: number;
  readonly altText?: string;
  readonly content?: Buffer;
  readonly isComplete: boolean;
}

/** How many files are kept; the oldest go first. */
const KEPT_FILES = 50;

/** Files that the bot sends. */
export class Uploads {
  readonly #files = new Map<string, Upload>();
  readonly #secrets = new Map<string, string>();

  /** Forgets every file. */
  clear(): void {
    this.#files.clear();
    this.#secrets.clear();
  }

  /** Announces a file: its id, and the secret part of the address to send it to. */
  announce(name: string, length: number, altText?: string): { readonly id: string; readonly secret: string } {
    const id = `F${randomBytes(5).toString('hex').toUpperCase()}`;
    const secret = randomBytes(16).toString('hex');
    this.#secrets.set(secret, id);
    this.#files.set(id, { id, name, length, isComplete: false, ...(altText === undefined ? {} : { altText }) });
    const oldest = this.#files.keys().next().value;
    if (this.#files.size > KEPT_FILES && oldest !== undefined) this.#files.delete(oldest);
    return { id, secret };
  }

  /** Takes the file's bytes, once; false where nobody announced it. */
  receive(secret: string, content: Buffer): boolean {
    const file = this.#files.get(this.#secrets.get(secret) ?? '');
    if (file === undefined) return false;
    this.#secrets.delete(secret);
    this.#files.set(file.id, { ...file, content });
    return true;
  }

  /** Completes a file whose bytes have come; undefined where they have not. */
  complete(id: string): Upload | undefined {
    const file = this.#files.get(id);
    if (file?.content === undefined) return undefined;
    const done = { ...file, isComplete: true };
    this.#files.set(id, done);
    return done;
  }

  /** A complete file. */
  find(id: string): Upload | undefined {
    const file = this.#files.get(id);
    return file?.isComplete === true ? file : undefined;
  }
}
