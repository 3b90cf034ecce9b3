/**
 * Units a second and memory of the readers of bilingual files.
 *
 *   npm run build && node bench/bitext.mjs [--units 1000000]
 *
 * Writes files with so many units in two languages to a temporary folder and reads each in a process of its own; XLSX
 * has a tenth of them, since it is read from memory. `check` is the check of the TMX file.
 * Aims: TMX at 60,000 units/s of CPU time or more, and memory that does not grow with the file (run it with a tenth of the units).
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ExcelJS from 'exceljs';
import { checkTmx, readBitext } from '../dist/bitext/index.js';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1000000' },
    child: { type: 'string' },
    file: { type: 'string' },
  },
});

const en = (i) => `The ferry with the number ${i} leaves the harbour at half past six, wind permitting.`;
const zh = (i) => `編號${i}的渡輪早上六點半離開港口，視風浪而定。`;

const FILES = {
  tmx: {
    head:
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header ' +
      'creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="en-US" datatype="plaintext"/>\n<body>\n',
    unit: (i) =>
      `<tu tuid="${i.toString(16).padStart(16, '0')}" creationdate="20260203T040506Z">\n<prop type="x-document">ferry.txt</prop>\n` +
      `<prop type="x-alignment-confidence">0.9123</prop>\n<tuv xml:lang="en-US"><seg>${en(i)}</seg></tuv>\n` +
      `<tuv xml:lang="zh-TW"><seg>${zh(i)}</seg></tuv>\n</tu>\n`,
    tail: '</body>\n</tmx>\n',
  },
  xliff: {
    head: '<?xml version="1.0"?>\n<xliff version="1.2"><file original="ferry.txt" source-language="en-US" target-language="zh-TW" datatype="plaintext"><body>\n',
    unit: (i) =>
      `<trans-unit id="${i}"><source>${en(i)}</source><target state="translated">${zh(i)}</target></trans-unit>\n`,
    tail: '</body></file></xliff>\n',
  },
  po: {
    head: 'msgid ""\nmsgstr "Language: zh_TW\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n',
    unit: (i) => `#: ferry.c:${i}\nmsgid "${en(i)}"\nmsgstr "${zh(i)}"\n\n`,
    tail: '',
  },
  csv: { head: 'id,en,zh-Hant,confidence\n', unit: (i) => `${i},"${en(i)}",${zh(i)},0.9123\n`, tail: '' },
  tsv: { head: 'en\tzh-Hant\tconfidence\n', unit: (i) => `${en(i)}\t${zh(i)}\t0.9123\n`, tail: '' },
  jsonl: {
    head: '',
    unit: (i) => `{"id":${i},"confidence":0.9123,"en":"${en(i)}","zh-Hant":"${zh(i)}"}\n`,
    tail: '',
  },
};

async function writeText(path, { head, unit, tail }, count) {
  const stream = createWriteStream(path);
  let text = head;
  for (let i = 0; i < count; i++) {
    text += unit(i);
    if (text.length < 2 ** 18 && i < count - 1) continue;
    if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
    text = '';
  }
  await new Promise((resolve) => stream.end(tail, resolve));
}

async function writeXlsx(path, count) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = workbook.addWorksheet('Units');
  sheet.addRow(['id', 'English (en)', 'Chinese (zh-Hant)', 'confidence']).commit();
  for (let i = 0; i < count; i++) sheet.addRow([String(i), en(i), zh(i), 0.9123]).commit();
  await workbook.commit();
}

async function measure(format, path) {
  const input = { name: path, format: format === 'check' ? 'tmx' : format, stream: createReadStream(path) };
  const began = performance.now();
  const cpu = process.cpuUsage();
  let units = 0;
  if (format === 'check') units = (await checkTmx(input)).units;
  else for await (const item of readBitext(input)) units += item.kind === 'unit' ? 1 : 0;
  const { user, system } = process.cpuUsage(cpu);
  return {
    units,
    seconds: (performance.now() - began) / 1000,
    cpu: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

if (values.child !== undefined) {
  process.stdout.write(JSON.stringify(await measure(values.child, values.file)));
} else {
  const count = Number(values.units);
  const folder = await mkdtemp(join(tmpdir(), 'hexapla-bench-'));
  try {
    console.log('format       units     file   seconds   units/s   units/s of CPU   peak memory');
    for (const format of [...Object.keys(FILES), 'check', 'xlsx']) {
      const path = join(folder, `units.${format === 'check' ? 'tmx' : format}`);
      const own = format === 'xlsx' ? Math.ceil(count / 10) : count;
      if (format === 'xlsx') await writeXlsx(path, own);
      else if (format !== 'check') await writeText(path, FILES[format], own);
      const { size } = await stat(path);
      const words = [fileURLToPath(import.meta.url), '--child', format, '--file', path];
      const found = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
      if (found.units !== own) throw new Error(`${format}: ${found.units} units of ${own}`);
      console.log(
        [
          format.padEnd(6),
          String(found.units).padStart(11),
          `${Math.round(size / 2 ** 20)} MiB`.padStart(8),
          found.seconds.toFixed(1).padStart(9),
          Math.round(own / found.seconds)
            .toLocaleString('en')
            .padStart(9),
          Math.round(own / found.cpu)
            .toLocaleString('en')
            .padStart(16),
          `${Math.round(found.megabytes)} MiB`.padStart(13),
        ].join(' '),
      );
      if (format !== 'tmx') await rm(path, { force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
