import { setImmediate } from 'node:timers/promises';
import { HexaplaError } from '../errors.ts';
import type { EncodeOptions, Encoder } from './encoder.ts';
import type { StaticTable } from './static-table.ts';

/** Texts between two reports of progress. */
const PROGRESS_EVERY = 4096;
/** Code units between two turns of the event loop, some ten milliseconds; a text counts as some more than it has. */
const TURN_EVERY = 1 << 16;
const UNITS_OF_ANY_TEXT = 64;
/** Code units that the tokenizer gets at a time: its memory grows with them. */
const LONGEST_PART = 1 << 16;

/**
 * An encoder over a static table: the vector of a text is the sum of the vectors of its tokens.
 *
 * Texts of more than 65,536 code units are cut between two words, or, where there is no space, anywhere between two
 * characters, which may make other tokens there.
 *
 * @param tokenize To the ids of a text's tokens, all of them rows of the table.
 */
export function createStaticEncoder(
  id: string,
  tokenize: (text: string) => readonly number[],
  table: StaticTable,
): Encoder {
  const { dimensions, rows, scales } = table;

  async function encode(texts: readonly string[], options: EncodeOptions = {}): Promise<Float32Array> {
    const { onProgress, signal } = options;
    const sums = new Float32Array(texts.length * dimensions);
    const sum = new Float64Array(dimensions);
    let units = 0;
    for (const [row, text] of texts.entries()) {
      sum.fill(0);
      for (const part of partsOf(text)) {
        if (units >= TURN_EVERY) {
          await setImmediate();
          units = 0;
        }
        if (units === 0 && signal?.aborted) {
          throw new HexaplaError('CANCELLED', 'the work was cancelled');
        }
        units += part.length + UNITS_OF_ANY_TEXT;
        addRows(tokenize(part), sum);
      }
      sums.set(sum, row * dimensions);
      const done = row + 1;
      if (done % PROGRESS_EVERY === 0 || done === texts.length) onProgress?.({ done, total: texts.length });
    }
    return sums;
  }

  /** Adds the tokens' vectors to `sum`. */
  function addRows(ids: readonly number[], sum: Float64Array): void {
    let at = 0;
    // Four at a time, so that the sum is read and written a quarter as often: 1.6 times as fast as one by one.
    for (; at + 3 < ids.length; at += 4) {
      const [a, b, c, d] = [ids[at] ?? 0, ids[at + 1] ?? 0, ids[at + 2] ?? 0, ids[at + 3] ?? 0];
      const [scaleA, scaleB, scaleC, scaleD] = [
        scales[a] ?? 0,
        scales[b] ?? 0,
        scales[c] ?? 0,
        scales[d] ?? 0,
      ];
      const [rowA, rowB, rowC, rowD] = [a * dimensions, b * dimensions, c * dimensions, d * dimensions];
      for (let i = 0; i < dimensions; i++) {
        sum[i] =
          (sum[i] ?? 0) +
          ((rows[rowA + i] ?? 0) * scaleA + (rows[rowB + i] ?? 0) * scaleB) +
          ((rows[rowC + i] ?? 0) * scaleC + (rows[rowD + i] ?? 0) * scaleD);
      }
    }
    for (; at < ids.length; at++) {
      const token = ids[at] ?? 0;
      const scale = scales[token] ?? 0;
      const row = token * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (rows[row + i] ?? 0) * scale;
    }
  }

  return { id, dimensions, encode };
}

/** A text in parts that are not too long, nearly always one. */
function* partsOf(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > LONGEST_PART) {
    const space = text.slice(from, from + LONGEST_PART).lastIndexOf(' ');
    let to = from + (space > 0 ? space : LONGEST_PART);
    if (/[\udc00-\udfff]/.test(text.charAt(to))) to--;
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}
