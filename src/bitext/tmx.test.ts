import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HexaplaError } from '../errors.ts';
import type { BitextHeader, BitextItem, ReadOptions } from './bitext.ts';
import { readBitext } from './read.ts';

const FOLDER = fileURLToPath(new URL('../../test/fixtures/bitext/tmx/', import.meta.url));

async function read(name: string, options?: ReadOptions) {
  return collect(readBitext({ name, format: 'tmx', bytes: readFileSync(FOLDER + name) }, options));
}

async function collect(items: AsyncIterable<BitextItem>) {
  const units = [];
  const rejected = [];
  let error: unknown;
  try {
    for await (const item of items) {
      if (item.kind === 'unit') units.push(item.unit);
      else rejected.push(item.rejection);
    }
  } catch (cause) {
    error = cause;
  }
  return { units, rejected, error };
}

/** Units with their texts alone, by language; several of one language joined. */
async function texts(name: string, options?: ReadOptions) {
  const { units, error } = await read(name, options);
  expect(error).toBeUndefined();
  return units.map(({ id, variants }) => [
    id,
    ...variants.map(({ language, text }) => `${language}: ${text}`),
  ]);
}

const wrap = (body: string) =>
  `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="x"/><body>${body}</body></tmx>`;

const readText = (text: string, options?: ReadOptions) =>
  collect(readBitext({ name: 'a.tmx', format: 'tmx', text }, options));

