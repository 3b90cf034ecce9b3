import { access } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HexaplaError } from '../errors.ts';
import type { Encoder } from './encoder.ts';
import { createStaticEncoder } from './static-encoder.ts';

/** The model that ships with the package. */
export const DEFAULT_MODEL = 'hexapla-static-1';

const MODELS_FOLDER = fileURLToPath(new URL('../../models', import.meta.url));
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_int8.onnx')];

const loaded = new Map<string, Promise<Encoder>>();
/** The library's folder setting is global, so models are opened one after the other. */
let opening: Promise<unknown> = Promise.resolve();

/** The folder of a model: a path as it stands, a bare name inside the package's `models/`. */
export function modelFolder(model: string): string {
  const isPath = isAbsolute(model) || model.startsWith('.') || model.includes('/') || model.includes(sep);
  return isPath ? resolve(model) : join(MODELS_FOLDER, model);
}

/**
 * Loads a model from disk, once; nothing is ever fetched from a network.
 *
 * @throws HexaplaError `MODEL_MISSING` (a file is not there) or `MODEL_INVALID` (it cannot be used).
 */
export function loadEncoder(model: string = DEFAULT_MODEL): Promise<Encoder> {
  const folder = modelFolder(model);
  const known = loaded.get(folder);
  if (known !== undefined) return known;
  const encoder = load(folder);
  loaded.set(folder, encoder);
  // A folder that was wrong may be right the next time it is asked for.
  encoder.catch(() => loaded.delete(folder));
  return encoder;
}

async function load(folder: string): Promise<Encoder> {
  for (const file of FILES) {
    try {
      await access(join(folder, file));
    } catch (cause) {
      throw new HexaplaError(
        'MODEL_MISSING',
        `no model in ${folder}: ${file} is missing; give --model a folder with ${FILES.join(', ')}`,
        { cause },
      );
    }
  }
  try {
    const opened = opening.then(() => open(folder));
    opening = opened.catch(() => undefined);
    return await opened;
  } catch (cause) {
    if (cause instanceof HexaplaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HexaplaError('MODEL_INVALID', `the model in ${folder} cannot be used: ${reason}`, { cause });
  }
}

async function open(folder: string): Promise<Encoder> {
  const { AutoTokenizer, PreTrainedModel, Tensor, env } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = dirname(folder) + sep;
  const id = basename(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(id, { local_files_only: true });
  const model = await PreTrainedModel.from_pretrained(id, { local_files_only: true, dtype: 'int8' });
  const pool = async (
    ids: BigInt64Array,
    mask: BigInt64Array,
    shape: readonly [number, number],
  ): Promise<Float32Array> => {
    const outputs: unknown = await model({
      input_ids: new Tensor('int64', ids, [...shape]),
      attention_mask: new Tensor('int64', mask, [...shape]),
    });
    const sum: unknown = outputs !== null && typeof outputs === 'object' && 'sum' in outputs && outputs.sum;
    if (!(sum instanceof Tensor) || !(sum.data instanceof Float32Array)) {
      throw new HexaplaError('MODEL_INVALID', `the model in ${folder} has no output 'sum' of float32`);
    }
    return sum.data;
  };
  const tokenize = (text: string) => tokenizer.encode(text, { add_special_tokens: false });
  const probe = await pool(BigInt64Array.of(0n), BigInt64Array.of(1n), [1, 1]);
  return createStaticEncoder(id, probe.length, tokenize, pool);
}
