import { existsSync } from 'node:fs';
import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, HexaplaError } from '../../errors.ts';
import { type HeavyTask, parseHeavy } from './heavy.ts';
import type { Parsed } from './parsed.ts';

/** What comes back from the thread. */
export type Answer = { readonly parsed: Parsed } | { readonly code: ErrorCode; readonly message: string };

export interface Limits {
  /** Milliseconds. A book of a thousand pages takes seconds. */
  readonly time: number;
  /** MiB of the thread's heap; what the process grows by meanwhile may be twice that. */
  readonly memory: number;
}

const LIMITS: Limits = { time: 60_000, memory: 1536 };
/** Milliseconds between looks at the memory of the process. */
const WATCH = 50;

/** Not there where the sources run as they are, without a build: then the work is done in this thread. */
const WORKER = new URL('./isolated-worker.js', import.meta.url);
const hasWorker = existsSync(WORKER);

/**
 * Reads a file in a thread of its own, with a limit of time and of memory: the libraries for these formats have none,
 * and the caller's thread stays free.
 *
 * @throws HexaplaError The codes of `parseHeavy`, `INPUT_TOO_LARGE` at a limit, `CANCELLED`.
 */
export async function parseIsolated(task: HeavyTask, signal?: AbortSignal, limits = LIMITS): Promise<Parsed> {
  if (signal?.aborted === true) throw cancelled();
  if (!hasWorker) return parseHeavy(task);
  const { name } = task;
  const worker = new Worker(WORKER, {
    // A typed array takes its whole buffer along.
    workerData: 'bytes' in task ? { ...task, bytes: Uint8Array.from(task.bytes) } : task,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    // The libraries' own warnings are no output of this program.
    stdout: true,
    stderr: true,
  });
  const before = memoryUsage.rss();
  let stop: (() => void) | undefined;
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(tooMuch(name, `more than ${limits.time / 1000} seconds`)),
        limits.time,
      );
      const watch = setInterval(() => {
        // Buffers are not part of the heap that the thread's own limit counts.
        if (memoryUsage.rss() - before > limits.memory * 2 * 2 ** 20)
          reject(tooMuch(name, 'too much memory'));
      }, WATCH);
      const abort = () => reject(cancelled());
      signal?.addEventListener('abort', abort, { once: true });
      stop = () => {
        clearTimeout(timer);
        clearInterval(watch);
        signal?.removeEventListener('abort', abort);
      };
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(failed(name, cause)));
      worker.once('exit', () => reject(failed(name, new Error('it ended without a result'))));
    });
    if ('parsed' in answer) return answer.parsed;
    throw new HexaplaError(answer.code, answer.message);
  } finally {
    stop?.();
    await worker.terminate();
  }
}

function cancelled(): HexaplaError {
  return new HexaplaError('CANCELLED', 'the reading was cancelled');
}

function tooMuch(name: string, what: string): HexaplaError {
  return new HexaplaError(
    'INPUT_TOO_LARGE',
    `${name}: reading it takes ${what}; split it, or save it as text`,
  );
}

function failed(name: string, cause: Error): HexaplaError {
  if ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuch(name, 'too much memory');
  return new HexaplaError('INPUT_FORMAT', `${name}: it cannot be read (${cause.message}); save it as text`, {
    cause,
  });
}
