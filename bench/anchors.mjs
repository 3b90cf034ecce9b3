/**
 * How long it takes to align again while somebody reviews.
 *
 *   npm run build && node --expose-gc bench/anchors.mjs --gold DIR [--sentences 500,5000,50000]
 *     [--languages en,ja+en,ja,vi] [--rounds 50] [--many 1000]
 *
 * DIR holds `flores/<language>.txt`, line-parallel. Each document is opened; then one anchor more is given each time, at
 * a random place: a unit as it is known to be, or, every other time, one that the text does not show (three sentences
 * of the first language, one of each other), after which something else has to be found. Then as many anchors as
 * `--many` says at once, and one more. Milliseconds of `realign` by the wall clock
 * and of CPU time (all threads, the collector's too; what counts where others use the machine), without flags and with them, the
 * first time apart, which makes what all others share; and how much memory the open alignment takes. Aim: 200 ms in
 * nineteen of twenty cases at 50,000 sentences, with flags.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openAlignment } from '../dist/index.js';
import { random } from '../training/gold.mjs';
import { longDocument } from './long-document.mjs';

const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    sentences: { type: 'string', default: '500,5000,50000' },
    languages: { type: 'string', default: 'en,ja+en,ja,vi' },
    rounds: { type: 'string', default: '50' },
    many: { type: 'string', default: '1000' },
  },
});
if (values.gold === undefined) throw new Error('--gold names the folder with flores/<language>.txt');

const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};
const timed = (work) => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
};
const show = (name, times) => {
  const line = ['wall', 'cpu'].map((clock) => {
    const sorted = times.map((time) => time[clock]).toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
    return times.length === 1
      ? `${clock} ${at(0)} ms`
      : `${clock} median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} ms`;
  });
  console.log(`  ${name.padEnd(22)} ${line.join('; ')}`);
};

/** Anchors at random places that have no sentence in common, some of them not what the text shows. */
function* anchorsOf({ texts, units }, languages) {
  const next = random(3);
  const taken = languages.map(() => new Set());
  for (let round = 0; ; round++) {
    const cells = units[Math.floor(next() * units.length)];
    const known = cells.flatMap((cell, l) =>
      cell.length > 0 ? [[languages[l], [cell[0], cell.length]]] : [],
    );
    const wrong = languages.map((language, l) => [language, [cells[l][0] ?? 0, l === 0 ? 3 : 1]]);
    const isInside = wrong.every(([, [first, count]], l) => first + count <= texts[l].length);
    const anchor = round % 2 === 0 || !isInside || known.length < languages.length ? known : wrong;
    const sentences = anchor.flatMap(([language, [first, count]]) =>
      Array.from({ length: count }, (_, k) => [languages.indexOf(language), first + k]),
    );
    if (sentences.some(([l, sentence]) => taken[l].has(sentence))) continue;
    for (const [l, sentence] of sentences) taken[l].add(sentence);
    yield Object.fromEntries(anchor);
  }
}

for (const languages of values.languages.split('+').map((list) => list.split(','))) {
  for (const count of values.sentences.split(',').map(Number)) {
    const document = longDocument(join(values.gold, 'flores'), languages, { count, ratio: 1.1 });
    const editions = document.texts.map((lines, l) => ({ language: languages[l], text: lines.join('\n') }));
    const before = memory();
    let open;
    const began = performance.now();
    open = await openAlignment({ editions }, { segmentation: 'lines' });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const { units } = open.alignment;
    console.log(
      `${languages.join(' ')}: ${document.texts.map(({ length }) => length).join(' ')} sentences, ${units.length} units, ` +
        `${units.filter(({ moved }) => moved).length} moved; opened in ${seconds} s, ${(memory() - before).toFixed(0)} MB`,
    );
    const source = anchorsOf(document, languages);
    const anchors = [];
    const times = { bare: [], flagged: [], other: [] };
    for (let round = 0; round < Number(values.rounds); round++) {
      anchors.push(source.next().value);
      // The first of the two has to solve what is new; they take turns.
      const isBare = round % 4 < 2;
      const time = timed(() => open.realign(anchors, { flags: !isBare }));
      if (round === 0) show('the first time', [time]);
      else times[isBare ? 'bare' : 'flagged'].push(time);
      times.other.push(timed(() => open.realign(anchors, { flags: isBare })));
    }
    show('one more, bare', times.bare);
    show('one more, flagged', times.flagged);
    show('the same once more', times.other);
    const many = Math.min(Number(values.many), Math.floor(document.units.length / 4));
    while (anchors.length < many) anchors.push(source.next().value);
    show(`${many} anchors at once`, [timed(() => open.realign(anchors))]);
    const more = Array.from({ length: 20 }, () => {
      anchors.push(source.next().value);
      return timed(() => open.realign(anchors));
    });
    show('one more then, flagged', more);
    console.log(`  memory then ${(memory() - before).toFixed(0)} MB`);
  }
}
