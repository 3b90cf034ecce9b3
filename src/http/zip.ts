import { pipeline, Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 2.0: deflate. */
const VERSION = 20;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;

export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/**
 * A ZIP archive of a few files, made as it is read (APPNOTE 6.3, without ZIP64: what goes out over HTTP is far
 * below 4 GiB).
 *
 * @param now The time that all entries bear. Default: the present.
 */
export async function* zip(entries: Iterable<ZipEntry>, now = new Date()): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, chunks } of entries) {
    const start = offset;
    const local = record(LOCAL_HEADER, [VERSION], name, now, { crc: 0, packed: 0, size: 0 }, []);
    yield local;
    offset += local.length;
    const sums = { crc: 0, packed: 0, size: 0 };
    for await (const bytes of deflate(chunks, sums)) {
      offset += bytes.length;
      yield bytes;
    }
    const descriptor = Buffer.alloc(16);
    [DATA_DESCRIPTOR, sums.crc, sums.packed, sums.size].forEach((value, index) => {
      descriptor.writeUInt32LE(value, index * 4);
    });
    yield descriptor;
    offset += descriptor.length;
    directory.push(record(CENTRAL_HEADER, [VERSION, VERSION], name, now, sums, [start]));
  }
  const listed = Buffer.concat(directory);
  yield listed;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

interface Sums {
  crc: number;
  packed: number;
  size: number;
}

/** A header of an entry: that before its data, or with the place of that one that in the directory. */
function record(
  signature: number,
  versions: readonly number[],
  name: string,
  now: Date,
  { crc, packed, size }: Sums,
  [start]: readonly number[],
): Buffer {
  const bytes = Buffer.from(name);
  const time = (now.getUTCHours() << 11) | (now.getUTCMinutes() << 5) | (now.getUTCSeconds() >> 1);
  const date = ((now.getUTCFullYear() - 1980) << 9) | ((now.getUTCMonth() + 1) << 5) | now.getUTCDate();
  const fields: readonly (readonly [value: number, width: 2 | 4])[] = [
    [signature, 4],
    ...versions.map((version) => [version, 2] as const),
    [FLAGS, 2],
    [DEFLATE, 2],
    [time, 2],
    [date & 0xffff, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [bytes.length, 2],
    [0, 2],
    // Comment, disk, attributes of two kinds, place of the local header.
    ...(start === undefined
      ? []
      : ([
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [start, 4],
        ] as const)),
  ];
  const header = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = header.writeUIntLE(value, at, width);
  return Buffer.concat([header, bytes]);
}

async function* deflate(chunks: AsyncIterable<string | Uint8Array>, sums: Sums): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw();
  // A failure, and an end before the end, go both ways; the reader meets it in the loop.
  pipeline(Readable.from(summed(chunks, sums)), packer, () => {});
  for await (const bytes of packer) {
    sums.packed += bytes.length;
    yield bytes;
  }
}

async function* summed(chunks: AsyncIterable<string | Uint8Array>, sums: Sums): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    yield bytes;
  }
}

/** CRC-32 of ISO 3309, with its table of bytes; Node has one from version 22 on. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
