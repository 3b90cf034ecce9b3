/**
 * How good alignments and confidences are: `hexapla eval`, with synthetic documents of more languages.
 *
 *   npm run build && node bench/quality.mjs --gold DIR
 *
 * DIR holds hand-aligned sets, `<set>/<document>/{src,tgt,gold}.txt`, and `flores/<language>.txt`, line-parallel.
 * README.md says what is counted.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrationTable, evaluationTables } from '../dist/cli/eval-table.js';
import {
  evaluate,
  evaluateSynthetic,
  FAULT_RATES,
  Reliability,
  readParallel,
  Unrelated,
  unrelatedLines,
} from '../dist/evaluation/index.js';
import { loadEncoder } from '../dist/vectors/index.js';

const { values } = parseArgs({ options: { gold: { type: 'string' } } });
if (values.gold === undefined) throw new Error('--gold names the folder of hand-aligned documents');
const { gold } = values;
const encoder = await loadEncoder();
const print = (/** @type {Iterable<string>} */ chunks) => {
  for (const chunk of chunks) process.stdout.write(chunk);
};

const sets = readdirSync(gold)
  .map((name) => join(gold, name))
  .filter((path) => existsSync(join(path, '001', 'gold.txt')));
print(evaluationTables(await evaluate(sets)));

const SEED = 100;
const DOCUMENTS = 2;
const GROUPS = [
  ['en', 'zh-Hant', 'ja'],
  ['en', 'ja', 'vi'],
  ['de', 'zh-Hant', 'vi'],
  ['en', 'zh-Hant', 'ja', 'vi', 'de'],
  ['ko', 'th', 'ar'],
];
const three = (/** @type {number} */ share) => share.toFixed(3);

/**
 * @param {string} title
 * @param {'edits' | 'noise' | 'moved'} fault
 * @param {(languages: number) => Partial<import('../src/evaluation/index.ts').SyntheticRates>} ratesOf
 */
async function synthetic(title, fault, ratesOf) {
  console.log(`\n${title}: strict unit F1, and of each pair's beads alone → in the units`);
  const overall = new Reliability();
  for (const languages of GROUPS) {
    const parallel = await readParallel(join(gold, 'flores'), languages);
    const plan = {
      name: 'flores',
      fault,
      rates: ratesOf(languages.length),
      seed: SEED,
      documents: DOCUMENTS,
    };
    const { report, reliability } = await evaluateSynthetic(parallel, plan, encoder, () => {});
    overall.addAll(reliability);
    const pairs = report.pairs.map(({ languages: pair, alone, together }) => {
      return `${pair.join('-')} ${three(alone.strict.f1)}→${three(together.strict.f1)}`;
    });
    const { moved, movedFound, movedMarked } = report.result.counts;
    const moves = moved === 0 ? '' : `moved ${moved}, found ${movedFound}, marked ${movedMarked}   `;
    console.log(
      `${languages.join(' ').padEnd(24)} ${three(report.result.strict.f1)}   ${moves}${pairs.join('  ')}`,
    );
  }
  console.log('confidence of their units');
  print(calibrationTable(overall.calibration()));
}

const share = (/** @type {Readonly<Record<string, number>>} */ rates, /** @type {number} */ languages) =>
  Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, rate / languages]));
const { edits, noise, moved } = FAULT_RATES;
await synthetic('a tenth each of merges, splits, deletions, shared by the languages', 'edits', (languages) =>
  share(edits, languages),
);
await synthetic('a tenth each in every language', 'edits', () => edits);
await synthetic('a twentieth each, foreign lines and furniture too', 'noise', () => noise);
await synthetic('blocks moved', 'moved', (languages) => share(moved, languages / 3));

console.log('\ntexts that are no translations of each other: units over 0.5');
const unrelated = new Unrelated();
for (const pair of [
  ['en', 'ja'],
  ['de', 'fr'],
  ['zh-Hans', 'vi'],
  ['ko', 'ru'],
]) {
  const parallel = await readParallel(join(gold, 'flores'), pair);
  for (const texts of unrelatedLines(parallel)) await unrelated.add(pair.join('-'), encoder, texts);
}
for (const { name, over, units } of unrelated.result().sets) console.log(`${name}: ${over} of ${units}`);
