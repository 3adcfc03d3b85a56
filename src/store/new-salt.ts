import { randomBytes } from 'node:crypto';

/** Bytes of chance that nobody can guess a short note or a name through its digest. */
const SALT_BYTES = 16;

/** A salt, as 32 lower-case hex digits. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex');
}
