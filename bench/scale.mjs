/**
 * Time and memory of long documents, stage by stage.
 *
 *   npm run build && node bench/scale.mjs --gold DIR [--languages en,de] [--sizes 1000,3000,10000,30000]
 *
 * DIR holds `flores/<language>.txt`, line-parallel. The first language has as many sentences as the size says, the
 * last 1.43 times as many (30,000 × 43,000, a Bible). Each size runs in a process of its own. Seconds are CPU time
 * of all threads, since other work on the machine changes them less than the wall clock's. Coarse and narrow search
 * are run once more by themselves to be timed; the lattice is what remains of the alignment of pairs.
 * Aims for two languages: 15 s and 1,500 MB for 30,000 with vectors, time per sentence at most 1.3 times that of
 * 1,000.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { searchBand, unitVectors } from '../dist/beads/coarse.js';
import { alignPair } from '../dist/beads/index.js';
import { narrowBand } from '../dist/beads/narrow.js';
import { RunSimilarities } from '../dist/beads/runs.js';
import { buildUnits } from '../dist/units/index.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { longDocument, strictF1 } from './long-document.mjs';

const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    languages: { type: 'string', default: 'en,de' },
    sizes: { type: 'string', default: '1000,3000,10000,30000' },
    child: { type: 'string' },
  },
});
if (values.gold === undefined) throw new Error('--gold names the folder with flores/<language>.txt');
const languages = values.languages.split(',');

const STAGES = ['encode', 'coarse', 'narrow', 'lattice', 'units'];

/** Small texts several times over: a process that has just begun is not yet compiled. */
const WARM = 1000;

async function measure(count) {
  const encoder = await loadEncoder();
  const once = async (document) => {
    const seconds = {};
    const began = performance.now();
    let cpu = process.cpuUsage();
    const lap = () => {
      const { user, system } = process.cpuUsage(cpu);
      cpu = process.cpuUsage();
      return (user + system) / 1e6;
    };
    const sides = [];
    for (const [l, texts] of document.texts.entries()) {
      sides.push({
        language: languages[l],
        sentences: texts.map((text, i) => ({ start: 0, end: text.length, text, paragraph: i })),
        sums: await encoder.encode(texts),
        bytes: texts.map((text) => Buffer.byteLength(text)),
        paragraphs: texts.map((_, i) => i),
        texts,
      });
    }
    seconds.encode = lap();
    const { dimensions } = encoder;
    const pairs = new Map();
    for (let a = 0; a < sides.length; a++) {
      for (let b = a + 1; b < sides.length; b++) {
        pairs.set(`${a} ${b}`, alignPair(sides[a], sides[b], dimensions));
      }
    }
    seconds.lattice = lap();
    const units = buildUnits(sides, dimensions, (a, b) => pairs.get(`${a} ${b}`));
    seconds.units = lap();
    const wall = (performance.now() - began) / 1000;
    const peak = process.resourceUsage().maxRSS / 1024;
    seconds.coarse = 0;
    seconds.narrow = 0;
    for (const [a, source] of sides.entries()) {
      for (const target of sides.slice(a + 1)) {
        lap();
        const wide = searchBand(unitVectors(source.sums, dimensions), unitVectors(target.sums, dimensions));
        seconds.coarse += lap();
        narrowBand(wide, new RunSimilarities(source, target, dimensions, wide));
        seconds.narrow += lap();
      }
    }
    seconds.lattice -= seconds.coarse + seconds.narrow;
    return { seconds, wall, peak, units };
  };
  for (let round = 0; round < 3; round++) {
    await once(longDocument(join(values.gold, 'flores'), languages, { count: WARM, seed: 7 + round }));
  }
  const document = longDocument(join(values.gold, 'flores'), languages, { count });
  const { seconds, wall, peak, units } = await once(document);
  const rows = units.map((unit) => languages.map((language) => unit.cells[language]?.sentences ?? []));
  return {
    seconds,
    wall,
    peak,
    sentences: document.texts.map((texts) => texts.length),
    f1: strictF1(rows, document.units),
  };
}

if (values.child !== undefined) {
  console.log(JSON.stringify(await measure(Number(values.child))));
} else {
  const print = (...cells) => console.log(cells.map((cell) => String(cell).padStart(9)).join(''));
  console.log(`${languages.join(' ')}; CPU seconds by stage`);
  print('sentences', ...STAGES, 'all', 'µs/sent.', 'ratio', 'wall s', 'peak MB', 'F1');
  let first;
  for (const size of values.sizes.split(',')) {
    const self = fileURLToPath(import.meta.url);
    const child = [self, '--gold', values.gold, '--languages', values.languages, '--child', size];
    const { seconds, wall, peak, sentences, f1 } = JSON.parse(
      execFileSync(process.execPath, child, { encoding: 'utf8' }),
    );
    const all = STAGES.reduce((sum, stage) => sum + (seconds[stage] ?? 0), 0);
    const each = (all * 1e6) / sentences.reduce((sum, count) => sum + count, 0);
    first ??= each;
    print(
      sentences[0],
      ...STAGES.map((stage) => (seconds[stage] ?? 0).toFixed(2)),
      all.toFixed(2),
      each.toFixed(0),
      (each / first).toFixed(2),
      wall.toFixed(2),
      peak.toFixed(0),
      f1.toFixed(3),
    );
  }
}
