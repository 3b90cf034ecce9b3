/** Text without what would move the cursor of a terminal or recolour it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (c) => (/[\t\r\n]/u.test(c) ? ' ' : c === '\u200d' ? c : ''));
}
