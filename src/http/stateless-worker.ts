import { Worker } from 'node:worker_threads';
import type { Alignment } from '../alignment.ts';
import { HexaplaError } from '../errors.ts';
import type { Inspection } from '../inspect.ts';
import { type DocumentOptions, THREAD_MEMORY } from '../work/index.ts';
import { errorOf, type Failure, threadFailure } from '../work/messages.ts';
import type { RequestSource, Stateless } from './stateless.ts';

/** To the thread. */
export interface StatelessRequest {
  readonly id: number;
  readonly kind: 'align' | 'inspect';
  readonly source: RequestSource;
  readonly options: DocumentOptions;
}

/** From the thread. */
export type StatelessAnswer = { readonly id: number } & (
  | { readonly kind: 'align'; readonly result: Alignment }
  | { readonly kind: 'inspect'; readonly result: Inspection }
  | { readonly kind: 'failed'; readonly failure: Failure }
);

interface Job {
  readonly id: number;
  readonly take: (answer: StatelessAnswer) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Does the work in a thread, so that other requests are answered meanwhile. The caller sends one after the other; a thread
 * whose work is given up is ended, and the next work gets a new one.
 */
export class StatelessThread implements Stateless {
  readonly #maxBytes: number;
  #worker: Worker | undefined;
  #job: Job | undefined;
  #ids = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  async align(source: RequestSource, options: DocumentOptions, signal: AbortSignal): Promise<Alignment> {
    const answer = await this.#run('align', source, options, signal);
    if (answer.kind === 'align') return answer.result;
    throw new Error(`the thread answered ${answer.kind}`);
  }

  async inspect(source: RequestSource, options: DocumentOptions, signal: AbortSignal): Promise<Inspection> {
    const answer = await this.#run('inspect', source, options, signal);
    if (answer.kind === 'inspect') return answer.result;
    throw new Error(`the thread answered ${answer.kind}`);
  }

  async close(): Promise<void> {
    await this.#end(new HexaplaError('CANCELLED', 'the service stops'));
  }

  async #run(
    kind: 'align' | 'inspect',
    source: RequestSource,
    options: DocumentOptions,
    signal: AbortSignal,
  ): Promise<StatelessAnswer> {
    const stop = () => void this.#end(new HexaplaError('CANCELLED', 'the request was given up'));
    this.#ids += 1;
    const id = this.#ids;
    try {
      return await new Promise<StatelessAnswer>((resolve, reject) => {
        this.#job = {
          id,
          take: (answer) => (answer.kind === 'failed' ? reject(errorOf(answer.failure)) : resolve(answer)),
          fail: reject,
        };
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) stop();
        else this.#thread().postMessage({ id, kind, source, options } satisfies StatelessRequest);
      });
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.#job?.id === id) this.#job = undefined;
    }
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./stateless-thread.js', import.meta.url), {
      workerData: { maxBytes: this.#maxBytes },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY },
    });
    worker.unref();
    worker.on('message', (answer: StatelessAnswer) => {
      if (this.#job?.id === answer.id) this.#job.take(answer);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      void this.#end(threadFailure(error, 'the text needs more memory than one request may take; split it'));
    });
    this.#worker = worker;
    return worker;
  }

  async #end(reason: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#job?.fail(reason);
    this.#job = undefined;
    await worker?.terminate();
  }
}