describe('TMX files', () => {
  const TWO = [
    ['1', 'en: The gate is open – come in.', 'ja: 門は開いています。どうぞ。'],
    ['2', 'en: Café & bar', 'ja: カフェ＆バー'],
  ];

  const CASES: readonly [file: string, units: unknown][] = [
    ['utf-8.tmx', TWO],
    ['utf-8-bom.tmx', TWO],
    ['utf-16le-bom.tmx', TWO],
    ['utf-16be-bom.tmx', TWO],
    ['utf-16le.tmx', TWO],
    ['utf-16be.tmx', TWO],
    ['us-ascii.tmx', TWO],
    ['gzip.tmx.gz', TWO],
    ['iso-8859-1.tmx', [['1', 'fr: Un café près du port', 'de: Ein Café nahe am Hafen, fünf Schritte']]],
    [
      'missing-language.tmx',
      [
        ['all', 'en: Low tide', 'fr: Marée basse', 'de: Ebbe'],
        ['no German', 'en: High tide', 'fr: Marée haute'],
      ],
    ],
    [
      'extra-language.tmx',
      [
        ['1', 'en: Lamp', 'ja: 灯'],
        ['2', 'en: Stairs', 'ja: 階段', 'eo: Ŝtuparo'],
      ],
    ],
    [
      'all-languages.tmx',
      [
        [undefined, 'de: Eins', 'ko: 하나'],
        [undefined, 'ko: 둘', 'th: สอง'],
      ],
    ],
    [
      'header-1.1.tmx',
      [['0001', 'en: Light the lamp at dusk. \uf8ff', 'fr-CA: Allumer la lampe au crépuscule.']],
    ],
    [
      'inline.tmx',
      [
        ['bpt ept', 'en: Turn the red wheel.', 'fr: Tournez la roue rouge.'],
        ['it ph ut', 'en: Press  twice.', 'fr: Appuyez deux fois sur .'],
        ['hi', 'en: The ship Good Hope has sailed.', 'fr: Le navire Bonne Espérance est parti.'],
        ['sub', 'en: See the chart below.', 'fr: Voir la carte plus bas.'],
        ['cdata and comment', 'en: a <b> & b c', 'fr: xy'],
      ],
    ],
    ['mixed-case.tmx', [['A', 'en: North wind', 'pt: Vento norte']]],
    ['smp.tmx', [['1', 'en: Waves 🌊 and 👩‍🚀 and 𝛑', 'zh-Hant: 𠀋浪🌊𪚥']]],
    [
      'white-space.tmx',
      [['1', 'en:   two  spaces\tand a tab\nand a line ', 'ja: 　全角の空白\r\n改行\tタブ\u00a0']],
    ],
    [
      'several-variants.tmx',
      [['1', 'en: Cast off!', 'de: Leinen los!', 'de: Ablegen!', 'de-AT: Leinen los, bitte!']],
    ],
    [
      'regions.tmx',
      [
        ['1', 'en: Harbor', 'zh-Hant: 港口', 'zh-Hans: 港口', 'pt-PT: Porto'],
        ['2', 'en-GB: Harbour', 'zh-Hant: 港口', 'ja: 港'],
        // From here on the file tells en and en-US apart.
        ['3', 'en-US: Color', 'en: Colour'],
        ['4', 'en-US: Gray', 'de: Grau'],
      ],
    ],
  ];

  it.each(CASES)('%s', async (file, units) => {
    expect(await texts(file)).toEqual(units);
  });

  it('keeps the inline elements of a segment that has any', async () => {
    const { units } = await read('inline.tmx');
    const originals = units.map(({ variants }) => variants[0]?.original);
    expect(originals.slice(0, 4)).toEqual([
      'Turn the <bpt i="1" x="1">&lt;b&gt;</bpt>red<ept i="1">&lt;/b&gt;</ept> wheel.',
      '<it pos="begin" x="1">{\\i </it>Press <ph x="2" type="key">[F1]</ph> twice<ut x="3">{tab}</ut>.',
      'The ship <hi type="name">Good <hi>Hope</hi></hi> has sailed.',
      'See the chart<ph x="1">&lt;fn&gt;<sub type="footnote">Printed in <bpt i="1">&lt;i&gt;</bpt>1911<ept i="1">&lt;/i&gt;</ept>.</sub>&lt;/fn&gt;</ph> below.',
    ]);
    expect(originals[4]).toBeUndefined();
  });

  it('tells of every unit and text that it does not take', async () => {
    const short = (file: string) =>
      read(file).then(({ rejected }) =>
        rejected.map(({ reason, at, id, variant }) => [id, reason, variant, at.line, at.column]),
      );
    expect(await short('missing-language.tmx')).toEqual([
      ['English only', 'half-empty', undefined, 8, 1],
      ['nothing', 'half-empty', undefined, 9, 1],
      ['empty seg', 'half-empty', undefined, 10, 1],
    ]);
    expect(await short('extra-language.tmx')).toEqual([
      ['2', 'unknown-language', 'xx-lost', 7, 137],
      ['3', 'unknown-language', undefined, 8, 54],
      ['4', 'no-language', undefined, 9, 54],
    ]);
    expect(await short('inline.tmx')).toEqual([['only codes', 'half-empty', undefined, 10, 1]]);
    expect(await short('white-space.tmx')).toEqual([['2', 'half-empty', undefined, 8, 1]]);
    expect(await short('several-variants.tmx')).toEqual([['2', 'half-empty', undefined, 7, 1]]);
    expect(await short('regions.tmx')).toEqual([['5', 'unknown-language', undefined, 10, 14]]);
    expect(await short('malformed-units.tmx')).toEqual([
      ['no seg', 'malformed', undefined, 6, 19],
      ['two seg', 'malformed', 'en', 7, 20],
    ]);
  });

  it('takes what the caller says of a code', async () => {
    const units = await texts('regions.tmx', { codes: { zh: 'zh-Hans' } });
    expect(units[4]).toEqual(['5', 'zh-Hans: 灰', 'de: Grau']);
  });

  it('reads properties, notes and dates', async () => {
    const headers: BitextHeader[] = [];
    const { units } = await read('details.tmx', { onHeader: (header) => headers.push(header) });
    expect(units[0]).toEqual({
      id: 'own',
      created: new Date('2026-02-03T04:05:06Z'),
      changed: new Date('2026-02-28T23:59:59Z'),
      document: 'keeper.txt',
      confidence: 0.8125,
      status: 'edited',
      moved: true,
      remarks: [{ code: 'number-mismatch', message: '12 against 21' }],
      notes: ['Seen twice.', 'And once more.', 'en: Loud.'],
      properties: [
        { type: 'creationid', value: 'lin' },
        { type: 'x-domain', value: 'sea' },
        { type: 'en:x-voice', value: 'keeper' },
        { type: 'vi:changeid', value: 'minh' },
      ],
      variants: [
        { language: 'en', text: 'Twelve steps', source: 'keeper.en.txt' },
        { language: 'vi', text: 'Mười hai bậc' },
      ],
    });
    expect(units[1]).toMatchObject({ document: 'a' });
    expect(units[1]?.properties?.map(({ type, value }) => `${type}=${value}`)).toEqual([
      'x-alignment-confidence=high',
      'x-review-status=done',
      'x-moved=no',
      'x-flag=no colon here',
      'x-document=b',
    ]);
    expect(headers).toHaveLength(1);
    expect(headers[0]).toMatchObject({ sourceLanguage: 'en', notes: ['Made for a test.'] });
    expect(headers[0]?.properties).toContainEqual({ type: 'x-project', value: 'Lighthouse' });
  });

  it('keeps a date that is none as a property', async () => {
    const { units } = await read('dates.tmx');
    expect(
      units.map(({ created, changed, properties }) => [
        created?.toISOString(),
        changed?.toISOString(),
        properties,
      ]),
    ).toEqual([
      ['2024-02-29T12:00:00.000Z', undefined, undefined],
      [
        undefined,
        undefined,
        [
          { type: 'creationdate', value: '20230229T120000Z' },
          { type: 'changedate', value: '2023-03-01' },
        ],
      ],
      [undefined, '2022-01-02T00:00:00.000Z', [{ type: 'changedate', value: '20230301T240000Z' }]],
    ]);
  });

  it('reads an old header', async () => {
    const headers: BitextHeader[] = [];
    const { units } = await read('header-1.1.tmx', { onHeader: (header) => headers.push(header) });
    expect(headers[0]).toMatchObject({ sourceLanguage: 'EN', notes: ['Copied from paper cards.'] });
    expect(headers[0]?.properties).toContainEqual({ type: 'ude', value: 'lamps' });
    expect(units[0]).toMatchObject({
      created: new Date('1999-04-01T08:00:00Z'),
      changed: new Date('2001-01-02T03:04:05Z'),
    });
  });

  it('gives both of a unit inside a unit', async () => {
    const { units } = await read('malformed-units.tmx');
    expect(units.map(({ id }) => id)).toEqual(['two seg', 'outer', 'inner']);
  });
});

