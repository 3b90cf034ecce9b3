import { Worker } from 'node:worker_threads';
import type { Progress } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { Anchor } from '../anchors/index.ts';
import { HexaplaError } from '../errors.ts';
import type { ReviewUnit } from '../review/index.ts';
import { type Answer, errorOf, Gathered, threadFailure } from './messages.ts';
import type { AlignTask, Sentences } from './task.ts';

export interface PoolOptions {
  /** Threads that align at the same time. */
  readonly threads: number;
  /** Memory that one thread may take for its objects, in MiB; vectors are not counted. */
  readonly threadMemory?: number | undefined;
  /** Starts a thread. Default: the one of this package. */
  readonly start?: ((memory: number) => Worker) | undefined;
}

export interface RunOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the work: what is running is ended with its thread. */
  readonly signal?: AbortSignal | undefined;
}

/** Room for 50,000 units in several languages, in MiB. */
export const THREAD_MEMORY = 4096;

interface Job {
  readonly id: number;
  readonly task: AlignTask;
  readonly anchors: readonly Anchor[];
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly within: Sentences | undefined;
  readonly gathered: Gathered;
  readonly resolve: (answer: Result) => void;
  readonly reject: (error: Error) => void;
}

/** What a thread gives where nothing failed. */
type Result =
  | { readonly kind: 'done'; readonly alignment: Alignment }
  | Extract<Answer, { readonly kind: 'stretch' }>;

/** A thread, what it is at, and the documents that it has open. */
interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
  readonly open: Set<string>;
}

function startThread(memory: number): Worker {
  return new Worker(new URL('./thread.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
}

function cancelled(): HexaplaError {
  return new HexaplaError('CANCELLED', 'the alignment was cancelled');
}

/**
 * Aligns documents in threads of their own, so that whoever answers requests goes on answering. A document that is asked
 * for again goes to the thread that has it open. Threads start with the first work.
 */
export class WorkPool {
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];
  readonly #most: number;
  readonly #start: () => Worker;
  #ids = 0;
  #closed = false;

  constructor({ threads, threadMemory = THREAD_MEMORY, start = startThread }: PoolOptions) {
    this.#most = Math.max(1, threads);
    this.#start = () => start(threadMemory);
  }

  /** Tasks that wait for a thread. */
  get waiting(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#threads.filter(({ job }) => job !== undefined).length;
  }

  /**
   * The alignment of a document with these anchors.
   *
   * @throws HexaplaError as reading and aligning do; `CANCELLED`; `INPUT_TOO_LARGE` where a thread runs out of memory.
   */
  async align(
    task: AlignTask,
    anchors: readonly Anchor[] = [],
    options: RunOptions = {},
  ): Promise<Alignment> {
    const result = await this.#run(task, anchors, undefined, options);
    if (result.kind !== 'done') throw new TypeError('a thread gave a stretch for a whole document');
    return result.alignment;
  }

  /**
   * Those units of the alignment with these anchors that have one of the sentences, in their order. A whole document
   * takes long to pass from thread to thread; a stretch of it does not.
   *
   * @throws HexaplaError as `align`; `INVALID_ANCHOR`.
   */
  async alignWithin(
    task: AlignTask,
    anchors: readonly Anchor[],
    within: Sentences,
    options: RunOptions = {},
  ): Promise<readonly ReviewUnit[]> {
    const result = await this.#run(task, anchors, within, options);
    if (result.kind !== 'stretch') throw new TypeError('a thread gave a whole document for a stretch');
    return result.units;
  }

  async #run(
    task: AlignTask,
    anchors: readonly Anchor[],
    within: Sentences | undefined,
    { signal, onProgress }: RunOptions,
  ): Promise<Result> {
    if (this.#closed || signal?.aborted) throw cancelled();
    this.#ids += 1;
    const id = this.#ids;
    const stop = () => this.#cancel(id);
    try {
      const gathered = new Gathered();
      return await new Promise<Result>((resolve, reject) => {
        this.#waiting.push({ id, task, anchors, within, onProgress, gathered, resolve, reject });
        signal?.addEventListener('abort', stop, { once: true });
        this.#distribute();
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends all threads; what runs and waits is cancelled. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(cancelled());
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, cancelled())));
  }

  #distribute(): void {
    for (const job of [...this.#waiting]) {
      const thread = this.#threadFor(job);
      if (thread === undefined) continue;
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      thread.job = job;
      thread.open.add(job.task.key);
      // Referenced only while there is work: a process must be able to end.
      thread.worker.ref();
      thread.worker.postMessage({ id: job.id, task: job.task, anchors: job.anchors, within: job.within });
    }
  }

  #threadFor({ task, anchors, within }: Job): Thread | undefined {
    const owner = this.#threads.find(({ open }) => open.has(task.key));
    // To open a document again takes longer than to wait for most alignments.
    if (owner !== undefined && (anchors.length > 0 || within !== undefined))
      return owner.job === undefined ? owner : undefined;
    const idle = this.#threads.filter(({ job }) => job === undefined);
    // Documents that people work on stay where they are as long as another thread is free.
    const [best] = idle.toSorted((a, b) => a.open.size - b.open.size);
    if (best !== undefined && (best.open.size === 0 || this.#threads.length >= this.#most)) return best;
    return this.#threads.length < this.#most ? this.#addThread() : best;
  }

  #addThread(): Thread {
    const worker = this.#start();
    const thread: Thread = { worker, job: undefined, open: new Set() };
    worker.unref();
    worker.on('message', (answer: Answer) => this.#take(thread, answer));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const name = thread.job?.task.files.map((file) => file.name).join(' + ') ?? 'the document';
      const tooLarge = `${name}: needs more memory than one alignment may take; split it`;
      void this.#end(thread, threadFailure(error, tooLarge));
    });
    this.#threads.push(thread);
    return thread;
  }

  #take(thread: Thread, answer: Answer): void {
    const { job } = thread;
    if (job === undefined || job.id !== answer.id) return;
    if (answer.kind === 'progress') {
      job.onProgress?.(answer.progress);
      return;
    }
    if (answer.kind === 'part') {
      job.gathered.add(answer.part);
      // Not at once: what waits between two parts is to have its turn.
      setImmediate(() => thread.worker.postMessage({ id: job.id, taken: true }));
      return;
    }
    thread.job = undefined;
    thread.worker.unref();
    if (answer.kind === 'failed') {
      // Wrong anchors say nothing of the document, which stays open.
      if (answer.failure.code !== 'INVALID_ANCHOR') thread.open.delete(job.task.key);
      job.reject(errorOf(answer.failure));
    } else {
      job.resolve(answer.kind === 'done' ? { kind: 'done', alignment: job.gathered.alignment() } : answer);
    }
    this.#distribute();
  }

  #cancel(id: number): void {
    const at = this.#waiting.findIndex((job) => job.id === id);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    waiting?.reject(cancelled());
    const thread = this.#threads.find(({ job }) => job?.id === id);
    if (thread !== undefined) void this.#end(thread, cancelled());
  }

  async #end(thread: Thread, reason: Error): Promise<void> {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    this.#threads.splice(at, 1);
    thread.job?.reject(reason);
    thread.job = undefined;
    await thread.worker.terminate();
    if (!this.#closed) this.#distribute();
  }
}

/** What aligns documents, in threads or not. */
export type Aligner = Pick<WorkPool, 'align' | 'alignWithin' | 'close'>;
