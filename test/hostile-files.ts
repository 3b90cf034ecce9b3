import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pdfOf, pdfOfPages, zipOf } from '../scripts/containers.mjs';
import type { ErrorCode } from '../src/errors.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/documents/${name}`, import.meta.url));

const docx = (document: string, ...more: { name: string; content: string | Uint8Array }[]) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', content: document },
    ...more,
  ]);
const body = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
const pages = (kids: string, ...objects: (string | [string, string])[]) =>
  pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count 1 >>`, ...objects]);
const lol = `<!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, k) => `<!ENTITY ${'bcdefghij'[k]} "${`&${'abcdefghi'[k]};`.repeat(10)}">`).join('')}]>`;

const tmx = (units: string, before = '') =>
  Buffer.from(
    `<?xml version="1.0"?>${before}<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="en" datatype="plaintext"/><body>${units}</body></tmx>`,
  );
const tu = (text: string) =>
  `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv><tuv xml:lang="ja"><seg>はい。</seg></tuv></tu>`;
const xxe = '<!DOCTYPE tmx [<!ENTITY j SYSTEM "file:///etc/passwd">]>';

/** Files that are made to do harm, or are broken: what they are called, how they are made, how they are refused. */
export const HOSTILE_FILES: readonly (readonly [
  what: string,
  name: string,
  make: () => Uint8Array,
  code: ErrorCode,
  message: RegExp,
])[] = [
  [
    'a truncated DOCX',
    'a.docx',
    () => readFileSync(fixture('story.docx')).subarray(0, 1500),
    'INPUT_FORMAT',
    /damaged ZIP/,
  ],
  [
    'a DOCX without its document',
    'a.docx',
    () => zipOf([{ name: 'word/document.xml', content: '<x' }]),
    'INPUT_FORMAT',
    /damaged Word/,
  ],
  [
    'a DOCX that declares entities',
    'a.docx',
    () => docx(body('<w:p><w:r><w:t>&j;</w:t></w:r></w:p>', lol)),
    'INPUT_FORMAT',
    /document type/,
  ],
  [
    'a DOCX nested without end',
    'a.docx',
    () => docx(body('<w:sdt><w:sdtContent>'.repeat(200_000))),
    'INPUT_FORMAT',
    /a\.docx: /,
  ],
  ['a DOCX without text', 'a.docx', () => docx(body('<w:p/>')), 'INPUT_EMPTY', /no text/],
  [
    'a ZIP bomb',
    'a.docx',
    () => docx(body('<w:p/>'), { name: 'word/media/a.xml', content: Buffer.alloc(210 * 2 ** 20) }),
    'INPUT_TOO_LARGE',
    /unpacks to more than 200 MiB/,
  ],
  [
    'a ZIP entry that lies about its size',
    'a.docx',
    () => zipOf([{ name: 'word/document.xml', content: Buffer.alloc(2 ** 20), size: 10 }]),
    'INPUT_FORMAT',
    /damaged ZIP/,
  ],
  [
    'a name that leads out of a ZIP archive',
    'a.docx',
    () => docx(body('<w:p/>'), { name: '../../evil', content: 'x' }),
    'INPUT_FORMAT',
    /damaged ZIP.*\.\.\/\.\.\/evil/,
  ],
  [
    'an encrypted ZIP',
    'a.docx',
    () => zipOf([{ name: 'word/document.xml', content: 'x', flags: 0x0801 }]),
    'INPUT_UNSUPPORTED',
    /encrypted/,
  ],
  [
    'a truncated EPUB',
    'a.epub',
    () => readFileSync(fixture('story.epub')).subarray(0, 2000),
    'INPUT_FORMAT',
    /damaged ZIP/,
  ],
  [
    'an EPUB without its package',
    'a.epub',
    () => zipOf([{ name: 'META-INF/container.xml', content: '<container/>' }]),
    'INPUT_FORMAT',
    /damaged EPUB/,
  ],
  [
    'an EPUB with entities',
    'a.epub',
    () => zipOf([{ name: 'META-INF/container.xml', content: `${lol}<container>&j;</container>` }]),
    'INPUT_FORMAT',
    /damaged EPUB/,
  ],
  [
    'a truncated PDF',
    'a.pdf',
    () => readFileSync(fixture('story.en.pdf')).subarray(0, 300),
    'INPUT_FORMAT',
    /damaged PDF/,
  ],
  [
    'a PDF without text',
    'a.pdf',
    () => pdfOfPages(['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'], [[]]),
    'INPUT_EMPTY',
    /text recognition/,
  ],
  ['a PDF whose pages contain themselves', 'a.pdf', () => pages('2 0 R'), 'INPUT_FORMAT', /damaged PDF/],
  [
    'a PDF whose objects refer in a ring',
    'a.pdf',
    () => pages('3 0 R', '4 0 R', '3 0 R'),
    'INPUT_FORMAT',
    /damaged PDF/,
  ],
  [
    'a PDF with a password',
    'a.pdf',
    () =>
      pdfOf(
        [
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [] /Count 0 >>',
          `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
        ],
        `/Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
      ),
    'INPUT_UNSUPPORTED',
    /password/,
  ],
  [
    'a million elements in each other',
    'a.html',
    () => Buffer.from('<div>'.repeat(1_000_000)),
    'INPUT_FORMAT',
    /2000 deep/,
  ],
  ['a line of 200 MB', 'a.txt', () => Buffer.alloc(200_000_000, 'x'), 'INPUT_TOO_LARGE', /128 MiB/],
  [
    'UTF-16 that breaks off',
    'a.txt',
    () => Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8),
    'INPUT_ENCODING',
    /UTF-16LE/i,
  ],
  [
    'a TMX that declares entities',
    'a.tmx',
    () => tmx(tu('&j;'), lol),
    'INPUT_FORMAT',
    /entit|document type/i,
  ],
  ['a TMX that asks for a file', 'a.tmx', () => tmx(tu('&j;'), xxe), 'INPUT_FORMAT', /entit|document type/i],
  [
    'an XLIFF that declares entities',
    'a.xlf',
    () => Buffer.from(`${lol}<xliff version="1.2">&j;</xliff>`),
    'INPUT_FORMAT',
    /entit|document type/i,
  ],
  ['a truncated TMX', 'a.tmx', () => tmx(tu('Yes.')).subarray(0, 260), 'INPUT_FORMAT', /line 1/],
  [
    'a gzip bomb',
    'a.tmx.gz',
    () => gzipSync(Buffer.alloc(300 * 2 ** 20, '<tu>')),
    'INPUT_TOO_LARGE',
    /a\.tmx\.gz/,
  ],
  [
    'an XLSX bomb',
    'a.xlsx',
    () =>
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: Buffer.alloc(300 * 2 ** 20, ' ') },
      ]),
    'INPUT_TOO_LARGE',
    /a\.xlsx/,
  ],
  [
    'a truncated XLSX',
    'a.xlsx',
    () => readFileSync(new URL('fixtures/bitext/tables/story.xlsx', import.meta.url)).subarray(0, 3000),
    'INPUT_FORMAT',
    /a\.xlsx/,
  ],
  ['a table without languages', 'a.csv', () => Buffer.from('one,two\n1,2\n'), 'INPUT_FORMAT', /a\.csv/],
  ['JSON Lines that are none', 'a.jsonl', () => Buffer.from('{"en":\n{"ja":\n'), 'INPUT_FORMAT', /a\.jsonl/],
];
