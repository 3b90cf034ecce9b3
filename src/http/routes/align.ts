import { z } from '@hono/zod-openapi';
import { FORMATS, type OutputFile } from '../../exports/index.ts';
import { type Mounting, mount } from '../endpoint.ts';
import { formatReport } from '../export-response.ts';
import type { Queue } from '../queue.ts';
import { readAlignRequest, readInspectRequest } from '../request.ts';
import { alignSchema, inspectSchema } from '../schema.ts';
import type { Stateless } from '../stateless.ts';
import { byteStream } from '../stream.ts';
import { uploadBodies } from '../upload.ts';
import { jsonAnswer } from '../wire.ts';
import { zip } from '../zip.ts';

export interface AlignRoutes {
  readonly work: Stateless;
  readonly queue: Queue;
  readonly version: string;
  readonly now: (() => Date) | undefined;
}

const tag = 'Without keeping';
const anything = z.object({}).catchall(z.unknown());

/** Alignment and inspection of which nothing is kept. */
export function mountAlign(mounting: Mounting, { work, queue, version, now }: AlignRoutes): void {
  const { limits } = mounting;
  const uploads = uploadBodies(limits);

  mount(mounting, {
    method: 'post',
    path: '/v1/inspect',
    tag,
    summary: 'What is in a text: languages, sentences, repairs',
    scope: 'review',
    query: inspectSchema,
    uploads,
    answers: { 200: jsonAnswer(anything, 'Documents, editions and what was set aside') },
    problems: [422],
    async handle(c) {
      const { source, options } = await readInspectRequest(c, limits);
      const signal = c.get('signal');
      return c.json(await queue.run(() => work.inspect(source, options, signal), signal));
    },
  });

  mount(mounting, {
    method: 'post',
    path: '/v1/align',
    tag,
    summary: 'Align texts at once',
    description:
      'Answers when it is done; what the format leaves out is counted in the header Hexapla-Units.',
    scope: 'review',
    query: alignSchema,
    uploads,
    answers: {
      200: {
        description: 'The alignment',
        headers: { 'Hexapla-Units': { description: 'Counts', schema: { type: 'string' } } },
        content: Object.fromEntries(
          Object.values(FORMATS).map(({ mediaTypes }) => [
            mediaTypes[0],
            {
              schema:
                mediaTypes[0] === 'application/json' ? anything : z.string().openapi({ format: 'binary' }),
            },
          ]),
        ),
      },
    },
    problems: [406, 422],
    async handle(c) {
      const { source, options, format, writeOptions } = await readAlignRequest(c, limits);
      const signal = c.get('signal');
      const alignment = await queue.run(() => work.align(source, options, signal), signal);
      const { mediaTypes, extensions, write, manyFiles } = FORMATS[format];
      const headers = new Headers({ 'Content-Type': mediaTypes[0] });
      if (mediaTypes[0].startsWith('text/')) headers.set('Content-Type', `${mediaTypes[0]}; charset=utf-8`);
      if (format !== 'json') {
        const ending = manyFiles ? '.zip' : extensions[0];
        headers.set('Content-Disposition', `attachment; filename="alignment${ending}"`);
      }
      const files = write(alignment, {
        ...writeOptions,
        toolVersion: version,
        now: now?.(),
        onReport: (report) => headers.set('Hexapla-Units', formatReport(report)),
      });
      const [file] = files;
      const pieces = manyFiles || file === undefined ? zip(named(files), now?.()) : file.chunks;
      return new Response(byteStream(pieces), { headers });
    },
  });
}

/** The files of a format that has several, by the names that they have in an archive. */
function named(files: readonly OutputFile[]) {
  return files.map(({ suffix, chunks }) => ({ name: `alignment.${suffix}`, chunks }));
}
