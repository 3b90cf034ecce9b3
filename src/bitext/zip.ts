import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { HexaplaError } from '../errors.ts';

/** Parts of an archive, and what all of them may unpack to. A workbook of a million units stays under both. */
const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 1024 * 1024 * 1024;

/** An archive whose parts are read one by one, in any order. */
export class Archive {
  readonly #name: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(name: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#name = name;
    this.#zip = zip;
    this.#entries = entries;
  }

  /**
   * Reads the list of parts.
   *
   * @throws HexaplaError `INPUT_FORMAT` (no archive, or damaged), `INPUT_TOO_LARGE`
   */
  static async open(name: string, bytes: Uint8Array): Promise<Archive> {
    const zip = await openZip(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    await new Promise<void>((resolve, reject) => {
      zip.on('error', (cause) => reject(damaged(name, cause)));
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        unpacked += entry.uncompressedSize;
        if (entries.size > MAX_ENTRIES || unpacked > MAX_UNPACKED) {
          const most = `${MAX_ENTRIES} parts and ${MAX_UNPACKED / 2 ** 20} MiB unpacked`;
          reject(new HexaplaError('INPUT_TOO_LARGE', `${name}: more than the limit of ${most}; split it`));
        } else {
          zip.readEntry();
        }
      });
      zip.readEntry();
    });
    return new Archive(name, zip, entries);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /**
   * The bytes of a part, which are never more than the list of parts says.
   *
   * @throws HexaplaError `INPUT_FORMAT`
   */
  async *read(path: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw damaged(this.#name, new Error(`no part ${path}`));
    const stream = await new Promise<NodeJS.ReadableStream & AsyncIterable<Buffer>>((resolve, reject) => {
      this.#zip.openReadStream(entry, (cause, found) => {
        if (found === undefined) reject(damaged(this.#name, cause));
        else resolve(found);
      });
    });
    try {
      for await (const piece of stream) yield piece;
    } catch (cause) {
      throw damaged(this.#name, cause);
    }
  }
}

function openZip(name: string, bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (cause, zip) => {
      if (zip === undefined) reject(damaged(name, cause));
      else resolve(zip);
    });
  });
}

function damaged(name: string, cause: unknown): HexaplaError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new HexaplaError('INPUT_FORMAT', `${name}: damaged archive (${why}); save it again as .xlsx`, {
    cause,
  });
}
