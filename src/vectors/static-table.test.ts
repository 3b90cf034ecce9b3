import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HexaplaError } from '../errors.ts';
import { modelFolder } from './model.ts';
import { DEFAULT_MODEL } from './registry.ts';
import { readStaticTable } from './static-table.ts';

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}

const number = (field: number, value: number) => Buffer.concat([varint(8 * field), varint(value)]);
const bytes = (field: number, value: string | Uint8Array | readonly Buffer[]) => {
  const content = Array.isArray(value) ? Buffer.concat(value) : Buffer.from(value as string);
  return Buffer.concat([varint(8 * field + 2), varint(content.length), content]);
};

interface TensorGiven {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly number[];
  readonly data: Uint8Array;
}

const tensor = ({ name, type, dims, data }: TensorGiven) =>
  bytes(5, [...dims.map((dim) => number(1, dim)), number(2, type), bytes(8, name), bytes(9, data)]);

const rows: TensorGiven = {
  name: 'rows',
  type: 3,
  dims: [2, 3],
  data: Uint8Array.of(1, 2, 3, 255, 128, 127),
};
const scales: TensorGiven = { name: 'scales', type: 1, dims: [2], data: floats(0.5, 2) };

function floats(...values: number[]): Uint8Array {
  const data = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) data.writeFloatLE(value, 4 * at);
  return data;
}

/** A file as ONNX writes it: version, producer, graph with a node and initialisers, set of operators. */
const graphOf = (...tensors: readonly TensorGiven[]) =>
  Buffer.concat([
    number(1, 9),
    bytes(2, 'hexapla'),
    bytes(7, [bytes(1, 'a node'), bytes(2, 'a name'), ...tensors.map(tensor)]),
    bytes(8, [number(2, 18)]),
  ]);

describe('readStaticTable', () => {
  it('reads rows and scales, at any offset of its memory', () => {
    const file = graphOf({ ...scales, name: 'other' }, rows, scales);
    for (let offset = 0; offset < 8; offset++) {
      const table = readStaticTable(Buffer.concat([Buffer.alloc(offset), file]).subarray(offset));
      expect(table).toMatchObject({ size: 2, dimensions: 3 });
      expect([...table.rows]).toEqual([1, 2, 3, -1, -128, 127]);
      expect([...table.scales]).toEqual([0.5, 2]);
    }
  });

  it('reads dimensions that are packed', () => {
    const packed = bytes(5, [
      bytes(1, Uint8Array.of(2, 3)),
      number(2, 3),
      bytes(8, 'rows'),
      bytes(9, rows.data),
    ]);
    const file = Buffer.concat([bytes(7, [packed, tensor(scales)]), bytes(8, [])]);
    expect(readStaticTable(file)).toMatchObject({ size: 2, dimensions: 3 });
  });

  it('does not copy the rows', () => {
    const file = graphOf(rows, scales);
    expect(readStaticTable(file).rows.buffer).toBe(file.buffer);
  });

  it('passes over fields that it does not know', () => {
    const unknown = Buffer.concat([
      number(99, 300),
      bytes(98, 'x'),
      Buffer.of(8 * 12 + 1),
      Buffer.alloc(8),
      Buffer.of(8 * 13 + 5),
      Buffer.alloc(4),
    ]);
    expect(readStaticTable(Buffer.concat([unknown, graphOf(rows, scales)])).size).toBe(2);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'cut off, or not in the ONNX format'],
    ['text', Buffer.from('not a graph'), 'not in the ONNX format'],
    ['no rows', graphOf(scales), "no graph with an initialiser 'rows'"],
    ['no scales', graphOf(rows), "no graph with an initialiser 'scales'"],
    [
      'rows of floats',
      graphOf({ ...rows, type: 1 }, scales),
      "its initialiser 'rows' (ONNX type 1, 6 bytes)",
    ],
    [
      'scales that are doubles',
      graphOf(rows, { ...scales, type: 11 }),
      "its initialiser 'scales' (ONNX type 11",
    ],
    ['too little data', graphOf({ ...rows, dims: [3, 3] }, scales), 'type 3, 9 values'],
    ['rows of no length', graphOf({ ...rows, dims: [2, 0], data: Buffer.alloc(0) }, scales), 'shape (2, 0)'],
    ['rows in three dimensions', graphOf({ ...rows, dims: [2, 3, 1] }, scales), 'shape (2, 3, 1)'],
    [
      'another number of scales',
      graphOf(rows, { ...scales, dims: [1], data: floats(1) }),
      '2 rows and scales of the shape (1)',
    ],
    ['a scale that is no number', graphOf(rows, { ...scales, data: floats(1, Number.NaN) }), 'not finite'],
    [
      'dimensions beyond measure',
      graphOf({ ...rows, dims: [2 ** 31 - 1, 2 ** 31 - 1] }, scales),
      "its initialiser 'rows'",
    ],
    [
      'dimensions without end',
      Buffer.concat([bytes(7, [bytes(5, [bytes(1, Buffer.alloc(1_000_000, 1))])]), bytes(8, [])]),
      'not in the ONNX format',
    ],
    ['a group', Buffer.of(0x0b), 'not in the ONNX format'],
    ['a number without end', Buffer.alloc(12, 0xff), 'not in the ONNX format'],
  ])('refuses %s', (_, file, reason) => {
    expect(() => readStaticTable(file)).toThrow(
      expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringContaining(reason) }),
    );
  });

  it('refuses a file that is cut off anywhere', () => {
    const file = graphOf(rows, scales);
    for (let length = 0; length < file.length; length++) {
      expect(() => readStaticTable(file.subarray(0, length))).toThrow(HexaplaError);
    }
  });

  it('refuses bytes of any kind, or reads a table that fits', () => {
    const file = graphOf(rows, scales);
    const broken = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(fc.tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 4,
        })
        .map((changes) => {
          const copy = Buffer.from(file);
          for (const [at, byte] of changes) copy[at] = byte;
          return copy;
        }),
    );
    fc.assert(
      fc.property(broken, (content) => {
        try {
          const { size, dimensions, rows, scales } = readStaticTable(Buffer.from(content));
          expect([rows.length, scales.length]).toEqual([size * dimensions, size]);
        } catch (error) {
          expect(error).toBeInstanceOf(HexaplaError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the shipped model, and refuses it cut off', () => {
    const file = readFileSync(join(modelFolder(DEFAULT_MODEL), 'onnx', 'model_int8.onnx'));
    const { size, dimensions, rows } = readStaticTable(file);
    expect(rows).toHaveLength(size * dimensions);
    for (const length of [1, 100, 10_000, file.length / 2, file.length - 7, file.length - 1].map(
      Math.floor,
    )) {
      expect(() => readStaticTable(file.subarray(0, length))).toThrow(HexaplaError);
    }
  });
});
