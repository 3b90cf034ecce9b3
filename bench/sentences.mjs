/**
 * How fast text is split into sentences, by kind of language, and how that grows with the length of a line.
 *
 *   npm run build && node bench/sentences.mjs [megabytes]
 *
 * Prose is the samples', over and over; the harder texts are made of the fixtures' cases, with numbers mixed in.
 * MB/s are of UTF-8 and of this process's CPU time, so that other work on the machine counts less.
 */
import { readFileSync } from 'node:fs';
import { View } from '../dist/cleaning/index.js';
import { singleEdition } from '../dist/editions/index.js';
import { segmentEdition } from '../dist/sentences/index.js';
import { splitSentences } from '../dist/sentences/split.js';

const size = Number(process.argv[2] ?? 10) * 1e6;

function cases(language) {
  const file = new URL(`../test/fixtures/sentences/${language}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^[#?] /.test(line))
    .map((line) => line.replaceAll('‖', ''));
}

/** About so many bytes of text, with numbers mixed in so that no two lines are alike. */
function text(language, bytes, separator) {
  const lines = cases(language);
  const parts = [];
  for (let length = 0, i = 0; length < bytes; i++) {
    const line = `${lines[(i * 7919) % lines.length]}${separator}${i % 1000} ${lines[(i * 31) % lines.length]}`;
    parts.push(line);
    length += Buffer.byteLength(line) + 1;
  }
  return parts.join(separator);
}

function timed(work) {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { result, seconds: (user + system) / 1e6 };
}

const print = (...cells) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));

/** Prose as it is written: the samples' texts, on lines of their own. */
function prose(file) {
  const lines = readFileSync(new URL(`../samples/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '');
}

print('prose', 'MB', 'sentences', 'seconds', 'MB/s');
for (const file of [
  'lighthouse.en.txt',
  'alpenhuette.de.txt',
  'alpenhuette.fr.txt',
  'lighthouse.ja.txt',
  'lighthouse.zh-Hant.txt',
]) {
  const language = file.split('.')[1];
  const lines = prose(file);
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const rounds = Math.ceil(size / bytes);
  for (const line of lines) splitSentences(language, line);
  const { result, seconds } = timed(() => {
    let count = 0;
    for (let i = 0; i < rounds; i++) for (const line of lines) count += splitSentences(language, line).length;
    return count;
  });
  const megabytes = (bytes * rounds) / 1e6;
  print(language, megabytes.toFixed(1), result, seconds.toFixed(2), (megabytes / seconds).toFixed(1));
}

console.log('\nthe fixtures, nearly every stop of which is a hard one, on long lines');
print('language', 'MB', 'sentences', 'seconds', 'MB/s');
for (const language of ['en', 'de', 'ru', 'vi', 'ko', 'th', 'ja', 'zh-Hans']) {
  const line = text(language, size / 100, ' ');
  const bytes = Buffer.byteLength(line);
  splitSentences(language, line);
  const { result, seconds } = timed(() => {
    let count = 0;
    for (let i = 0; i < 100; i++) count += splitSentences(language, line).length;
    return count;
  });
  const megabytes = (bytes * 100) / 1e6;
  print(language, megabytes.toFixed(1), result, seconds.toFixed(2), (megabytes / seconds).toFixed(1));
}

console.log('\none line of English, ever longer');
print('characters', 'sentences', 'ns/character');
for (const length of [1e4, 1e5, 1e6, 1e7]) {
  const line = text('en', length, ' ');
  const repeats = Math.max(1, 1e6 / length);
  const { result, seconds } = timed(() => {
    let count = 0;
    for (let i = 0; i < repeats; i++) count = splitSentences('en', line).length;
    return count;
  });
  print(line.length, result, Math.round((seconds * 1e9) / (line.length * repeats)));
}

console.log('\nan edition of many lines, with offsets');
const [edition] = singleEdition(
  new View({ name: 'bench', text: text('en', Math.min(size, 8e6), '\n') }),
  'en',
).editions;
for (const options of [{}, { maxSentence: 120 }, { semicolons: true }]) {
  const { result, seconds } = timed(() => segmentEdition(edition, options).length);
  print(JSON.stringify(options), result, `${seconds.toFixed(2)} s`);
}
