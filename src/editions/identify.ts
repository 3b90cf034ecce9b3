import { eld } from 'eld/medium';
import type { LanguageTag } from '../language.ts';
import { hanConflicts } from './han.ts';
import { identifiedAs } from './identified-as.ts';
import { weighTellingLetters } from './relatives.ts';
import { countScripts, SCRIPTS, type Script, scriptsOf } from './script.ts';

/**
 * What a block of text says about its own language: log-likelihoods up to a constant (natural logarithm;
 * 0 for the best language, negative for others). Languages that are not named have `floor`.
 */
export interface Evidence {
  readonly scores: ReadonlyMap<LanguageTag, number>;
  readonly floor: number;
  /** Amount of text, in letters; a Han character counts for three, Kana and Hangul for two. */
  readonly weight: number;
}

/** A language whose script the block does not use is as good as excluded, however short the block. */
export const WRONG_SCRIPT = -30;
const PER_HAN_CONFLICT = -3;
const MAX_CONFLICTS = 8;
/** Japanese prose is about half kana; a longer stretch without any is more and more likely Chinese. */
const PER_HAN_WITHOUT_KANA = -0.12;

const LETTERS_PER_CHARACTER: Partial<Record<Script, number>> = { han: 3, kana: 2, hangul: 2 };
const PER_LETTER = SCRIPTS.map((script) => LETTERS_PER_CHARACTER[script] ?? 1);
const LATIN = SCRIPTS.indexOf('latin');
const HAN = SCRIPTS.indexOf('han');
const KANA = SCRIPTS.indexOf('kana');
const ONE_LANGUAGE: Partial<Record<Script, LanguageTag>> = {
  hangul: 'ko',
  greek: 'el',
  thai: 'th',
  hebrew: 'he',
};

/** Chinese or Japanese of this weight is the text in which Latin words stand if all of those have a capital: names. */
const LEAST_PHRASE = 12;
const SMALL_WORD = /(?:^|[^\p{L}\p{M}\p{N}])\p{Script=Latin}(?<=\p{Ll})/u;

/** Of a longer block, windows of this size together are looked at: the rest would not change its mind. */
const SAMPLE = 4000;
const WINDOWS = 4;

/** What a block is written in, which takes one look at its characters. */
export interface Writing {
  /** What is looked at: the block, or windows of it. */
  readonly windows: readonly string[];
  /** The script of most of it; Latin words in Chinese or Japanese text do not count against those. */
  readonly main: Script;
  readonly han: number;
  readonly kana: number;
  /** As in `Evidence`, of the whole block. */
  readonly weight: number;
  /** The part of the weight that is in the windows. */
  readonly seen: number;
}

function windowsOf(block: string): string[] {
  if (block.length <= SAMPLE) return [block];
  const size = SAMPLE / WINDOWS;
  return Array.from({ length: WINDOWS }, (_, i) => {
    const start = Math.floor((i * (block.length - size)) / (WINDOWS - 1));
    return block.slice(start, start + size);
  });
}

/** The writing of a block; undefined where it has no letters: numbers, separator lines. */
export function writingOf(block: string): Writing | undefined {
  const windows = windowsOf(block);
  const [first, ...more] = windows.map(countScripts);
  if (first === undefined) return undefined;
  for (const counts of more) for (const [i, count] of counts.entries()) first[i] = (first[i] ?? 0) + count;
  let main = -1;
  let most = 0;
  let weight = 0;
  const weightOf = (script: number) => (first[script] ?? 0) * (PER_LETTER[script] ?? 1);
  for (let i = 0; i < SCRIPTS.length; i++) {
    const own = weightOf(i);
    weight += own;
    if (own <= most) continue;
    main = i;
    most = own;
  }
  const script = SCRIPTS[main];
  if (script === undefined) return undefined;
  // Latin names and codes inside Chinese or Japanese text are common; the reverse is rare.
  const eastAsian = weightOf(HAN) + weightOf(KANA);
  const named =
    main === LATIN &&
    (eastAsian * 2 > most || (eastAsian >= LEAST_PHRASE && !windows.some((text) => SMALL_WORD.test(text))));
  const looked = windows.reduce((sum, window) => sum + window.length, 0);
  return {
    windows,
    main: named ? 'han' : script,
    han: first[HAN] ?? 0,
    kana: first[KANA] ?? 0,
    weight: weight * (block.length / looked),
    seen: weight,
  };
}

