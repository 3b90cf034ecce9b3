import { baseLanguage, type LanguageTag } from '../language.ts';

/** What a chapter and a page are called, with # for the number; by language, Chinese by script. */
const WORDS: Readonly<Record<string, readonly [chapter: string, page: string]>> = {
  ar: ['الفصل #', 'صفحة #'],
  cs: ['Kapitola #', 'Strana #'],
  de: ['Kapitel #', 'Seite #'],
  el: ['Κεφάλαιο #', 'Σελίδα #'],
  en: ['Chapter #', 'Page #'],
  es: ['Capítulo #', 'Página #'],
  fr: ['Chapitre #', 'Page #'],
  hu: ['#. fejezet', '#. oldal'],
  id: ['Bab #', 'Halaman #'],
  it: ['Capitolo #', 'Pagina #'],
  ja: ['第#章', '#ページ'],
  ko: ['제#장', '#쪽'],
  nl: ['Hoofdstuk #', 'Pagina #'],
  pl: ['Rozdział #', 'Strona #'],
  pt: ['Capítulo #', 'Página #'],
  ro: ['Capitolul #', 'Pagina #'],
  ru: ['Глава #', 'Страница #'],
  sv: ['Kapitel #', 'Sida #'],
  th: ['บทที่ #', 'หน้า #'],
  tr: ['Bölüm #', 'Sayfa #'],
  uk: ['Розділ #', 'Сторінка #'],
  vi: ['Chương #', 'Trang #'],
  'zh-Hans': ['第#章', '第#页'],
  'zh-Hant': ['第#章', '第#頁'],
};

/** Lines that say a number and no word. */
const BARE = ['#', '– # –', '[#]'];

/** The ways to put a number into a heading or a footer of a page, none of which says anything of the text. */
export function furniture(language: LanguageTag, number: number): string[] {
  const words = WORDS[language] ?? WORDS[baseLanguage(language)] ?? [];
  return [...BARE, ...words].map((pattern) => pattern.replace('#', String(number)));
}
