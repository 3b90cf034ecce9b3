/**
 * How well languages are told, and how fast the editions of long texts are found.
 *
 *   npm run build && node bench/identify.mjs [FOLDER] [--speed]
 *
 * FOLDER holds a file a language, `en.txt`, a sentence a line (default: FLORES beside the repository; without it,
 * only speed is measured, on the samples). Lines are joined by three, as paragraphs are, and taken one by one and cut
 * to their first words and characters for information. Then documents of 100 MB are made out of them, halves of two
 * lines and a number each, so that no two are alike, and their editions are found, each in a process of its own; time is
 * that of the processor. Thresholds: 99 % of threes in each language; 10 MB/s for documents that people have.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { View } from '../dist/cleaning/index.js';
import { findEditions, identify } from '../dist/editions/index.js';
import { KNOWN_LANGUAGES } from '../dist/language.js';

const [given, document] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = given ?? fileURLToPath(new URL('../../shared/gold/flores', import.meta.url));
const texts = new Map();
if (existsSync(folder)) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
    texts.set(name.slice(0, -4), lines);
  }
} else console.log(`skipped: no texts in ${folder}`);

function best(text) {
  const scores = identify(text)?.scores ?? new Map();
  return [...scores].find(([, score]) => score === 0)?.[0] ?? '-';
}

function threes(lines) {
  return Array.from({ length: Math.floor(lines.length / 3) }, (_, i) =>
    lines.slice(3 * i, 3 * i + 3).join(' '),
  );
}

function beginning(line) {
  const words = line.split(' ');
  return words.length > 3 ? words.slice(0, 4).join(' ') : line.slice(0, 10);
}

if (!process.argv.includes('--speed') && document === undefined) {
  const kinds = [
    ['three lines', threes],
    ['a line', (lines) => lines],
    ['four words or ten characters', (lines) => lines.map(beginning)],
  ];
  for (const [name, pieces] of kinds) {
    const confusion = new Map();
    const rates = [];
    for (const language of KNOWN_LANGUAGES) {
      const all = pieces(texts.get(language) ?? []);
      if (all.length === 0) continue;
      let right = 0;
      for (const piece of all) {
        const found = best(piece);
        if (found === language) right++;
        else {
          const key = `${language} taken for ${found}`;
          confusion.set(key, (confusion.get(key) ?? 0) + 1);
        }
      }
      rates.push([language, (100 * right) / all.length]);
    }
    if (rates.length === 0) continue;
    const worst = Math.min(...rates.map(([, rate]) => rate));
    console.log(`\n${name}: ${rates.map(([language, rate]) => `${language} ${rate.toFixed(1)}`).join(', ')}`);
    console.log(`worst ${worst.toFixed(2)} %`);
    const confused = [...confusion].sort((a, b) => b[1] - a[1]).slice(0, 20);
    if (confused.length > 0) console.log(confused.map(([key, count]) => `${key}: ${count}`).join('; '));
  }
}

/** Sentences of a language in an order of their own, with a number each, so that no two lines are alike. */
function lines(language, megabytes, size) {
  const own = texts.get(language) ?? samples(language);
  let state = 7;
  const draw = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const all = [];
  let bytes = 0;
  while (bytes < megabytes * 1e6) {
    let line = '';
    do {
      const [a, b] = [own[draw(own.length)], own[draw(own.length)]];
      line += `${a.slice(0, a.length >> 1)}${b.slice(b.length >> 1)} ${draw(100_000)} `;
    } while (line.length < size);
    all.push(line);
    bytes += Buffer.byteLength(line) + 1;
  }
  return all;
}

function samples(language) {
  const gold = JSON.parse(readFileSync(new URL('../samples/zhaoqing.gold.json', import.meta.url), 'utf8'));
  return gold.units.flatMap((unit) => unit[language] ?? []);
}

const MEGABYTES = 100;
const HALF = MEGABYTES / 2;
const documents = [
  ['English, lines of 100', () => lines('en', MEGABYTES, 60)],
  ['Chinese, lines of 100', () => lines('zh-Hant', MEGABYTES, 60)],
  ['English, then Japanese', () => [...lines('en', HALF, 60), ...lines('ja', HALF, 60)]],
  ['English and Japanese by turns', () => turns(lines('en', HALF, 60), lines('ja', HALF, 60))],
  ['lines of 1 MB', () => lines('en', MEGABYTES, 1_000_000)],
  ['one line', () => [lines('en', MEGABYTES, 1_000_000).join(' ')]],
  ['4,000,000 lines of one character', () => Array.from({ length: 4e6 }, (_, i) => 'abcxyz中あ'[i % 8])],
  ['tables of two languages', () => table(lines('en', HALF, 60), lines('ja', HALF, 60))],
  ['random letters', () => Array.from({ length: 1e6 }, (_, i) => gibberish(i))],
];
if (texts.has('de')) {
  documents.push(['English, then German', () => [...lines('en', HALF, 60), ...lines('de', HALF, 60)]]);
}

function turns(a, b) {
  return a.flatMap((line, index) => [line, b[index] ?? '']);
}

function table(a, b) {
  return a.map((line, index) => `${line}\t${b[index] ?? ''}`);
}

function gibberish(seed) {
  let state = seed + 1;
  let text = '';
  while (text.length < 90) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += (state >>> 8).toString(36).replace(/\d/g, ' ');
  }
  return text;
}

if (document === undefined) {
  console.log('');
  for (const place of documents.keys()) {
    const script = fileURLToPath(import.meta.url);
    process.stdout.write(
      execFileSync(process.execPath, [script, folder, String(place)], { encoding: 'utf8' }),
    );
  }
} else {
  const [name, make] = documents[Number(document)];
  const text = make().join('\n');
  const megabytes = Buffer.byteLength(text) / 1e6;
  const before = process.resourceUsage().maxRSS;
  const began = process.cpuUsage();
  const { editions, other } = findEditions(new View({ name, text }));
  const seconds = process.cpuUsage(began).user / 1e6;
  const peak = process.resourceUsage().maxRSS;
  console.log(
    `${name}: ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(1)} MB/s; ` +
      `at most ${Math.round(peak / 1024)} MB (${Math.round(before / 1024)} MB before) ` +
      `(${editions.map(({ language }) => language).join(', ')}; ${other.length} set aside)`,
  );
}
