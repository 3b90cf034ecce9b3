import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import type { Encoder } from './encoder.ts';
import { createStaticEncoder } from './static-encoder.ts';
import { readStaticTable } from './static-table.ts';
import { readUnigram } from './unigram.ts';

const TOKENIZER = 'tokenizer.json';
const GRAPH = join('onnx', 'model_int8.onnx');
/** What a static model consists of; its configurations are there for other tools. */
export const STATIC_FILES: readonly string[] = ['config.json', TOKENIZER, 'tokenizer_config.json', GRAPH];

/**
 * Opens a static model: its tokenizer, and the table in its graph. The graph itself is not run: adding up rows of the
 * table is all it does.
 *
 * @param folder A folder with `STATIC_FILES`.
 * @returns An encoder whose id is the folder's name.
 * @throws HexaplaError `MODEL_MISSING` (a file is not there) or `MODEL_INVALID` (it cannot be used).
 */
export async function openStatic(folder: string): Promise<Encoder> {
  for (const file of STATIC_FILES) {
    await access(join(folder, file)).catch((cause) => {
      throw missingFile(folder, file, cause);
    });
  }
  const [pieces, graph] = await Promise.all([
    readFile(join(folder, TOKENIZER)),
    readFile(join(folder, GRAPH)),
  ]);
  const tokenizer = read(folder, TOKENIZER, pieces, readUnigram);
  const table = read(folder, GRAPH, graph, readStaticTable);
  if (tokenizer.size !== table.size) {
    throw invalid(folder, `${TOKENIZER} has ${tokenizer.size} pieces, and ${GRAPH} ${table.size} rows`);
  }
  return createStaticEncoder(basename(folder), tokenizer.tokenize, table);
}

function read<T>(folder: string, file: string, content: Buffer, reader: (content: Buffer) => T): T {
  try {
    return reader(content);
  } catch (cause) {
    throw cause instanceof HexaplaError ? invalid(folder, `${file}: ${cause.message}`, cause) : cause;
  }
}

/** The error that says which file of a model is missing, and which are needed. */
export function missingFile(folder: string, file: string, cause?: unknown): HexaplaError {
  return new HexaplaError(
    'MODEL_MISSING',
    `no model in ${folder}: ${file} is missing; give --model a folder with ${STATIC_FILES.join(', ')}`,
    { cause },
  );
}

function invalid(folder: string, reason: string, cause?: unknown): HexaplaError {
  return new HexaplaError('MODEL_INVALID', `the model in ${folder} cannot be used: ${reason}`, { cause });
}
