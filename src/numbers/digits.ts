/** First digits of the decimal systems that the 24 languages are written with, beside ASCII. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0e50];

/** Marks inside and around numbers that have a plain counterpart of the same length. */
const MARKS: Readonly<Record<string, string>> = {
  '\u066b': '.',
  '\u066c': ',',
  '\u066a': '%',
  '．': '.',
  '：': ':',
  '％': '%',
  '，': ',',
  '／': '/',
  '－': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '’': "'",
  '\u00a0': ' ',
  '\u202f': '\u2009',
};

const UNUSUAL = /[０-９٠-٩۰-۹๐-๙٫٬٪．：％，／－–—−’\u00a0\u202f]/g;

/**
 * The text in lower case with ASCII digits and plain marks, each UTF-16 unit in its place, so that offsets
 * hold in both.
 */
export function plainDigits(text: string): string {
  const plain = text.replace(UNUSUAL, (character) => {
    const code = character.charCodeAt(0);
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? (MARKS[character] ?? character) : String(code - zero);
  });
  const lower = plain.toLowerCase();
  // A few letters (İ) grow in lower case; offsets matter more than they do.
  return lower.length === plain.length ? lower : plain.replace(/[^İ]+/g, (part) => part.toLowerCase());
}
