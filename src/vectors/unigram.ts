import { createBestPath } from './best-path.ts';
import { DROPPED, MARK, NUMBER, normalise, ORDINARY, SPACE, unitKinds } from './normal-form.ts';
import { recent } from './recent.ts';
import { readTokenizerFile, type UnigramModel } from './tokenizer-file.ts';

/** A tokenizer: ids of a text's tokens, no special tokens among them. */
export type Tokenize = (text: string) => number[];

export interface Tokenizer {
  /** Number of pieces; ids are less. */
  readonly size: number;
  readonly tokenize: Tokenize;
}

const MARK_UNIT = 0x2581;
const REPLACEMENT_UNIT = 0xfffd;

/** Words whose pieces are remembered, and the units of the longest such; others are rare or no words. */
const REMEMBERED_WORDS = 1 << 15;
const LONGEST_REMEMBERED = 24;
/** Units for which working memory is kept from one call to the next. */
const KEPT = 1 << 16;

/**
 * Reads the tokenizer of a static model.
 *
 * @param file A `tokenizer.json` as `readTokenizerFile` takes it.
 * @throws HexaplaError `MODEL_INVALID`: it is no such file.
 */
export function readUnigram(file: Buffer): Tokenizer {
  return createUnigram(readTokenizerFile(file));
}

/**
 * A unigram tokenizer. The text is normalised (NFKC, lower case, invisible characters dropped); words, each with
 * U+2581 before it, and numeric characters are cut apart; then each gets its most probable pieces.
 *
 * Its ids are those of the Hugging Face tokenizers, but for two things: half a surrogate pair, which those refuse,
 * counts as U+FFFD; and Node knows the compatibility forms of newer characters (㋿ is 令和), of which they have only
 * those up to Unicode 11.
 */
export function createUnigram(model: UnigramModel): Tokenizer {
  const appendPieces = createBestPath(model);
  const kinds = unitKinds();
  let segment = new Uint16Array(256);

  const piecesOfWord = recent((word) => {
    const ids: number[] = [];
    appendWord(word, 0, word.length, ids);
    return ids;
  }, REMEMBERED_WORDS);

  function tokenize(text: string): number[] {
    const normal = normalise(text);
    const ids: number[] = [];
    // Where there are marks, it matters which word is the first.
    const isPlain = !normal.includes('\u2581');
    for (let from = 0; from < normal.length; ) {
      let to = from;
      while (to < normal.length && kinds[normal.charCodeAt(to)] !== SPACE) to++;
      if (isPlain && to - from <= LONGEST_REMEMBERED) {
        for (const id of piecesOfWord(normal.slice(from, to))) ids.push(id);
      } else {
        appendWord(normal, from, to, ids);
      }
      from = to + 1;
    }
    if (segment.length > KEPT) segment = new Uint16Array(256);
    return ids;
  }

  /** Appends the pieces of `normal[from, to)`, in which there is no white space. */
  function appendWord(normal: string, from: number, to: number, ids: number[]): void {
    let length = 0;
    let isStart = true;
    const cut = () => {
      if (length > 0) appendPieces(segment, length, ids);
      length = 0;
    };
    const append = (unit: number) => {
      if (length === segment.length) segment = grown(segment);
      segment[length++] = unit;
    };

    for (let at = from; at < to; at++) {
      const unit = normal.charCodeAt(at);
      const kind = kinds[unit] ?? ORDINARY;
      if (kind === DROPPED) continue;
      if (isStart) {
        // A text that begins with the mark gets no other.
        if (kind !== MARK || ids.length > 0) append(MARK_UNIT);
        isStart = false;
      }
      if (kind === ORDINARY) {
        append(unit);
      } else if (kind === MARK) {
        cut();
        append(unit);
      } else if (kind === NUMBER) {
        cut();
        append(unit);
        cut();
      } else {
        const point = normal.codePointAt(at) ?? 0;
        if (point < 0x10000) {
          append(REPLACEMENT_UNIT);
          continue;
        }
        const isNumber = /\p{N}/u.test(String.fromCodePoint(point));
        if (isNumber) cut();
        append(unit);
        append(normal.charCodeAt(++at));
        if (isNumber) cut();
      }
    }
    cut();
  }

  return { size: model.scores.length, tokenize };
}

function grown(units: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(2 * units.length);
  larger.set(units);
  return larger;
}
