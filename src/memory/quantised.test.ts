import { describe, expect, it } from 'vitest';
import { cosine, nearestPrefixes, PREFIX, prefixTable, quantise } from './quantised.ts';

/** Directions whose numbers fade as those along principal axes do. */
function directions(count: number, seed: number): Int8Array[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () =>
    quantise(Float32Array.from({ length: PREFIX }, (_, d) => next() / (1 + d / 8))),
  );
}

describe('quantise', () => {
  it('keeps the direction', () => {
    expect(cosine(quantise(Float32Array.of(3, -4, 0)), quantise(Float32Array.of(0.3, -0.4, 0)))).toBeCloseTo(
      1,
      4,
    );
    expect(cosine(quantise(Float32Array.of(1, 0)), quantise(Float32Array.of(0, 9)))).toBe(0);
    expect(cosine(quantise(Float32Array.of(0, 0)), quantise(Float32Array.of(0, 9)))).toBe(0);
  });
});

describe('nearestPrefixes', () => {
  it('finds the nearest rows, the nearest first, and no zero row', () => {
    const rows = directions(5000, 1);
    rows[17] = new Int8Array(PREFIX);
    const table = prefixTable(Int8Array.from(rows.flatMap((row) => [...row])), rows.length);
    let right = 0;
    for (const query of directions(50, 2)) {
      const found = nearestPrefixes(table, query, 20);
      const scores = rows.map((row) => cosine(query, row));
      const best = scores.indexOf(Math.max(...scores));
      if (found[0] === best) right++;
      expect(found).toHaveLength(20);
      expect(found).not.toContain(17);
      for (const [at, row] of found.entries()) {
        expect(scores[row]).toBeLessThanOrEqual(at === 0 ? 1 : (scores[found[at - 1] ?? -1] ?? 0) + 1e-6);
      }
    }
    expect(right).toBeGreaterThanOrEqual(49);
  });

  it('finds nothing where there is nothing', () => {
    expect(nearestPrefixes(prefixTable(new Int8Array(0), 0), new Int8Array(PREFIX).fill(1), 5)).toEqual([]);
    expect(nearestPrefixes(prefixTable(new Int8Array(PREFIX).fill(1), 1), new Int8Array(PREFIX), 5)).toEqual(
      [],
    );
  });
});
