import type { Context } from 'hono';
import { parseLanguage } from '../language.ts';
import { invalid } from './check.ts';
import type { Limits } from './limits.ts';
import { RequestError } from './problem.ts';

/** A file as it was uploaded. Its name is for messages and formats only; it never becomes a path. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the name of the form's field says; undefined for `file`. */
  readonly language: string | undefined;
}

export interface Form {
  readonly files: readonly UploadedFile[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Names of fields for files whose language is to be found. */
const FILE_FIELDS = new Set(['file', 'files', 'file[]', 'files[]']);

/**
 * Reads a form (RFC 7578): files under `file` or under the tag of their language, options as the query has them.
 *
 * @throws RequestError `MALFORMED_BODY`, `INVALID_REQUEST`
 */
export async function readForm(c: Context, { maxEditions }: Limits): Promise<Form> {
  let data: FormData;
  try {
    data = await c.req.formData();
  } catch {
    throw new RequestError('MALFORMED_BODY', 'the body is no valid multipart/form-data');
  }
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  for (const [field, value] of data) {
    if (typeof value === 'string') {
      if (field in fields) throw invalid([{ pointer: field, detail: 'given more than once' }]);
      fields[field] = value;
    } else {
      const name = (value.name.split(/[\\/]/u).at(-1) ?? '') || field;
      files.push({ name, bytes: new Uint8Array(await value.arrayBuffer()), language: languageOf(field) });
    }
  }
  if (files.length === 0) throw invalid([{ pointer: 'file', detail: 'there is no file in the form' }]);
  if (files.length > maxEditions) {
    throw invalid([{ pointer: 'file', detail: `${files.length} files, more than ${maxEditions}` }]);
  }
  const named = files.filter(({ language }) => language !== undefined).length;
  if (named > 0 && named < files.length) {
    throw invalid([{ pointer: 'file', detail: 'name the language of every file by its field, or of none' }]);
  }
  return { files, fields };
}

function languageOf(field: string): string | undefined {
  if (FILE_FIELDS.has(field)) return undefined;
  try {
    return parseLanguage(field);
  } catch {
    throw invalid([
      { pointer: field, detail: "a file's field is called file, or as its language: en, zh-Hant" },
    ]);
  }
}
