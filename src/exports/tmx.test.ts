import fc from 'fast-check';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { textOf } from '../../test/written.ts';
import type { Alignment } from '../alignment.ts';
import type { WriteOptions, WriteReport } from './format.ts';
import { FORMATS } from './formats.ts';
import { noneSkipped } from './selection.ts';

const NOW = new Date('2026-02-03T04:05:06.789Z');

const sample = alignmentOf(
  ['en', 'zh-Hant', 'ja'],
  [
    {
      texts: { en: ['One.', 'Two.'], 'zh-Hant': ['一。', '二。'], ja: '一つ。' },
      confidence: 0.61239,
      pairs: [
        {
          languages: ['en', 'zh-Hant'],
          confidence: 0.95,
          similarity: 0.8,
          beads: [
            [[0], [0]],
            [[1], [1]],
          ],
        },
      ],
    },
    { texts: { en: 'Three & <four>.', 'zh-Hant': '三。' }, confidence: 0.3 },
    { texts: { ja: '独り。' } },
  ],
);

interface ReadUnit {
  readonly id: string;
  readonly props: Record<string, string>;
  readonly variants: Record<string, string>;
}

async function write(alignment: Alignment, options: WriteOptions = {}) {
  let report: WriteReport | undefined;
  const files = FORMATS.tmx.write(alignment, {
    now: NOW,
    onReport: (given) => {
      report = given;
    },
    ...options,
  });
  return { ...read(await textOf(files)), report };
}

function read(xml: string) {
  const document = XmlDocument.fromString(xml);
  try {
    return {
      xml,
      header: attributesOf(document.get('/tmx/header')),
      units: elements(document, '/tmx/body/tu').map(
        (tu): ReadUnit => ({
          id: tu.attr('tuid')?.value ?? '',
          props: record(elements(tu, 'prop'), (prop) => [prop.attr('type')?.value ?? '', prop.content]),
          variants: record(elements(tu, 'tuv'), (tuv) => [
            tuv.attr('lang', 'xml')?.value ?? '',
            tuv.get('seg')?.content ?? '',
          ]),
        }),
      ),
    };
  } finally {
    document.dispose();
  }
}

function elements(parent: XmlDocument | XmlElement, path: string): XmlElement[] {
  return parent.find(path).filter((node): node is XmlElement => node instanceof XmlElement);
}

function record(nodes: readonly XmlElement[], entry: (node: XmlElement) => [string, string]) {
  return Object.fromEntries(nodes.map(entry));
}

function attributesOf(node: unknown): Record<string, string> {
  if (!(node instanceof XmlElement)) throw new Error('no such element');
  return Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value]));
}

describe('TMX, all languages', () => {
  it('starts as the standard says, with a complete header', async () => {
    const { xml, header } = await write(sample, { toolVersion: '1.2.3' });
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header /,
    );
    expect(header).toEqual({
      creationtool: 'hexapla',
      creationtoolversion: '1.2.3',
      segtype: 'sentence',
      'o-tmf': 'hexapla',
      adminlang: 'en',
      srclang: 'en-US',
      datatype: 'plaintext',
      creationdate: '20260203T040506Z',
    });
  });

  it('writes each unit that two languages have and counts the others', async () => {
    const { units, report } = await write(sample, { documentName: 'a "b" & c.txt' });
    expect(units.map(({ variants }) => variants)).toEqual([
      { 'en-US': 'One. Two.', 'zh-TW': '一。二。', 'ja-JP': '一つ。' },
      { 'en-US': 'Three & <four>.', 'zh-TW': '三。' },
    ]);
    expect(units[0]?.props).toEqual({ 'x-document': 'a "b" & c.txt', 'x-alignment-confidence': '0.6124' });
    expect(report).toEqual({ written: 2, skipped: { ...noneSkipped(), 'single-cell': 1 } });
  });

  it('leaves out the less certain', async () => {
    const { units, report } = await write(sample, { minConfidence: 0.5 });
    expect(units).toHaveLength(1);
    expect(report?.skipped['below-confidence']).toBe(1);
  });

  it('keeps script tags on demand', async () => {
    const { units } = await write(sample, { codes: 'script' });
    expect(Object.keys(units[0]?.variants ?? {})).toEqual(['en', 'zh-Hant', 'ja']);
  });

  it('names a source language only where every unit has it', async () => {
    const alignment = alignmentOf(
      ['en', 'de', 'fr'],
      [{ texts: { en: 'a', de: 'b' } }, { texts: { de: 'c', fr: 'd' } }],
    );
    expect((await write(alignment)).header).toMatchObject({ srclang: '*all*' });
    expect((await write(alignmentOf(['en', 'de'], []))).header).toMatchObject({ srclang: 'en-US' });
  });

  it('takes a variant without text for missing', async () => {
    const { units, report } = await write(
      alignmentOf(
        ['en', 'de', 'fr'],
        [{ texts: { en: 'a', de: ' \u0001', fr: 'c' } }, { texts: { en: 'd', de: '\u0002' } }],
      ),
    );
    expect(units.map(({ variants }) => variants)).toEqual([{ 'en-US': 'a', 'fr-FR': 'c' }]);
    expect(report?.skipped['half-empty']).toBe(1);
  });
});

