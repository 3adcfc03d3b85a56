import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresFound } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The socket that answers with the address of the Postgres server of this run, or why there is none. */
    postgresDoor: string;
  }
}

/** One Postgres server for all test files of a run, started by the first that asks for it. */
export default function sharePostgres(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  let started: Promise<PostgresFound> | null = null;
  const door = createServer((socket) => {
    socket.on('error', () => {});
    started ??= startPostgres();
    void started.then((found) => socket.end(found.kind === 'running' ? found.server.url : `none ${found.reason}`));
  });
  door.listen(join(folder, 'door'));
  project.provide('postgresDoor', join(folder, 'door'));
  return async () => {
    door.close();
    const found = await started;
    if (found?.kind === 'running') await found.server.close();
    rmSync(folder, { recursive: true });
  };
}
