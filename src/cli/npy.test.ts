import { describe, expect, it, test } from 'vitest';
import { npyHeader, npyRows } from './npy.ts';

describe('npyHeader', () => {
  test.each([
    [0, 256],
    [3, 16],
    [123_456_789, 1024],
  ])('%d rows of %d', (rows, columns) => {
    const header = npyHeader(rows, columns);
    expect([...header.subarray(0, 8)]).toEqual([0x93, ...Buffer.from('NUMPY'), 1, 0]);
    expect(header.length % 64).toBe(0);
    expect(header.readUInt16LE(8)).toBe(header.length - 10);
    const description = header.toString('latin1', 10);
    expect(description).toMatch(
      /^\{'descr': '[<>]f4', 'fortran_order': False, 'shape': \(\d+, \d+\), \} *\n$/,
    );
    expect(description).toContain(`(${rows}, ${columns})`);
  });

  it('grows by whole blocks', () => {
    for (let digits = 1; digits < 60; digits++) {
      const header = npyHeader(10 ** Math.min(digits, 20), 1);
      expect(header.length % 64).toBe(0);
      expect(header.at(-1)).toBe(0x0a);
    }
  });
});

test('npyRows are the numbers of a part of a larger table', () => {
  const table = Float32Array.of(1, 2, 3, 4);
  expect([...new Float32Array(Uint8Array.from(npyRows(table.subarray(1, 3))).buffer)]).toEqual([2, 3]);
});
