import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullBand } from './band.ts';
import { BEAD_TYPES, DELETION, INSERTION } from './features.ts';
import { Lattice, type LatticeBead, type Score } from './lattice.ts';

interface Path {
  readonly beads: readonly LatticeBead[];
  readonly score: number;
}

/** Every path, by walking all of them. */
function allPaths(rows: number, columns: number, score: Score): Path[] {
  const paths: Path[] = [];
  const walk = (i: number, j: number, last: number, beads: LatticeBead[], sum: number) => {
    if (i === rows && j === columns) paths.push({ beads: [...beads], score: sum });
    for (const [type, [n, m]] of BEAD_TYPES.entries()) {
      if (i + n > rows || j + m > columns) continue;
      if (type === DELETION && last === INSERTION) continue;
      const own = score(type, i, j);
      if (own === Number.NEGATIVE_INFINITY) continue;
      beads.push({ type, i, j });
      walk(i + n, j + m, type, beads, sum + own);
      beads.pop();
    }
  };
  walk(0, 0, -1, [], 0);
  return paths;
}

const grids = fc.record({
  rows: fc.integer({ min: 0, max: 4 }),
  columns: fc.integer({ min: 0, max: 4 }),
  scores: fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 64, maxLength: 64 }),
});

function scoreOf(scores: readonly number[]): Score {
  return (type, i, j) => scores[(type * 31 + i * 7 + j) % scores.length] ?? 0;
}

describe('against the enumeration of all paths', () => {
  test('the best path, its probability and the sum of all', () => {
    fc.assert(
      fc.property(grids, ({ rows, columns, scores }) => {
        const score = scoreOf(scores);
        const lattice = new Lattice(fullBand(rows, columns), score);
        const paths = allPaths(rows, columns, score);
        const total = paths.reduce((sum, path) => sum + Math.exp(path.score), 0);
        expect(lattice.total).toBeCloseTo(Math.log(total), 8);

        const best = Math.max(...paths.map((path) => path.score));
        const found = lattice.viterbi();
        const foundScore = found.reduce((sum, { type, i, j }) => sum + score(type, i, j), 0);
        expect(foundScore).toBeCloseTo(best, 8);
        if (found.length > 0) expect(lattice.posterior(found)).toBeCloseTo(Math.exp(best) / total, 8);
      }),
    );
  });

  test('the posterior of every bead', () => {
    fc.assert(
      fc.property(grids, ({ rows, columns, scores }) => {
        const score = scoreOf(scores);
        const lattice = new Lattice(fullBand(rows, columns), score);
        const expected = new Map<string, number>();
        const paths = allPaths(rows, columns, score);
        const total = paths.reduce((sum, path) => sum + Math.exp(path.score), 0);
        for (const path of paths) {
          for (const bead of path.beads) {
            const key = `${bead.type} ${bead.i} ${bead.j}`;
            expected.set(key, (expected.get(key) ?? 0) + Math.exp(path.score) / total);
          }
        }
        lattice.eachPosterior(1e-12, (bead, posterior) => {
          const key = `${bead.type} ${bead.i} ${bead.j}`;
          expect(posterior).toBeCloseTo(expected.get(key) ?? 0, 8);
          expect(lattice.posterior([bead])).toBeCloseTo(posterior, 8);
          expected.delete(key);
        });
        expect([...expected.values()].filter((value) => value > 1e-9)).toEqual([]);
      }),
    );
  });
});

test('beads that the score forbids are never used', () => {
  const lattice = new Lattice(fullBand(2, 2), (type) =>
    type === 0 ? -5 : type >= DELETION ? -9 : -Infinity,
  );
  expect(lattice.viterbi()).toEqual([
    { type: 0, i: 0, j: 0 },
    { type: 0, i: 1, j: 1 },
  ]);
});