describe('damaged TMX', () => {
  it('gives the units before the damage, then the place', async () => {
    const { units, error } = await read('broken.tmx');
    expect(units).toHaveLength(2);
    expect(error).toMatchObject({ code: 'INPUT_FORMAT' });
    expect(String(error)).toMatch(
      /^HexaplaError: broken\.tmx: damaged TMX \(undefined entity\) at line 8, column 42;/,
    );
  });

  it.each([
    ['an unclosed element', wrap('<tu>').replace('</body>', ''), /unexpected close tag/],
    ['the end too early', wrap('').slice(0, -12), /unclosed tag/],
    ['no XML', 'en\tja\nOne\t一\n', /text data outside of root node/],
    ['a character that XML forbids', wrap('<tu>\u0001</tu>'), /disallowed character/],
    ['a reference to one', wrap('<tu>&#1;</tu>'), /malformed character entity/],
    ['other XML', '<html/>', /line 1, column 1: this is no TMX, its first element is <html>/],
    ['too deep', wrap('<a>'.repeat(1000)), /more than 256 elements/],
  ])('%s', async (_, text, message) => {
    const { error } = await readText(text);
    expect(error).toBeInstanceOf(HexaplaError);
    expect(error).toMatchObject({ code: 'INPUT_FORMAT', message: expect.stringMatching(message) });
  });

  it('refuses a DTD that declares entities, before they are used', async () => {
    const { units, error } = await read('entities.tmx');
    expect(units).toEqual([]);
    expect(error).toMatchObject({
      code: 'INPUT_FORMAT',
      message: expect.stringContaining('declares entities'),
    });
  });

  it.each([
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(wrap('').slice(0, -7)), Buffer.of(0xff)]),
      'INPUT_ENCODING',
    ],
    [
      'an unknown encoding',
      Buffer.from('<?xml version="1.0" encoding="klingon-8"?><tmx/>'),
      'INPUT_ENCODING',
    ],
    ['nothing', Buffer.of(), 'INPUT_EMPTY'],
    ['gzip that is cut off', readFileSync(`${FOLDER}gzip.tmx.gz`).subarray(0, 200), 'INPUT_FORMAT'],
  ])('%s', async (_, bytes, code) => {
    const { error } = await collect(readBitext({ name: 'a.tmx', format: 'tmx', bytes }));
    expect(error).toMatchObject({ code });
  });

  it('names the byte that is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${wrap('').slice(0, -7)}\ufffdé`), Buffer.of(0xe9, 0x20)]);
    const { error } = await collect(readBitext({ name: 'a.tmx', format: 'tmx', bytes }));
    expect(String(error)).toContain(`byte at offset ${bytes.length - 2})`);
  });

  it('keeps to the limits', async () => {
    const unit = `<tu tuid="1"><tuv xml:lang="en"><seg>${'a'.repeat(20)}</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>`;
    const { rejected } = await readText(wrap(unit), { maxSegment: 10 });
    expect(rejected).toEqual([
      {
        reason: 'too-large',
        message: 'a segment of more than 10 characters',
        at: { line: 1, column: expect.any(Number) },
        id: '1',
      },
    ]);
    const { error } = await collect(
      readBitext({ name: 'a.tmx', format: 'tmx', bytes: Buffer.from(wrap(unit)) }, { maxBytes: 100 }),
    );
    expect(error).toMatchObject({ code: 'INPUT_TOO_LARGE' });
    const notes = await readText(
      wrap(unit.replace('<tuv', `${'<note>123456789</note>'.repeat(70_000)}<tuv`)),
    );
    expect(notes.rejected.map(({ reason }) => reason)).toEqual(['too-large']);
  });
});

it('finds places that are cut by the pieces of a file', async () => {
  const unit =
    '<tu\n tuid="x"><tuv xml:lang="en"><seg>a\r\nb</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>';
  const bytes = Buffer.from(wrap(`\r\n${unit} ${unit}`));
  const byByte = async function* () {
    for (const byte of bytes) yield Uint8Array.of(byte);
  };
  const places = [];
  for await (const item of readBitext({ name: 'a.tmx', format: 'tmx', stream: byByte() })) {
    if (item.kind === 'unit') places.push([item.at.line, item.at.column, item.unit.variants[0]?.text]);
  }
  expect(places).toEqual([
    [2, 1, 'a\nb'],
    [4, 57, 'a\nb'],
  ]);
});
