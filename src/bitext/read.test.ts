import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { BitextFormat, BitextItem, ReadOptions } from './bitext.ts';
import { readBitext } from './read.ts';

const FOLDER = fileURLToPath(new URL('../../test/fixtures/bitext/', import.meta.url));

async function collect(items: AsyncIterable<BitextItem>) {
  const units = [];
  const rejected = [];
  let error: unknown;
  try {
    for await (const item of items) {
      if (item.kind === 'unit') units.push({ ...item.unit, line: item.at.line });
      else rejected.push(item.rejection);
    }
  } catch (cause) {
    error = cause;
  }
  const lines = units.map(({ variants, line }) => [
    line,
    ...variants.map(({ language, text }) => `${language}: ${text}`),
  ]);
  return { units, rejected, error, lines };
}

const readText = (format: BitextFormat, text: string, options?: ReadOptions) =>
  collect(readBitext({ name: `a.${format}`, format, bytes: Buffer.from(text) }, options));

const readFile = (format: BitextFormat, name: string, options?: ReadOptions) =>
  collect(readBitext({ name, format, bytes: readFileSync(FOLDER + name) }, options));

describe('PO', () => {
  it('gives an entry, or a plural form, as a unit', async () => {
    const { lines, units, rejected, error } = await readFile('po', 'po/harbour.po');
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      [14, 'en: Open', 'fr: Ouvert'],
      [17, 'en: %d boat', 'fr: %d bateau'],
      [17, 'en: %d boats', 'fr: %d bateaux'],
      [28, 'en: A "long" text\non\ttwo lines', 'fr: Un « long » texte\nsur deux lignes'],
      [35, 'en: Open', 'fr: Ouverte'],
      [41, 'en: Last', 'fr: Dernier'],
    ]);
    expect(units[0]).toMatchObject({
      notes: ['On the door.', 'Shown in bold'],
      remarks: [{ code: 'fuzzy' }],
      properties: [
        { type: 'reference', value: 'signs.c:10 signs.c:22' },
        { type: 'previous', value: 'msgid "Shut"' },
        { type: 'flag', value: 'c-format' },
      ],
    });
    expect(units[2]?.properties).toEqual([
      { type: 'msgctxt', value: 'quay' },
      { type: 'plural-form', value: '1' },
    ]);
    expect(rejected.map(({ reason, at }) => [reason, at.line])).toEqual([
      ['half-empty', 22],
      ['obsolete', 25],
      ['malformed', 38],
    ]);
  });

  it('takes languages of the caller, and needs them where the header has none', async () => {
    const text = 'msgid ""\nmsgstr "Content-Type: text/plain\\n"\n\nmsgid "門"\nmsgstr "Gate"\n';
    expect((await readText('po', text)).error).toMatchObject({ code: 'INPUT_FORMAT' });
    const { lines } = await readText('po', text, { languages: ['ja', 'en'] });
    expect(lines).toEqual([[4, 'ja: 門', 'en: Gate']]);
  });

  it('decodes what the header declares', async () => {
    const head = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=ISO-8859-1\\n"\n\n';
    const bytes = Buffer.from(`${head}msgid "coffee"\nmsgstr "café"\n`, 'latin1');
    const { lines } = await collect(readBitext({ name: 'a.po', format: 'po', bytes }));
    expect(lines).toEqual([[4, 'en: coffee', 'fr: café']]);
  });

  it('gives one unit for each source where a language has one form', async () => {
    const text =
      'msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d日"\n';
    expect((await readText('po', text)).lines).toEqual([
      [4, 'en: %d day', 'ja: %d日'],
      [4, 'en: %d days', 'ja: %d日'],
    ]);
  });
});

