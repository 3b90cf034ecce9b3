/**
 * How fast texts are read, cleaned and split, and how much memory that takes.
 *
 *   npm run build && node bench/reading.mjs [MEGABYTES [MEGABYTES OF A DOCUMENT]]
 *
 * Documents of four megabytes each, or of as many as are named, are made of the samples' and the fixtures' sentences with numbers mixed in, so that
 * no two are alike; megabytes are of UTF-8. Times are of the processor, all threads of the process together, so that
 * other work on the machine does not count; steps are taken one by one. Then `clean` by itself on hostile texts, twice the size each time, where the time should double.
 */
import { readFileSync } from 'node:fs';
import { clean } from '../dist/cleaning/index.js';
import { decodeSource } from '../dist/document/index.js';
import { singleEdition } from '../dist/editions/index.js';
import { segmentEdition } from '../dist/sentences/index.js';

const MEGA = 1_000_000;
const total = Number(process.argv[2] ?? 100);
const EACH = Number(process.argv[3] ?? 4);

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const fixture = (name) => read(`test/fixtures/cleaning/${name}.given.txt`);
const sample = (name) => read(`samples/${name}.txt`);

/** A document of about so many bytes: the text again and again, its numbers others each time. */
function document(text, bytes, separator = '\n\n') {
  const times = Math.ceil(bytes / Buffer.byteLength(text));
  const parts = Array.from({ length: times }, (_, i) => {
    let seed = i * 7919 + 13;
    return text.replace(/[0-9]+/g, () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 1;
      return String(seed % 10_000);
    });
  });
  return Buffer.from(parts.join(separator));
}

const kinds = {
  'ordinary, English': () => sample('lighthouse.en'),
  'ordinary, Chinese': () => sample('lighthouse.zh-Hant'),
  'ordinary, Japanese': () => sample('lighthouse.ja'),
  'ordinary, German': () => sample('alpenhuette.de'),
  ornaments: () => fixture('ornament.zh'),
  'doubled letters': () => fixture('doubled-letter.vi'),
  'no spaces': () => fixture('missing-space.en'),
  'broken lines': () => fixture('hard-wrap.en'),
  'one long line': () => sample('lighthouse.en').replace(/\s+/g, ' '),
};

const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const rate = (size, time) => (size / MEGA / (time / 1000)).toFixed(1);
const print = (...cells) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(12))).join(''),
  );
const names = Object.keys(kinds);
const sums = { decode: 0, clean: 0, editions: 0, sentences: 0 };
const documents = Math.max(names.length, Math.round(total / EACH));
let bytes = 0;
let most = 0;

print('MB/s', 'decode', 'clean', 'editions', 'sentences', 'together', 'MB', 'RSS/input');
for (let i = 0; i < documents; i++) {
  const name = names[i % names.length];
  const input = document(kinds[name](), (total / documents) * MEGA, name === 'one long line' ? ' ' : '\n\n');
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const times = [milliseconds()];
  const mark = () => times.push(milliseconds());
  const source = decodeSource(name, input, input.length);
  mark();
  const { view } = clean(source);
  mark();
  const { editions } = singleEdition(view);
  mark();
  let sentences = 0;
  for (const edition of editions) sentences += segmentEdition(edition).length;
  mark();
  if (sentences === 0) throw new Error(`${name}: no sentences`);
  const steps = times.slice(1).map((time, k) => time - times[k]);
  for (const [k, step] of Object.keys(sums).entries()) sums[step] += steps[k];
  bytes += input.length;
  const grown = (process.memoryUsage().rss - before) / input.length;
  most = Math.max(most, process.memoryUsage().rss);
  if (i < names.length) {
    const all = steps.reduce((a, b) => a + b, 0);
    print(
      name,
      ...[...steps, all].map((step) => rate(input.length, step)),
      (input.length / MEGA).toFixed(1),
      grown.toFixed(1),
    );
  }
}
const all = Object.values(sums).reduce((a, b) => a + b, 0);
print(
  `all, ${Math.round(bytes / MEGA)} MB`,
  ...[...Object.values(sums), all].map((step) => rate(bytes, step)),
);
console.log(`largest process: ${Math.round(most / MEGA)} MB, with documents of ${EACH} MB\n`);

const hostile = {
  'ornaments in a line': (n) => '建设■◆★◆，◆★'.repeat(n / 8),
  'signs alone': (n) => '■◆★◆'.repeat(n / 4),
  spaces: (n) => `a${' '.repeat(n)}b`,
  'single letters': (n) => 't '.repeat(n / 2),
  'doubled letters': (n) => 't tổng '.repeat(n / 7),
  'spaces in Chinese': (n) => '港 口 '.repeat(n / 4),
  stops: (n) => 'a.'.repeat(n / 2),
  'stops and capitals': (n) => 'ab.Abc'.repeat(n / 6),
  'invisible characters': (n) => 'a\u200b'.repeat(n / 2),
  'marks of direction': (n) => 'a\u200e'.repeat(n / 2),
  'a million lines': (n) => 'a line\n'.repeat(n / 7),
  'blank lines': (n) => '\n'.repeat(n),
  'broken lines': (n) => `${'word '.repeat(13)}and-\n`.repeat(n / 70),
  ordinary: (n) => document(sample('lighthouse.en'), n).toString(),
};
print('clean by itself', 'chars', 'ms', 'twice', 'ms', 'factor', 'Mchars/s');
for (const [name, make] of Object.entries(hostile)) {
  const sizes = [8 * MEGA, 16 * MEGA];
  const taken = sizes.map((size) => {
    const text = Buffer.from(make(size)).toString();
    const began = milliseconds();
    clean({ name, text });
    return milliseconds() - began;
  });
  print(
    name,
    sizes[0],
    taken[0].toFixed(0),
    sizes[1],
    taken[1].toFixed(0),
    (taken[1] / taken[0]).toFixed(1),
    (sizes[1] / MEGA / (taken[1] / 1000)).toFixed(0),
  );
}
