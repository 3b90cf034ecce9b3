import { HexaplaError } from '../errors.ts';
import type { EncodeOptions, Encoder } from './encoder.ts';

/** What an encoder is made of that runs a text through a model as a whole. */
export interface ContextualParts {
  readonly id: string;
  /** Length of a vector. */
  readonly dimensions: number;
  readonly prefix: string;
  /** Tokens of a text, prefix and special tokens included. */
  readonly maxTokens: number;
  /** Ids of a text's tokens, no special tokens among them. */
  tokenize(text: string): readonly number[];
  /** The special tokens before and behind those of a text. */
  readonly frame: { readonly before: readonly number[]; readonly behind: readonly number[] };
  /** Stands where a shorter text of a batch has no token. */
  readonly padding: number;
  /**
   * The model and the pooling: ids and mask of shape (texts, tokens), row-major, to one vector a text
   * (texts, dimensions), of any length.
   */
  embed(
    ids: BigInt64Array,
    mask: BigInt64Array,
    shape: readonly [texts: number, tokens: number],
  ): Promise<Float32Array>;
}

/** Tokens a batch, padding included: keeps a wide model's work area within a few hundred megabytes. */
const BATCH_TOKENS = 4096;
/** Texts that are sorted by length together; results of one window are complete before the next begins. */
const WINDOW = 1024;
/** Characters that go to the tokenizer at once: more than the most tokens of any text will hold. */
const LONGEST_PIECE = 4096;

interface Piece {
  readonly row: number;
  readonly ids: readonly number[];
  /** Tokens of the text itself. */
  readonly weight: number;
}

/**
 * An encoder over a model that reads a text as a whole. A text's vector is its unit vector times the number of
 * its tokens, so that in the sum over a run of sentences each counts by its length, as with a static model; a
 * text that the model cannot hold is cut, and its pieces are added up likewise. For a run that is an
 * approximation of what the model would make of the joined text (docs/decisions/0005).
 */
export function createContextualEncoder(parts: ContextualParts): Encoder {
  const { id, dimensions, prefix, tokenize, frame, padding, embed } = parts;
  const prefixTokens = prefix.trim() === '' ? 0 : tokenize(prefix.trim()).length;
  const room = Math.max(1, parts.maxTokens - frame.before.length - frame.behind.length);

  /** The pieces of a text, each short enough for the model; none without a token. */
  function* piecesOf(text: string, row: number): Generator<Piece> {
    if (text.trim() === '') return;
    const ids = text.length > LONGEST_PIECE ? [] : tokenize(prefix + text);
    if (text.length <= LONGEST_PIECE && (ids.length <= room || text.length <= 2)) {
      const weight = ids.length - prefixTokens;
      const kept = ids.slice(0, room);
      if (weight > 0) yield { row, ids: [...frame.before, ...kept, ...frame.behind], weight };
      return;
    }
    const middle = cut(text);
    yield* piecesOf(text.slice(0, middle), row);
    yield* piecesOf(text.slice(middle), row);
  }

  async function addBatch(batch: readonly Piece[], sums: Float32Array): Promise<void> {
    const width = Math.max(...batch.map((piece) => piece.ids.length));
    const ids = new BigInt64Array(batch.length * width).fill(BigInt(padding));
    const mask = new BigInt64Array(batch.length * width);
    for (const [index, piece] of batch.entries()) {
      for (const [position, token] of piece.ids.entries()) ids[index * width + position] = BigInt(token);
      mask.fill(1n, index * width, index * width + piece.ids.length);
    }
    const vectors = await embed(ids, mask, [batch.length, width]);
    for (const [index, { row, weight }] of batch.entries()) {
      const vector = vectors.subarray(index * dimensions, (index + 1) * dimensions);
      const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      if (!Number.isFinite(length)) {
        throw new HexaplaError('MODEL_INVALID', `the model ${id} gives vectors that are no numbers`);
      }
      const scale = length === 0 ? 0 : weight / length;
      for (const [d, value] of vector.entries()) {
        const at = row * dimensions + d;
        sums[at] = (sums[at] ?? 0) + value * scale;
      }
    }
  }

  async function encode(texts: readonly string[], options: EncodeOptions = {}): Promise<Float32Array> {
    const { onProgress, signal } = options;
    const sums = new Float32Array(texts.length * dimensions);
    for (let first = 0; first < texts.length; first += WINDOW) {
      const last = Math.min(first + WINDOW, texts.length);
      const pieces: Piece[] = [];
      for (let row = first; row < last; row++) pieces.push(...piecesOf(texts[row] ?? '', row));
      pieces.sort((a, b) => b.ids.length - a.ids.length);
      let done = 0;
      for (const batch of batches(pieces)) {
        if (signal?.aborted) throw new HexaplaError('CANCELLED', 'the work was cancelled');
        await addBatch(batch, sums);
        done += batch.length;
        // A text may have several pieces, so that this is how many texts the pieces are worth.
        const share = Math.floor(((last - first) * done) / pieces.length);
        if (done < pieces.length) onProgress?.({ done: first + share, total: texts.length });
      }
      onProgress?.({ done: last, total: texts.length });
    }
    return sums;
  }

  return { id, dimensions, encode };
}

/** Where to cut a text in two: at the white space nearest its middle, else between two characters there. */
function cut(text: string): number {
  const half = text.length >> 1;
  const before = text.lastIndexOf(' ', half);
  const behind = text.indexOf(' ', half);
  const near = behind >= 0 && behind - half < half - before ? behind : before;
  if (near > text.length / 4 && near < (3 * text.length) / 4) return near;
  const splitsPair = /[\uDC00-\uDFFF]/.test(text[half] ?? '') && /[\uD800-\uDBFF]/.test(text[half - 1] ?? '');
  return splitsPair ? half + 1 : half;
}

/** Consecutive pieces of similar length, the longest first, so that little of a batch is padding. */
function* batches(sorted: readonly Piece[]): Generator<readonly Piece[]> {
  let first = 0;
  while (first < sorted.length) {
    const width = sorted[first]?.ids.length ?? 1;
    const count = Math.max(1, Math.floor(BATCH_TOKENS / width));
    yield sorted.slice(first, first + count);
    first += count;
  }
}
