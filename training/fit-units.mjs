/**
 * Fits the confidence of units in three or more languages (src/units/confidence.ts) by logistic regression on
 * synthetic documents with known units, and checks it on other languages, lines and seeds.
 *
 *   npm run build && node training/fit-units.mjs --gold DIR
 *
 * Writes the sections `units` and `pairs in units` of models/aligner.json, and prints how often units and pairs are
 * right for what is said of them, in documents that were fitted to and in others. DIR holds `flores/<language>.txt`,
 * line-parallel.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { alignPair } from '../dist/beads/index.js';
import { unitsWithEvidence } from '../dist/units/build.js';
import { PAIR_FEATURES, pairFeatures, UNIT_FEATURES, unitFeatures } from '../dist/units/confidence.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { random, readLines } from './gold.mjs';
import { manyWays } from './many-ways.mjs';

const { values } = parseArgs({ options: { gold: { type: 'string' } } });
if (values.gold === undefined) throw new Error('--gold names the folder with flores/<language>.txt');

const FILE = fileURLToPath(new URL('../models/aligner.json', import.meta.url));
const L2 = 0.01;
const STEPS = 30;
/** Lines of a paragraph that is moved. */
const PARAGRAPH = 5;
const HALF = 253;
const encoder = await loadEncoder();

const FITTED = [
  ['en', 'zh-Hant', 'ja'],
  ['de', 'fr', 'ru'],
  ['ko', 'th', 'en'],
  ['es', 'vi', 'zh-Hans'],
  ['hu', 'ar', 'de'],
  ['en', 'ja', 'vi', 'fr'],
  ['zh-Hant', 'ko', 'es', 'th', 'de'],
  ['en', 'de', 'ja', 'zh-Hans', 'ar', 'cs', 'id'],
];
const CHECKED = [
  ['pl', 'ja', 'zh-Hant'],
  ['en', 'vi', 'ko'],
  ['it', 'nl', 'th'],
  ['uk', 'zh-Hans', 'de'],
  ['fr', 'ar', 'en'],
  ['en', 'zh-Hant', 'ja', 'de'],
  ['ru', 'vi', 'fr', 'ja', 'ko'],
  ['en', 'zh-Hant', 'ja', 'vi', 'de', 'ko', 'th', 'ar'],
];

/**
 * Documents of a set of languages: alike, unlike, such as say nothing or too little to each other, and such as one
 * language has in another order.
 */
const KINDS = [
  { merge: 0.1, split: 0.1, drop: 0.1, together: true },
  { merge: 0.1, split: 0.1, drop: 0.1 },
  { merge: 0.03, split: 0.05, drop: 0.03 },
  { merge: 0.05, split: 0.05, drop: 0.05, isShuffled: true },
  { merge: 0.1, split: 0.1, drop: 0.1, strangers: 'one' },
  { merge: 0.1, split: 0.1, drop: 0.1, strangers: 'all' },
];

async function side(language, texts) {
  return {
    language,
    sentences: texts.map((text) => ({ start: 0, end: text.length, text, paragraph: 0 })),
    sums: await encoder.encode(texts),
    bytes: texts.map((text) => Buffer.byteLength(text)),
    paragraphs: texts.map(() => 0),
    texts,
  };
}

/** The same with the sentences of the last language in another order, a few at a time. */
function shuffled({ texts, units, pair }, seed) {
  const next = random(seed + 0.5);
  const language = texts.length - 1;
  const old = texts[language];
  const starts = Array.from({ length: Math.ceil(old.length / PARAGRAPH) }, (_, k) => k * PARAGRAPH);
  for (let i = starts.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [starts[i], starts[j]] = [starts[j], starts[i]];
  }
  const order = starts.flatMap((start) => [...old.keys()].slice(start, start + PARAGRAPH));
  const place = new Map(order.map((sentence, at) => [sentence, at]));
  const move = (cell) => cell.map((sentence) => place.get(sentence)).sort((a, b) => a - b);
  return {
    texts: texts.map((own, k) => (k === language ? order.map((sentence) => old[sentence]) : own)),
    // What the others have without the one that has it elsewhere is right as well.
    units: units.flatMap((cells) => [
      cells.map((cell, k) => (k === language ? move(cell) : cell)),
      cells.map((cell, k) => (k === language ? [] : cell)),
    ]),
    pair: (a, b) => pair(a, b).map(([x, y]) => [x, b === language ? move(y) : y]),
  };
}

