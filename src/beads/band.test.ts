import { describe, expect, test } from 'vitest';
import { range } from '../range.ts';
import { alignPair } from './align-pair.ts';
import { searchBand, unitVectors } from './coarse.ts';
import { BeadFeatures } from './features.ts';
import { narrowBand } from './narrow.ts';
import type { Side } from './runs.ts';

const DIMENSIONS = 64;

/** A number in [-0.5, 0.5) that is the same for the same seed. */
function noise(seed: number): number {
  let t = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  t = Math.imul(t ^ (t >>> 12), 0x297a2d39);
  return ((t ^ (t >>> 15)) >>> 0) / 4294967296 - 0.5;
}

/** Sentences that say what their numbers say, each a random direction with noise of its own. */
function side(meanings: readonly number[], own: number, share = 0.6): Side {
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  for (const [row, meaning] of meanings.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) {
      sums[row * DIMENSIONS + d] =
        noise(meaning * 977 + d * 7919 + 1) + share * noise((row + own * 100_003) * 1009 + d * 7907 + 5);
    }
  }
  return {
    sums,
    bytes: meanings.map((meaning) => 60 + Math.round(40 * noise(meaning * 31 + 7))),
    paragraphs: meanings.map(() => 0),
  };
}

/** Share of the meanings that both sides have whose sentences are found as a bead of their own. */
function found(source: readonly number[], target: readonly number[]): number {
  const places = new Map(target.map((meaning, j) => [meaning, j]));
  const { beads } = alignPair(side(source, 1), side(target, 2), DIMENSIONS);
  const keys = new Set(beads.map(([a, b]) => `${a.join()} ${b.join()}`));
  const common = source.flatMap((meaning, i) => (places.has(meaning) ? [`${i} ${places.get(meaning)}`] : []));
  return common.filter((key) => keys.has(key)).length / common.length;
}

/** Meanings that both sides have whose beads the search does not look at. */
function outside(source: readonly number[], target: readonly number[]): number[] {
  const [a, b] = [side(source, 1), side(target, 2)];
  const wide = searchBand(unitVectors(a.sums, DIMENSIONS), unitVectors(b.sums, DIMENSIONS));
  const { band } = narrowBand(wide, new BeadFeatures(a, b, DIMENSIONS, wide));
  const isIn = (i: number, j: number) => j >= (band.low[i] ?? 0) && j <= (band.high[i] ?? 0);
  const places = new Map(target.map((meaning, j) => [meaning, j]));
  return source.filter((meaning, i) => {
    const j = places.get(meaning);
    return j !== undefined && !(isIn(i, j) && isIn(i + 1, j + 1));
  });
}

const all = range(0, 1500);
const foreign = (count: number) => range(10_000, 10_000 + count);
const without = (start: number, end: number) => [...all.slice(0, start), ...all.slice(end)];
const like = (meaning: number) => (meaning % 10 === 0 ? 5 : meaning);

describe('what is missing or added does not lead away from the true beads', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['1,500 and 1,000 sentences, every third missing', all, all.filter((n) => n % 3 !== 1)],
    ['30 % missing at the start', all, all.slice(450)],
    ['30 % missing in the middle', all, without(500, 950)],
    ['30 % missing at the end', all, all.slice(0, 1050)],
    ['60 % missing at the start', all, all.slice(900)],
    ['60 % missing in the middle', all, without(300, 1200)],
    ['60 % missing at the end', all, all.slice(0, 600)],
    ['60 % missing of the source', without(200, 1100), all],
    ['other text at the start', all, [...foreign(3000), ...all]],
    [
      'other text in its place on both sides',
      [...all.slice(0, 600), ...range(5000, 5600), ...all.slice(600)],
      [...all.slice(0, 600), ...foreign(500), ...all.slice(600)],
    ],
    [
      'a block missing on each side at another place',
      all.filter((n) => n < 300 || n >= 600),
      all.filter((n) => n < 900 || n >= 1200),
    ],
  ])('%s', (_, source, target) => {
    expect(found(source, target)).toBeGreaterThanOrEqual(0.98);
  });

  // Whether the model takes them is another matter: with weights fitted to texts of like length, it rather adds a
  // neighbour to some beads than to leave thousands of sentences alone.
  test.each<[string, readonly number[], readonly number[]]>([
    ['other text in the middle', all, [...all.slice(0, 700), ...foreign(3000), ...all.slice(700)]],
    ['other text between all sentences', all, all.flatMap((n) => [n, 20_000 + n, 30_000 + n])],
  ])('a side three times as long, %s: the true beads are searched', (_, source, target) => {
    expect(outside(source, target)).toEqual([]);
  });

  test('every tenth sentence is the same, and 30 % are missing', () => {
    const source = all.map(like);
    const target = without(500, 950);
    const { beads } = alignPair(side(source, 1), side(target.map(like), 2), DIMENSIONS);
    const keys = new Set(beads.map(([a, b]) => `${a.join()} ${b.join()}`));
    const right = target.filter((meaning, j) => keys.has(`${meaning} ${j}`)).length;
    expect(right / target.length).toBeGreaterThanOrEqual(0.98);
  });
});
