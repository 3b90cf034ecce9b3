import type { Chunk, OutputFile } from '../src/exports/index.ts';

/** The chunks of the only file of an output, as they come. */
export async function chunksOf(files: readonly OutputFile[]): Promise<Chunk[]> {
  if (files.length !== 1 || files[0] === undefined) throw new Error(`${files.length} files instead of one`);
  const chunks: Chunk[] = [];
  for await (const chunk of files[0].chunks) chunks.push(chunk);
  return chunks;
}

/** The only file of an output as bytes. */
export async function bytesOf(files: readonly OutputFile[]): Promise<Buffer> {
  return Buffer.concat((await chunksOf(files)).map((chunk) => Buffer.from(chunk)));
}

/** The only file of an output as text. */
export async function textOf(files: readonly OutputFile[]): Promise<string> {
  return (await bytesOf(files)).toString('utf8');
}

/** Units as a source that can be read only piece by piece. */
export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
