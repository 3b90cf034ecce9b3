import type { TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions } from './format.ts';
import { round4 } from './number.ts';
import { cleanText } from './xml.ts';

const MORE = ['confidence', 'status'] as const;

/**
 * Tab-separated values: a header of language tags, `confidence` and `status`, then one unit a line, blank
 * where a language lacks it. Fields are not quoted, so a reader must not treat quotation marks as such; tabs and
 * line ends in the text become a space, all else stays as it is.
 */
export async function* renderTsv(
  units: AsyncIterable<TranslationUnit>,
  { languages }: RenderOptions,
): AsyncGenerator<string> {
  yield `${[...languages, ...MORE].join('\t')}\n`;
  for await (const unit of units) yield `${fields(unit, languages, flatten).join('\t')}\n`;
}

/**
 * Comma-separated values by RFC 4180, with the columns of TSV; line ends in the text stay. A text that begins with
 * `=`, `+`, `-` or `@` stays as somebody wrote it, though a spreadsheet program that opens the file takes it for a
 * formula: for people there is XLSX, whose cells say that they are text.
 */
export async function* renderCsv(
  units: AsyncIterable<TranslationUnit>,
  { languages }: RenderOptions,
): AsyncGenerator<string> {
  yield `${[...languages, ...MORE].join(',')}\r\n`;
  for await (const unit of units) yield `${fields(unit, languages, quoted).join(',')}\r\n`;
}

/** A field for each language, the confidence and what people said. Where a language has several texts they are in one field. */
function fields(
  { variants, confidence, status = 'unreviewed' }: TranslationUnit,
  languages: readonly LanguageTag[],
  field: (text: string) => string,
): readonly string[] {
  const texts = languages.map((language) => {
    const own = variants.filter((variant) => variant.language === language);
    return field(cleanText(own.map(({ text }) => text).join('\n')));
  });
  return [...texts, confidence === undefined ? '' : String(round4(confidence)), status];
}

/** A text on one line. Also the rarer line ends of Unicode go: some readers split at them. */
export function flatten(text: string): string {
  return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ');
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