/** A document and the units that it has. Strangers are texts of which no other language has a line. */
async function make(languages, seed, first, kind) {
  const isStranger = (position) =>
    kind.strangers === 'all' || (kind.strangers === 'one' && position === languages.length - 1);
  const count = kind.strangers === 'all' ? 60 : HALF - 13;
  const lines = languages.map((language, position) => {
    const all = readLines(join(values.gold, 'flores', `${language}.txt`));
    if (kind.strangers === 'all') return all.slice(position * count, (position + 1) * count);
    const from = isStranger(position) ? HALF - first : first;
    return all.slice(from, from + count);
  });
  const joins = languages.map((language) => (/^(zh|ja|th)/.test(language) ? '' : ' '));
  const made = manyWays(lines, joins, { seed, ...kind });
  const { texts, units, pair } = kind.isShuffled ? shuffled(made, seed) : made;
  const known = units.flatMap((cells) => {
    const related = cells.map((cell, position) => (isStranger(position) ? [] : cell));
    return related.filter((cell) => cell.length > 0).length > 1 ? [related] : [];
  });
  return {
    sides: await Promise.all(languages.map((language, position) => side(language, texts[position]))),
    units: new Set(known.map((cells) => JSON.stringify(cells))),
    pair: (a, b) => (isStranger(a) || isStranger(b) ? [] : pair(a, b)),
  };
}

/** Units and pairs with what is known of them, and whether they are right. */
async function observe(sets, firstSeed, first) {
  const units = [];
  const pairs = [];
  let seed = firstSeed;
  for (const languages of sets) {
    for (const kind of KINDS) {
      if (kind.strangers === 'all' && languages.length > 5) continue;
      const document = await make(languages, seed++, first, kind);
      const { sides } = document;
      const aligned = new Map();
      const pair = (a, b) => {
        const key = a * sides.length + b;
        if (!aligned.has(key)) aligned.set(key, alignPair(sides[a], sides[b], encoder.dimensions));
        return aligned.get(key);
      };
      const beadOf = new Map();
      for (const a of sides.keys()) {
        for (let b = a + 1; b < sides.length; b++) {
          const [source, target] = [new Map(), new Map()];
          for (const bead of document.pair(a, b)) {
            for (const sentence of bead[0]) source.set(sentence, bead);
            for (const sentence of bead[1]) target.set(sentence, bead);
          }
          beadOf.set(a * sides.length + b, [source, target]);
        }
      }
      for (const { unit, evidence } of unitsWithEvidence(sides, encoder.dimensions, pair)) {
        const cells = languages.map((language) => unit.cells[language]?.sentences ?? []);
        if (unit.pairs.length === 0) continue;
        const isRight = document.units.has(JSON.stringify(cells));
        units.push({ features: unitFeatures(evidence), isRight, kind });
        let at = 0;
        for (const [a, source] of cells.entries()) {
          for (let b = a + 1; b < cells.length; b++) {
            const own = evidence[at++];
            const target = cells[b];
            if (source.length === 0 || target.length === 0) continue;
            const [bySource, byTarget] = beadOf.get(a * sides.length + b);
            const isCovered =
              source.every((s) => bySource.get(s)?.[1].every((t) => target.includes(t)) ?? false) &&
              target.every((t) => byTarget.get(t)?.[0].every((s) => source.includes(s)) ?? false);
            pairs.push({ features: pairFeatures(own, evidence), isRight: isCovered, kind });
          }
        }
      }
    }
  }
  return { units, pairs };
}

