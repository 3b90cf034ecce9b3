import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignPair, type PairAlignment, type Side } from '../beads/index.ts';
import { buildUnits } from './build.ts';
import type { UnitSide } from './cell.ts';
import type { Unit } from './unit.ts';

const DIMENSIONS = 96;
const TAGS = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv'];

/** One language: each sentence says what its numbers say. */
function side(language: string, meanings: readonly (readonly number[])[]): UnitSide & Side {
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  let offset = 0;
  const sentences = meanings.map((numbers, row) => {
    for (const number of numbers) {
      for (let d = 0; d < DIMENSIONS; d++) {
        const value = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
        const at = row * DIMENSIONS + d;
        sums[at] = (sums[at] ?? 0) + value - Math.floor(value) - 0.5;
      }
    }
    const text = numbers.join(' ');
    const start = offset;
    offset += text.length + 1;
    return { start, end: start + text.length, text, paragraph: 0 };
  });
  return {
    language,
    sentences,
    sums,
    bytes: meanings.map((numbers) => 60 * Math.max(1, numbers.length)),
    paragraphs: meanings.map(() => 0),
  };
}

function unitsOf(versions: readonly (readonly (readonly number[])[])[]): Unit[] {
  const sides = versions.map((meanings, index) => side(TAGS[index] ?? 'en', meanings));
  const pairs = new Map<string, PairAlignment>();
  return buildUnits(sides, DIMENSIONS, (a, b) => {
    const key = `${a} ${b}`;
    const known = pairs.get(key) ?? alignPair(sides[a] as Side, sides[b] as Side, DIMENSIONS);
    pairs.set(key, known);
    return known;
  });
}

const shape = (units: readonly Unit[], tags: readonly string[]) =>
  units.map((unit) => tags.map((tag) => unit.cells[tag]?.sentences ?? []));

test('three languages with a merge, a split and a sentence that one lacks', () => {
  const before = [[21], [22], [23], [24]];
  const units = unitsOf([
    [...before, [1], [2], [3], [4, 5], [6]],
    [...before, [1], [2, 3], [4, 5], [6]],
    [...before, [1], [2], [3], [4], [5]],
  ]).slice(before.length);
  expect(shape(units, ['en', 'de', 'fr'])).toEqual([
    [[4], [4], [4]],
    [[5, 6], [5], [5, 6]],
    [[7], [6], [7, 8]],
    [[8], [7], []],
  ]);
  const merged = units[1]?.pairs.find(({ languages }) => languages.join() === 'en,fr');
  expect(merged?.beads).toEqual([
    [[5], [5]],
    [[6], [6]],
  ]);
});

test('with two languages the confidence of a unit is that of its pair; a single cell has none', () => {
  const units = unitsOf([
    [[1], [2], [9]],
    [[1], [2]],
  ]);
  expect(units.map((unit) => unit.confidence)).toEqual(units.map((unit) => unit.pairs[0]?.confidence ?? 0));
  const three = unitsOf([
    [[1], [2], [9]],
    [[1], [2]],
    [[1], [2]],
  ]);
  expect(three.at(-1)).toMatchObject({
    confidence: 0,
    pairs: [],
    cells: { en: { sentences: [2], text: '9' } },
  });
});

test('whatever the texts, every sentence is in one unit, in order, in cells without gaps', () => {
  const meanings = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(meanings, { minLength: 2, maxLength: 8 }), (versions) => {
      const units = unitsOf(versions);
      for (const [position, version] of versions.entries()) {
        const tag = TAGS[position] ?? '';
        const seen = units.flatMap((unit) => unit.cells[tag]?.sentences ?? []);
        expect(seen).toEqual(version.map((_, index) => index));
      }
      for (const [index, unit] of units.entries()) {
        expect(unit.id).toBe(index);
        expect(Object.keys(unit.cells).length).toBeGreaterThan(0);
        expect(unit.confidence).toBeGreaterThanOrEqual(0);
        expect(unit.confidence).toBeLessThanOrEqual(1);
        for (const pair of unit.pairs) {
          const [a, b] = pair.languages;
          expect(pair.beads.flatMap((bead) => bead[0])).toEqual(unit.cells[a]?.sentences);
          expect(pair.beads.flatMap((bead) => bead[1])).toEqual(unit.cells[b]?.sentences);
        }
      }
    }),
    { numRuns: 40 },
  );
});
