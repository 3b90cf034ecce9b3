import fc from 'fast-check';
import { expect, it } from 'vitest';
import { patternPath, type Steps, steadyPath } from './path.ts';

const stepsOf = (rows: readonly (readonly number[])[], width: number): Steps => ({
  count: rows.length,
  width,
  scores: (step, into) => into.set(rows[step] ?? []),
});

function likelihoodOf(
  rows: readonly (readonly number[])[],
  states: ArrayLike<number>,
  cost: (a: number, b: number) => number,
) {
  let sum = 0;
  for (let step = 0; step < rows.length; step++) {
    sum += rows[step]?.[states[step] ?? 0] ?? 0;
    if (step > 0) sum -= cost(states[step - 1] ?? 0, states[step] ?? 0);
  }
  return sum;
}

function best(
  rows: readonly (readonly number[])[],
  width: number,
  cost: (a: number, b: number) => number,
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let code = 0; code < width ** rows.length; code++) {
    const states = rows.map((_, step) => Math.floor(code / width ** step) % width);
    most = Math.max(most, likelihoodOf(rows, states, cost));
  }
  return most;
}

const WIDTH = 3;
const rows = fc.array(fc.array(fc.integer({ min: -9, max: 0 }), { minLength: WIDTH, maxLength: WIDTH }), {
  minLength: 1,
  maxLength: 6,
});

it('is as likely as the best of all paths', () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 }),
      (own, costs) => {
        const steady = (a: number, b: number) => (a === b ? 0 : 2);
        expect(likelihoodOf(own, steadyPath(stepsOf(own, WIDTH), 2), steady)).toBe(best(own, WIDTH, steady));
        const pattern = (a: number, b: number) => costs[a * WIDTH + b] ?? 0;
        const path = patternPath(stepsOf(own, WIDTH), Float64Array.from(costs));
        expect(likelihoodOf(own, path, pattern)).toBe(best(own, WIDTH, pattern));
      },
    ),
  );
});

it('keeps more states than a byte has bits apart', () => {
  const wide = Array.from({ length: 20 }, (_, step) =>
    Array.from({ length: 20 }, (_, i) => (i === step ? 0 : -30)),
  );
  expect([...steadyPath(stepsOf(wide, 20), 2)]).toEqual(wide.map((_, step) => step));
});
