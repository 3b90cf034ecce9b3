import { type LanguageRules, words } from './rules.ts';

/** Languages in which a full stop behind a number makes it an ordinal, and no more is said of them. */
const ordinal: LanguageRules = { ordinals: true };

/** What is said of languages without a table of their own; all else of them sentencex knows. */
export const others: Readonly<Record<string, LanguageRules>> = {
  cs: { ...ordinal, closers: '“', never: words('tj tzn tzv např resp p sv') },
  sk: { ...ordinal, closers: '“' },
  sl: { ...ordinal, closers: '“' },
  hr: { ...ordinal, closers: '“' },
  hu: ordinal,
  da: { ...ordinal, closers: '“«' },
  nb: ordinal,
  no: ordinal,
  fi: ordinal,
  et: { ...ordinal, closers: '“' },
  lv: ordinal,
  pl: { never: words('np tzw tj prof dr ul al św im') },
  uk: { never: words('т.к напр див ім вул обл м'), seldom: words('р рр ст грн тис млн млрд'), closers: '“' },
  pt: { never: words('Sr Sra Dr Dra Prof Profa Exmo Exma p.ex pág'), seldom: words('a.C d.C S.A') },
  it: { never: words('Sig Sigg Dott Prof Ing Avv Arch On Mons p.es pag'), seldom: words('a.C d.C S.p.A') },
};