describe('XLIFF', () => {
  it('1.2', async () => {
    const { lines, units, rejected, error } = await readFile('xliff', 'xliff/1.2.xlf');
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      [7, 'en: Keep the gate shut.', 'zh-Hant: 請關門。'],
      [13, 'en: No fishing', 'zh-Hant: 禁止釣魚'],
      [18, 'en: Mind the step.', 'zh-Hant: 小心台階。'],
      [18, 'en: It is wet.', 'zh-Hant: 地面濕滑。'],
      [26, 'en: Wrong', 'zh-Hant: 不對'],
      [35, 'en: Pay here', 'ja: お支払いはこちら'],
    ]);
    expect(units.map(({ id, document, status }) => [id, document, status])).toEqual([
      ['u1', 'signs.html', 'accepted'],
      ['u2', 'signs.html', 'unreviewed'],
      ['u3/0', 'signs.html', 'accepted'],
      ['u3/1', 'signs.html', 'accepted'],
      ['u5', 'signs.html', 'rejected'],
      ['u1', 'rules.txt', undefined],
    ]);
    expect(units[0]?.variants[0]?.original).toBe('Keep the <g id="1">gate</g> shut<x id="2"></x>.');
    expect(units[0]?.notes).toEqual(['On the gate.']);
    expect(rejected.map(({ reason, at, id }) => [reason, at.line, id])).toEqual([
      ['unsupported', 11, 'u1'],
      ['half-empty', 23, 'u4'],
      ['unsupported', 30, 'b1'],
    ]);
  });

  it('2.1', async () => {
    const { lines, units, rejected, error } = await readFile('xliff', 'xliff/2.1.xlf');
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      [8, 'en: Keep the gate shut.', 'de: Das Tor geschlossen halten.'],
      [14, 'en: Mind the step.', 'de: Vorsicht, Stufe.'],
      [16, 'en: It is wet.', 'de: Es ist nass.\u0007'],
    ]);
    expect(units.map(({ id, status }) => [id, status])).toEqual([
      ['one', 'accepted'],
      ['two/s1', 'unreviewed'],
      ['two/s2', undefined],
    ]);
    expect(rejected.map(({ reason, at }) => [reason, at.line])).toEqual([['unsupported', 5]]);
  });

  it('is not taken for TMX, nor anything else for it', async () => {
    const { error } = await readText('xliff', '<tmx version="1.4"/>');
    expect(error).toMatchObject({ code: 'INPUT_FORMAT', message: expect.stringContaining('no XLIFF') });
  });
});

describe('CSV and TSV', () => {
  it('reads codes and names of languages, fields and other columns', async () => {
    const text =
      'id,English (United Kingdom),Japanese (ja),confidence,status,note,flags,Domain\r\n' +
      '7,"Hello, you","こん\r\nにちは",0.5,accepted,why,number-mismatch: 1 and 2,sea\r\n' +
      '\r\n,Good,,,,,,\r\n8,Day,日,2,perhaps,,"a, b",\r\n';
    const { units, lines, rejected } = await readText('csv', `\ufeff${text}`);
    expect(lines).toEqual([
      [2, 'en-GB: Hello, you', 'ja: こん\r\nにちは'],
      [6, 'en-GB: Day', 'ja: 日'],
    ]);
    expect(units[0]).toMatchObject({
      id: '7',
      confidence: 0.5,
      status: 'accepted',
      notes: ['why'],
      remarks: [{ code: 'number-mismatch', message: '1 and 2' }],
      properties: [{ type: 'Domain', value: 'sea' }],
    });
    expect(units[1]?.remarks?.map(({ code }) => code)).toEqual(['a', 'b']);
    expect(units[1]?.properties).toEqual([
      { type: 'confidence', value: '2' },
      { type: 'status', value: 'perhaps' },
    ]);
    expect(rejected.map(({ reason, at }) => [reason, at.line])).toEqual([['half-empty', 5]]);
  });

  it.each([
    ['comma', 'en,fr\na,b\n'],
    ['semicolon', 'en;fr\na;b\n'],
    ['tab', 'en\tfr\na\tb\n'],
    ['bar', 'en|fr\na|b\n'],
    ['quoted header', '"en";"fr"\n"a";"b"\n'],
    ['sep', 'sep=;\r\nen;fr\na;b\n'],
    ['no end of the last line', 'en,fr\na,b'],
  ])('%s', async (_, text) => {
    const { lines } = await readText('csv', text);
    expect(lines.map(([, ...texts]) => texts)).toEqual([['en: a', 'fr: b']]);
  });

  it.each([
    ['English', 'Français', 'en', 'fr'],
    ['英語', '日本語', undefined, 'ja'],
    ['Traditional Chinese', '简体中文', 'zh-Hant', 'zh-Hans'],
    ['Chinese (Taiwan)', 'Portuguese (Brazil)', 'zh-Hant', 'pt'],
    ['Tiếng Việt', 'ภาษาไทย', undefined, undefined],
    ['Tiếng Việt', 'ไทย', 'vi', 'th'],
    ['日本語 [ja-JP]', 'Deutsch (de)', 'ja', 'de'],
    ['id', 'en', 'id', 'en'],
  ])('knows the heads %s and %s', async (first, second, one, other) => {
    const { units, error } = await readText('csv', `${first},${second}\na,b\n`);
    if (one === undefined || other === undefined) expect(error).toMatchObject({ code: 'INPUT_FORMAT' });
    else expect(units[0]?.variants.map(({ language }) => language)).toEqual([one, other]);
  });

  it('finds the script of a column of Chinese in its texts', async () => {
    const languages = async (text: string) =>
      (await readText('csv', `en,中文\na,${text}\n`)).units[0]?.variants.map(({ language }) => language);
    expect(await languages('這裡請關門')).toEqual(['en', 'zh-Hant']);
    expect(await languages('这里请关门')).toEqual(['en', 'zh-Hans']);
  });

  it('leaves quotation marks in TSV, unless the file doubles them', async () => {
    const plain = await readText('tsv', 'en\tfr\n"Yes," he said, "no."\t"Oui"\n');
    expect(plain.lines).toEqual([[2, 'en: "Yes," he said, "no."', 'fr: "Oui"']]);
    const quoted = await readText('tsv', 'en\tfr\n"say ""yes""\nnow"\t"oui"\n"say ""no"""\tnon\n');
    expect(quoted.lines).toEqual([
      [2, 'en: say "yes"\nnow', 'fr: oui'],
      [4, 'en: say "no"', 'fr: non'],
    ]);
  });

  it('needs names of languages from the file or the caller', async () => {
    const { error } = await readText('csv', 'a thing,another\nc,d\n');
    expect(error).toMatchObject({
      code: 'INPUT_FORMAT',
      message: expect.stringContaining('(--languages en,ja)'),
    });
    const { lines } = await readText('csv', 'a thing,another\nc,d\n', { languages: ['en', 'de'] });
    expect(lines).toEqual([
      [1, 'en: a thing', 'de: another'],
      [2, 'en: c', 'de: d'],
    ]);
  });

  it('gives the rows before a quotation mark that is not closed', async () => {
    const { lines, error } = await readText('csv', 'en,fr\na,b\nc,"d\ne,f\n');
    expect(lines).toEqual([[2, 'en: a', 'fr: b']]);
    expect(error).toMatchObject({ code: 'INPUT_FORMAT', message: expect.stringContaining('line 3') });
  });

  it('gives the same whatever pieces the file comes in', async () => {
    const bytes = Buffer.from('en,中文\r\n"a ""b""\r\nc",甲乙\r\nd,丙\r\n'.repeat(1));
    const stream = async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte);
    };
    const { lines } = await collect(readBitext({ name: 'a.csv', format: 'csv', stream: stream() }));
    expect(lines.map(([line]) => line)).toEqual([2, 4]);
    expect(lines[0]?.[1]).toBe('en: a "b"\r\nc');
  });
});

