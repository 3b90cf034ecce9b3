import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { align } from '../align.ts';
import { failureOf } from '../work/messages.ts';
import { inProcess } from './stateless.ts';
import type { StatelessAnswer, StatelessRequest } from './stateless-worker.ts';

const { maxBytes } = z.object({ maxBytes: z.number() }).parse(workerData);
const work = inProcess(align, maxBytes);
/** Whoever gives the work up ends the thread. */
const { signal } = new AbortController();

async function answerTo({ id, kind, source, options }: StatelessRequest): Promise<StatelessAnswer> {
  try {
    return kind === 'align'
      ? { id, kind, result: await work.align(source, options, signal) }
      : { id, kind, result: await work.inspect(source, options, signal) };
  } catch (error) {
    return { id, kind: 'failed', failure: failureOf(error) };
  }
}

parentPort?.on('message', (request: StatelessRequest) => {
  void answerTo(request).then((answer) => parentPort?.postMessage(answer));
});
