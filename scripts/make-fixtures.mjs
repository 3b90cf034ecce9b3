/**
 * Makes the documents of `test/fixtures/documents` out of its `story.json`, our own text in three languages:
 *
 *   node scripts/make-fixtures.mjs
 *
 * They are committed, so that a test does not depend on this script, and come out the same on every run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pdfOfPages, zipOf } from './containers.mjs';

const folder = new URL('../test/fixtures/documents/', import.meta.url);
const story = JSON.parse(readFileSync(new URL('story.json', folder), 'utf8'));
const languages = Object.entries(story);
const write = (name, content) => writeFileSync(new URL(name, folder), content);
const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

write('story.txt', languages.map(([, lines]) => lines.join('\n')).join('\n\n'));

write(
  'story.md',
  `---\ntitle: fixture\n---\n\n${languages
    .map(
      ([, [title, ...lines]]) =>
        `# ${title}\n\n${lines.map((line) => line.replace(/\p{L}{2,}/u, '**$&**')).join('\n\n')}\n`,
    )
    .join(
      '\n---\n\n',
    )}\n- [x] *one* [link](https://example.org/a)\n\n| a | b |\n|---|---|\n| c | \`d\` |\n\n\`\`\`js\nconst x = 1;\n\`\`\`\n`,
);

const article = ([language, [title, ...lines]]) =>
  `<article lang="${language}"><h2>${escapeXml(title)}</h2>${lines.map((line) => `<p>${escapeXml(line)}</p>`).join('\n')}</article>`;
const page = (body) =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Harbour library</title><style>p { color: red }</style>` +
  `<script>var hidden = "<p>no text</p>";</script></head>\n<body><nav><ul><li><a href="/">Home</a></li><li><a href="/map">Map</a></li></ul></nav>\n` +
  `<main>${body}</main>\n<p style="display:none">never shown</p><footer>All rights kept</footer></body></html>\n`;
write('story.html', page(languages.map(article).join('\n')));
write('story.en.html', page(article(languages[0])));

const stamp = (milliseconds, comma) => {
  const pad = (value, width = 2) => String(value).padStart(width, '0');
  const seconds = Math.floor(milliseconds / 1000);
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${comma}${pad(milliseconds % 1000, 3)}`;
};
const english = story.en
  .slice(1)
  .join(' ')
  .match(/\S.{0,40}\S(?=\s|$)/g);
const cues = english.map((text, index) => ({ text, from: 1000 + index * 2500, to: 3200 + index * 2500 }));
write(
  'story.en.srt',
  cues
    .map(
      ({ text, from, to }, index) =>
        `${index + 1}\n${stamp(from, ',')} --> ${stamp(to, ',')}\n<i>${text}</i>\n`,
    )
    .join('\n'),
);
write(
  'story.en.vtt',
  `WEBVTT - fixture\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n${cues
    .map(
      ({ text, from, to }) =>
        `${stamp(from, '.').slice(3)} --> ${stamp(to, '.').slice(3)} align:start\n<v Narrator>${text}</v>\n`,
    )
    .join('\n')}`,
);

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
const paragraph = (text, more = '') => `<w:p>${run(text)}${more}</w:p>`;
const cell = (text) => `<w:tc>${paragraph(text)}</w:tc>`;
const documentXml =
  `${xml}<w:document ${word}><w:body>` +
  languages.map(([, lines]) => lines.map((line) => paragraph(line)).join('')).join('') +
  `<w:tbl><w:tr>${cell('left')}${cell('right')}</w:tr></w:tbl>` +
  paragraph('With a note', '<w:r><w:footnoteReference w:id="2"/></w:r>') +
  `<w:p><w:del w:id="7" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id="8" w:author="a">${run('kept')}</w:ins></w:p>` +
  '</w:body></w:document>';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
write(
  'story.docx',
  zipOf([
    {
      name: '[Content_Types].xml',
      content: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${xml}<Relationships xmlns="${packageRelationships}"><Relationship Id="r1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${xml}<Relationships xmlns="${packageRelationships}"><Relationship Id="r2" Type="${relationships}/footnotes" Target="footnotes.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: documentXml },
    {
      name: 'word/footnotes.xml',
      content: `${xml}<w:footnotes ${word}><w:footnote w:id="2">${paragraph('The note itself')}</w:footnote></w:footnotes>`,
    },
  ]),
);

const chapter = ([language, [title, ...lines]]) =>
  `${xml}<html xmlns="http://www.w3.org/1999/xhtml" lang="${language}"><head><title>x</title></head><body><h1>${escapeXml(title)}</h1>${lines.map((line) => `<p>${escapeXml(line)}</p>`).join('')}</body></html>`;
write(
  'story.epub',
  zipOf([
    { name: 'mimetype', content: 'application/epub+zip' },
    {
      name: 'META-INF/container.xml',
      content: `${xml}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    },
    {
      name: 'OEBPS/book.opf',
      content:
        `${xml}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>` +
        languages
          .map(
            ([language]) =>
              `<item id="c-${language}" href="text/${language}%20story.xhtml" media-type="application/xhtml+xml"/>`,
          )
          .join('') +
        `</manifest><spine><itemref idref="nav"/>${languages.map(([language]) => `<itemref idref="c-${language}"/>`).join('')}</spine></package>`,
    },
    {
      name: 'OEBPS/nav.xhtml',
      content: `${xml}<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>Contents</li></ol></nav></body></html>`,
    },
    ...languages.toReversed().map(([language, lines]) => ({
      name: `OEBPS/text/${language} story.xhtml`,
      content: chapter([language, lines]),
    })),
  ]),
);

/** Lines of a paragraph as a typesetter breaks them; a long word is parted with a hyphen where `hyphenate` says. */
function wrap(text, width, isSpaced) {
  const lines = [];
  let line = '';
  for (const piece of isSpaced ? text.split(/(?<= )/) : [...text]) {
    if (line.length + piece.trimEnd().length > width) {
      const room = width - line.length - 1;
      if (isSpaced && room >= 3 && /^[a-z]{7,}/.test(piece)) {
        lines.push(`${line}${piece.slice(0, room)}-`);
        line = piece.slice(room);
        continue;
      }
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

function typeset([title, ...paragraphs], width, isSpaced, show) {
  const pages = [[{ x: 50, y: 540, size: 16, show: show(title) }]];
  let y = 505;
  for (const text of paragraphs) {
    // The last paragraph has a page of its own.
    if (text === paragraphs.at(-1)) {
      pages.push([]);
      y = 540;
    }
    for (const line of wrap(text, width, isSpaced)) {
      pages.at(-1).push({ x: 50, y, size: 11, show: show(line) });
      y -= 14;
    }
    y -= 10;
  }
  return pages;
}

const literal = (text) => `(${text.replace(/[\\()]/g, '\\$&')})`;
const unicode = (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
write(
  'story.en.pdf',
  pdfOfPages(
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    typeset(story.en, 56, true, literal),
  ),
);

const descendant = (ordering, descriptor) =>
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor ${descriptor} 0 R >>`;
const descriptor =
  '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';
/** Codes of two bytes that are Unicode, and a table that says so, as programs that embed a subset write it. */
const toUnicode =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n' +
  '3 beginbfrange <3000> <30FF> <3000> <4E00> <9FFF> <4E00> <FF00> <FFEF> <FF00> endbfrange endcmap end end';
write(
  'story.ja.pdf',
  pdfOfPages(
    [
      '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
      descendant('Identity', 5),
      descriptor,
      ['', toUnicode],
    ],
    typeset(story.ja, 28, false, unicode),
  ),
);
write(
  'predefined.ja.pdf',
  pdfOfPages(
    [
      '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UCS2-H /DescendantFonts [4 0 R] >>',
      descendant('Japan1', 5),
      descriptor,
    ],
    typeset(story.ja, 28, false, unicode),
  ),
);
