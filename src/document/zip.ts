import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { HexaplaError } from '../errors.ts';

/** Bytes that all entries of an archive may unpack to. */
const MAX_UNPACKED = 200 * 2 ** 20;
/** More than any book or workbook has. */
const MAX_ENTRIES = 10_000;

/**
 * Names in the directory of a ZIP archive, without unpacking anything.
 *
 * @throws HexaplaError `INPUT_FORMAT` (damaged, a name that leads out of the archive), `INPUT_TOO_LARGE`.
 */
export async function zipNames(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const names: string[] = [];
  await eachEntry(name, bytes, async (entry) => {
    names.push(entry.fileName);
  });
  return names;
}

/**
 * Unpacks a whole ZIP archive to see how large it really is, and keeps the wanted entries.
 *
 * @throws HexaplaError `INPUT_FORMAT` (damaged, a name that leads out of the archive), `INPUT_UNSUPPORTED`
 * (encrypted), `INPUT_TOO_LARGE` (more than 200 MiB unpacked, or too many entries).
 */
export async function unzip(
  name: string,
  bytes: Uint8Array,
  wanted: (entry: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>();
  let unpacked = 0;
  await eachEntry(name, bytes, async (entry, archive) => {
    if (entry.fileName.endsWith('/')) return;
    if (entry.isEncrypted()) {
      throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: it is encrypted; save it without a password`);
    }
    if (unpacked + entry.uncompressedSize > MAX_UNPACKED) throw bomb(name);
    const keep = wanted(entry.fileName);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) continue;
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED) throw bomb(name);
      if (keep) chunks.push(chunk);
    }
    if (keep) kept.set(entry.fileName, Buffer.concat(chunks));
  });
  return kept;
}

async function eachEntry(
  name: string,
  bytes: Uint8Array,
  visit: (entry: Entry, archive: ZipFile) => Promise<void>,
): Promise<void> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const archive = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true });
    if (archive.entryCount > MAX_ENTRIES) {
      throw new HexaplaError('INPUT_TOO_LARGE', `${name}: an archive of more than ${MAX_ENTRIES} files`);
    }
    for await (const entry of archive.eachEntry()) await visit(entry, archive);
  } catch (cause) {
    if (cause instanceof HexaplaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: a damaged ZIP archive, which such files are inside (${reason}); save or download it again`,
      { cause },
    );
  }
}

function bomb(name: string): HexaplaError {
  const limit = MAX_UNPACKED / 2 ** 20;
  return new HexaplaError('INPUT_TOO_LARGE', `${name}: it unpacks to more than ${limit} MiB`);
}
