/**
 * How fast documents are read, in MB of the file a second, and how far the process grows (the most so far).
 *
 *   npm run --silent build && node bench/documents.mjs
 *
 * Texts are the sentences of test/fixtures/documents/charsets.json over and over.
 */
import { readFileSync } from 'node:fs';
import { readDocument } from '../dist/document/index.js';

const samples = JSON.parse(
  readFileSync(new URL('../test/fixtures/documents/charsets.json', import.meta.url), 'utf8'),
);

function text(language, bytes) {
  const lines = `${samples[language].sentences.join('\n')}\n`;
  return lines.repeat(Math.ceil(bytes / Buffer.byteLength(lines)));
}

const html = (content) =>
  `<html><body>${content
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('\n')}</body></html>`;
const cases = [
  ['text, UTF-8, German', () => Buffer.from(text('de', 100e6))],
  ['text, UTF-8, Japanese', () => Buffer.from(text('ja', 100e6))],
  ['text, UTF-16 without a mark', () => Buffer.from(text('ja', 100e6), 'utf16le')],
  ['text, windows-1252', () => Buffer.from(text('es', 100e6), 'latin1')],
  ['Markdown', () => Buffer.from(text('de', 20e6)), 'a.md'],
  ['HTML, main text', () => Buffer.from(html(text('de', 2e6))), 'a.html'],
  ['HTML, all text', () => Buffer.from(html(text('de', 20e6))), 'a.html', { html: 'all' }],
];
const print = (...cells) =>
  console.log(cells.map((cell, at) => String(cell).padEnd(at === 0 ? 30 : 12)).join(''));
print('', 'MB', 'seconds', 'MB/s', 'RSS MB');
for (const [title, make, name = 'a.txt', options] of cases) {
  const bytes = make();
  const began = performance.now();
  await readDocument({ name, bytes }, options);
  const seconds = (performance.now() - began) / 1000;
  const megabytes = bytes.length / 1e6;
  const most = Math.round(process.resourceUsage().maxRSS / 1024);
  print(title, megabytes.toFixed(0), seconds.toFixed(2), (megabytes / seconds).toFixed(0), most);
}
