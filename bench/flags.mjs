// False alarms and detection rates of the flags, on texts that are parallel line by line:
//   npm run build && node bench/flags.mjs DIR [SOURCE…]
// DIR holds TAG.txt, the same number of lines each. Every pair with one of the sources (default en ja) is aligned
// as it is, where nearly every flag is a false alarm, then with one fault in every tenth line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { align } from '../dist/index.js';

const [directory, ...given] = process.argv.slice(2);
if (directory === undefined) throw new Error('which folder?');
const sources = given.length > 0 ? given : ['en', 'ja'];
const texts = new Map(
  readdirSync(directory)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name.slice(0, -4), readFileSync(join(directory, name), 'utf8').trimEnd().split('\n')]),
);

const EVERY = 10;
const faults = {
  digit: (line) => line.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 3) % 10)),
  copied: (_, source) => source,
  cut: (line) => line.slice(0, line.length * 0.25),
  swapped: (_, __, lines, i) => lines[i + EVERY] ?? lines[0],
};
const expected = {
  digit: ['number-mismatch'],
  copied: ['untranslated', 'other-language'],
  cut: ['length-outlier'],
  swapped: ['weak-similarity', 'number-mismatch', 'length-outlier'],
};

const run = (languages, lines) =>
  align(
    { editions: languages.map((language, k) => ({ language, text: lines[k].join('\n') })) },
    {
      segmentation: 'lines',
    },
  );

const falseAlarms = {};
const found = Object.fromEntries(Object.keys(faults).map((name) => [name, { made: 0, flagged: 0 }]));
let units = 0;
for (const source of sources) {
  for (const target of texts.keys()) {
    if (source === target) continue;
    const [a, b] = [texts.get(source), texts.get(target)];
    const clean = await run([source, target], [a, b]);
    units += clean.units.length;
    const codes = clean.units.flatMap((unit) => [...new Set(unit.flags.map((flag) => flag.code))]);
    const counts = Object.fromEntries(
      [...new Set(codes)].map((code) => [code, codes.filter((c) => c === code).length]),
    );
    for (const [code, count] of Object.entries(counts)) falseAlarms[code] = (falseAlarms[code] ?? 0) + count;
    console.log(`${source}-${target}`, clean.units.length, JSON.stringify(counts));
    for (const [name, fault] of Object.entries(faults)) {
      const changed = b.map((line, i) => (i % EVERY === 0 ? fault(line, a[i], b, i) : line));
      const { units: made } = await run([source, target], [a, changed]);
      for (const [i, line] of changed.entries()) {
        if (line === b[i]) continue;
        found[name].made++;
        const unit = made.find(({ cells }) => cells[target]?.sentences.includes(i));
        if (unit?.flags.some((flag) => expected[name].includes(flag.code))) found[name].flagged++;
      }
    }
  }
}
const percent = (part, all) => `${((100 * part) / all).toFixed(2)} %`;
console.log('false alarms, of', units, 'units:');
for (const [code, count] of Object.entries(falseAlarms)) console.log(`  ${code} ${percent(count, units)}`);
console.log('faults found:');
for (const [name, { made, flagged }] of Object.entries(found))
  console.log(`  ${name} ${percent(flagged, made)} of ${made}`);
