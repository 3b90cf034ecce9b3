/** The thread that `parseIsolated` starts: one task, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { HexaplaError } from '../../errors.ts';
import { type HeavyTask, parseHeavy } from './heavy.ts';
import type { Answer } from './isolated.ts';

const task: HeavyTask = workerData;
let answer: Answer;
try {
  answer = { parsed: await parseHeavy(task) };
} catch (cause) {
  if (!(cause instanceof HexaplaError)) throw cause;
  answer = { code: cause.code, message: cause.message };
}
parentPort?.postMessage(answer);
