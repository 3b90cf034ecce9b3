import type { TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import { round4 } from './number.ts';
import { cleanText, escapeText } from './xml.ts';

/** What a unit has in a language, escaped. */
export function textsIn({ variants }: TranslationUnit, language: LanguageTag): readonly string[] {
  return variants
    .filter((variant) => variant.language === language)
    .map(({ text }) => escapeText(cleanText(text)));
}

/** Why a unit deserves a look, a note each. */
export function remarkTexts({ remarks = [], moved }: TranslationUnit): readonly string[] {
  const texts = remarks.map(({ code, message }) => `${code}: ${message}`);
  return moved === true ? [...texts, 'moved: one of the languages has it in another place'] : texts;
}

/** A confidence as a number of hundredths: `0.98765` → `98.77`. */
export function percent(confidence: number): string {
  return String(Number((round4(confidence) * 100).toFixed(2)));
}
