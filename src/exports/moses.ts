import type { TranslationUnit } from '../bitext/index.ts';
import { flatten } from './delimited.ts';
import type { RenderOptions } from './format.ts';
import { cleanText } from './xml.ts';

/**
 * One language of the plain text that Moses and most trainers of translation models read: a unit a line, the same
 * unit on the same line of every language, blank where this one lacks it. Tabs and line ends in the text become a
 * space.
 */
export async function* renderMoses(
  units: AsyncIterable<TranslationUnit>,
  { languages: [language] }: RenderOptions,
): AsyncGenerator<string> {
  for await (const { variants } of units) {
    const texts = variants.filter((variant) => variant.language === language).map(({ text }) => text);
    yield `${flatten(cleanText(texts.join(' '))).trim()}\n`;
  }
}
