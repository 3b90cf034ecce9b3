import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readLines, unreadable } from '../document/index.ts';
import { HexaplaError, systemReason } from '../errors.ts';

/** Lines that are encoded together, and what they may hold: bounds the memory. */
const WINDOW = 1024;
const WINDOW_CHARACTERS = 1024 * 1024;

/** A file of lines. */
export interface Input {
  /** As the caller named it. */
  readonly file: string;
  /** Where its bytes are. */
  readonly path: string;
  /** Unknown of what can be read only once. */
  readonly lines: number | undefined;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** Counts the lines of a file; all that is wrong with it comes to light. */
async function countLines(path: string, name: string, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for await (const lines of readLines(path, { name, signal })) count += lines.length;
  return count;
}

/** Whether a file can be read twice: a pipe cannot. What is not there is told by the reading. */
async function isRegular(file: string): Promise<boolean> {
  if (file === '-') return false;
  const found = await stat(file).catch(() => undefined);
  return found === undefined || found.isFile() || found.isDirectory();
}

const COPY_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is no folder',
  EACCES: 'no permission',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function uncopied(cause: unknown): HexaplaError {
  return new HexaplaError(
    'OUTPUT_UNWRITABLE',
    `${tmpdir()}: cannot hold a copy of the input, which npy needs of a pipe: ` +
      `${systemReason(cause, COPY_REASONS)}; name another folder with TMPDIR, or give a file`,
    { cause },
  );
}

/** Copies what can be read only once. */
async function spool(file: string, copy: string, signal: AbortSignal): Promise<void> {
  const from: NodeJS.ReadableStream = file === '-' ? process.stdin : createReadStream(file);
  const to = createWriteStream(copy, { flags: 'wx', mode: 0o600 });
  // The first of the two to fail; the pipeline then fails the other one likewise.
  let failed: 'reading' | 'writing' | undefined;
  from.once('error', () => {
    failed ??= 'reading';
  });
  to.once('error', () => {
    failed ??= 'writing';
  });
  try {
    await pipeline(from, to, { signal });
  } catch (cause) {
    if (signal.aborted) throw new HexaplaError('CANCELLED', 'the reading was cancelled', { cause });
    throw failed === 'writing' ? uncopied(cause) : unreadable(nameOf(file), cause);
  }
}

/**
 * The files, those that can be read twice checked to their ends.
 *
 * @throws HexaplaError The codes of `readLines`.
 */
export async function openInputs(files: readonly string[]): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for (const file of files) {
    const lines = (await isRegular(file)) ? await countLines(file, nameOf(file)) : undefined;
    inputs.push({ file, path: file, lines });
  }
  return inputs;
}

/** Consecutive lines, as many as are encoded together. */
export async function* windows(
  { file, path }: Input,
  signal: AbortSignal,
): AsyncGenerator<{ first: number; texts: string[] }> {
  let first = 1;
  let texts: string[] = [];
  let characters = 0;
  for await (const lines of readLines(path, { name: nameOf(file), signal })) {
    for (const text of lines) {
      texts.push(text);
      characters += text.length;
      if (texts.length < WINDOW && characters < WINDOW_CHARACTERS) continue;
      yield { first, texts };
      first += texts.length;
      texts = [];
      characters = 0;
    }
  }
  if (texts.length > 0) yield { first, texts };
}

/** Lines of all files; unknown where one can be read only once. */
export function totalOf(inputs: readonly Input[]): number | undefined {
  return inputs.reduce<number | undefined>(
    (sum, { lines }) => (sum === undefined || lines === undefined ? undefined : sum + lines),
    0,
  );
}

/** The header of an array says how many rows follow, so that what can be read only once is copied and counted. */
export async function withCopies(
  inputs: readonly Input[],
  signal: AbortSignal,
  work: (counted: readonly Input[]) => Promise<void>,
): Promise<void> {
  if (inputs.every(({ lines }) => lines !== undefined)) return work(inputs);
  const folder = await mkdtemp(join(tmpdir(), 'hexapla-')).catch((cause) => {
    throw uncopied(cause);
  });
  try {
    const counted: Input[] = [];
    for (const [index, input] of inputs.entries()) {
      if (input.lines !== undefined) {
        counted.push(input);
        continue;
      }
      const path = join(folder, String(index));
      await spool(input.file, path, signal);
      counted.push({ ...input, path, lines: await countLines(path, nameOf(input.file), signal) });
    }
    await work(counted);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
