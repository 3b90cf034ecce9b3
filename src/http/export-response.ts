import { z } from '@hono/zod-openapi';
import {
  FORMATS,
  type Format,
  type OutputFile,
  type Units,
  type UnitWriteOptions,
  type WriteReport,
} from '../exports/index.ts';
import type { Context } from './environment.ts';
import { UNIT_FORMATS } from './export-query.ts';
import type { Gate } from './gate.ts';
import { acceptedFormat } from './negotiate.ts';
import { byteStream } from './stream.ts';
import { jsonAnswer, reportSchema } from './wire.ts';
import { zip } from './zip.ts';

/** What all exports have in common. */
export interface ExportTools {
  /** Files that are written at the same time. */
  readonly exports: Gate;
  readonly version: string;
  readonly now: () => Date;
}

export interface Export {
  readonly query: { readonly format?: Format | undefined; readonly preview?: boolean | undefined };
  /** What the file is called, without its ending. */
  readonly name: string;
  /** Read once, or once a file where a format has several. */
  readonly units: () => Units;
  readonly options: (format: Format) => UnitWriteOptions;
}

/** How an export answers, for the documentation. */
export const exportAnswers = {
  200: {
    description: 'The file; with preview=true the report',
    headers: {
      'Content-Disposition': { description: 'A name for the file', schema: { type: 'string' as const } },
    },
    content: {
      ...Object.fromEntries(
        UNIT_FORMATS.map((format) => [
          FORMATS[format].mediaTypes[0],
          { schema: z.string().openapi({ format: 'binary' }) },
        ]),
      ),
      ...jsonAnswer(reportSchema, '').content,
    },
  },
};

/** The counts of a report as a dictionary of RFC 9651: `written=12, single-cell=3 …`, a key a reason. */
export function formatReport({ written, skipped }: WriteReport): string {
  return Object.entries({ written, ...skipped })
    .map(([name, count]) => `${name}=${count}`)
    .join(', ');
}

/** A header that names a file: in ASCII for old readers and in full (RFC 6266). */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.+ -]/gu, '_');
  const full = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(/['()*]/gu, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return plain === name
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** Units as a file that is made while it is read; or only the report of it. */
export async function exportResponse(c: Context, tools: ExportTools, what: Export): Promise<Response> {
  const format = what.query.format ?? acceptedFormat(c, UNIT_FORMATS, 'tmx');
  const { mediaTypes, extensions, manyFiles, writeUnits } = FORMATS[format];
  if (writeUnits === undefined) throw new Error(`${format} is no format of units`);
  const leave = tools.exports.enter();
  try {
    let report: WriteReport | undefined;
    const files = writeUnits(unitsOf(what.units), {
      ...what.options(format),
      toolVersion: tools.version,
      now: tools.now(),
      onReport: (told) => {
        report = told;
      },
    });
    if (what.query.preview === true || c.req.method === 'HEAD') {
      for (const { chunks } of files) for await (const _ of chunks) c.get('signal').throwIfAborted();
      leave();
      if (what.query.preview === true) return c.json(report);
      return c.body(null, 200, report === undefined ? {} : { 'Hexapla-Units': formatReport(report) });
    }
    const stem = what.name.replace(/\.[\p{L}\p{N}]{1,5}$/u, '') || 'document';
    const type = mediaTypes[0].startsWith('text/') ? `${mediaTypes[0]}; charset=utf-8` : mediaTypes[0];
    return new Response(byteStream(pieces(files, manyFiles, stem, tools.now()), leave), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': attachment(`${stem}${manyFiles ? '.zip' : extensions[0]}`),
      },
    });
  } catch (error) {
    leave();
    throw error;
  }
}

/** Units that can be read as often as a format needs them. */
function unitsOf(units: () => Units): Units {
  return {
    async *[Symbol.asyncIterator]() {
      yield* units();
    },
  };
}

function pieces(files: readonly OutputFile[], manyFiles: boolean, stem: string, now: Date) {
  const [first] = files;
  if (!manyFiles && first !== undefined) return first.chunks;
  return zip(
    files.map(({ suffix, chunks }) => ({ name: `${stem.replaceAll(/[/\\]/gu, '_')}.${suffix}`, chunks })),
    now,
  );
}
