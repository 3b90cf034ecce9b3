import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignPair, type PairAlignment, type Side } from '../beads/index.ts';
import { range } from '../range.ts';
import { buildUnits } from './build.ts';
import type { UnitSide } from './cell.ts';
import { findMoved } from './moved.ts';
import type { Unit } from './unit.ts';

const DIMENSIONS = 64;
const TAGS = ['en', 'ja', 'zh-Hant', 'de', 'fr', 'vi', 'ko', 'th'];

/** What a number means, the same in all languages. */
function value(number: number, d: number): number {
  const wave = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
  return wave - Math.floor(wave) - 0.5;
}

/** One language of which each sentence says a number, after its own fashion. */
function side(position: number, meanings: readonly number[], accent = 0.3): UnitSide & Side {
  const language = TAGS[position] ?? 'en';
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  for (const [row, number] of meanings.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) {
      sums[row * DIMENSIONS + d] = value(number, d) + accent * value(1000 * (position + 1) + number, d);
    }
  }
  return {
    language,
    sentences: meanings.map((number, row) => ({
      start: 10 * row,
      end: 10 * row + 9,
      text: `sentence ${number}`,
      paragraph: 0,
    })),
    sums,
    bytes: meanings.map((number) => 60 + (number % 7) * 10),
    paragraphs: meanings.map(() => 0),
  };
}

function inOrder(sides: readonly (UnitSide & Side)[]): Unit[] {
  const known = new Map<number, PairAlignment>();
  return buildUnits(sides, DIMENSIONS, (a, b) => {
    const key = a * sides.length + b;
    const pair = known.get(key) ?? alignPair(sides[a] as Side, sides[b] as Side, DIMENSIONS);
    known.set(key, pair);
    return pair;
  });
}

function unitsOf(versions: readonly (readonly number[])[]): readonly Unit[] {
  const sides = versions.map((meanings, position) => side(position, meanings));
  return findMoved(inOrder(sides), sides, DIMENSIONS);
}

test('a block that stands elsewhere in one of two languages', () => {
  const units = unitsOf([
    [...range(0, 10), ...range(10, 14), ...range(14, 30)],
    [...range(0, 10), ...range(14, 30), ...range(10, 14)],
  ]);
  expect(units).toHaveLength(30);
  expect(units.every(({ cells }) => Object.keys(cells).length === 2)).toBe(true);
  expect(units.filter(({ moved }) => moved).map(({ id }) => id)).toEqual(range(10, 14));
  expect(units[10]?.cells['ja']?.sentences).toEqual([26]);
  expect(units[10]?.confidence).toBeGreaterThan(0.5);
});

test('a block that one language has elsewhere joins the units of all the others', () => {
  const [one, two, three] = [range(0, 8), range(8, 16), range(16, 21)];
  const units = unitsOf([
    [...one, ...two, ...three],
    [...one, ...two, ...three],
    [...three, ...one, ...two],
  ]);
  expect(units).toHaveLength(21);
  expect(units.every(({ cells, pairs }) => Object.keys(cells).length === 3 && pairs.length === 3)).toBe(true);
  expect(units.map(({ cells }) => cells['en']?.sentences)).toEqual(range(0, 21).map((k) => [k]));
  expect(units.filter(({ moved }) => moved).map(({ id }) => id)).toEqual(three);
});

test('a block that the first language has elsewhere stands where that has it', () => {
  const [one, two] = [range(0, 12), range(12, 17)];
  const units = unitsOf([
    [...two, ...one],
    [...one, ...two],
    [...one, ...two],
  ]);
  expect(
    units.slice(0, 5).map(({ cells, moved }) => [cells['en']?.sentences, cells['ja']?.sentences, moved]),
  ).toEqual(two.map((number, k) => [[k], [number], true]));
});

test('what is in order stays as it is', () => {
  const sides = [side(0, range(0, 20)), side(1, [...range(0, 7), ...range(9, 20)])];
  const units = inOrder(sides);
  expect(findMoved(units, sides, DIMENSIONS)).toBe(units);
});

test('a sentence that stands in several places alike does not move alone', () => {
  const units = unitsOf([
    [99, ...range(0, 10), ...range(20, 30)],
    [...range(0, 10), 99, ...range(20, 30), 99],
  ]);
  expect(units.filter(({ moved }) => moved)).toEqual([]);
});

test('whatever moved, every sentence is in one unit and the others are in order', () => {
  const document = fc.integer({ min: 2, max: 8 }).chain((languages) =>
    fc.array(
      fc.record({
        order: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 }),
        lacking: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: languages, maxLength: languages },
    ),
  );
  fc.assert(
    fc.property(document, (plans) => {
      // Blocks of five sentences; a language may have some twice, lack some, and lack single sentences.
      const versions = plans.map(({ order, lacking }) =>
        order.flatMap((block) => range(5 * block, 5 * block + 5)).filter((number) => number !== lacking),
      );
      const units = unitsOf(versions);
      expect(units.map(({ id }) => id)).toEqual(range(0, units.length));
      for (const [position, version] of versions.entries()) {
        const tag = TAGS[position] ?? '';
        const cells = units.flatMap((unit) =>
          unit.cells[tag] ? [{ ...unit.cells[tag], moved: unit.moved }] : [],
        );
        for (const { sentences } of cells) {
          expect(sentences).toEqual(range(sentences[0] ?? 0, (sentences[0] ?? 0) + sentences.length));
        }
        const all = cells.flatMap(({ sentences }) => sentences);
        expect([...all].sort((a, b) => a - b)).toEqual(version.map((_, index) => index));
        const kept = cells.filter(({ moved }) => !moved).flatMap(({ sentences }) => sentences);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        if (position === 0) expect(all).toEqual(version.map((_, index) => index));
      }
      for (const unit of units) {
        expect(unit.confidence).toBeGreaterThanOrEqual(0);
        expect(unit.confidence).toBeLessThanOrEqual(1);
        const present = Object.keys(unit.cells).length;
        expect(unit.pairs).toHaveLength((present * (present - 1)) / 2);
        for (const pair of unit.pairs) {
          const [a, b] = pair.languages;
          expect(pair.confidence).toBeGreaterThanOrEqual(0);
          expect(pair.confidence).toBeLessThanOrEqual(1);
          expect(pair.beads.flatMap((bead) => bead[0])).toEqual(unit.cells[a]?.sentences);
          expect(pair.beads.flatMap((bead) => bead[1])).toEqual(unit.cells[b]?.sentences);
        }
      }
      expect(unitsOf(versions)).toEqual(units);
    }),
    { numRuns: 15 },
  );
});