describe('JSON Lines', () => {
  it('reads four forms', async () => {
    const records = [
      { en: 'a', ja: 'b', id: 3, note: 'n', domain: { name: 'sea' } },
      { id: '7', translation: { en: 'a', de: 'b' } },
      {
        id: 0,
        confidence: 0.97,
        cells: { en: { sentences: [1], start: 12, end: 13, text: 'a' }, 'zh-Hant': { text: '甲' } },
        pairs: [],
        flags: [{ code: 'number-mismatch', languages: ['en', 'zh-Hant'], evidence: {} }],
        moved: true,
      },
      {
        id: 'q',
        variants: [
          { language: 'en', text: 'a', original: 'a ', source: 'd.txt', start: 0, end: 2 },
          { language: 'ko', text: 'b' },
        ],
        confidence: 0.5,
        status: 'edited',
        document: 'd.txt',
        created: '2026-01-02T03:04:05.000Z',
        remarks: [{ code: 'c', message: 'm', languages: ['en'] }],
        beads: [{ languages: ['en', 'ko'], confidence: 0.5, beads: [['a', 'b']] }],
        notes: ['n'],
        properties: [{ type: 't', value: 'v' }],
      },
    ];
    const { units, error } = await readText(
      'jsonl',
      records.map((record) => JSON.stringify(record)).join('\n'),
    );
    expect(error).toBeUndefined();
    expect(units).toEqual([
      {
        id: '3',
        notes: ['n'],
        properties: [{ type: 'domain', value: '{"name":"sea"}' }],
        variants: [
          { language: 'en', text: 'a' },
          { language: 'ja', text: 'b' },
        ],
        line: 1,
      },
      {
        id: '7',
        variants: [
          { language: 'en', text: 'a' },
          { language: 'de', text: 'b' },
        ],
        line: 2,
      },
      {
        id: '0',
        confidence: 0.97,
        moved: true,
        remarks: [{ code: 'number-mismatch', message: '', languages: ['en', 'zh-Hant'] }],
        variants: [
          { language: 'en', text: 'a', start: 12, end: 13 },
          { language: 'zh-Hant', text: '甲' },
        ],
        line: 3,
      },
      { ...records[3], created: new Date('2026-01-02T03:04:05Z'), line: 4 },
    ]);
  });

  it('rejects lines one by one', async () => {
    const deep = `{"en":"a","ja":"b","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const { rejected, units } = await readText(
      'jsonl',
      `{bad\n[]\n\n{"en":1,"ja":"b"}\n{"en":"a"}\n${deep}\n`,
    );
    expect(rejected.map(({ reason, at }) => [reason, at.line])).toEqual([
      ['malformed', 1],
      ['malformed', 2],
      ['malformed', 4],
      ['half-empty', 5],
    ]);
    expect(units).toHaveLength(1);
  });
});

/** An archive of texts, deflated, made by hand. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = deflateRawSync(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(text), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(Buffer.byteLength(text), 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, data]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, entry, name]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

function workbookOf(sheet: string, others: Readonly<Record<string, string>> = {}): Buffer {
  return zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...others,
  });
}

const inline = (row: number, ...texts: string[]) =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

const readBytes = (bytes: Uint8Array, options?: ReadOptions) =>
  collect(readBitext({ name: 'a.xlsx', format: 'xlsx', bytes }, options));

describe('XLSX', () => {
  it('reads every sheet of languages as it is shown', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Read me').addRow(['Please review']);
    const sheet = workbook.addWorksheet('Units');
    sheet.addRow(['id', 'English (en)', 'Japanese (ja)', 'confidence', 'status', 'note']);
    sheet.addRow([
      'a1',
      { richText: [{ text: 'Open ' }, { font: { bold: true }, text: 'now' }] },
      '開いています',
      0.75,
      'accepted',
      'fine',
    ]);
    sheet.addRow([]);
    sheet.addRow(['a2', 12.5, new Date('2026-02-03T00:00:00Z')]);
    const percent = sheet.addRow(['a3', 0.256, { formula: '"x"&"y"', result: 'xy' }]);
    percent.getCell(2).numFmt = '0.0%';
    sheet.addRow(['a4', 'alone']);
    workbook.addWorksheet('Units 2').addRows([
      ['id', 'English (en)', 'Japanese (ja)'],
      ['b1', 'line\nbreak', '改行'],
    ]);
    const { units, lines, rejected, error } = await readBytes(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      [2, 'en: Open now', 'ja: 開いています'],
      [4, 'en: 12.5', 'ja: 2026-02-03'],
      [5, 'en: 25.6%', 'ja: xy'],
      [2, 'en: line\nbreak', 'ja: 改行'],
    ]);
    expect(units[0]).toMatchObject({ id: 'a1', confidence: 0.75, status: 'accepted', notes: ['fine'] });
    expect(rejected.map(({ reason, message, at }) => [reason, message.slice(0, 19), at.line])).toEqual([
      ['unsupported', "the sheet 'Read me'", 1],
      ['half-empty', 'only en has text', 6],
    ]);
  });

  it('leaves phonetic guides out, and takes cells without an address', async () => {
    const strings =
      '<sst><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><r><t>To</t></r><r><t>kyo_x000A_</t></r></si></sst>';
    const bytes = workbookOf(
      `${inline(1, 'ja', 'en')}<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`,
      { 'xl/sharedStrings.xml': strings },
    );
    expect((await readBytes(bytes)).lines).toEqual([[2, 'ja: 東京', 'en: Tokyo\n']]);
  });

  it('says what is wrong with a file', async () => {
    const good = workbookOf(inline(1, 'en', 'fr') + inline(2, 'a', 'b'));
    expect((await readBytes(good)).lines).toEqual([[2, 'en: a', 'fr: b']]);
    const bad: readonly [Buffer, string, RegExp][] = [
      [good.subarray(0, 400), 'INPUT_FORMAT', /damaged archive/],
      [Buffer.from('not an archive at all'), 'INPUT_FORMAT', /damaged archive/],
      [zipOf({ 'word/document.xml': '<a/>' }), 'INPUT_FORMAT', /no workbook/],
      [workbookOf(inline(1, 'one', 'two')), 'INPUT_FORMAT', /does not name two languages/],
      [workbookOf(''), 'INPUT_FORMAT', /does not name two languages/],
      [workbookOf('<row></sheet>'), 'INPUT_FORMAT', /a\.xlsx, xl\/worksheets\/sheet1\.xml: damaged XLSX/],
      [workbookOf('<row r="1"><c r="ZZZ1"/></row>'), 'INPUT_TOO_LARGE', /column 18278/],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'INPUT_UNSUPPORTED', /encrypted/],
    ];
    for (const [bytes, code, message] of bad) {
      expect((await readBytes(bytes)).error).toMatchObject({ code, message: expect.stringMatching(message) });
    }
  });

  it('refuses entities in its parts', async () => {
    const bytes = workbookOf('', {
      'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY a "ha">]><sst><si><t>&a;</t></si></sst>',
    });
    expect((await readBytes(bytes)).error).toMatchObject({ message: expect.stringContaining('entities') });
  });
});
