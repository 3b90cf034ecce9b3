/**
 * Time, memory and quality of the translation memory.
 *
 *   npm run build && node bench/memory.mjs [--units 1000000] [--queries 200] [--no-vectors] [--gold DIR] [--keep FILE]
 *
 * Units are made up (`memory-units.mjs`). Aims for a million on two cores: import 20,000 units/s (without vectors, which
 * are made afterwards); p95 of concordance 50 ms, of fuzzy search and of search by meaning 150 ms. Times stand as they
 * pass and as CPU time of the process, since other work on the machine changes that less. `recall`: of fuzzy matches of
 * 70 % that comparing with every text finds (in the newest 20,000 texts), and of the nearest unit by whole vectors.
 *
 * With --gold, DIR holds line-parallel texts `<language>.txt`: the lines of en are the memory, those of zh-Hant, ja and vi
 * the queries; printed is how often the right unit is the first by meaning, and how often it is with exact cosines.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addUnits, indexVectors, openMemory, searchMemory } from '../dist/memory/index.js';
import { cosine, quantise } from '../dist/memory/quantised.js';
import { loadRecords, NO_RECORDS } from '../dist/memory/records.js';
import { comparedText, similarity } from '../dist/memory/similarity.js';
import { wholeVectors } from '../dist/memory/vectors.js';
import { loadEncoder } from '../dist/vectors/index.js';
import { FREQUENT, random, unitItems, unitMaker } from './memory-units.mjs';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1000000' },
    queries: { type: 'string', default: '200' },
    'no-vectors': { type: 'boolean', default: false },
    gold: { type: 'string' },
    keep: { type: 'string' },
  },
});
const units = Number(values.units);
const queries = Number(values.queries);
const folder = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const encoder = await loadEncoder();

/** Seconds on the clock and of the processor. */
async function timed(work) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
}

const rate = (count, { wall, cpu }) =>
  `${wall.toFixed(1)} s, ${cpu.toFixed(1)} s CPU: ${Math.round(count / wall)}/s, ${Math.round(count / cpu)}/s CPU`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

async function searched(name, memory, texts, options, aim) {
  const wall = [];
  const cpu = [];
  let hits = 0;
  // The first loads what is looked through; it is told apart.
  const first = await timed(() => searchMemory(memory, texts[0], { encoder, ...options }));
  for (const text of texts) {
    const once = await timed(() => searchMemory(memory, text, { encoder, ...options }));
    wall.push(once.wall * 1000);
    cpu.push(once.cpu * 1000);
    hits += once.result.hits.length;
  }
  const at = (list, share) => list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)].toFixed(1);
  console.log(
    `${name.padEnd(24)} p50 ${at(wall, 0.5)} p95 ${at(wall, 0.95)} ms, CPU p50 ${at(cpu, 0.5)} p95 ${at(cpu, 0.95)} ms` +
      ` (aim ${aim}); first ${(first.wall * 1000).toFixed(0)} ms; ${(hits / texts.length).toFixed(1)} hits`,
  );
}

/** Takes the time of making units up from that of the import. */
async function* counted(count, spent) {
  const items = unitItems(count);
  for (let done = false; !done; ) {
    const part = [];
    const { wall, cpu } = await timed(async () => {
      while (part.length < 5000 && !done) {
        const next = await items.next();
        if (next.done) done = true;
        else part.push(next.value);
      }
    });
    spent.wall += wall;
    spent.cpu += cpu;
    yield* part;
  }
}

