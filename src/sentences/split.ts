import { baseLanguage, type LanguageTag } from '../language.ts';

/** Cuts a line of text into pieces that joined give the line again. */
export type Splitter = (language: LanguageTag, line: string) => string[];

async function loadSplitter(): Promise<Splitter> {
  try {
    const { segment } = await import('sentencex');
    return (language, line) => segment(baseLanguage(language), line);
  } catch {
    // No binary for this platform: the rules of Unicode UAX 29, without abbreviations.
    return (language, line) =>
      [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)].map(
        (part) => part.segment,
      );
  }
}

const splitLine = await loadSplitter();

const TERMINAL = /[.!?。！？．…‥:：;；।؟۔။។]["'”’»›」』）)】〉》\]\s]*$/u;
const ONLY_CLOSERS = /^["'”’»›」』）)】〉》\]。！？!?.…\s]+$/u;
const QUOTE_END = /[」』”’）)»]\s*$/u;
/** Japanese particles that go on with the sentence that a quotation stands in. */
const QUOTATIVE = /^(と|って|という|などと|を|は|が|に|の|も|で)(?!\p{Script=Katakana})/u;
const ABBREVIATION =
  /(?:^|[\s('"«„“「（])(?:MM|Mr|Mrs|Ms|Mme|Mlle|Drs?|Prof|Mt|Hrn?|Fr|env|bzw|vgl|resp|approx|Mio|Mrd|TP|GS|PGS|ThS)\.\s*$/u;
/** Abbreviations that are words, or end sentences, unless a number or a small letter follows. */
const BEFORE_NUMBER = /(?:^|[\s('"«„“「（])(?:Nr|Nos?|Vol|Fig|Abb|Bd|ca|Tel|St|usw|etc)\.\s*$/u;
/** A lone letter: 'M. Dupraz', '2450 m ü. M.'. English initials are sentencex's own strength. */
const LONE_LETTER = /(?:^|[\s('"«„“])\p{L}\.\s*$/u;

/** Characters before a cut that say whether it is one: more than any abbreviation with its brackets. */
const LOOK_BACK = 32;

function goesOn(language: LanguageTag, piece: string, next: string): boolean {
  if (ONLY_CLOSERS.test(next)) return true;
  // sentencex cuts very long runs at a fixed length: no end of sentence, no white space at the cut.
  if (!TERMINAL.test(piece) && !/\s$/u.test(piece)) return true;
  if (baseLanguage(language) === 'ja' && QUOTE_END.test(piece) && QUOTATIVE.test(next)) return true;
  const shortened = ABBREVIATION.test(piece) || (baseLanguage(language) !== 'en' && LONE_LETTER.test(piece));
  if (shortened) return /^[\p{L}\p{N}]/u.test(next);
  return BEFORE_NUMBER.test(piece) && /^[\p{Ll}\p{N}]/u.test(next);
}

/**
 * The sentences of one line, as pieces whose lengths add up to the line's (white space included): sentencex
 * with repairs of what it is known to miss.
 */
export function splitSentences(language: LanguageTag, line: string): string[] {
  let pieces = splitLine(language, line);
  if (pieces.reduce((length, piece) => length + piece.length, 0) !== line.length) pieces = [line];
  // Cut from the line itself: sentencex replaces lone surrogates in what it returns.
  const sentences: string[] = [];
  let start = 0;
  let at = 0;
  for (const piece of pieces) {
    const next = line.slice(at, at + piece.length);
    // Only the end of what came before, or a line of one long sentence would take quadratic time.
    const before = line.slice(Math.max(start, at - LOOK_BACK), at);
    if (at > 0 && !goesOn(language, before, next)) {
      sentences.push(line.slice(start, at));
      start = at;
    }
    at += piece.length;
  }
  if (at > start) sentences.push(line.slice(start, at));
  return sentences;
}
