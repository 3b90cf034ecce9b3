import { HexaplaError } from '../errors.ts';
import type { EncodeOptions, Encoder } from './encoder.ts';

/** A tokenizer: ids of a text's tokens, no special tokens among them. */
export type Tokenize = (text: string) => readonly number[];

/**
 * The pooling graph: `input_ids` and mask of shape (texts, tokens), row-major, to the sums of the token
 * vectors (texts, dimensions).
 */
export type Pool = (
  ids: BigInt64Array,
  mask: BigInt64Array,
  shape: readonly [texts: number, tokens: number],
) => Promise<Float32Array>;

/** Characters a piece; the tokenizer's work area grows with it, and no piece is a meaningful unit. */
const LONGEST_PIECE = 1024;
/** Tokens a batch, padding included: about 8 MB of vectors at 256 dimensions. */
const BATCH_TOKENS = 8192;
const PROGRESS_EVERY = 4096;

/** Cuts a long text at white space, else between two characters; short texts stay whole. */
function pieces(text: string): string[] {
  if (text.length <= LONGEST_PIECE) return [text];
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    let end = Math.min(at + LONGEST_PIECE, text.length);
    if (end < text.length) {
      const space = at + text.slice(at, end).lastIndexOf(' ');
      if (space > at + LONGEST_PIECE / 2) end = space;
      else if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end--;
    }
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

interface Piece {
  readonly row: number;
  readonly ids: readonly number[];
}

/** An encoder over a static table: tokenizes, batches by length, and adds up the pieces of long texts. */
export function createStaticEncoder(id: string, dimensions: number, tokenize: Tokenize, pool: Pool): Encoder {
  async function encode(texts: readonly string[], options: EncodeOptions = {}): Promise<Float32Array> {
    const { onProgress, signal } = options;
    const sums = new Float32Array(texts.length * dimensions);
    let done = 0;
    for (let first = 0; first < texts.length; first += PROGRESS_EVERY) {
      const last = Math.min(first + PROGRESS_EVERY, texts.length);
      const tokenized: Piece[] = [];
      for (let row = first; row < last; row++) {
        for (const piece of pieces(texts[row] ?? '')) {
          const ids = tokenize(piece);
          if (ids.length > 0) tokenized.push({ row, ids });
        }
      }
      tokenized.sort((a, b) => a.ids.length - b.ids.length);
      for (const batch of batches(tokenized)) {
        if (signal?.aborted) throw new HexaplaError('CANCELLED', 'the alignment was cancelled');
        await addBatch(batch, sums);
      }
      done = last;
      onProgress?.({ done, total: texts.length });
    }
    return sums;
  }

  async function addBatch(batch: readonly Piece[], sums: Float32Array): Promise<void> {
    const width = batch.at(-1)?.ids.length ?? 0;
    const ids = new BigInt64Array(batch.length * width);
    const mask = new BigInt64Array(batch.length * width);
    for (const [index, piece] of batch.entries()) {
      for (const [position, token] of piece.ids.entries()) {
        ids[index * width + position] = BigInt(token);
        mask[index * width + position] = 1n;
      }
    }
    const pooled = await pool(ids, mask, [batch.length, width]);
    for (const [index, { row }] of batch.entries()) {
      for (let d = 0; d < dimensions; d++) {
        const at = row * dimensions + d;
        sums[at] = (sums[at] ?? 0) + (pooled[index * dimensions + d] ?? 0);
      }
    }
  }

  return { id, dimensions, encode };
}

/** Consecutive pieces of similar length, so that little of a batch is padding. Expects them by length. */
function* batches(sorted: readonly Piece[]): Generator<readonly Piece[]> {
  let first = 0;
  for (let next = 0; next < sorted.length; next++) {
    const width = sorted[next]?.ids.length ?? 0;
    if (next > first && (next - first + 1) * width > BATCH_TOKENS) {
      yield sorted.slice(first, next);
      first = next;
    }
  }
  if (first < sorted.length) yield sorted.slice(first);
}
