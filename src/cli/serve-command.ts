import { once } from 'node:events';
import { align } from '../align.ts';
import { createApp, serve } from '../http/index.ts';
import { loadEncoder } from '../vectors/index.ts';
import type { ServeCommand } from './arguments.ts';

/** Runs `hexapla serve` until the process is told to stop. */
export async function runServe({ hostname, port }: ServeCommand, version: string): Promise<void> {
  // A missing model should be known at the start, not at the first request.
  await loadEncoder();
  const server = await serve(createApp({ align, version }), { hostname, port });
  process.stderr.write(`hexapla ${version} listens on ${server.url} (stop with Ctrl-C)\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
}