const logistic = (z) => 1 / (1 + Math.exp(-z));
const weigh = (features, weights) => logistic(features.reduce((sum, x, i) => sum + x * weights[i], 0));

/** Newton's method. */
function regress(observations) {
  const size = observations[0].features.length;
  let weights = new Array(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w) => -L2 * w);
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? L2 : 0)));
    for (const { features, isRight } of observations) {
      const p = weigh(features, weights);
      for (let i = 0; i < size; i++) {
        gradient[i] += (isRight - p) * features[i];
        for (let j = 0; j < size; j++) hessian[i][j] += p * (1 - p) * features[i] * features[j];
      }
    }
    const change = solve(hessian, gradient);
    weights = weights.map((w, i) => w + change[i]);
  }
  return weights.map((w) => Math.round(w * 1000) / 1000);
}

/** Gauss's elimination with pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = 0; k < rows.length; k++) {
      if (k === i) continue;
      const factor = rows[k][i] / rows[i][i];
      for (let j = i; j <= rows.length; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i]);
}

function report(title, observations, weights) {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));
  for (const { features, isRight } of observations) {
    const said = weigh(features, weights);
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    bin.count++;
    bin.said += said;
    bin.right += isRight ? 1 : 0;
  }
  const error = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / observations.length;
  const related = observations.filter(({ kind }) => kind.strangers === undefined && !kind.isShuffled);
  const sure = related.filter(({ features }) => weigh(features, weights) > 0.9);
  const strangers = observations.filter(({ kind }) => kind.strangers === 'all');
  console.log(`\n${title}: expected calibration error ${error.toFixed(3)}`);
  for (const { count, said, right } of bins) {
    if (count > 0)
      console.log(`  said ${(said / count).toFixed(2)}  right ${(right / count).toFixed(2)}  of ${count}`);
  }
  const right = sure.filter(({ isRight }) => isRight).length;
  console.log(
    `  over 0.9: right ${(right / sure.length).toFixed(3)}, ${(sure.length / related.length).toFixed(3)} of all`,
  );
  const byKind = KINDS.filter(({ strangers: who }) => who === undefined).map((kind) => {
    const own = observations.filter((one) => one.kind === kind);
    const high = own.filter(({ features }) => weigh(features, weights) > 0.9);
    const rightOnes = high.filter(({ isRight }) => isRight).length;
    return `right ${(rightOnes / high.length).toFixed(3)}, ${(high.length / own.length).toFixed(3)}`;
  });
  console.log(`  the same by kind of document: ${byKind.join('; ')}`);
  const bold = strangers.filter(({ features }) => weigh(features, weights) > 0.5).length;
  console.log(`  strangers over 0.5: ${bold} of ${strangers.length}`);
}

const fitted = await observe(FITTED, 1, 0);
const checked = await observe(CHECKED, 1001, HALF);
const content = JSON.parse(readFileSync(FILE, 'utf8'));
for (const [section, key, names] of [
  ['units', 'units', UNIT_FEATURES],
  ['pairs in units', 'pairs', PAIR_FEATURES],
]) {
  const weights = regress(fitted[key]);
  report(`${section} fitted to`, fitted[key], weights);
  report(`${section} of other documents`, checked[key], weights);
  content[section] = {
    weights: Object.fromEntries(names.map((name, k) => [name, weights[k]])),
    fitted: {
      by: 'training/fit-units.mjs',
      on: new Date().toISOString().slice(0, 10),
      sentenceModel: encoder.id,
      languages: FITTED.map((languages) => languages.join(' ')),
      observations: fitted[key].length,
    },
  };
}
writeFileSync(FILE, `${JSON.stringify(content, undefined, 2)}\n`);
