/**
 * Fits the weights of the bead model (models/aligner.json) by maximum likelihood of the known alignments:
 * the lattice is a conditional random field (Lafferty, McCallum and Pereira 2001; for segmentations Sarawagi
 * and Cohen 2004), so the gradient is what a feature adds up to on the known path less what it adds up to on
 * average over all paths.
 *
 *   npm run build && node training/fit-beads.mjs --gold DIR [--steps 80] [--leave-out SET]
 *
 * Writes the sections `beads` and `confidence` of models/aligner.json, with their provenance.
 *
 * DIR holds `<set>/<document>/{src,tgt,gold}.txt` and `flores/<language>.txt`. Every hand-aligned
 * set weighs the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fullBand } from '../dist/beads/band.js';
import { confidenceFeatures, covered } from '../dist/beads/confidence.js';
import { BEAD_TYPES, DELETION } from '../dist/beads/features.js';
import { Lattice } from '../dist/beads/lattice.js';
import { searchSpace } from '../dist/beads/search.js';
import { FEATURES, WEIGHTS } from '../dist/beads/weights.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { readGold, readLines, synthetic } from './gold.mjs';

const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    steps: { type: 'string', default: '80' },
    'leave-out': { type: 'string', default: '' },
  },
});
if (values.gold === undefined) throw new Error('--gold names the folder of hand-aligned documents');

const FILE = fileURLToPath(new URL('../models/aligner.json', import.meta.url));
/** No hand-aligned set says where paragraphs end. */
const FIXED = new Set(['paragraph break']);
const L2 = 0.5;
const LEAST_SIMILARITY_WEIGHT = 2;
/** How much a kind of synthetic document counts beside a set of hand-aligned ones. */
const SHARE = new Map([
  ['flores', 2],
  ['gap', 0.5],
  ['unrelated', 0.05],
]);
const SYNTHETIC = [
  ['en', 'zh-Hant', ' ', ''],
  ['zh-Hant', 'ja', '', ''],
  ['en', 'ja', ' ', ''],
  ['en', 'vi', ' ', ' '],
  ['de', 'fr', ' ', ' '],
  ['zh-Hans', 'ko', '', ' '],
];

const documents = (await readGold(values.gold)).filter(({ set }) => set !== values['leave-out']);
for (const [index, [a, b, joinA, joinB]] of SYNTHETIC.entries()) {
  documents.push(
    synthetic(
      readLines(join(values.gold, 'flores', `${a}.txt`)).slice(0, 300),
      readLines(join(values.gold, 'flores', `${b}.txt`)).slice(0, 300),
      {
        seed: 17 + index,
        merge: 0.1,
        split: 0.1,
        drop: 0.08,
        name: `flores ${a}-${b}`,
        set: 'flores',
        joins: [joinA, joinB],
      },
    ),
  );
}

// Texts that are no translations of each other, and texts of which one lacks a long part.
for (const [index, [a, b]] of [
  ['en', 'ja'],
  ['de', 'fr'],
  ['zh-Hans', 'vi'],
].entries()) {
  const left = readLines(join(values.gold, 'flores', `${a}.txt`)).slice(0, 80);
  const right = readLines(join(values.gold, 'flores', `${b}.txt`));
  const foreign = right.slice(200, 280);
  documents.push({ name: `unrelated ${a}-${b}`, set: 'unrelated', source: left, target: foreign, beads: [] });
  const kept = right.slice(0, 80).filter((_, line) => line < 20 + 10 * index || line >= 44 + 10 * index);
  const beads = left.flatMap((_, line) => {
    if (line >= 20 + 10 * index && line < 44 + 10 * index) return [];
    return [[[line], [line < 20 + 10 * index ? line : line - 24]]];
  });
  documents.push({ name: `gap ${a}-${b}`, set: 'gap', source: left, target: kept, beads });
}

const encoder = await loadEncoder();
const size = FEATURES.length;
const SIMILARITY = FEATURES.indexOf('similarity');
const types = BEAD_TYPES.length;
const perSet = new Map();
for (const { set } of documents) perSet.set(set, (perSet.get(set) ?? 0) + 1);

/** Everything about a document that the weights do not change. */
async function prepare(document) {
  const side = async (texts) => ({
    sums: await encoder.encode(texts),
    bytes: texts.map((text) => Buffer.byteLength(text)),
    paragraphs: texts.map(() => 0),
    texts,
  });
  const source = await side(document.source);
  const target = await side(document.target);
  const d = encoder.dimensions;
  // What is no translation is nulls only, and their path keeps to the edges of the grid.
  const whole =
    document.set === 'unrelated' ? fullBand(document.source.length, document.target.length) : undefined;
  const features = searchSpace(source, target, d, whole);
  const { band } = features;
  const index = new Int32Array(band.size * types).fill(-1);
  const rows = [];
  const vector = new Float64Array(size);
  const place = (type, i, j) => (band.offset[i] + j - band.low[i]) * types + type;
  let count = 0;
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.low[i]; j <= band.high[i]; j++) {
      for (let type = 0; type < types; type++) {
        if (!features.fill(type, i, j, vector)) continue;
        index[place(type, i, j)] = count++;
        rows.push(Float32Array.from(vector));
      }
    }
  }
  const table = new Float32Array(count * size);
  for (const [row, values] of rows.entries()) table.set(values, row * size);
  return { document, band, index, table, count, place, allowed: allowedBeads(document, band, index, place) };
}

