import type { ServerResponse } from 'node:http';
import type { Changes } from '../changes.ts';

/** Comments keep proxies and laptops from closing a silent stream. */
const SILENCE_MS = 20_000;

/** Tells the page of every change, as server-sent events; changes that come together are told once. */
export function streamChanges(changes: Changes, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const tell = () => {
    isWaiting = false;
    response.write(`data: ${JSON.stringify({ seq: changes.seq })}\n\n`);
  };
  let isWaiting = false;
  const stop = changes.listen(() => {
    if (isWaiting) return;
    isWaiting = true;
    setImmediate(tell);
  });
  const heart = setInterval(() => response.write(': still here\n\n'), SILENCE_MS);
  heart.unref();
  response.on('close', () => {
    stop();
    clearInterval(heart);
  });
  tell();
}
