import { parentPort } from 'node:worker_threads';
import { type Answer, failureOf, partsOf, type Request, type Taken } from './messages.ts';
import { OpenDocuments } from './open-documents.ts';

const documents = new OpenDocuments();
const answer = (message: Answer) => parentPort?.postMessage(message);

// One at a time: two alignments at once in one thread would both be late.
let before = Promise.resolve();

/** Whoever waits for a part to be taken. */
let taken = () => {};

async function work({ id, task, anchors, within }: Request): Promise<void> {
  const document = await documents.open(task, (progress) => answer({ id, kind: 'progress', progress }));
  if (within !== undefined) {
    answer({ id, kind: 'stretch', units: document.alignWithin(anchors, within) });
    return;
  }
  for (const part of partsOf(document.align(anchors))) {
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    answer({ id, kind: 'part', part });
    await isTaken;
  }
  answer({ id, kind: 'done' });
}

parentPort?.on('message', (request: Request | Taken) => {
  if ('taken' in request) {
    taken();
    return;
  }
  before = before.then(async () => {
    try {
      await work(request);
    } catch (error) {
      answer({ id: request.id, kind: 'failed', failure: failureOf(error) });
    }
  });
});
