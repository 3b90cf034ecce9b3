import { z } from '@hono/zod-openapi';
import { HexaplaError } from '../../errors.ts';
import type { Applied, Service, ServiceOperation } from '../../service/service.ts';
import { type Mounting, mount } from '../endpoint.ts';
import type { Context } from '../environment.ts';
import { etagOf, ifMatch } from '../etag.ts';
import { cursorQuery, documentParams } from '../parameters.ts';
import { RequestError } from '../problem.ts';
import { appliedSchema, jsonAnswer, logEntrySchema, operationSchema, pageOf } from '../wire.ts';

const tag = 'Review';
const headers = z.object({
  'If-Match': z.string().optional().openapi({
    description: 'The revision that the client has seen, as an ETag; * or nothing: whatever it is at',
  }),
});

export interface OperationRoutes {
  readonly service: Service;
  /** Told of every change that was made. */
  readonly onChange: (operation: string) => void;
}

/** What people do to units, taken back, done again, and told. */
export function mountOperations(mounting: Mounting, { service, onChange }: OperationRoutes): void {
  const change = async (
    c: Context,
    id: string,
    name: string,
    make: (options: { revision: number | undefined; by: string | undefined }) => Promise<Applied>,
  ) => {
    const revision = ifMatch(c);
    let applied: Applied;
    try {
      applied = await make({ revision, by: c.get('by') });
    } catch (error) {
      throw await withRevision(error, () => service.get(id));
    }
    onChange(name);
    return c.json(applied, 200, { ETag: etagOf(applied.revision) });
  };
  const answers = {
    200: jsonAnswer(appliedSchema, 'What has changed', { ETag: 'The new revision' }),
  };

  mount(mounting, {
    method: 'post',
    path: '/v1/documents/{id}/operations',
    tag,
    summary: 'Change units, or align some again',
    scope: 'review',
    params: documentParams,
    headers,
    body: operationSchema,
    answers,
    problems: [412, 422],
    handle: (c, { params, body }) =>
      change(c, params.id, body.op, (options) => service.operate(params.id, asOperation(body), options)),
  });

  for (const name of ['undo', 'redo'] as const) {
    mount(mounting, {
      method: 'post',
      path: `/v1/documents/{id}/${name}`,
      tag,
      summary: name === 'undo' ? 'Take the last change back' : 'Do again what was taken back',
      scope: 'review',
      params: documentParams,
      headers,
      answers,
      problems: [412, 422],
      handle: (c, { params }) => change(c, params.id, name, (options) => service[name](params.id, options)),
    });
  }

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/history',
    tag,
    summary: 'What was done, the latest first',
    scope: 'read',
    params: documentParams,
    query: cursorQuery,
    answers: { 200: jsonAnswer(pageOf(logEntrySchema), 'A page of the log') },
    async handle(c, { params, query }) {
      return c.json(await service.history(params.id, query));
    },
  });
}

/** Without the fields that are not there: the service tells absent from undefined. */
function asOperation(body: z.infer<typeof operationSchema>): ServiceOperation {
  if (body.op !== 'merge') return body;
  const { languages, ...rest } = body;
  return languages === undefined ? rest : { ...rest, languages };
}

/** The refusal of a stale change, with the revision that the document is at. */
async function withRevision(
  error: unknown,
  get: () => Promise<{ readonly revision: number }>,
): Promise<unknown> {
  if (!(error instanceof HexaplaError) || error.code !== 'STALE_REVISION') return error;
  const { revision } = await get();
  return new RequestError('STALE_REVISION', error.message, {
    headers: { ETag: etagOf(revision) },
    extensions: { revision },
  });
}
