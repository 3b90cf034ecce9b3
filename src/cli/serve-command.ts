import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { align } from '../align.ts';
import { HexaplaError } from '../errors.ts';
import {
  createApp,
  DEFAULT_LIMITS,
  isLoopback,
  type Log,
  type RequestRecord,
  readStaticFiles,
  StatelessThread,
  serve,
} from '../http/index.ts';
import { openMemory } from '../memory/index.ts';
import { openService } from '../service/index.ts';
import { loadEncoder } from '../vectors/index.ts';
import type { ServeCommand } from './arguments.ts';
import { MemoryVectors } from './memory-vectors.ts';
import { tokenFile } from './token-command.ts';

/** The built review page, beside the program. */
const PAGE = fileURLToPath(new URL('../page/', import.meta.url));

/**
 * Runs `hexapla serve` until the process is told to stop.
 *
 * @throws HexaplaError `INVALID_OPTION` for an address that others reach while there is no token; as `openService`,
 * `loadEncoder` and `serve`.
 */
export async function runServe(command: ServeCommand, version: string): Promise<void> {
  const { hostname, port, data, database, threads } = command;
  const tokens = tokenFile(data);
  const isLocal = isLoopback(hostname);
  if (!isLocal && !(await tokens.list()).some(({ revoked }) => revoked === undefined)) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `${hostname} is reached by others, and there is no token yet: make one with hexapla token create NAME --scope admin`,
    );
  }
  // A missing model should be known at the start, not at the first request.
  const encoder = await loadEncoder();
  const { log, onRequest } = logging(command.log);
  const stopping = new AbortController();
  const closing: (() => Promise<void>)[] = [];
  try {
    const service = await openService({
      folder: database === undefined ? data : undefined,
      database,
      threads,
      log: (message) => log(message, undefined),
    });
    closing.push(() => service.close());
    const memory = await openMemory(command.memory ?? database ?? join(data, 'memory.hexapla'), {
      create: true,
    });
    closing.push(() => memory.close());
    const vectors = new MemoryVectors(memory, encoder, log);
    closing.push(() => vectors.close());
    const stateless = new StatelessThread(DEFAULT_LIMITS.maxBytes);
    closing.push(() => stateless.close());
    const app = createApp({
      align,
      stateless,
      service,
      memory: { memory, encoder, onAdded: () => vectors.wake() },
      tokens,
      openWithoutTokens: isLocal,
      page: await readStaticFiles(PAGE),
      version,
      log,
      onRequest,
      stopping: stopping.signal,
    });
    const server = await serve(app, { hostname, port, log });
    closing.push(() => server.close());
    process.stderr.write(`hexapla ${version} listens on ${server.url} (stop with Ctrl-C)\n`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    stopping.abort();
    // Requests end before what they work with.
    for (const close of closing.toReversed()) await close();
  }
}

/** What is written where: lines of JSON with requests, or only what went wrong, for a person. */
function logging(asJson: boolean): { log: Log; onRequest: ((record: RequestRecord) => void) | undefined } {
  if (!asJson) {
    return {
      log: (message, error) => console.error(...(error === undefined ? [message] : [message, error])),
      onRequest: undefined,
    };
  }
  const logger = pino({ name: 'hexapla' }, pino.destination({ dest: 2, sync: false }));
  return {
    log: (message, error) =>
      error === undefined ? logger.info(message) : logger.error({ err: error }, message),
    onRequest: (record) => logger.info(record, 'request'),
  };
}