/** Forgets the beads that no path worth mentioning goes through; most of the grid is such. */
function prune(prepared, weights) {
  const { band, index, table, place, allowed } = prepared;
  const keep = new Set();
  const mark = (clamped) =>
    expectation(prepared, weights, clamped, 1e-7, ({ type, i, j }) => keep.add(place(type, i, j)));
  mark(false);
  mark(true);
  let count = 0;
  const rows = [];
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.low[i]; j <= band.high[i]; j++) {
      for (let type = 0; type < types; type++) {
        const at = place(type, i, j);
        const row = index[at];
        if (row < 0) continue;
        if (!keep.has(at) && allowed.allowed[at] === 0) {
          index[at] = -1;
          continue;
        }
        rows.push(table.subarray(row * size, (row + 1) * size));
        index[at] = count++;
      }
    }
  }
  const smaller = new Float32Array(count * size);
  for (const [row, values] of rows.entries()) smaller.set(values, row * size);
  return { ...prepared, table: smaller, count };
}

/**
 * The beads of the paths that agree with the known alignment: its own beads; inside one whose shape the
 * model does not know, any beads; between two of its beads, its nulls in any order.
 */
function allowedBeads(document, band, index, place) {
  const allowed = new Uint8Array(index.length);
  const typeOf = new Map(BEAD_TYPES.map(([n, m], type) => [n * 16 + m, type]));
  let i = 0;
  let j = 0;
  let lost = 0;
  const isNull = ([source, target]) => source.length === 0 || target.length === 0;
  const real = document.beads.filter((bead) => !isNull(bead)).sort((x, y) => x[0][0] - y[0][0]);
  const allowNulls = (i0, j0, i1, j1) => {
    for (let x = i0; x <= i1; x++) {
      for (let y = j0; y <= j1; y++) {
        if (y < band.low[x] || y > band.high[x]) continue;
        if (x < i1) allowed[place(DELETION, x, y)] = 1;
        if (y < j1) allowed[place(DELETION + 1, x, y)] = 1;
      }
    }
  };
  for (const [source, target] of real) {
    const [i0, j0, n, m] = [source[0], target[0], source.length, target.length];
    if (i0 < i || j0 < j) {
      lost++;
      continue;
    }
    allowNulls(i, j, i0, j0);
    const type = typeOf.get(n * 16 + m);
    if (type !== undefined && j0 >= band.low[i0] && j0 <= band.high[i0] && index[place(type, i0, j0)] >= 0) {
      allowed[place(type, i0, j0)] = 1;
    } else {
      lost++;
      for (let x = i0; x <= i0 + n; x++) {
        for (let y = j0; y <= j0 + m; y++) {
          if (y < band.low[x] || y > band.high[x]) continue;
          for (const [t, [a, b]] of BEAD_TYPES.entries()) {
            if (x + a <= i0 + n && y + b <= j0 + m) allowed[place(t, x, y)] = 1;
          }
        }
      }
    }
    i = i0 + n;
    j = j0 + m;
  }
  allowNulls(i, j, band.rows, band.columns);
  return { allowed, lost, total: real.length };
}

function expectation(prepared, weights, clamped, least = 1e-4, visit = undefined) {
  const { band, index, table, count, place, allowed } = prepared;
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let f = 0; f < size; f++) sum += weights[f] * table[row * size + f];
    scores[row] = sum;
  }
  const lattice = new Lattice(band, (type, i, j) => {
    const at = place(type, i, j);
    const row = index[at];
    return row < 0 || (clamped && allowed.allowed[at] === 0) ? Number.NEGATIVE_INFINITY : scores[row];
  });
  const expected = new Float64Array(size);
  lattice.eachPosterior(least, (bead, posterior) => {
    const { type, i, j } = bead;
    visit?.(bead);
    const row = index[place(type, i, j)] * size;
    for (let f = 0; f < size; f++) expected[f] += posterior * table[row + f];
  });
  return { lattice, total: lattice.total, expected };
}

const prepared = [];
const weights = Float64Array.from(FEATURES, (name) => WEIGHTS[name]);
for (const document of documents) {
  const one = prune(await prepare(document), weights);
  prepared.push(one);
  const { lost, total } = one.allowed;
  console.error(
    `${document.name}: ${total} beads, ${lost} of a shape or place that the model has not; ${one.count} scored`,
  );
}

