import { createHash } from 'node:crypto';
import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { createContextualEncoder } from './contextual-encoder.ts';
import { DENSE_FILES, type Dense, readDense } from './dense.ts';
import type { Encoder } from './encoder.ts';
import { pool } from './pool.ts';
import type { Recipe } from './recipe.ts';
import type { Precision } from './registry.ts';

/** An encoder, and what its vectors depend on beside the text. */
export interface ContextualEncoder extends Encoder {
  readonly identity: string;
}

/** What every model needs beside its graph. */
export const TEXT_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** Graphs by their precision, the one to take first before the others. */
const GRAPHS: readonly (readonly [Precision, string])[] = [
  ['q8', 'onnx/model_quantized.onnx'],
  ['fp32', 'onnx/model.onnx'],
  ['int8', 'onnx/model_int8.onnx'],
  ['uint8', 'onnx/model_uint8.onnx'],
  ['fp16', 'onnx/model_fp16.onnx'],
];

/** Name of the file that holds a graph of this precision. */
export function graphFile(precision: Precision): string {
  return GRAPHS.find(([candidate]) => candidate === precision)?.[1] ?? '';
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Opens a model that reads a text as a whole, from its folder; nothing is fetched.
 *
 * @throws HexaplaError `MODEL_MISSING` (a file is not there) or `MODEL_INVALID`.
 */
export async function openContextual(id: string, folder: string, recipe: Recipe): Promise<ContextualEncoder> {
  const graph = await findGraph(folder);
  // Slow to import, and only models of this kind need it.
  const { AutoTokenizer, PreTrainedModel, Tensor, env } = await import('@xenova/transformers');
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true });
  const options = { local_files_only: true } as const;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, options);
  const model = await PreTrainedModel.from_pretrained(folder, { ...options, dtype: graph.precision });

  const run = async (ids: BigInt64Array, mask: BigInt64Array, shape: readonly [number, number]) => {
    let outputs: unknown;
    try {
      outputs = await model({
        input_ids: new Tensor('int64', ids, [...shape]),
        attention_mask: new Tensor('int64', mask, [...shape]),
      });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new HexaplaError('MODEL_INVALID', `the model in ${folder} cannot be run: ${reason}`, { cause });
    }
    const tensor = (name: string) => {
      const found = outputs !== null && typeof outputs === 'object' && Reflect.get(outputs, name);
      return found instanceof Tensor && found.data instanceof Float32Array
        ? { data: found.data, dims: found.dims }
        : undefined;
    };
    return {
      whole: tensor('sentence_embedding'),
      states: tensor('last_hidden_state') ?? tensor('token_embeddings'),
    };
  };

  const frame = frameOf(tokenizer);
  const first = await run(BigInt64Array.of(0n), BigInt64Array.of(1n), [1, 1]);
  const width = (first.whole ?? first.states)?.dims.at(-1);
  if (width === undefined) {
    throw new HexaplaError(
      'MODEL_INVALID',
      `the model in ${folder} gives neither last_hidden_state nor token_embeddings nor sentence_embedding in float32`,
    );
  }
  // A graph that gives the text's own vector has pooling and layers in itself.
  const layers = first.whole === undefined ? await readLayers(folder, width, recipe) : [];

  const encoder = createContextualEncoder({
    id,
    dimensions: layers.at(-1)?.outputs ?? width,
    prefix: recipe.prefix,
    maxTokens: recipe.maxTokens,
    tokenize: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    frame,
    padding: tokenizer.pad_token_id ?? 0,
    embed: async (ids, mask, shape) => {
      const { whole, states } = await run(ids, mask, shape);
      if (whole !== undefined) return whole.data;
      const pooled = pool(recipe.pooling, states?.data ?? new Float32Array(), mask, [...shape, width]);
      return layers.reduce((vectors, layer) => layer.apply(vectors), pooled);
    },
  });
  return { ...encoder, identity: await identityOf(id, folder, graph.file, recipe) };
}

async function findGraph(folder: string): Promise<{ precision: Precision; file: string }> {
  for (const file of TEXT_FILES) {
    if (!(await isThere(join(folder, file)))) throw missing(folder, file);
  }
  for (const [precision, file] of GRAPHS) {
    if (await isThere(join(folder, file))) return { precision, file };
  }
  throw missing(folder, `${graphFile('q8')} (or another of ${GRAPHS.map(([, file]) => file).join(', ')})`);
}

function missing(folder: string, what: string): HexaplaError {
  return new HexaplaError('MODEL_MISSING', `no model in ${folder}: ${what} is missing`);
}

/** The special tokens around a text, found by looking at one with and without them. */
function frameOf(tokenizer: { encode(text: string, options: { add_special_tokens: boolean }): number[] }): {
  before: readonly number[];
  behind: readonly number[];
} {
  const plain = tokenizer.encode('a', { add_special_tokens: false });
  const framed = tokenizer.encode('a', { add_special_tokens: true });
  const start = framed.findIndex((_, at) => plain.every((id, index) => framed[at + index] === id));
  if (plain.length === 0 || start < 0) return { before: [], behind: [] };
  return { before: framed.slice(0, start), behind: framed.slice(start + plain.length) };
}

/** The layers behind the pooling. */
async function readLayers(folder: string, width: number, recipe: Recipe): Promise<readonly Dense[]> {
  const layers: Dense[] = [];
  let inputs = width;
  for (const name of recipe.dense) {
    const layer = await readDense(join(folder, name)).catch((error: unknown) => {
      if (!(error instanceof HexaplaError) || error.code !== 'MODEL_MISSING') throw error;
      const from = recipe.denseSource;
      const where = from === undefined ? '' : `; it is published in ${from.repository}, not with the model`;
      throw new HexaplaError('MODEL_MISSING', `no model in ${folder}: ${error.message}${where}`, {
        cause: error,
      });
    });
    if (layer.inputs !== inputs) {
      throw new HexaplaError(
        'MODEL_INVALID',
        `${join(folder, name)}: the layer takes ${layer.inputs} numbers, but the model gives ${inputs}`,
      );
    }
    inputs = layer.outputs;
    layers.push(layer);
  }
  return layers;
}

/**
 * What the vectors depend on beside the text: the files (the small ones by content, the large ones by size and
 * time, since reading half a gigabyte would take longer than many an alignment) and the recipe.
 */
async function identityOf(id: string, folder: string, graph: string, recipe: Recipe): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([id, recipe]));
  hash.update(await readFile(join(folder, 'config.json')));
  const layers = recipe.dense.flatMap((name) => DENSE_FILES.map((file) => join(name, file)));
  for (const file of [graph, `${graph}_data`, 'tokenizer.json', 'tokenizer_config.json', ...layers]) {
    const found = await stat(join(folder, file)).catch(() => undefined);
    hash.update(JSON.stringify([file, found?.size, found?.mtimeMs]));
  }
  return hash.digest('hex');
}
