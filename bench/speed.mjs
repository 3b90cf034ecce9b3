/**
 * How fast the stations are, and how their cost grows with the length of a text.
 *
 *   npm run bench
 *
 * Texts are made up of the samples' sentences with numbers mixed in, so that no two are alike; times are of
 * one process on one core (onnxruntime may use more), ratios are within one run.
 */
import { readFileSync } from 'node:fs';
import { alignPair } from '../dist/beads/index.js';
import { loadEncoder } from '../dist/vectors/index.js';

const gold = JSON.parse(readFileSync(new URL('../samples/zhaoqing.gold.json', import.meta.url), 'utf8'));

function sentences(language, count) {
  const own = gold.units.flatMap((unit) => unit[language] ?? []);
  return Array.from({ length: count }, (_, i) => {
    const mixed = own[(i * 7919 + 13) % own.length];
    return `${mixed.slice(0, 200)} ${(i * 2654435761) % 100_000}`;
  });
}

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);
const print = (...cells) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));

const { result: encoder, seconds: loading } = await timed(() => loadEncoder());
console.log(`model ${encoder.id}: loaded in ${loading.toFixed(2)} s, process at ${megabytes()} MB\n`);

await encoder.encode(sentences('en', 512));
print('language', 'sentences', 'sentences/s', 'chars/s');
for (const language of ['en', 'zh-Hant', 'ja']) {
  const texts = sentences(language, 4096);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const { seconds } = await timed(() => encoder.encode(texts));
  print(language, texts.length, Math.round(texts.length / seconds), Math.round(characters / seconds));
}

console.log();
print('sentences', 'seconds', 'µs/sentence', 'ratio', 'RSS MB');
let first;
for (const count of [500, 1000, 2000, 4000, 8000]) {
  const side = async (language) => {
    const texts = sentences(language, count);
    return {
      sums: await encoder.encode(texts),
      bytes: texts.map((text) => Buffer.byteLength(text)),
      paragraphs: texts.map((_, i) => i >> 2),
    };
  };
  const [source, target] = [await side('en'), await side('ja')];
  const { seconds } = await timed(() => alignPair(source, target, encoder.dimensions));
  const each = (seconds * 1e6) / count;
  first ??= each;
  print(count, seconds.toFixed(2), Math.round(each), (each / first).toFixed(2), megabytes());
}