async function big() {
  const file = values.keep ?? join(folder, 'bench.hexapla');
  const memory = await openMemory(file, { create: true });
  const spent = { wall: 0, cpu: 0 };
  const all = await timed(() => addUnits(memory, counted(units, spent), { name: 'bench' }));
  const imported = { wall: all.wall - spent.wall, cpu: all.cpu - spent.cpu };
  const { added, merged } = all.result;
  console.log(
    `import of ${units} units (${added} new, ${merged} known): ${rate(units, imported)} (aim 20000/s)`,
  );
  console.log(`file ${megabytes(statSync(file).size)}, RSS ${megabytes(process.memoryUsage().rss)}`);
  if (!values['no-vectors']) {
    console.log(`vectors: ${rate(units, await timed(() => indexVectors(memory, encoder)))}`);
    console.log(`file ${megabytes(statSync(file).size)}, RSS ${megabytes(process.memoryUsage().rss)}`);
  }

  const make = unitMaker();
  const next = random(9);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const texts = [];
  for (let index = 0; texts.length < queries; index++) {
    const unit = make(index);
    if (next() < 0.05) texts.push(pick(unit.variants).text);
  }
  const wordsOf = (text) =>
    text.includes(' ') ? text.replace(/\.$/, '').split(' ') : [...text.replace(/。$/, '')];
  const joined = (text, words) => words.join(text.includes(' ') ? ' ' : '');
  const phrases = texts.map((text) => {
    const words = wordsOf(text);
    const from = Math.floor(next() * words.length);
    return joined(text, words.slice(from, from + 1 + Math.floor(next() * 3)));
  });
  const changed = texts.map((text) => {
    const words = wordsOf(text);
    words.splice(Math.floor(next() * words.length), 1);
    return joined(text, words);
  });
  const three = (words) => Array.from({ length: 40 }, () => [1, 2, 3].map(() => pick(words)));
  const frequentOf = (language) => FREQUENT[language].slice(0, 20);
  const triples = [
    ...three(frequentOf('en')).map((words) => words.join(' ')),
    ...three(frequentOf('zh')).map((words) => words.join('')),
    ...three(frequentOf('vi')).map((words) => words.join(' ')),
  ];
  const frequent = ['the', 'of the', 'to', 'of', '的', '一', '的一', 'の', 'には', 'của', 'có là', 'in the'];
  const parts = ['ansode', 'olito', 'the tavi', 'iwabi', 'tari', 'zzzzzz', 'bo', 'nanso', '1563', 'kafa 15'];
  await searched('exact', memory, texts, { modes: ['exact'] }, '–');
  await searched('concordance', memory, phrases, { modes: ['concordance'] }, '50 ms');
  await searched('  frequent words', memory, frequent, { modes: ['concordance'] }, '50 ms');
  await searched('  three frequent words', memory, triples, { modes: ['concordance'] }, '50 ms');
  const inOther = { modes: ['concordance'], language: 'vi' };
  await searched('  the same, only in vi', memory, triples, inOther, '50 ms');
  await searched('  parts of words', memory, parts, { modes: ['concordance'] }, '50 ms');
  await searched('  in one language', memory, phrases, { modes: ['concordance'], language: 'vi' }, '50 ms');
  await searched('fuzzy', memory, changed, { modes: ['fuzzy'] }, '150 ms');
  if (!values['no-vectors'])
    await searched('meaning', memory, changed, { modes: ['meaning'], minCosine: 0 }, '150 ms');
  console.log(`RSS ${megabytes(process.memoryUsage().rss)}`);
  await fuzzyRecall(memory, changed.slice(0, 40));
  if (!values['no-vectors']) await meaningRecall(memory, changed.slice(0, 40));
  await memory.close();
}

