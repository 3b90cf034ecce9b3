import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkTmx } from './check-tmx.ts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/bitext/tmx/', import.meta.url));

const check = (bytes: Uint8Array | string, options = {}) =>
  checkTmx({ name: 'a.tmx', format: 'tmx', bytes: Buffer.from(bytes) }, options);

const HEADER =
  '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>';
const UNIT = '<tu>\n<tuv xml:lang="en"><seg>One</seg></tuv>\n<tuv xml:lang="ja"><seg>一</seg></tuv>\n</tu>';

/** A file with the unit in lines 5 to 8. */
function file({ body = UNIT, header = HEADER, version = '1.4', before = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n${before}<tmx version="${version}">${header}<body>\n\n${body}\n</body></tmx>\n`;
}

async function found(bytes: Uint8Array | string): Promise<readonly string[]> {
  const { findings } = await check(bytes);
  return findings.map(
    ({ severity, code, line, column, message }) => `${line}:${column} ${severity} ${code}: ${message}`,
  );
}

describe('checkTmx', () => {
  it('finds nothing in a good file', async () => {
    expect(await check(file())).toEqual({ findings: [], counts: {}, errors: 0, warnings: 0, units: 1 });
    expect(await found(gzipSync(file()))).toEqual([]);
    const utf16 = Buffer.from(`\ufeff${file().replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(await found(utf16)).toEqual([]);
  });

  const unit = (from: string, to: string) => file({ body: UNIT.replace(from, to) });
  const header = (from: string, to: string) => file({ header: HEADER.replace(from, to) });

  it.each([
    [
      'a missing attribute',
      header(' o-tmf="x"', ''),
      '3:20 error attribute: <header> needs the attribute o-tmf',
    ],
    [
      'an unknown attribute',
      unit('<tu>', '<tu colour="red">'),
      '5:1 error attribute: <tu> has no attribute colour',
    ],
    [
      'a bad segtype',
      header('sentence', 'word'),
      '3:20 error attribute: segtype="word" in <header> is one of',
    ],
    [
      'a bad date',
      unit('<tu>', '<tu creationdate="20260230T000000Z">'),
      '5:1 error date: creationdate="20260230T000000Z"',
    ],
    [
      'a date with a zone',
      header('/>', ' changedate="2026-02-03T04:05:06Z"/>'),
      '3:20 error date: changedate=',
    ],
    [
      'an underscore in a tag',
      unit('"ja"', '"zh_TW"'),
      '7:1 error language: xml:lang="zh_TW" is no language tag',
    ],
    ['a tag that names nothing', unit('"ja"', '"jp"'), '7:1 error language: xml:lang="jp" names no language'],
    [
      'a tag in another form',
      unit('"ja"', '"JA-jp"'),
      '7:1 warning language-form: xml:lang="JA-jp" is written ja-JP',
    ],
    [
      'no text in srclang',
      header('srclang="en"', 'srclang="de"'),
      '5:1 error srclang: no text in the source language de',
    ],
    [
      'another case of srclang',
      header('srclang="en"', 'srclang="en-US"').replace('xml:lang="en"', 'xml:lang="en-us"'),
      '6:1 warning language-form',
    ],
    [
      'srclang of a unit',
      unit('<tu>', '<tu srclang="fr">'),
      '5:1 error srclang: no text in the source language fr',
    ],
    [
      'a seg too many',
      unit('</seg></tuv>', '</seg><seg>b</seg></tuv>'),
      '6:34 error element: one <seg> more than',
    ],
    ['no seg', unit('<seg>一</seg>', ''), '7:1 error element: <tuv> needs <seg>'],
    [
      'no tuv',
      file({ body: '<tu></tu>', header: HEADER.replace('"en" d', '"*all*" d') }),
      '5:1 error element: <tu> needs <tuv>',
    ],
    [
      'a note too late',
      unit('</tu>', '<note>n</note></tu>'),
      '8:1 error element: <note> stands too late in <tu>',
    ],
    ['an element of another place', unit('One', '<tu/>'), '6:25 error element: <tu> may not stand in <seg>'],
    ['an unknown element', unit('One', '<b>One</b>'), '6:25 error element: there is no element <b> in TMX'],
    [
      'another case',
      unit('<tu>', '<TU>').replace('</tu>', '</TU>'),
      '5:1 error element: <TU> is written <tu>',
    ],
    [
      'text between',
      unit('<tu>', '<tu>hello'),
      "5:1 error text: text in <tu>, where none may stand: 'hello'",
    ],
    [
      'two headers',
      header('/>', `/>${HEADER}`),
      '3:148 error element: one <header> more than may stand in <tmx>',
    ],
    ['no header', file({ header: '' }), '3:1 error element: <tmx> needs <header>'],
    ['bpt without ept', unit('One', '<bpt i="1"/>One'), '6:25 error pairing: <bpt i="1"> has no <ept>'],
    ['ept without bpt', unit('One', 'One<ept i="2"/>'), '6:28 error pairing: <ept i="2"> has no <bpt>'],
    ['a code in a code', unit('One', '<ph><ph/></ph>One'), '6:29 error element: <ph> may not stand in <ph>'],
    ['a control character', unit('One', 'One\u0001'), '6:28 error character'],
    ['a reference to one', unit('One', 'One&#x1F;'), '6:28 error character'],
    ['a version', file({ version: '1.1' }), '3:1 warning version'],
    ['an unknown version', file({ version: '3' }), '3:1 error version'],
    ['no document type', file().replace(/<!DOCTYPE.*\n/, '\n'), '3:1 warning doctype'],
    ['another document type', file().replace('tmx14.dtd', 'tmx11.dtd'), '2:1 warning doctype'],
    ['lang', unit('xml:lang="ja"', 'xml:lang="ja" lang="ja"'), '7:1 warning deprecated'],
    ['an empty segment', unit('一', ' <ph/>'), '7:20 warning empty-segment'],
    ['one language', unit('<tuv xml:lang="ja"><seg>一</seg></tuv>', ''), '5:1 warning one-language'],
    ['a byte order mark', `\ufeff${file()}`, '1:1 warning byte-order-mark'],
    ['a wrong encoding', file().replace('UTF-8', 'UTF-16'), '1:1 error encoding: declared as utf-16'],
    [
      'an encoding of others',
      file().replace('UTF-8', 'windows-1252').replace('一', 'x'),
      '1:1 warning encoding',
    ],
    ['no ASCII', file().replace('UTF-8', 'us-ascii'), '7:25 error encoding: declared as ASCII'],
    ['no XML', 'en\tja\n', '2:1 error xml'],
    ['the end too early', file().slice(0, -10), '9:4 error xml'],
    ['entities', file().replace('"tmx14.dtd"', '"tmx14.dtd" [<!ENTITY a "b">]'), '2:'],
  ])('%s', async (_, bytes, expected) => {
    const findings = await found(bytes);
    expect(findings.filter((finding) => finding.startsWith(expected))).toHaveLength(1);
  });

  it('finds nothing else where there is one thing', async () => {
    expect(await found(unit('"ja"', '"zh_TW"'))).toHaveLength(1);
    expect(await found(unit('One', 'One\u0001'))).toHaveLength(1);
    expect(await found(unit('<seg>一</seg>', ''))).toHaveLength(1);
  });

  it('goes on behind a bad character and stops behind damage', async () => {
    const two = `${UNIT.replace('One', '\u0002')}\n${UNIT.replace('一', '&#0;').replace('"ja"', '"jp"')}`;
    expect((await found(file({ body: two }))).map((finding) => finding.split(': ')[0])).toEqual([
      '6:25 error character',
      '11:1 error language',
      '11:25 error character',
    ]);
    const cut = await check(file({ body: `</tu>${UNIT.replace('"ja"', '"jp"')}` }));
    expect(cut.counts).toMatchObject({ xml: 1 });
    expect(cut.findings.map(({ code }) => code)).not.toContain('language');
  });

  it('says where bytes are no text', async () => {
    const bytes = Buffer.concat([Buffer.from(file().slice(0, 200)), Buffer.of(0xff, 0xfe, 0x20)]);
    expect((await check(bytes)).counts).toMatchObject({ encoding: 1 });
  });

  it('keeps some findings and counts all', async () => {
    const body = Array.from({ length: 50 }, () => UNIT.replace('"ja"', '"jp"')).join('\n');
    const report = await check(file({ body }), { maxFindings: 10 });
    expect(report.findings).toHaveLength(10);
    expect(report).toMatchObject({ errors: 50, units: 50, counts: { language: 50 } });
  });

  it('finds what is wrong with the fixtures and nothing in the good ones', async () => {
    const errors: Record<string, number> = {};
    for (const name of readdirSync(FOLDER)) {
      const report = await checkTmx({ name, format: 'tmx', bytes: readFileSync(FOLDER + name) });
      if (report.errors > 0) errors[name] = report.errors;
    }
    expect(Object.keys(errors).sort()).toEqual([
      'broken.tmx',
      'dates.tmx',
      'entities.tmx',
      'extra-language.tmx',
      'header-1.1.tmx',
      'malformed-units.tmx',
      'missing-language.tmx',
      'mixed-case.tmx',
      'regions.tmx',
      'several-variants.tmx',
      'white-space.tmx',
    ]);
  });
});
