/**
 * How long it takes to align again when somebody corrects a unit.
 *
 *   npm run build && node bench/anchors.mjs --gold DIR [--sentences 500] [--languages en,ja,vi]
 *
 * DIR holds `flores/<language>.txt`, line-parallel. One document is opened; then, a hundred times, one more anchor is
 * given at a random place: a unit as it is known to be, or, every other time, one that the text does not show (three
 * sentences of one language, one of the next). Milliseconds by the wall clock of `realign` without flags, and of the
 * flags of the whole document. Aim: 50 ms for 500 sentences in three languages, without flags.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flagUnits } from '../dist/flags/index.js';
import { openAlignment } from '../dist/index.js';
import { random } from '../training/gold.mjs';
import { longDocument } from './long-document.mjs';

const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    sentences: { type: 'string', default: '500' },
    languages: { type: 'string', default: 'en,ja,vi' },
    rounds: { type: 'string', default: '100' },
  },
});
if (values.gold === undefined) throw new Error('--gold names the folder with flores/<language>.txt');
const languages = values.languages.split(',');
const document = longDocument(join(values.gold, 'flores'), languages, {
  count: Number(values.sentences),
  ratio: 1.1,
});
const open = await openAlignment(
  { editions: document.texts.map((lines, l) => ({ language: languages[l], text: lines.join('\n') })) },
  { segmentation: 'lines' },
);
console.log(languages.join(' '), document.texts.map((texts) => texts.length).join(' '));

const next = random(3);
const times = { realign: [], flags: [] };
for (let round = 0; round < Number(values.rounds); round++) {
  const cells = document.units[Math.floor(next() * document.units.length)];
  const first = cells.map((cell) => cell[0] ?? 0);
  const fits = first.every((sentence, l) => sentence + 3 <= document.texts[l].length);
  const anchor =
    round % 2 === 0 || !fits
      ? Object.fromEntries(
          cells.flatMap((cell, l) => (cell.length > 0 ? [[languages[l], [cell[0], cell.length]]] : [])),
        )
      : Object.fromEntries(languages.map((language, l) => [language, [first[l], l === 0 ? 3 : 1]]));
  const began = performance.now();
  const alignment = open.realign([anchor], { flags: false });
  const done = performance.now();
  flagUnits(alignment);
  times.realign.push(done - began);
  times.flags.push(performance.now() - done);
}
for (const [name, all] of Object.entries(times)) {
  const sorted = all.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[sorted.length >> 1], sorted.at(-1)];
  console.log(`${name.padEnd(8)} median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
}
