import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A value as compressed JSON; compressed off this thread, and fast rather than small. */
export async function pack(value: unknown): Promise<Uint8Array> {
  return compress(JSON.stringify(value), { level: constants.Z_BEST_SPEED });
}

/** What `pack` was given: only for what this program itself has written. */
export async function unpack<T>(content: Uint8Array | ArrayBuffer): Promise<T> {
  return JSON.parse((await expand(content)).toString());
}
