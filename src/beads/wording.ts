import type { LanguageTag } from '../language.ts';
import { findNumbers } from '../numbers/index.ts';
import { groupByOwner } from './grouping.ts';

/** What the sentences of one side are worded with. */
export interface Wording {
  /**
   * The terms of each sentence, each once: words, numbers, pairs of characters in scripts without spaces. Those of
   * sentence i are terms[start[i]] to terms[start[i + 1] - 1].
   */
  readonly terms: Int32Array;
  readonly start: Int32Array;
  /** 1 for a sentence with fewer than two letters: a rule, a page number, what a scan made of a stain. */
  readonly isTextless: Uint8Array;
  /** How each sentence ends, as a kind that punctuation of all scripts is sorted into. */
  readonly ending: Uint8Array;
}

/** The wording of both sides; a term has one id in both. */
export interface Wordings {
  readonly source: Wording;
  readonly target: Wording;
  /** By term, 1 where it means the same in both languages if it stands in both: a number, a name, a kindred word. */
  readonly isComparable: Uint8Array;
}

/** Terms of a sentence at most; what has more is a list or no sentence. */
const MOST_TERMS = 400;
/** Characters of a sentence that are looked at. */
const MOST_CHARACTERS = 20_000;
/** Letters at the beginning of a word that tell it from others: endings change from case to case. */
const STEM = 8;
/** Words of fewer letters mean too many things. */
const LEAST_COMPARABLE = 3;

const WORD =
  /[\p{Script=Latin}\p{M}]+|[\p{Script=Cyrillic}\p{M}]+|[\p{Script=Greek}\p{M}]+|[\p{Script=Arabic}\p{M}]+|[\p{Script=Hebrew}\p{M}]+|\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+|[\p{L}\p{M}]+/gu;
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const BY_WORDS =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}ァ-ヺー]/u;
const HAN = /^\p{Script=Han}/u;
const MARKS = /\p{M}+/gu;
const NUMERAL = /[\d０-９٠-٩۰-۹๐-๙〇零一二三四五六七八九十百千万萬億亿兆]/u;
const LETTERS = /\p{L}/gu;
const CLOSING = /[\s"'”’»」』)）】\]>]+$/u;
const UNKNOWN: LanguageTag = 'und';

/** Question, exclamation, colon: what a translator keeps. Everything else is 0. */
function endingOf(text: string): number {
  switch (text.slice(-40).replace(CLOSING, '').at(-1)) {
    case '?':
    case '？':
    case '؟':
      return 1;
    case '!':
    case '！':
      return 2;
    case ':':
    case '：':
      return 3;
    default:
      return 0;
  }
}

function folded(word: string): string {
  return word.normalize('NFD').replace(MARKS, '').toLowerCase();
}

function isTextless(text: string): boolean {
  LETTERS.lastIndex = 0;
  return !(LETTERS.test(text) && LETTERS.test(text));
}

class TermIds {
  readonly #ids = new Map<string, number>();
  readonly #comparable: number[] = [];

  of(term: string, isComparable: boolean): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#comparable.push(isComparable ? 1 : 0) - 1;
    this.#ids.set(term, id);
    return id;
  }

  comparable(): Uint8Array {
    return Uint8Array.from(this.#comparable);
  }
}

function addTerms(whole: string, language: LanguageTag, ids: TermIds, found: Set<number>): void {
  const text = whole.length > MOST_CHARACTERS ? whole.slice(0, MOST_CHARACTERS) : whole;
  if (NUMERAL.test(text)) {
    for (const { readings } of findNumbers(text, language)) {
      for (const reading of readings) found.add(ids.of(`#${reading}`, true));
      if (found.size >= MOST_TERMS) return;
    }
  }
  for (const [word] of text.matchAll(WORD)) {
    if (found.size >= MOST_TERMS) return;
    if (BY_WORDS.test(word)) {
      const stem = folded(word).slice(0, STEM);
      if (stem !== '') found.add(ids.of(stem, stem.length >= LEAST_COMPARABLE && ALPHABETIC.test(stem)));
      continue;
    }
    const characters = [...word.slice(0, 2 * MOST_TERMS)];
    const isHan = HAN.test(word);
    if (isHan || characters.length === 1)
      for (const character of characters) found.add(ids.of(character, false));
    for (let k = 0; k + 1 < characters.length; k++) {
      found.add(ids.of(`${characters[k]}${characters[k + 1]}`, isHan));
    }
  }
}

function wording(texts: readonly string[], language: LanguageTag, ids: TermIds): Wording {
  const start = new Int32Array(texts.length + 1);
  const terms: number[] = [];
  const found = new Set<number>();
  for (const [index, text] of texts.entries()) {
    found.clear();
    addTerms(text, language, ids, found);
    for (const term of found) terms.push(term);
    start[index + 1] = terms.length;
  }
  return {
    terms: Int32Array.from(terms),
    start,
    isTextless: Uint8Array.from(texts, (text) => (isTextless(text) ? 1 : 0)),
    ending: Uint8Array.from(texts, endingOf),
  };
}

/** What both sides are worded with. */
export function wordings(
  source: readonly string[],
  target: readonly string[],
  sourceLanguage: LanguageTag = UNKNOWN,
  targetLanguage: LanguageTag = UNKNOWN,
): Wordings {
  const ids = new TermIds();
  const both = {
    source: wording(source, sourceLanguage, ids),
    target: wording(target, targetLanguage, ids),
  };
  return { ...both, isComparable: ids.comparable() };
}

/** For each term the sentences that have it, rising: those of term t are sentences[start[t]] to [start[t + 1] - 1]. */
export interface Postings {
  readonly sentences: Int32Array;
  readonly start: Int32Array;
}

/** Turns a wording round. @param termCount Terms that there are on both sides. */
export function postings({ terms, start }: Wording, termCount: number): Postings {
  const sentenceOf = new Int32Array(terms.length);
  for (let sentence = 0; sentence + 1 < start.length; sentence++) {
    sentenceOf.fill(sentence, start[sentence], start[sentence + 1]);
  }
  const grouping = groupByOwner(terms, termCount);
  return { sentences: grouping.order.map((at) => sentenceOf[at] as number), start: grouping.start };
}