describe('tuid', () => {
  const twice = alignmentOf(['en', 'de'], [{ texts: { en: 'a', de: 'b' } }, { texts: { en: 'a', de: 'b' } }]);
  const ids = async (options?: WriteOptions) => (await write(twice, options)).units.map(({ id }) => id);

  it('is unique in the file and the same in the next one', async () => {
    expect(new Set(await ids()).size).toBe(2);
    expect(await ids({ now: new Date(0), codes: 'script' })).toEqual(await ids());
  });

  it('depends on the document', async () => {
    expect(await ids({ documentName: 'x' })).not.toEqual(await ids());
  });
});

describe('TMX, a pair', () => {
  it('writes the beads between the two with the confidence of the pair', async () => {
    const { units, header, report } = await write(sample, { bilingual: ['en', 'zh-Hant'] });
    expect(header).toMatchObject({ srclang: 'en-US' });
    expect(units.map(({ variants }) => variants)).toEqual([
      { 'en-US': 'One.', 'zh-TW': '一。' },
      { 'en-US': 'Two.', 'zh-TW': '二。' },
      { 'en-US': 'Three & <four>.', 'zh-TW': '三。' },
    ]);
    expect(units.map(({ props }) => props['x-alignment-confidence'])).toEqual(['0.95', '0.95', '0.3']);
    expect(report?.skipped).toEqual({ ...noneSkipped(), 'single-cell': 1 });
  });

  it('turns round with the source language', async () => {
    const { units, header } = await write(sample, { bilingual: ['zh-Hant', 'en'], minConfidence: 0.5 });
    expect(header).toMatchObject({ srclang: 'zh-TW' });
    expect(units.map(({ variants }) => variants)).toEqual([
      { 'zh-TW': '一。', 'en-US': 'One.' },
      { 'zh-TW': '二。', 'en-US': 'Two.' },
    ]);
  });

  it('leaves out beads and units in which one of the two is missing', async () => {
    const alignment = alignmentOf(
      ['en', 'de', 'fr'],
      [
        {
          texts: { en: ['a', 'b'], de: 'c' },
          pairs: [
            {
              languages: ['en', 'de'],
              confidence: 1,
              similarity: 1,
              beads: [
                [[0], [0]],
                [[1], []],
              ],
            },
          ],
        },
        { texts: { en: 'd', fr: 'e' } },
      ],
    );
    const { units, report } = await write(alignment, { bilingual: ['en', 'de'] });
    expect(units).toHaveLength(1);
    expect(report?.skipped['half-empty']).toBe(2);
  });

  it.each([
    ['en', 'en'],
    ['en', 'vi'],
  ])('refuses %s and %s', (source, target) => {
    expect(() => FORMATS.tmx.write(sample, { bilingual: [source, target] })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(']]>', '\r\n', '\r', '\n', '\t', '&amp;', '<seg>', '<!--', '"', "'", 'e\u0301', '\u202e'),
    fc.constantFrom('👩‍👧', '\u{1fffe}', 'שלום', 'مرحبا', '\u200f', '\ufeff', '\ufffe', '\u0000', '\u001b'),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.string({ unit: 'binary' }),
  );
  const nasty = fc.array(piece).map((pieces) => pieces.join(''));

  /** The `Char` production of XML 1.0, said once more in other words than in the code. */
  function expected(text: string): string {
    let clean = '';
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      const control = point < 0x20 && point !== 9 && point !== 10 && point !== 13;
      const surrogate = point >= 0xd800 && point <= 0xdfff;
      if (!control && !surrogate && point !== 0xfffe && point !== 0xffff) clean += character;
    }
    return clean.normalize('NFC');
  }

  it('reads back as it was, less what XML cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (...parts) => {
        // A letter goes before: libxml2-wasm takes U+FEFF at the start of any content for a byte order mark.
        const [en, ar, documentName] = parts.map((text) => `A${text}`) as [string, string, string];
        const { units } = await write(alignmentOf(['en', 'ar'], [{ texts: { en, ar } }]), { documentName });
        expect(units[0]?.variants).toEqual({ 'en-US': expected(en), 'ar-EG': expected(ar) });
        expect(units[0]?.props['x-document']).toBe(expected(documentName));
      }),
      { numRuns: 500 },
    );
  });
});
