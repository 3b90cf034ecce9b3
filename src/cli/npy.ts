import { endianness } from 'node:os';

/** The header takes a multiple of this many bytes, so that the numbers behind it are aligned. */
const ALIGNMENT = 64;

/**
 * The beginning of a NumPy file of format 1.0 with a table of float32 in this machine's byte order, row after
 * row; the numbers follow.
 */
export function npyHeader(rows: number, columns: number): Buffer {
  const order = endianness() === 'LE' ? '<' : '>';
  const description = `{'descr': '${order}f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const lead = Buffer.from('\u0093NUMPY\u0001\u0000', 'latin1');
  const before = lead.length + 2;
  const total = Math.ceil((before + description.length + 1) / ALIGNMENT) * ALIGNMENT;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(total - before);
  return Buffer.concat([lead, length, Buffer.from(`${description.padEnd(total - before - 1)}\n`, 'latin1')]);
}

/** The bytes of numbers, as they stand behind the header. */
export function npyRows(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