const m = new Float64Array(size);
const v = new Float64Array(size);
const steps = Number(values.steps);
let likelihood = 0;
for (let step = 1; step <= steps; step++) {
  const gradient = new Float64Array(size);
  likelihood = 0;
  for (const one of prepared) {
    const free = expectation(one, weights, false);
    const known = expectation(one, weights, true);
    if (!Number.isFinite(known.total)) throw new Error(`${one.document.name}: no path agrees with its gold`);
    const share =
      (SHARE.get(one.document.set) ?? 1) /
      perSet.get(one.document.set) /
      Math.max(1, one.allowed.total / 300);
    likelihood += share * (known.total - free.total);
    for (let f = 0; f < size; f++) gradient[f] += share * (known.expected[f] - free.expected[f]);
  }
  const rate = 0.25 * (1 - (step - 1) / steps) + 0.01;
  for (const [f, name] of FEATURES.entries()) {
    if (FIXED.has(name)) continue;
    // The size of 'bead 1-1' is free: only differences between bead types matter, up to the nulls.
    const g = gradient[f] - (L2 * weights[f]) / 10;
    m[f] = 0.8 * m[f] + 0.2 * g;
    v[f] = 0.95 * v[f] + 0.05 * g * g;
    const correction = Math.sqrt(v[f] / (1 - 0.95 ** step)) + 1e-6;
    weights[f] += (rate * (m[f] / (1 - 0.8 ** step))) / correction;
  }
  if (step % 10 === 0 || step === 1) console.error(`step ${step} log-likelihood ${likelihood.toFixed(2)}`);
}

/**
 * How sure to be of a bead of the best path, given its posterior and its similarity: logistic regression
 * (Platt 1999) over the beads of all documents, right or wrong. Unrelated texts count in full here: the best
 * path through them is some path, and only the similarity tells that it is no translation.
 */
function fitConfidence() {
  const samples = [];
  for (const one of prepared) {
    const right = new Set(one.document.beads.map((bead) => JSON.stringify(bead)));
    const { lattice } = expectation(one, weights, false);
    const found = lattice.viterbi().filter(({ type }) => type < DELETION);
    const weight = 1 / perSet.get(one.document.set) / Math.max(1, found.length);
    const similarityOf = (bead) =>
      one.table[one.index[one.place(bead.type, bead.i, bead.j)] * size + SIMILARITY];
    const { rows, columns } = one.band;
    const side = rows <= columns ? 0 : 1;
    const mean = covered(
      found.map((bead) => ({ sentences: BEAD_TYPES[bead.type][side], similarity: similarityOf(bead) })),
      Math.min(rows, columns),
    );
    for (const bead of found) {
      const [n, m] = BEAD_TYPES[bead.type];
      const range = (start, count) => Array.from({ length: count }, (_, k) => start + k);
      samples.push({
        x: confidenceFeatures(lattice.posterior([bead]), similarityOf(bead), mean),
        y: right.has(JSON.stringify([range(bead.i, n), range(bead.j, m)])) ? 1 : 0,
        weight,
      });
    }
  }
  const w = [0, 1, 0, 0];
  const predict = (x) => 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * w[k], 0)));
  for (let step = 0; step < 8000; step++) {
    const g = [0, 0, 0, 0];
    for (const { x, y, weight } of samples) {
      const p = predict(x);
      for (let k = 0; k < 4; k++) g[k] += weight * (y - p) * x[k];
    }
    for (let k = 0; k < 4; k++) w[k] += 0.1 * g[k];
    // In the hand-aligned texts nothing is foreign; in real ones a footer is, and its likeness must count.
    w[2] = Math.max(w[2], LEAST_SIMILARITY_WEIGHT);
  }
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));
  for (const { x, y } of samples) {
    const p = predict(x);
    const bin = bins[Math.min(9, Math.floor(p * 10))];
    bin.count++;
    bin.said += p;
    bin.right += y;
  }
  for (const { count, said, right } of bins) {
    if (count > 0)
      console.error(`${count} beads said ${(said / count).toFixed(2)}, right ${(right / count).toFixed(2)}`);
  }
  return w;
}

const rounded = (value) => Number(value.toFixed(3));
const names = ['bias', 'posterior', 'similarity', 'mean'];
const content = JSON.parse(readFileSync(FILE, 'utf8'));
content.beads = {
  weights: Object.fromEntries(FEATURES.map((name, f) => [name, rounded(weights[f])])),
  fitted: {
    by: 'training/fit-beads.mjs',
    on: new Date().toISOString().slice(0, 10),
    sentenceModel: encoder.id,
    steps,
    logLikelihood: rounded(likelihood),
    sets: Object.fromEntries(
      [...perSet].map(([set, count]) => {
        const beads = documents
          .filter((one) => one.set === set)
          .reduce((sum, one) => sum + one.beads.length, 0);
        return [set, { documents: count, beads, share: SHARE.get(set) ?? 1 }];
      }),
    ),
  },
};
const confidence = fitConfidence();
content.confidence = {
  weights: Object.fromEntries(names.map((name, k) => [name, rounded(confidence[k])])),
  fitted: {
    by: 'training/fit-beads.mjs',
    on: content.beads.fitted.on,
    floor: { similarity: LEAST_SIMILARITY_WEIGHT },
  },
};
writeFileSync(FILE, `${JSON.stringify(content, undefined, 2)}\n`);
