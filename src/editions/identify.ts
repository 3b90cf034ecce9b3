import { eld } from 'eld/medium';
import type { LanguageTag } from '../language.ts';
import { hanConflicts } from './han.ts';

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
const WRONG_SCRIPT = -30;
const PER_HAN_CONFLICT = -3;
const MAX_CONFLICTS = 8;
/** Japanese prose is about half kana; a longer stretch without any is more and more likely Chinese. */
const PER_HAN_WITHOUT_KANA = -0.12;

const SCRIPTS = {
  latin: /\p{Script=Latin}/gu,
  han: /\p{Script=Han}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
  greek: /\p{Script=Greek}/gu,
  thai: /\p{Script=Thai}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
} as const;

type Script = keyof typeof SCRIPTS;

const LETTERS_PER_CHARACTER: Partial<Record<Script, number>> = { han: 3, kana: 2, hangul: 2 };
const ONE_LANGUAGE: Partial<Record<Script, LanguageTag>> = {
  hangul: 'ko',
  greek: 'el',
  thai: 'th',
  hebrew: 'he',
};

/** Identification never looks at more than this much of a block; the rest would not change its mind. */
const SAMPLE = 4000;

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}

function eastAsian(text: string, han: number, kana: number): Map<LanguageTag, number> {
  const conflicts = hanConflicts(text);
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

/** Tags of eld that are called otherwise here; Indonesian and Malay are one to it, and the model knows Indonesian. */
const CANONICAL: Readonly<Record<string, LanguageTag>> = { ms: 'id', tl: 'fil' };

/** Letters that one of two close relatives writes and the other never does. */
const TELLING: readonly (readonly [letters: RegExp, foreign: LanguageTag])[] = [
  [/[ыэъё]/giu, 'uk'],
  [/[іїєґ]/giu, 'ru'],
  [/[ãõçâêôà]/giu, 'es'],
  [/[ñ¿¡]/giu, 'pt'],
];
const PER_TELLING_LETTER = -3;

function alphabetic(text: string, letters: number): Map<LanguageTag, number> {
  const detected = Object.entries(eld.detect(text).getScores());
  const best = Math.max(0, ...detected.map(([, score]) => score));
  // eld's scores differ by hundredths between relatives; the longer the text, the more a hundredth means.
  const sharpness = 50 * Math.min(4, letters / 40);
  const scores = new Map(
    detected.map(([language, score]) => [CANONICAL[language] ?? language, sharpness * (score - best)]),
  );
  for (const [pattern, foreign] of TELLING) {
    const score = scores.get(foreign);
    if (score === undefined) continue;
    scores.set(foreign, score + PER_TELLING_LETTER * Math.min(count(text, pattern), MAX_CONFLICTS));
  }
  return scores;
}

/** The tag of text in a language that nothing here knows. */
const UNDETERMINED: LanguageTag = 'und';

/**
 * The evidence that a block gives, or undefined where it has none: no letters (numbers, separator lines), or
 * a Latin or Cyrillic word or two that could be anything.
 */
export function identify(block: string): Evidence | undefined {
  const text = block.length > SAMPLE ? block.slice(0, SAMPLE) : block;
  const letters = new Map<Script, number>();
  let main: Script | undefined;
  let weight = 0;
  const weighted = (script: Script) => (letters.get(script) ?? 0) * (LETTERS_PER_CHARACTER[script] ?? 1);
  for (const script of Object.keys(SCRIPTS) as Script[]) {
    const found = count(text, SCRIPTS[script]);
    if (found === 0) continue;
    letters.set(script, found);
    weight += weighted(script);
    if (main === undefined || weighted(script) > weighted(main)) main = script;
  }
  const others = count(text, /\p{L}/gu) - [...letters.values()].reduce((sum, found) => sum + found, 0);
  if (others > 0 && (main === undefined || others > weighted(main))) {
    // A script that is not listed above: Armenian, Bengali, Tamil …
    const scores = alphabetic(text, others);
    if (scores.size === 0) scores.set(UNDETERMINED, 0);
    return normalised(scores, others * (block.length / text.length));
  }
  if (main === undefined) return undefined;
  weight *= block.length / text.length;

  const han = letters.get('han') ?? 0;
  const kana = letters.get('kana') ?? 0;
  const eastAsianShare = weighted('han') + weighted('kana');
  // Latin names and codes inside Chinese or Japanese text are common; the reverse is rare.
  if (main === 'han' || main === 'kana' || (main === 'latin' && eastAsianShare * 2 > weighted('latin'))) {
    return normalised(eastAsian(text, han, kana), weight);
  }
  const only = ONE_LANGUAGE[main];
  if (only !== undefined) return { scores: new Map([[only, 0]]), floor: WRONG_SCRIPT, weight };
  return normalised(alphabetic(text, weight), weight);
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
