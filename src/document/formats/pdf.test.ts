import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pdfOfPages } from '../../../scripts/containers.mjs';
import { encode } from '../../../test/charsets.ts';
import { parsePdf } from './pdf.ts';

const samples: Readonly<Record<string, { readonly sentences: readonly string[] }>> = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/documents/charsets.json', import.meta.url), 'utf8'),
);

/** A font that is not embedded, in a collection of Adobe. */
const font = (encoding: string, ordering: string) => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>`,
  '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
];

const pdfOfLine = (encoding: string, ordering: string, bytes: Uint8Array) =>
  pdfOfPages(font(encoding, ordering), [
    [{ x: 40, y: 500, size: 10, show: `<${Buffer.from(bytes).toString('hex')}>` }],
  ]);

describe('parsePdf', () => {
  test.each([
    ['UniGB-UCS2-H', 'GB1', 'zh-Hans', 'utf-16be'],
    ['UniGB-UTF16-H', 'GB1', 'zh-Hans', 'utf-16be'],
    ['GBK-EUC-H', 'GB1', 'zh-Hans', 'gb18030'],
    ['GBK2K-V', 'GB1', 'zh-Hans', 'gb18030'],
    ['UniCNS-UTF16-H', 'CNS1', 'zh-Hant', 'utf-16be'],
    ['ETen-B5-H', 'CNS1', 'zh-Hant', 'big5'],
    ['UniJIS-UCS2-HW-H', 'Japan1', 'ja', 'utf-16be'],
    ['90ms-RKSJ-H', 'Japan1', 'ja', 'shift_jis'],
    ['EUC-H', 'Japan1', 'ja', 'euc-jp'],
    ['UniKS-UCS2-H', 'Korea1', 'ko', 'utf-16be'],
    ['KSCms-UHC-H', 'Korea1', 'ko', 'euc-kr'],
  ])('reads %s without a table of letters', async (name, ordering, language, encoding) => {
    const text = `${samples[language]?.sentences[0]} (A1)`;
    const bytes = encode(text, encoding);
    if (bytes === undefined) throw new Error(`not in ${encoding}`);
    const parsed = await parsePdf('a.pdf', pdfOfLine(name, ordering, bytes));
    expect(parsed.text.replaceAll(/\s/g, '')).toBe(text.replaceAll(' ', ''));
    expect(parsed.notes.map(({ code }) => code)).toEqual(['lossy']);
  });

  it('does not guess at glyphs that say no letter', async () => {
    const bytes = encode('亜唖娃阿', 'utf-16be') ?? Buffer.alloc(0);
    await expect(
      parsePdf(
        'a.pdf',
        pdfOfLine(
          'Identity-H',
          'Japan1',
          bytes.map((byte) => byte & 0x3f),
        ),
      ),
    ).rejects.toMatchObject({
      code: 'INPUT_UNSUPPORTED',
      message: expect.stringContaining('do not say which letters'),
    });
  });

  it('says which character set it does not know', async () => {
    const refusal = parsePdf('a.pdf', pdfOfLine('NWP-H', 'Japan1', Buffer.from('0!')));
    await expect(refusal).rejects.toMatchObject({
      code: 'INPUT_UNSUPPORTED',
      message: expect.stringContaining('NWP-H'),
    });
  });
});
