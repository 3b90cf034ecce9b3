/**
 * Documents with known beads: hand-aligned ones, and synthetic ones made from line-parallel text by merging,
 * splitting and dropping lines.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findGold, readBeadDocument } from '../dist/evaluation/index.js';

/** @typedef {{ name: string, set: string, source: string[], target: string[], beads: [number[], number[]][] }} GoldDocument */

/** @param {string} path */
export function readLines(path) {
  return readFileSync(path, 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

/**
 * The hand-aligned documents below a folder of sets.
 *
 * @param {string} folder
 * @returns {Promise<GoldDocument[]>}
 */
export async function readGold(folder) {
  const documents = [];
  for (const set of await findGold(folder)) {
    if (set.kind !== 'beads') continue;
    for (const path of set.documents) {
      const { source, target, beads } = await readBeadDocument(path);
      documents.push({ name: `${set.name}/${basename(path)}`, set: set.name, source, target, beads });
    }
  }
  return documents;
}

/** A small seeded generator of numbers in [0, 1) (mulberry32). @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Cuts a line in two at punctuation near its middle; undefined where there is none. @param {string} line */
export function halves(line) {
  const places = [...line.matchAll(/[,;:，、；：]\s*/gu)].map((match) => match.index + match[0].length);
  const middle = line.length / 2;
  const best = places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  if (best === undefined || Math.abs(best - middle) > line.length / 4) return undefined;
  return [line.slice(0, best).trim(), line.slice(best).trim()];
}

/**
 * A document of two languages from lines that say the same: a share of neighbours merged on one side, of
 * lines split on one side, of lines dropped from one side.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @param {{ seed: number, merge: number, split: number, drop: number, name: string, set: string, joins: [string, string] }} options
 * @returns {GoldDocument}
 */
export function synthetic(a, b, { seed, merge, split, drop, name, set, joins }) {
  const next = random(seed);
  const source = [];
  const target = [];
  /** @type {[number[], number[]][]} */
  const beads = [];
  const push = (/** @type {string[]} */ list, /** @type {string[]} */ texts) =>
    texts.map((text) => list.push(text) - 1);
  for (let line = 0; line < a.length; line++) {
    let left = [a[line] ?? ''];
    let right = [b[line] ?? ''];
    const draw = next();
    if (draw < drop) {
      if (next() < 0.5) left = [];
      else right = [];
      beads.push([push(source, left), push(target, right)]);
      continue;
    }
    if (draw < drop + merge && line + 1 < a.length) {
      let count = 1;
      while (count < 3 && line + count < a.length && (count === 1 || next() < 0.25)) count++;
      left = a.slice(line, line + count);
      right = b.slice(line, line + count);
      line += count - 1;
      if (next() < 0.5) left = [left.join(joins[0])];
      else right = [right.join(joins[1])];
    } else if (draw < drop + merge + split) {
      if (next() < 0.5) left = halves(left[0] ?? '') ?? left;
      else right = halves(right[0] ?? '') ?? right;
    }
    beads.push([push(source, left), push(target, right)]);
  }
  return { name, set, source, target, beads };
}
