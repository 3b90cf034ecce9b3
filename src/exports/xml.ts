import { normalForm } from '../unicode.ts';

/**
 * Text that XML 1.0 can hold: without the code points outside its `Char` production (control characters,
 * lone surrogates, U+FFFE, U+FFFF), in NFC, else unchanged.
 */
export function cleanText(text: string): string {
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
