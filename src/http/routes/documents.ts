import { z } from '@hono/zod-openapi';
import type { DocumentOptions, Service } from '../../service/service.ts';
import { type Mounting, mount } from '../endpoint.ts';
import { etagOf } from '../etag.ts';
import { eventStream } from '../events.ts';
import type { Gate } from '../gate.ts';
import { cursorQuery, documentParams } from '../parameters.ts';
import { readUpload, uploadBodies, uploadQuery } from '../upload.ts';
import { documentSchema, jsonAnswer, pageOf } from '../wire.ts';

export interface DocumentRoutes {
  readonly service: Service;
  readonly streams: Gate;
  /** Ends all streams of events. */
  readonly stopping?: AbortSignal | undefined;
  readonly heartbeatMs?: number | undefined;
}

const tag = 'Documents';
/** Seconds after which somebody who waits for a document may look again. */
const RETRY_AFTER = '1';

/** Documents: sent, listed, watched and removed. */
export function mountDocuments(
  mounting: Mounting,
  { service, streams, stopping, heartbeatMs }: DocumentRoutes,
): void {
  mount(mounting, {
    method: 'post',
    path: '/v1/documents',
    tag,
    summary: 'Send a document to be aligned',
    description:
      'A text, texts by language, or files of any format that is read. The same bytes with the same options are the ' +
      'document that is there; so the request may be repeated, with an Idempotency-Key or without.',
    scope: 'review',
    query: uploadQuery,
    headers: z.object({ 'Idempotency-Key': z.string().optional() }),
    uploads: uploadBodies(mounting.limits),
    answers: {
      200: jsonAnswer(documentSchema, 'The document was there already', {
        Location: 'Where the document is',
      }),
      202: jsonAnswer(documentSchema, 'The document is aligned in the background', {
        Location: 'Where the document is',
        'Retry-After': 'Seconds',
      }),
    },
    problems: [422],
    async handle(c, { query }) {
      const { files, options } = await readUpload(c, query, mounting.limits);
      const given: DocumentOptions = options;
      const { document, isNew } = await service.create(files, given);
      const headers = { Location: `/v1/documents/${document.id}`, ETag: etagOf(document.revision) };
      return isNew
        ? c.json(document, 202, { ...headers, 'Retry-After': RETRY_AFTER })
        : c.json(document, 200, headers);
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents',
    tag,
    summary: 'List documents, the latest first',
    scope: 'read',
    query: cursorQuery,
    answers: { 200: jsonAnswer(pageOf(documentSchema), 'A page of documents') },
    async handle(c, { query }) {
      return c.json(await service.list(query));
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}',
    tag,
    summary: 'A document and how far it is',
    scope: 'read',
    params: documentParams,
    answers: {
      200: jsonAnswer(documentSchema, 'The document', { ETag: 'Its revision' }),
    },
    async handle(c, { params }) {
      const document = await service.get(params.id);
      return c.json(document, 200, { ETag: etagOf(document.revision) });
    },
  });

  mount(mounting, {
    method: 'delete',
    path: '/v1/documents/{id}',
    tag,
    summary: 'Remove a document and all that is known of it',
    scope: 'admin',
    params: documentParams,
    answers: { 204: { description: 'It is gone' } },
    async handle(c, { params }) {
      await service.remove(params.id);
      return c.body(null, 204);
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/events',
    tag,
    summary: 'Watch a document',
    description:
      'Server-sent events of the type "document", their data a Document: at once, then whenever its state, progress or ' +
      'revision changes. A comment comes every 15 seconds.',
    scope: 'read',
    params: documentParams,
    answers: {
      200: {
        description: 'The events',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
    async handle(c, { params }) {
      // A stream that began cannot become a 404 any more.
      await service.get(params.id);
      const leave = streams.enter();
      const signals = [c.get('signal'), ...(stopping === undefined ? [] : [stopping])];
      const body = eventStream((signal) => service.watch(params.id, signal), {
        event: 'document',
        signal: AbortSignal.any(signals),
        heartbeatMs,
        onEnd: leave,
      });
      return c.body(body, 200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // Proxies would gather events otherwise.
        'X-Accel-Buffering': 'no',
      });
    },
  });
}
