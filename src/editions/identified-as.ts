import { baseLanguage, type LanguageTag } from '../language.ts';

/**
 * Languages that identification does not tell apart, with the one tag that stands for both in its evidence: the two
 * standards of Norwegian; Malay and Indonesian, of which the model knows the second; Bosnian and Croatian; and two
 * names of Filipino.
 */
const IDENTIFIED_AS: Readonly<Record<string, LanguageTag>> = {
  nb: 'no',
  nn: 'no',
  ms: 'id',
  bs: 'hr',
  tl: 'fil',
};

/** The tag that evidence has for a language: without region, Chinese with its script. */
export function identifiedAs(language: LanguageTag): LanguageTag {
  if (language.startsWith('zh-')) return language;
  const base = baseLanguage(language);
  return IDENTIFIED_AS[base] ?? base;
}
