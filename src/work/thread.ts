import { parentPort } from 'node:worker_threads';
import { type Answer, failureOf, type Request } from './messages.ts';
import { OpenDocuments } from './open-documents.ts';

const documents = new OpenDocuments();
const answer = (message: Answer) => parentPort?.postMessage(message);

// One at a time: two alignments at once in one thread would both be late.
let before = Promise.resolve();

parentPort?.on('message', ({ id, task, anchors }: Request) => {
  before = before.then(async () => {
    try {
      const alignment = await documents.align(task, anchors, (progress) =>
        answer({ id, kind: 'progress', progress }),
      );
      answer({ id, kind: 'done', alignment });
    } catch (error) {
      answer({ id, kind: 'failed', failure: failureOf(error) });
    }
  });
});
