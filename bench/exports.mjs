/**
 * How fast units are written, and in how much memory.
 *
 *   npm run build && node bench/exports.mjs [--units 1000000] [--xlsx-units 200000] [--formats tmx,csv]
 *
 * Units of three languages are generated while they are written, and the bytes are counted and thrown away. Each
 * format runs in a process of its own, whose peak resident memory is taken from the system. Aims for TMX: 50,000
 * units a second and 200 MB at a million units. What generating alone takes is measured too, and not taken off.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1000000' },
    'xlsx-units': { type: 'string', default: '200000' },
    formats: {
      type: 'string',
      default: 'none,tmx,tmx-bilingual,tmx-unique,xliff,xliff2,tsv,csv,jsonl,moses,html,xlsx',
    },
    child: { type: 'string' },
  },
});

const languages = ['en', 'zh-Hant', 'ja'];
const WORDS = 'the harbour office opened a new ferry line to three islands in spring'.split(' ');

/** Units that differ, with what real ones have: a confidence, here and there a flag, a note, a status. */
async function* generated(count) {
  for (let index = 0; index < count; index++) {
    const shift = index % WORDS.length;
    const en = `No. ${index}: ${[...WORDS.slice(shift), ...WORDS.slice(0, shift)].join(' ')}.`;
    const variants = [
      { language: 'en', text: en, source: 'bench.txt', start: index * 80, end: index * 80 + en.length },
      { language: 'zh-Hant', text: `第${index}號：港務處今年春天開辦了前往三座島嶼的新渡輪航線。` },
      {
        language: 'ja',
        text: `第${index}号：港湾局は今年の春、三つの島へ向かう新しいフェリー航路を開設した。`,
      },
    ];
    const remarks =
      index % 20 === 0 ? [{ code: 'number-mismatch', message: 'en and ja: numbers differ' }] : undefined;
    const status = index % 7 === 0 ? 'accepted' : undefined;
    yield { variants, confidence: (index % 1000) / 1000, document: 'bench.txt', remarks, status };
  }
}

async function drain(chunks) {
  let bytes = 0;
  for await (const chunk of chunks)
    bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length;
  return bytes;
}

const CASES = {
  tmx: ['tmx', {}],
  'tmx-bilingual': ['tmx', { bilingual: ['en', 'ja'] }],
  'tmx-unique': ['tmx', { duplicates: 'drop' }],
  xliff: ['xliff', { bilingual: ['en', 'ja'] }],
  xliff2: ['xliff', { bilingual: ['en', 'ja'], xliffVersion: '2.1' }],
};

async function measure(name, count) {
  // Only in the child: what a parent holds when it starts one counts as the child's peak.
  const { FORMATS } = await import('../dist/exports/index.js');
  const start = performance.now();
  let bytes = 0;
  let report;
  if (name === 'none') {
    for await (const unit of generated(count)) bytes += unit.variants.length;
  } else {
    const [format, options] = CASES[name] ?? [name, {}];
    // Moses reads the units once a language.
    const units = { [Symbol.asyncIterator]: () => generated(count) };
    const onReport = (made) => {
      report = made;
    };
    for (const file of FORMATS[format].writeUnits(units, { languages, onReport, ...options })) {
      bytes += await drain(file.chunks);
    }
    if (report.written !== count) throw new Error(`${name} wrote ${report.written} of ${count} units`);
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes, peak: process.resourceUsage().maxRSS / 1024 };
}

if (values.child !== undefined) {
  const [name, count] = values.child.split(':');
  console.log(JSON.stringify(await measure(name, Number(count))));
} else {
  console.log('case              units   seconds   units/s   MB written   peak MB');
  for (const name of values.formats.split(',')) {
    const count = name === 'xlsx' ? values['xlsx-units'] : values.units;
    const words = [fileURLToPath(import.meta.url), '--child', `${name}:${count}`];
    const { seconds, bytes, peak } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
    const cells = [
      name.padEnd(14),
      count.padStart(8),
      seconds.toFixed(1).padStart(9),
      Math.round(count / seconds)
        .toString()
        .padStart(9),
      (bytes / 1e6).toFixed(0).padStart(12),
      peak.toFixed(0).padStart(9),
    ];
    console.log(cells.join(' '));
  }
}
