import { keyOf } from './keys.ts';

/** A text of a unit as far as it counts for being the same. */
export interface UnitText {
  readonly language: number;
  readonly key: number;
  /** As it is compared. */
  readonly normal: string;
  /** As it is kept. */
  readonly text: string;
}

/**
 * The unit of the memory that new texts belong to. Two units are the same when they agree in at least two languages and
 * differ in none that both have; what the new one has in other languages is then added. Agreement in one language alone
 * proves nothing (a word has several translations), and so such units stay apart.
 *
 * @returns The unit with the most languages in common, of several the first; undefined where none is the same.
 */
export function findHome<T extends { readonly texts: readonly UnitText[] }>(
  texts: readonly UnitText[],
  candidates: readonly T[],
): T | undefined {
  let home: T | undefined;
  let most = 1;
  for (const candidate of candidates) {
    const shared = sharedLanguages(texts, candidate.texts);
    if (shared > most) {
      home = candidate;
      most = shared;
    }
  }
  return home;
}

/** Languages in which two units say the same; 0 where they differ in one. */
function sharedLanguages(a: readonly UnitText[], b: readonly UnitText[]): number {
  let shared = 0;
  for (const language of new Set(a.map((text) => text.language))) {
    const mine = textsIn(a, language);
    const theirs = textsIn(b, language);
    if (theirs.length === 0) continue;
    if (mine.length !== theirs.length || !mine.every((text) => theirs.includes(text))) return 0;
    shared++;
  }
  return shared;
}

function textsIn(texts: readonly UnitText[], language: number): string[] {
  return texts.filter((text) => text.language === language).map(({ normal }) => normal);
}

/** Neighbours in the order of languages that a text makes pairs with: all there are for up to six languages. */
const NEIGHBOURS = 5;

/**
 * The keys of the pairs of texts by which a unit is found again. A unit of many languages has those of near
 * neighbours in the order of the languages only, since all would be too many.
 */
export function pairKeys(texts: readonly UnitText[]): number[] {
  const sorted = [...texts].sort((a, b) => a.language - b.language || a.key - b.key);
  const keys: number[] = [];
  for (const [index, a] of sorted.entries()) {
    for (const b of sorted.slice(index + 1, index + 1 + NEIGHBOURS)) {
      if (a.language !== b.language) keys.push(keyOf(`${a.language}:${a.key} ${b.language}:${b.key}`));
    }
  }
  return keys;
}
