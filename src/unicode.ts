/** As many marks on one character as no writing has (the limit of Unicode's stream-safe text), and more behind. */
const TOO_MANY_MARKS = /\p{M}{30}(?=\p{M})/gu;

/**
 * A normal form of Unicode, in time linear in the length: putting marks in order takes time with the square of
 * their number, so of more than 30 marks in a row each 30 are put in order by themselves.
 */
export function normalForm(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  let normal = '';
  let from = 0;
  for (const { index, 0: marks } of text.matchAll(TOO_MANY_MARKS)) {
    const to = index + marks.length;
    normal += text.slice(from, to).normalize(form);
    from = to;
  }
  return normal + text.slice(from).normalize(form);
}
