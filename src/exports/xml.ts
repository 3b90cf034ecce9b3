import { normalForm } from '../unicode.ts';

/**
 * Text that needs nothing done, which most is: ASCII, letters of Latin, Cyrillic and Vietnamese, dashes and quotation
 * marks, kana, Han, Hangul and full-width forms, all of which are their own normal form and none of which composes with
 * another of them. (Normal forms were half the time of writing.)
 */
const PLAIN =
  /^[\t\n\u{20}-\u{7e}\u{a0}-\u{2ff}\u{400}-\u{482}\u{48a}-\u{52f}\u{1ea0}-\u{1ef9}\u{2010}-\u{2027}\u{3000}-\u{3029}\u{3041}-\u{3096}\u{30a0}-\u{30ff}\u{4e00}-\u{9fff}\u{ac00}-\u{d7a3}\u{ff01}-\u{ffef}]*$/u;

/**
 * Text that XML 1.0 can hold: without the code points outside its `Char` production (control characters,
 * lone surrogates, U+FFFE, U+FFFF), in NFC, else unchanged.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  const clean = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  return normalForm(clean, 'NFC');
}

/** Character data from clean text. A carriage return is written as a reference: parsers turn a bare one into a line feed. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, reference);
}

/** The inside of an attribute value from clean text; parsers would turn bare tabs and line ends into spaces. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, reference);
}

/** Attributes with a space before each, their values cleaned and escaped; those that are undefined are left out. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) text += ` ${name}="${escapeAttribute(cleanText(value))}"`;
  }
  return text;
}

function reference(character: string): string {
  return REFERENCES[character] ?? `&#${character.charCodeAt(0)};`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
