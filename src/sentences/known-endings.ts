import { baseLanguage, type LanguageTag } from '../language.ts';

/** Cuts a text into sentences that joined give it again. */
export type Splitter = (language: LanguageTag, text: string) => string[];

/**
 * Whether a full stop behind a word ends a sentence where a word with this first character follows.
 *
 * @param word What stands before the full stop, without white space; may be ''.
 */
export type Endings = (language: LanguageTag, word: string, follower: string) => boolean;

/** The rules of Unicode UAX 29, which know no abbreviations. */
export const unicodeSplitter: Splitter = (language, text) =>
  [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map((part) => part.segment);

async function loadSplitter(): Promise<Splitter> {
  try {
    const { segment } = await import('sentencex');
    return (language, text) => segment(baseLanguage(language), text);
  } catch {
    // No binary for this platform.
    return unicodeSplitter;
  }
}

/** Answers kept per language; more words than this stand before no text's full stops. */
const MOST_ANSWERS = 20_000;

/**
 * What a splitter knows about words before full stops. It is asked about each by itself, and once: to split the
 * text itself takes it several times as long as all else does, and more with every sentence of the line.
 */
export function endingsOf(split: Splitter): Endings {
  const answers = new Map<LanguageTag, Map<string, boolean>>();
  return (language, word, follower) => {
    let known = answers.get(language);
    if (known === undefined) {
      known = new Map();
      answers.set(language, known);
    }
    const key = `${word} ${follower}`;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = split(language, `${follower} ${word}. ${follower}${follower.toLowerCase()}`).length > 1;
      if (known.size === MOST_ANSWERS) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
}

export const knownEndings = endingsOf(await loadSplitter());
