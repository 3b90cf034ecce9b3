import { HexaplaError } from '../errors.ts';
import { type Encoder, loadEncoder } from '../vectors/index.ts';
import type { EmbedCommand } from './arguments.ts';
import { type Input, openInputs, totalOf, windows, withCopies } from './line-inputs.ts';
import { npyHeader, npyRows } from './npy.ts';
import { checkOverwriting, writeOutputs } from './output.ts';
import { plural } from './plural.ts';
import { progressLine } from './progress.ts';

/** Consecutive lines of a file, and their vectors. */
interface Rows {
  readonly file: string;
  /** Number of the first line, from 1. */
  readonly first: number;
  readonly texts: readonly string[];
  /** Row-major (texts, dimensions). */
  readonly vectors: Float32Array;
}

/** Makes every row that is not zero unit length, in place. */
function normalise(vectors: Float32Array, dimensions: number): void {
  for (let start = 0; start < vectors.length; start += dimensions) {
    const row = vectors.subarray(start, start + dimensions);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0)
      row.forEach((value, d) => {
        row[d] = value / length;
      });
  }
}

async function* jsonLines(rows: AsyncIterable<Rows>, dimensions: number): AsyncGenerator<string> {
  for await (const { file, first, texts, vectors } of rows) {
    for (const [index, text] of texts.entries()) {
      const row = vectors.subarray(index * dimensions, (index + 1) * dimensions);
      // Nine digits bring back the very float32; more would be those of its neighbourhood among the doubles.
      const vector = Array.from(row, (value) => Number(value.toPrecision(9)));
      yield `${JSON.stringify({ file, line: first + index, text, vector })}\n`;
    }
  }
}

async function* npy(
  rows: AsyncIterable<Rows>,
  count: number,
  dimensions: number,
): AsyncGenerator<Uint8Array> {
  yield npyHeader(count, dimensions);
  let done = 0;
  for await (const { texts, vectors } of rows) {
    done += texts.length;
    yield npyRows(vectors);
  }
  if (done === count) return;
  throw new HexaplaError('INPUT_UNREADABLE', 'the input has changed while it was read; try again');
}

/** Runs `hexapla embed`. All input that can be read twice is checked before anything is written. */
export async function runEmbed(command: EmbedCommand): Promise<void> {
  const { files, output, quiet } = command;
  if (output.format === 'npy' && output.path === '-' && process.stdout.isTTY) {
    throw new HexaplaError('INVALID_OPTION', 'npy is nothing for a terminal; name a file with --output');
  }
  await checkOverwriting(files, [output]);
  const inputs = await openInputs(files);
  const progress = progressLine(process.stderr);
  const show = quiet ? () => {} : progress.update;
  try {
    const encoder = await loadEncoder(command.model, {
      cache: command.cache,
      onProgress: (step) => show({ stage: 'download', ...step }),
    });
    const made = await stoppable((signal) => embed(command, inputs, encoder, show, signal));
    progress.end();
    if (!quiet) process.stderr.write(`${made}\n`);
  } finally {
    progress.end();
  }
}

/** Does the work until the process is told to stop; then files that are half written are removed. */
async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    throw new HexaplaError('CANCELLED', 'stopped; no file was written', { cause: error });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function embed(
  { output, sums }: EmbedCommand,
  inputs: readonly Input[],
  encoder: Encoder,
  show: ReturnType<typeof progressLine>['update'],
  signal: AbortSignal,
): Promise<string> {
  const { dimensions } = encoder;
  let done = 0;
  let zeros = 0;

  async function* rowsOf(all: readonly Input[]): AsyncGenerator<Rows> {
    const total = totalOf(all);
    for (const input of all) {
      for await (const { first, texts } of windows(input, signal)) {
        const before = done;
        const vectors = await encoder.encode(texts, {
          signal,
          onProgress: (step) => show({ stage: 'embed', done: before + step.done, total }),
        });
        done += texts.length;
        for (let row = 0; row < texts.length; row++) {
          if (vectors.subarray(row * dimensions, (row + 1) * dimensions).every((value) => value === 0))
            zeros++;
        }
        if (!sums) normalise(vectors, dimensions);
        yield { file: input.file, first, texts, vectors };
      }
    }
  }

  if (output.format === 'jsonl') {
    await writeOutputs([{ path: output.path, chunks: jsonLines(rowsOf(inputs), dimensions) }]);
  } else {
    await withCopies(inputs, signal, async (counted) => {
      const chunks = npy(rowsOf(counted), totalOf(counted) ?? 0, dimensions);
      await writeOutputs([{ path: output.path, chunks }]);
    });
  }
  const nothing = zeros === 0 ? '' : `; ${zeros} zero (blank, or nothing that the model knows)`;
  return `${plural(done, 'vector')} of ${dimensions} numbers by ${encoder.id}${nothing}`;
}
