/** As many marks on one character as no writing has (the limit of Unicode's stream-safe text), and more behind. */
const TOO_MANY_MARKS = /\p{M}{30}(?=\p{M})/gu;

/**
 * Text that XML 1.0 can hold: without the code points outside its `Char` production (control characters,
 * lone surrogates, U+FFFE, U+FFFF), in NFC, else unchanged. Of more than 30 marks in a row each 30 are put in
 * order by themselves.
 */
export function cleanText(text: string): string {
  const clean = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  // Putting marks in order takes time with the square of their number; none moves past a NUL, and clean text has none.
  return clean.replace(TOO_MANY_MARKS, '$&\0').normalize('NFC').replaceAll('\0', '');
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
