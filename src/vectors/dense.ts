import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { fieldsOf, readJson } from './json.ts';

/** A layer behind the pooling: maps a vector of `inputs` numbers to one of `outputs`. */
export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** @param vectors Row-major (texts, inputs). @returns (texts, outputs). */
  apply(vectors: Float32Array): Float32Array;
}

/** The files of such a layer, inside its folder. */
export const DENSE_FILES = ['config.json', 'model.safetensors'] as const;

const ACTIVATIONS: Readonly<Record<string, (value: number) => number>> = {
  Tanh: Math.tanh,
  Identity: (value) => value,
};

/**
 * Reads a layer as sentence-transformers writes it: `config.json` and float32 weights in safetensors.
 *
 * @throws HexaplaError `MODEL_MISSING` (a file is not there) or `MODEL_INVALID`.
 */
export async function readDense(folder: string): Promise<Dense> {
  const config = await readJson(join(folder, 'config.json'));
  if (config === undefined) throw missing(folder, 'config.json');
  const { in_features: inputs, out_features: outputs, activation_function: path } = fieldsOf(config);
  const activation = ACTIVATIONS[String(path).split('.').at(-1) ?? ''];
  if (typeof inputs !== 'number' || typeof outputs !== 'number' || activation === undefined) {
    throw new HexaplaError('MODEL_INVALID', `${join(folder, 'config.json')} describes no layer known here`);
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, 'model.safetensors'));
  } catch (cause) {
    throw missing(folder, 'model.safetensors', cause);
  }
  const tensors = readTensors(bytes, join(folder, 'model.safetensors'));
  const weight = tensors.get('linear.weight');
  const bias = tensors.get('linear.bias');
  if (weight?.length !== inputs * outputs || (bias !== undefined && bias.length !== outputs)) {
    throw new HexaplaError(
      'MODEL_INVALID',
      `${folder}: the weights are not of the size that config.json says`,
    );
  }
  const apply = (vectors: Float32Array): Float32Array => {
    const texts = vectors.length / inputs;
    const mapped = new Float32Array(texts * outputs);
    for (let text = 0; text < texts; text++) {
      for (let out = 0; out < outputs; out++) {
        let sum = bias?.[out] ?? 0;
        for (let d = 0; d < inputs; d++) {
          sum += (weight[out * inputs + d] as number) * (vectors[text * inputs + d] as number);
        }
        mapped[text * outputs + out] = activation(sum);
      }
    }
    return mapped;
  };
  return { inputs, outputs, apply };
}

function missing(folder: string, file: string, cause?: unknown): HexaplaError {
  return new HexaplaError('MODEL_MISSING', `${join(folder, file)} is missing`, { cause });
}

/** The float32 tensors of a safetensors file: the length of a JSON header, the header, the numbers. */
function readTensors(bytes: Buffer, path: string): ReadonlyMap<string, Float32Array> {
  const invalid = (what: string) =>
    new HexaplaError('MODEL_INVALID', `${path} is no safetensors file: ${what}`);
  const length = bytes.length < 8 ? Number.NaN : Number(bytes.readBigUInt64LE(0));
  if (!(length <= bytes.length - 8)) throw invalid('it is cut short');
  const start = 8 + length;
  let header: unknown;
  try {
    header = JSON.parse(bytes.toString('utf8', 8, start));
  } catch {
    throw invalid('its header is no JSON');
  }
  const tensors = new Map<string, Float32Array>();
  for (const [name, entry] of Object.entries(fieldsOf(header))) {
    if (name === '__metadata__') continue;
    const { dtype, data_offsets: offsets } = fieldsOf(entry);
    const [from, to] = Array.isArray(offsets) ? offsets.map(Number) : [];
    if (from === undefined || to === undefined || !(0 <= from && from <= to && start + to <= bytes.length)) {
      throw invalid(`'${name}' is not in it`);
    }
    if (dtype !== 'F32') throw invalid(`'${name}' is ${String(dtype)}, and only F32 is read`);
    const count = (to - from) / 4;
    // Copied number by number: the file neither aligns them nor has this machine's byte order.
    tensors.set(
      name,
      Float32Array.from({ length: count }, (_, index) => bytes.readFloatLE(start + from + 4 * index)),
    );
  }
  return tensors;
}
