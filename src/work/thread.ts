import { parentPort } from 'node:worker_threads';
import { type Answer, failureOf, type Request } from './messages.ts';
import { OpenDocuments } from './open-documents.ts';

const documents = new OpenDocuments();
const answer = (message: Answer) => parentPort?.postMessage(message);

// One at a time: two alignments at once in one thread would both be late.
let before = Promise.resolve();

async function work({ id, task, anchors, within }: Request): Promise<void> {
  const document = await documents.open(task, (progress) => answer({ id, kind: 'progress', progress }));
  if (within === undefined) answer({ id, kind: 'done', alignment: document.align(anchors) });
  else answer({ id, kind: 'stretch', units: document.alignWithin(anchors, within) });
}

parentPort?.on('message', (request: Request) => {
  before = before.then(async () => {
    try {
      await work(request);
    } catch (error) {
      answer({ id: request.id, kind: 'failed', failure: failureOf(error) });
    }
  });
});
