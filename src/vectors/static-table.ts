import { endianness } from 'node:os';
import { HexaplaError } from '../errors.ts';

/** Token vectors: row `id` times its scale is the vector of token `id`. */
export interface StaticTable {
  /** Number of tokens. */
  readonly size: number;
  /** Length of a vector. */
  readonly dimensions: number;
  /** Row-major: (size, dimensions). */
  readonly rows: Int8Array;
  /** (size). */
  readonly scales: Float32Array;
}

/** Field numbers of onnx.proto and its data types. */
const MODEL = { graph: 7, opsetImport: 8 } as const;
const GRAPH_INITIALIZER = 5;
const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9 } as const;
const [FLOAT, INT8] = [1, 3];
const MOST_DIMENSIONS = 8;
/** Far more than a row of a sane table needs. */
const LARGEST_SCALE = 1e6;
/** Wire types of protocol buffers. */
const [VARINT, FIXED64, BYTES, FIXED32] = [0, 1, 2, 5];

const NOTHING: Buffer = Buffer.alloc(0);

interface Tensor {
  readonly type: number;
  readonly dims: readonly number[];
  readonly data: Buffer;
}

/**
 * Reads the initialisers `rows` (int8) and `scales` (float32) of an ONNX file. `rows` is a view of the file.
 *
 * @throws HexaplaError `MODEL_INVALID`: the file is cut off, is no such graph, or its initialisers do not fit.
 */
export function readStaticTable(file: Buffer): StaticTable {
  const tensors = new Map<string, Tensor>();
  let isWhole = false;
  for (const part of fields(file)) {
    // Writers put it behind the graph, so that a file cut off there is told by its lack.
    if (part.number === MODEL.opsetImport) isWhole = true;
    if (part.number !== MODEL.graph) continue;
    for (const { number, bytes } of fields(part.bytes)) {
      if (number !== GRAPH_INITIALIZER) continue;
      const [name, tensor] = readTensor(bytes);
      tensors.set(name, tensor);
    }
  }
  if (!isWhole) throw malformed();
  const rows = tensorOf(tensors, 'rows', INT8, 1);
  const scales = tensorOf(tensors, 'scales', FLOAT, 4);
  const [size = 0, dimensions = 0] = rows.dims;
  if (rows.dims.length !== 2 || size === 0 || dimensions === 0) {
    throw invalid(`its rows have the shape (${rows.dims.join(', ')}), not (tokens, dimensions)`);
  }
  if (scales.dims.length !== 1 || scales.dims[0] !== size) {
    throw invalid(`it has ${size} rows and scales of the shape (${scales.dims.join(', ')})`);
  }
  const factors = floats(scales.data);
  // Also refuses what is no number. A sum over any text stays far from the largest float32.
  if (!factors.every((factor) => Math.abs(factor) <= LARGEST_SCALE)) {
    throw invalid(`some of its scales are not finite, or beyond ${LARGEST_SCALE}`);
  }
  return {
    size,
    dimensions,
    rows: new Int8Array(rows.data.buffer, rows.data.byteOffset, rows.data.length),
    scales: factors,
  };
}

function invalid(reason: string): HexaplaError {
  return new HexaplaError('MODEL_INVALID', reason);
}

function malformed(): HexaplaError {
  return invalid('it is cut off, or not in the ONNX format');
}

function tensorOf(tensors: ReadonlyMap<string, Tensor>, name: string, type: number, width: number): Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw invalid(`it is no graph with an initialiser '${name}'`);
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  if (tensor.type !== type || tensor.data.length !== count * width) {
    throw invalid(
      `its initialiser '${name}' (ONNX type ${tensor.type}, ${tensor.data.length} bytes) is not what is expected: ` +
        `type ${type}, ${count} values, in raw_data`,
    );
  }
  return tensor;
}

function readTensor(message: Buffer): [name: string, tensor: Tensor] {
  let name = '';
  let type = 0;
  let data: Buffer = NOTHING;
  const dims: number[] = [];
  for (const field of fields(message)) {
    if (field.number === TENSOR.name) name = field.bytes.toString();
    else if (field.number === TENSOR.dataType) type = field.value;
    else if (field.number === TENSOR.rawData) data = field.bytes;
    else if (field.number === TENSOR.dims && field.type === VARINT) dims.push(field.value);
    else if (field.number === TENSOR.dims) for (const dim of packed(field.bytes)) dims.push(dim);
    if (dims.length > MOST_DIMENSIONS) throw malformed();
  }
  return [name, { type, dims, data }];
}

/** Little-endian floats, which may stand at any offset. */
function floats(data: Buffer): Float32Array {
  const copy = Buffer.alloc(data.length);
  data.copy(copy);
  if (endianness() === 'BE') copy.swap32();
  return new Float32Array(copy.buffer, copy.byteOffset, copy.length / 4);
}

interface Field {
  readonly number: number;
  readonly type: number;
  /** Of a varint; else 0. */
  readonly value: number;
  /** Of a field with a length; else empty. */
  readonly bytes: Buffer;
}

/** The fields of a message, in their order. */
function* fields(message: Buffer): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const key = varint(message, at);
    at = key.end;
    const [number, type] = [Math.floor(key.value / 8), key.value % 8];
    if (type === VARINT) {
      const { value, end } = varint(message, at);
      yield { number, type, value, bytes: NOTHING };
      at = end;
    } else if (type === BYTES) {
      const { value: length, end } = varint(message, at);
      at = advance(message, end, length);
      yield { number, type, value: 0, bytes: message.subarray(end, at) };
    } else if (type === FIXED64 || type === FIXED32) {
      at = advance(message, at, type === FIXED64 ? 8 : 4);
    } else {
      throw malformed();
    }
  }
}

function* packed(bytes: Buffer): Generator<number> {
  for (let at = 0; at < bytes.length; ) {
    const { value, end } = varint(bytes, at);
    yield value;
    at = end;
  }
}

function advance(message: Buffer, from: number, count: number): number {
  if (count > message.length - from) throw malformed();
  return from + count;
}

function varint(message: Buffer, from: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = message[from + i];
    if (byte === undefined) throw malformed();
    // Ten bytes are more than a double holds exactly; no length or size here is near that.
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, end: from + i + 1 };
  }
  throw malformed();
}