async function fuzzyRecall(memory, texts) {
  const rows = await memory.database.read((db) =>
    db.selectFrom('variant').select(['id', 'text']).orderBy('id', 'desc').limit(20_000).execute(),
  );
  const last = Math.min(...rows.map(({ id }) => Math.floor(id / 64))) + 1;
  const compared = rows.map(({ id, text }) => ({ unit: Math.floor(id / 64), text: comparedText(text) }));
  let all = 0;
  let found = 0;
  // Of the newest texts themselves, changed, so that there is something to find.
  const sources = rows
    .filter((_, index) => index % 500 === 0)
    .map(({ text }) => text.replace(/^(\S)\S?/u, '$1'));
  for (const text of [...texts, ...sources]) {
    const query = comparedText(text);
    const right = new Set(
      compared
        .filter((other) => other.unit >= last && similarity(query, other.text, 0.7) > 0)
        .map(({ unit }) => unit),
    );
    if (right.size === 0) continue;
    const { hits } = await searchMemory(memory, text, { modes: ['fuzzy'], limit: 1000 });
    all += right.size;
    for (const { unit } of hits) if (right.has(unit.number)) found++;
  }
  console.log(`recall of fuzzy matches: ${found} of ${all}`);
}

async function meaningRecall(memory, texts) {
  const { data, count } = await memory.database.read((db) =>
    loadRecords(db, wholeVectors(encoder.dimensions), NO_RECORDS, Number.MAX_SAFE_INTEGER),
  );
  const bytes = new Int8Array(data.buffer);
  const d = encoder.dimensions;
  let right = 0;
  for (const text of texts) {
    const query = quantise(await encoder.encode([text]));
    let best = -1;
    for (let row = 0; row < count; row++)
      best = Math.max(best, cosine(query, bytes.subarray(row * d, (row + 1) * d)));
    const { hits } = await searchMemory(memory, text, {
      modes: ['meaning'],
      encoder,
      limit: 1,
      minCosine: 0,
    });
    if ((hits[0]?.score ?? -1) >= best - 1e-9) right++;
  }
  console.log(`recall of the nearest unit by meaning: ${right} of ${texts.length}`);
}

async function gold(directory) {
  const lines = (language) =>
    readFileSync(join(directory, `${language}.txt`), 'utf8')
      .trimEnd()
      .split('\n');
  const english = lines('en');
  const memory = await openMemory(join(folder, 'gold.hexapla'), { create: true });
  const unitOf = (text, index) => ({
    kind: 'unit',
    at: { line: index + 1, column: 1 },
    // A unit has two languages: the other one says nothing that the model would know.
    unit: {
      id: String(index),
      variants: [
        { language: 'en', text },
        { language: 'fi', text: '–' },
      ],
    },
  });
  await addUnits(memory, english.map(unitOf), { name: 'gold' });
  await indexVectors(memory, encoder);
  const d = encoder.dimensions;
  const unit = (vector) => {
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  };
  const rows = (vectors) => english.map((_, row) => unit(vectors.subarray(row * d, (row + 1) * d)));
  const exact = rows(await encoder.encode(english));
  for (const language of ['zh-Hant', 'ja', 'vi']) {
    const texts = lines(language);
    const vectors = rows(await encoder.encode(texts));
    let memoryRight = 0;
    let exactRight = 0;
    const scores = [];
    for (const [index, text] of texts.entries()) {
      const { hits } = await searchMemory(memory, text, {
        modes: ['meaning'],
        encoder,
        limit: 2,
        minCosine: 0,
      });
      if (hits[0]?.unit.unit.id === String(index)) memoryRight++;
      scores.push([hits[0]?.score ?? 0, hits[1]?.score ?? 0]);
      const products = exact.map((row) => row.reduce((sum, value, k) => sum + value * vectors[index][k], 0));
      if (products.indexOf(Math.max(...products)) === index) exactRight++;
    }
    const quantile = (column, share) =>
      scores
        .map((pair) => pair[column])
        .sort((a, b) => a - b)
        [Math.floor((scores.length - 1) * share)].toFixed(2);
    console.log(
      `${language}: right unit first ${(memoryRight / texts.length).toFixed(4)}, by exact cosines ${(exactRight / texts.length).toFixed(4)};` +
        ` cosine of the first p5 ${quantile(0, 0.05)}, of the second p50 ${quantile(1, 0.5)} p95 ${quantile(1, 0.95)}`,
    );
  }
  await memory.close();
}

if (values.gold !== undefined) await gold(values.gold);
else await big();
