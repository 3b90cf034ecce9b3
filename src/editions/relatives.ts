import type { LanguageTag } from '../language.ts';

/** Letters that one of two close relatives writes and the other, named here, never does. */
const TELLING: readonly (readonly [letters: string, foreign: LanguageTag])[] = [
  ['ыэъё', 'uk'],
  ['іїєґ', 'ru'],
  ['іїєґыэё', 'bg'],
  ['ў', 'uk'],
  ['ў', 'ru'],
  ['ãõçâêôà', 'es'],
  ['ñ¿¡', 'pt'],
  ['ěřů', 'sk'],
  ['ľĺŕôä', 'cs'],
  ['łąęźżńśů', 'hr'],
  ['ěřů', 'pl'],
  ['łąęźżćńś', 'cs'],
  ['äö', 'da'],
  ['äö', 'no'],
  ['æø', 'sv'],
];

const PER_TELLING_LETTER = -3;
const MOST_LETTERS = 8;

/** For each letter, the relatives that it speaks against. */
const AGAINST = new Map<string, LanguageTag[]>();
for (const [letters, foreign] of TELLING) {
  for (const letter of letters) {
    for (const form of new Set([letter, letter.toUpperCase()])) {
      AGAINST.set(form, [...(AGAINST.get(form) ?? []), foreign]);
    }
  }
}
const UNITS = new Set([...AGAINST.keys()].map((letter) => letter.charCodeAt(0)));

/** Takes from the scores of languages what the letters of a text say against them. */
export function weighTellingLetters(text: string, scores: Map<LanguageTag, number>): void {
  const counts = new Map<LanguageTag, number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 || !UNITS.has(unit)) continue;
    for (const foreign of AGAINST.get(text.charAt(i)) ?? []) {
      counts.set(foreign, (counts.get(foreign) ?? 0) + 1);
    }
  }
  for (const [foreign, count] of counts) {
    const score = scores.get(foreign);
    if (score === undefined) continue;
    scores.set(foreign, score + PER_TELLING_LETTER * Math.min(count, MOST_LETTERS));
  }
}
