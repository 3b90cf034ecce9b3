import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { HexaplaError } from '../errors.ts';

/** What a JSON file of a model says, before anything is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value as fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

/**
 * Reads a JSON file of a model; undefined where there is none.
 *
 * @throws HexaplaError `MODEL_INVALID` where it is no JSON.
 */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) {
      return undefined;
    }
    throw cause;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const where = `the model in ${dirname(path)} cannot be used: ${basename(path)} is no JSON`;
    throw new HexaplaError('MODEL_INVALID', `${where}: ${reason}`, { cause });
  }
}
