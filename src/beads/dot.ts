/** Dot product of `a[aStart, aStart + length)` and `b[bStart, bStart + length)`. */
export function dot(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  length: number,
): number {
  // Several sums, since each addition would wait for the one before it.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let d = 0;
  for (; d + 3 < length; d += 4) {
    s0 += (a[aStart + d] as number) * (b[bStart + d] as number);
    s1 += (a[aStart + d + 1] as number) * (b[bStart + d + 1] as number);
    s2 += (a[aStart + d + 2] as number) * (b[bStart + d + 2] as number);
    s3 += (a[aStart + d + 3] as number) * (b[bStart + d + 3] as number);
  }
  for (; d < length; d++) s0 += (a[aStart + d] as number) * (b[bStart + d] as number);
  return s0 + s1 + (s2 + s3);
}

/**
 * Dot products of one row of `a` with the rows [first, last) of `b`, into `out[0, last - first)`; both row-major
 * (rows, dimensions).
 */
export function rowProducts(
  a: Float32Array,
  row: number,
  b: Float32Array,
  first: number,
  last: number,
  dimensions: number,
  out: Float64Array,
): void {
  const start = row * dimensions;
  let j = first;
  // Four rows at a time, so that the one row is read a quarter as often.
  for (; j + 3 < last; j += 4) {
    const b0 = j * dimensions;
    const b1 = b0 + dimensions;
    const b2 = b1 + dimensions;
    const b3 = b2 + dimensions;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let d = 0; d < dimensions; d++) {
      const x = a[start + d] as number;
      s0 += x * (b[b0 + d] as number);
      s1 += x * (b[b1 + d] as number);
      s2 += x * (b[b2 + d] as number);
      s3 += x * (b[b3 + d] as number);
    }
    out[j - first] = s0;
    out[j - first + 1] = s1;
    out[j - first + 2] = s2;
    out[j - first + 3] = s3;
  }
  for (; j < last; j++) out[j - first] = dot(a, start, b, j * dimensions, dimensions);
}

/**
 * The same for a row of `a` and the one behind it: each number read serves more products, and reading is most of the
 * work.
 */
export function rowPairProducts(
  a: Float32Array,
  row: number,
  b: Float32Array,
  first: number,
  last: number,
  dimensions: number,
  out: Float64Array,
  nextOut: Float64Array,
): void {
  const start = row * dimensions;
  const next = start + dimensions;
  let j = first;
  for (; j + 3 < last; j += 4) {
    const b0 = j * dimensions;
    const b1 = b0 + dimensions;
    const b2 = b1 + dimensions;
    const b3 = b2 + dimensions;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    for (let d = 0; d < dimensions; d++) {
      const x = a[start + d] as number;
      const y = a[next + d] as number;
      const v0 = b[b0 + d] as number;
      const v1 = b[b1 + d] as number;
      const v2 = b[b2 + d] as number;
      const v3 = b[b3 + d] as number;
      s0 += x * v0;
      t0 += y * v0;
      s1 += x * v1;
      t1 += y * v1;
      s2 += x * v2;
      t2 += y * v2;
      s3 += x * v3;
      t3 += y * v3;
    }
    out[j - first] = s0;
    out[j - first + 1] = s1;
    out[j - first + 2] = s2;
    out[j - first + 3] = s3;
    nextOut[j - first] = t0;
    nextOut[j - first + 1] = t1;
    nextOut[j - first + 2] = t2;
    nextOut[j - first + 3] = t3;
  }
  for (; j < last; j++) {
    out[j - first] = dot(a, start, b, j * dimensions, dimensions);
    nextOut[j - first] = dot(a, next, b, j * dimensions, dimensions);
  }
}
