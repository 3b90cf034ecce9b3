/**
 * How often the nearest sentence of another language is the right one, with the vectors that the package gives.
 *
 *   npm run build && node bench/retrieval.mjs --gold DIR [--model NAME]
 *
 * DIR holds line-parallel texts, `<language>.txt`. Cosine similarity, mean of both directions.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEncoder } from '../dist/vectors/index.js';
import { readLines } from '../training/gold.mjs';

const { values } = parseArgs({ options: { gold: { type: 'string' }, model: { type: 'string' } } });
if (values.gold === undefined) throw new Error('--gold names the folder of line-parallel texts');
const encoder = await loadEncoder(values.model);

async function unitVectors(lines) {
  const sums = await encoder.encode(lines);
  for (let start = 0; start < sums.length; start += encoder.dimensions) {
    const row = sums.subarray(start, start + encoder.dimensions);
    const length = Math.hypot(...row) || 1;
    for (let d = 0; d < row.length; d++) row[d] /= length;
  }
  return sums;
}

const languages = readdirSync(values.gold)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => basename(name, '.txt'))
  .sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
const vectors = new Map();
for (const language of languages) {
  vectors.set(language, await unitVectors(readLines(join(values.gold, `${language}.txt`))));
}

function accuracy(a, b) {
  const { dimensions } = encoder;
  const count = a.length / dimensions;
  const bestOfRow = new Float64Array(count).fill(-2);
  const bestOfColumn = new Float64Array(count).fill(-2);
  const row = new Int32Array(count);
  const column = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += a[i * dimensions + d] * b[j * dimensions + d];
      if (cosine > bestOfRow[i]) [bestOfRow[i], row[i]] = [cosine, j];
      if (cosine > bestOfColumn[j]) [bestOfColumn[j], column[j]] = [cosine, i];
    }
  }
  let right = 0;
  for (let i = 0; i < count; i++) right += Number(row[i] === i) + Number(column[i] === i);
  return right / count / 2;
}

const scores = new Map();
for (const [index, a] of languages.entries()) {
  for (const b of languages.slice(index + 1)) {
    scores.set(`${a}~${b}`, accuracy(vectors.get(a), vectors.get(b)));
  }
}
const score = (a, b) => scores.get(`${a}~${b}`) ?? scores.get(`${b}~${a}`);
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const show = (value) => value.toFixed(3).replace(/^0/, '');

console.log('language    with en    mean with all');
for (const language of languages) {
  const others = languages.filter((other) => other !== language).map((other) => score(language, other));
  const english = language === 'en' ? '' : show(score('en', language));
  console.log(`${language.padEnd(12)}${english.padStart(7)}${show(mean(others)).padStart(17)}`);
}
for (const [a, b] of [
  ['zh-Hant', 'ja'],
  ['zh-Hans', 'vi'],
  ['de', 'fr'],
]) {
  if (vectors.has(a) && vectors.has(b)) console.log(`${a} with ${b}: ${show(score(a, b))}`);
}
const english = [...scores].filter(([pair]) => pair.startsWith('en~')).map(([, value]) => value);
if (english.length > 0) console.log(`mean with en: ${mean(english).toFixed(4)}`);
console.log(`mean of ${scores.size} pairs: ${mean([...scores.values()]).toFixed(4)}`);
