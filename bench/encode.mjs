/**
 * How fast sentences become vectors with the static model, and what stands in the way.
 *
 *   npm run bench:encode
 *
 * Sentences are the samples' with numbers mixed in, so that no two are alike, and synthetic ones of exactly 25
 * tokens. All of it runs on one core; the tokenizer of transformers.js is measured in the same run, and so is the
 * limit: reading the bytes of the rows that a text touches, four at a time, and doing next to nothing with them. The
 * best of some rounds counts, when the tokenizer remembers most words; loading and memory are the medians of five
 * processes of their own. Thresholds: 8,000 sentences of 25 tokens a second, 0.5 s to load, 400 MB.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEncoder, modelFolder } from '../dist/vectors/index.js';
import { readStaticTable } from '../dist/vectors/static-table.js';
import { readUnigram } from '../dist/vectors/unigram.js';

/** Short rounds and many of them: the best one is the least disturbed. */
const ROUNDS = 25;
const SENTENCES = 1024;
const SYNTHETIC_TOKENS = 25;

/** Sentences of a long book. */
const BOOK = 60_000;

if (process.argv[2] === 'child') {
  const began = performance.now();
  const loaded = await loadEncoder();
  const loading = (performance.now() - began) / 1000;
  await loaded.encode([...samples().values()].flatMap((own) => mixed(own, BOOK / samples().size)));
  console.log(JSON.stringify({ loading, peak: peakMegabytes() }));
  process.exit();
}

function peakMegabytes() {
  return process.resourceUsage().maxRSS / 1024;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Seconds of the fastest of several rounds. */
async function best(work, rounds = ROUNDS) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work();
    least = Math.min(least, (performance.now() - began) / 1000);
  }
  return least;
}

const print = (...cells) => console.log(cells.map((cell) => String(cell).padStart(13)).join(''));
const perSecond = (count, seconds) => Math.round(count / seconds).toLocaleString('en');

const runs = Array.from({ length: 5 }, () =>
  JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'child'], { encoding: 'utf8' })),
);
console.log(`loading: ${median(runs.map(({ loading }) => loading)).toFixed(3)} s`);
const peak = Math.round(median(runs.map((run) => run.peak)));
console.log(`a process that encodes ${BOOK.toLocaleString('en')} sentences takes at most ${peak} MB\n`);

const encoder = await loadEncoder();
const folder = modelFolder(encoder.id);
const { tokenize } = readUnigram(readFileSync(join(folder, 'tokenizer.json')));
const table = readStaticTable(readFileSync(join(folder, 'onnx', 'model_int8.onnx')));

function samples() {
  const languages = new Map();
  for (const name of ['zhaoqing', 'harbour', 'alpenhuette', 'onsen']) {
    const gold = JSON.parse(readFileSync(new URL(`../samples/${name}.gold.json`, import.meta.url), 'utf8'));
    for (const unit of gold.units) {
      for (const [language, sentences] of Object.entries(unit)) {
        if (Array.isArray(sentences))
          languages.set(language, [...(languages.get(language) ?? []), ...sentences]);
      }
    }
  }
  return languages;
}

function mixed(own, count) {
  return Array.from({ length: count }, (_, i) => {
    return `${own[(i * 7919 + 13) % own.length].slice(0, 200)} ${(i * 2654435761) % 100_000}`;
  });
}

/** Sentences of pieces that are one token where they stand, drawn by a simple generator, frequent ones more often. */
function synthetic() {
  const vocabulary = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')).model.vocab;
  const words = vocabulary
    .filter(([piece]) => /^\u2581\p{Ll}+$/u.test(piece))
    .map(([piece]) => piece.slice(1))
    .filter((word) => tokenize(word).length === 1);
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return words[Math.floor(words.length * (state / 2 ** 32) ** 3)];
  };
  return Array.from({ length: SENTENCES }, () => Array.from({ length: SYNTHETIC_TOKENS }, draw).join(' '));
}

const texts = new Map([[`${SYNTHETIC_TOKENS} tokens`, synthetic()]]);
for (const [language, own] of samples()) texts.set(language, mixed(own, SENTENCES));

let sink = 0;

/** Adds up the rows' bytes as they lie, four at a time. */
const words = new Int32Array(table.rows.slice().buffer);
function scan(lists) {
  const width = table.dimensions >> 2;
  for (const ids of lists) {
    for (let k = 0; k < ids.length; k++) {
      const row = ids[k] * width;
      for (let i = 0; i < width; i++) sink ^= words[row + i];
    }
  }
}

async function tokenizerOfTransformers() {
  const { AutoTokenizer, env } = await import('@xenova/transformers');
  Object.assign(env, { allowRemoteModels: false, localModelPath: dirname(folder) + sep });
  const tokenizer = await AutoTokenizer.from_pretrained(encoder.id, { local_files_only: true });
  return (text) => tokenizer.encode(text, { add_special_tokens: false });
}

for (const list of texts.values()) await encoder.encode(list);
const results = [];
for (const [name, list] of texts) {
  const lists = list.map(tokenize);
  const tokens = lists.reduce((sum, ids) => sum + ids.length, 0);
  const cutting = await best(() => {
    for (const text of list) sink ^= tokenize(text).length;
  });
  const encoding = await best(() => encoder.encode(list));
  const scanning = await best(() => scan(lists));
  results.push({ name, list, tokens, cutting, encoding, scanning });
}

const other = await tokenizerOfTransformers();
print('', 'tokens', 'encoder', '', 'tokenizer', '', 'transformers', '', 'rows', 'scan');
print(
  'sentences of',
  'each',
  'sent./s',
  'tokens/s',
  'sent./s',
  'tokens/s',
  'sent./s',
  'ratio',
  'MB/s',
  'MB/s',
);
for (const { name, list, tokens, cutting, encoding, scanning } of results) {
  const some = list.slice(0, SENTENCES / 4);
  const theirs = (await best(() => some.forEach(other), 2)) * (list.length / some.length);
  const megabytes = (tokens * table.dimensions) / 1e6;
  print(
    name,
    (tokens / list.length).toFixed(1),
    perSecond(list.length, encoding),
    perSecond(tokens, encoding),
    perSecond(list.length, cutting),
    perSecond(tokens, cutting),
    perSecond(list.length, theirs),
    `${(theirs / cutting).toFixed(1)}x`,
    perSecond(megabytes, encoding),
    perSecond(megabytes, scanning),
  );
}

const first = results[0];
const share = (seconds) => `${Math.round((100 * seconds) / first.encoding)} %`;
console.log(
  `\nof the time for ${first.name}: tokenizer ${share(first.cutting)}, scan of the same rows ${share(first.scanning)}`,
);

let unseen = Number.POSITIVE_INFINITY;
for (let round = 0; round < 5; round++) {
  const { tokenize: forgetful } = readUnigram(readFileSync(join(folder, 'tokenizer.json')));
  const cut = () => {
    for (const text of first.list) sink ^= forgetful(text).length;
  };
  unseen = Math.min(unseen, await best(cut, 1));
}
console.log(
  `a tokenizer that has seen none of their words yet: ${perSecond(first.list.length, unseen)} sentences/s`,
);
// What is worked out must seem to be of use.
if (sink === 0.5) console.log();
