import type { TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions } from './format.ts';
import { PAGE_STYLE } from './html-style.ts';
import { isRightToLeft, languageName, typefaceOf } from './language-look.ts';
import { cleanText, escapeAttribute, escapeText } from './xml.ts';

/** Steps of the shade that shows a confidence. */
const SHADES = 5;

/** Nothing is loaded and nothing runs, whatever a text may smuggle in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A page to read and to print: a row a unit, a column a language with its `lang` and `dir`, the confidence as a
 * number and as a shade, then status, reasons to look at the unit, and notes. All in one file without scripts.
 */
export async function* renderHtml(
  units: AsyncIterable<TranslationUnit>,
  { languages, documentName, now, toolVersion }: RenderOptions,
): AsyncGenerator<string> {
  const names = languages.map((language) => languageName(language));
  const title = clean(documentName) || names.join(' – ');
  const typefaces = languages.map((language) => {
    return `[lang="${attribute(language)}"] { font-family: ${typefaceOf(language).page}; }\n`;
  });
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="hexapla ${attribute(toolVersion)}">
<title>${title}</title>
<style>
${PAGE_STYLE}${typefaces.join('')}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p>${names.map(clean).join(' · ')} · <time datetime="${now.toISOString()}">${now.toISOString().slice(0, 10)}</time></p>
${LEGEND}</header>
<table>
<thead><tr><th scope="col" class="number">#</th>${languages
    .map((language, index) => `<th scope="col">${clean(names[index] ?? language)}</th>`)
    .join('')}<th scope="col" class="number">Confidence</th></tr></thead>
<tbody>
`;
  const columns = languages.map((language) => ({
    language,
    // Once for all rows: looking up a language's script takes longer than writing a row.
    open: `<td lang="${attribute(language)}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">`,
  }));
  let number = 0;
  for await (const unit of units) {
    yield row(unit, unit.position ?? number, columns);
    number += 1;
  }
  yield `</tbody>\n</table>\n${number === 0 ? '<p>There are no units.</p>\n' : ''}</body>\n</html>\n`;
}

/** What the shades mean, for readers without a legend in their head. */
const LEGEND = `<p class="legend"><span>Confidence</span>${Array.from(
  { length: SHADES },
  (_, shade) => `<span class="c${shade}">${shade / SHADES}–${(shade + 1) / SHADES}</span>`,
).join('')}</p>
`;

interface Column {
  readonly language: LanguageTag;
  /** The tag that begins its cells. */
  readonly open: string;
}

function row(unit: TranslationUnit, number: number, columns: readonly Column[]): string {
  const { confidence, status = 'unreviewed', remarks = [], notes = [] } = unit;
  const single = new Set(unit.variants.map(({ language }) => language)).size < 2;
  const shade = confidence === undefined || single ? undefined : shadeOf(confidence);
  const classList = [shade === undefined ? '' : `c${shade}`, status === 'rejected' ? 'rejected' : '']
    .filter((name) => name !== '')
    .join(' ');
  const classes = classList === '' ? '' : ` class="${classList}"`;
  const comments = [
    ...(status === 'unreviewed' ? [] : [`<span class="status">${status}</span>`]),
    ...(unit.moved === true ? ['<span>stands elsewhere in one of the languages</span>'] : []),
    ...remarks.map(({ message }) => `<span class="flag">${clean(message)}</span>`),
    ...notes.map((note) => `<span class="note">${clean(note)}</span>`),
  ];
  const cells = columns.map(({ language, open }) => {
    const own = unit.variants.filter((variant) => variant.language === language);
    return `${open}${own.map((variant) => clean(variant.text)).join('<hr>')}</td>`;
  });
  const below =
    comments.length === 0
      ? ''
      : `<tr${classes}><td class="comments" colspan="${columns.length + 2}" dir="auto">${comments.join(' ')}</td></tr>\n`;
  return `<tr${classes}><th scope="row" class="number">${number}</th>${cells.join('')}<td class="number confidence">${
    confidence === undefined ? '' : single ? '–' : confidence.toFixed(2)
  }</td></tr>\n${below}`;
}

function shadeOf(confidence: number): number {
  return Math.max(0, Math.min(SHADES - 1, Math.floor(confidence * SHADES)));
}

function clean(text: string): string {
  return escapeText(cleanText(text));
}

function attribute(text: string): string {
  return escapeAttribute(cleanText(text));
}
