// Times of the store of documents under review at 50,000 units in three languages, on a made-up alignment.
// Usage: node bench/service.mjs [units], after npm run build; DATABASE_URL measures PostgreSQL in the place of SQLite.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openService } from '../dist/service/index.js';

const COUNT = Number(process.argv[2] ?? 50_000);
const LANGUAGES = ['en', 'de', 'ja'];
const WORDS =
  'the ferry leaves at eight from north quay with cars and lorries on every day of the week'.split(' ');

let seed = 7;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
const sentence = (index) =>
  `${Array.from({ length: 14 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')} ${index}.`;

function made() {
  const editions = LANGUAGES.map((language) => {
    let at = 0;
    const sentences = Array.from({ length: COUNT }, (_, index) => {
      const text = sentence(index);
      at += text.length + 1;
      return { start: at - text.length - 1, end: at - 1, text, paragraph: index };
    });
    return { language, source: `${language}.txt`, sentences };
  });
  const units = Array.from({ length: COUNT }, (_, id) => ({
    id,
    confidence: random(),
    cells: Object.fromEntries(
      editions.map(
        ({
          language,
          sentences: {
            [id]: { start, end, text },
          },
        }) => [language, { sentences: [id], start, end, text }],
      ),
    ),
    pairs: [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([a, b]) => ({
      languages: [LANGUAGES[a], LANGUAGES[b]],
      confidence: random(),
      similarity: random(),
      beads: [[[id], [id]]],
    })),
    flags:
      random() < 0.2
        ? [{ code: 'duplicate', languages: LANGUAGES, evidence: { places: [], units: [1] } }]
        : [],
    moved: false,
  }));
  return { languages: LANGUAGES, editions, units, other: [], documents: [], model: 'made' };
}

const alignment = made();
const aligner = {
  align: async () => alignment,
  alignWithin: async () => [],
  close: async () => {},
};

const folder = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
const database = process.env.DATABASE_URL;
const service = await openService({ ...(database ? { database } : { folder }), threads: 1, aligner });

async function time(name, times, work) {
  const taken = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await work(index);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share) =>
    taken[Math.min(taken.length - 1, Math.floor(share * taken.length))].toFixed(1).padStart(9);
  console.log(`${name.padEnd(34)}${at(0.5)}${at(0.95)}${at(1)}`);
}

console.log(`${COUNT} units, ${database ? 'PostgreSQL' : 'SQLite'}`);
console.log(`${'milliseconds'.padEnd(34)}${'median'.padStart(9)}${'p95'.padStart(9)}${'worst'.padStart(9)}`);
const delays = monitorEventLoopDelay({ resolution: 1 });
let id;
await time('store the result', 1, async () => {
  delays.enable();
  const stop = new AbortController();
  const { document } = await service.create([{ name: `${Date.now()}.txt`, bytes: Buffer.from('made') }], {});
  id = document.id;
  for await (const { state } of service.watch(id, stop.signal)) if (state === 'done') break;
  delays.disable();
});
console.log(
  `${'  longest pause of the thread'.padEnd(34)}${''.padStart(18)}${(delays.max / 1e6).toFixed(1).padStart(9)}`,
);
const any = () => String(Math.floor(random() * COUNT));
await time('accept', 200, () => service.operate(id, { op: 'accept', units: [any()] }));
await time('accept 1,000 units', 5, (turn) =>
  service.operate(id, {
    op: 'accept',
    units: Array.from({ length: 1000 }, (_, index) => String(turn * 1000 + index)),
  }),
);
await time('undo', 5, () => service.undo(id));
await time('edit', 100, () =>
  service.operate(id, { op: 'edit', unit: any(), language: 'de', text: sentence(0) }),
);
await time('merge', 100, (turn) =>
  service.operate(id, { op: 'merge', unit: String(((20_001 % COUNT) + 3 * turn) % COUNT), with: 'next' }),
);
await time('undo', 50, () => service.undo(id));
await time('redo', 50, () => service.redo(id));
await time('page at a random offset', 100, () => service.units(id, { offset: Number(any()), limit: 100 }));
await time('page of the uncertain', 50, () => service.units(id, { order: 'uncertain', limit: 100 }));
await time('page, offset far, uncertain', 50, () =>
  service.units(id, { order: 'uncertain', offset: Math.floor(COUNT * 0.9), limit: 100 }),
);
await time('page by flag', 50, () => service.units(id, { flags: ['duplicate'], limit: 100 }));
await time('page by confidence', 50, () => service.units(id, { maxConfidence: 0.3, limit: 100 }));
await time('page by text', 20, () => service.units(id, { text: '4999', limit: 100 }));
await time('unit and position', 100, () => service.unit(id, any()).catch(() => undefined));
await time('outline', 20, () => service.outline(id));
await time('all as translation units', 1, async () => {
  for await (const _ of service.translationUnits(id));
});
await time('rebuild', 1, () => service.rebuild(id));
await time('remove', 1, () => service.remove(id));
console.log(`resident memory: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
await service.close();
rmSync(folder, { recursive: true, force: true });