/** Whether telling the language takes more than a look at the characters. */
export function isAlphabetic({ main }: Writing): boolean {
  return main !== 'han' && main !== 'kana' && ONE_LANGUAGE[main] === undefined;
}

function eastAsian({ windows, han, kana }: Writing): Map<LanguageTag, number> {
  const conflicts = hanConflicts(windows.join(''));
  const penalty = (n: number) => PER_HAN_CONFLICT * Math.min(n, MAX_CONFLICTS);
  const kanaShare = kana / (han + kana);
  // A loan, a brand or a の in Chinese text is not Japanese; a tenth of kana is.
  const notChinese = kanaShare >= 0.1 ? WRONG_SCRIPT : -kana;
  const notJapanese = kanaShare >= 0.1 ? 0 : PER_HAN_WITHOUT_KANA * Math.min(han, 60);
  return new Map([
    ['zh-Hant', penalty(conflicts.traditional) + notChinese],
    ['zh-Hans', penalty(conflicts.simplified) + notChinese],
    ['ja', penalty(kanaShare >= 0.1 ? 0 : conflicts.japanese) + notJapanese],
  ]);
}

/** Scores of eld, in [0,1], by languages of the script only: a list of Latin codes in Chinese text is not Chinese. */
function detect({ windows, main }: Writing): Map<LanguageTag, number> {
  const sums = new Map<LanguageTag, number>();
  for (const window of windows) {
    for (const [tag, score] of Object.entries(eld.detect(window).getScores())) {
      if (!scriptsOf(tag).includes(main)) continue;
      const language = identifiedAs(tag);
      sums.set(language, (sums.get(language) ?? 0) + score / windows.length);
    }
  }
  return sums;
}

function alphabetic(writing: Writing): Map<LanguageTag, number> {
  const scores = detect(writing);
  const best = Math.max(0, ...scores.values());
  // eld's scores differ by hundredths between relatives; the longer the text, the more a hundredth means.
  const sharpness = 50 * Math.min(4, writing.seen / 40);
  for (const [language, score] of scores) scores.set(language, sharpness * (score - best));
  for (const window of writing.windows) weighTellingLetters(window, scores);
  return scores;
}

/** The tag of text in a language that nothing here knows. */
const UNDETERMINED: LanguageTag = 'und';

/**
 * The evidence that a block gives, or undefined where it has none: no letters (numbers, separator lines), or
 * a Latin or Cyrillic word or two that could be anything.
 */
export function identify(block: string): Evidence | undefined {
  const writing = writingOf(block);
  return writing === undefined ? undefined : identifyWriting(writing);
}

/** As `identify`, of a block whose writing is known. */
export function identifyWriting(writing: Writing): Evidence | undefined {
  const { main, weight } = writing;
  if (main === 'han' || main === 'kana') return normalised(eastAsian(writing), weight);
  const only = ONE_LANGUAGE[main];
  if (only !== undefined) return { scores: new Map([[only, 0]]), floor: WRONG_SCRIPT, weight };
  const scores = alphabetic(writing);
  // A script that no known language has: Cherokee, Tibetan …
  if (scores.size === 0 && main === 'other') scores.set(UNDETERMINED, 0);
  return normalised(scores, weight);
}

function normalised(scores: Map<LanguageTag, number>, weight: number): Evidence | undefined {
  if (scores.size === 0) return undefined;
  const best = Math.max(...scores.values());
  return {
    scores: new Map([...scores].map(([language, score]) => [language, Math.max(score - best, WRONG_SCRIPT)])),
    floor: WRONG_SCRIPT,
    weight,
  };
}
