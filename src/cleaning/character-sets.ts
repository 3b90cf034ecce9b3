/** The bytes of the two-byte characters of GBK and what is common to write, made once when first asked for. */
interface CharacterSets {
  /** By UTF-16 unit: both bytes, the first one high; 0 where GBK has no such character. */
  readonly gbk: Uint16Array;
  /** By UTF-16 unit: 1 for the Han characters of daily use. */
  readonly common: Uint8Array;
}

let sets: CharacterSets | undefined;

function loadSets(): CharacterSets {
  if (sets !== undefined) return sets;
  const gbk = new Uint16Array(0x10000);
  const common = new Uint8Array(0x10000);
  for (const [code, bytes] of charactersOf('gbk', 0x81, 0xfe)) {
    gbk[code] = bytes;
    // GB 2312, both levels.
    if (bytes >>> 8 >= 0xb0 && bytes >>> 8 <= 0xf7 && (bytes & 0xff) >= 0xa1) common[code] = 1;
  }
  // The first level of Big5 and of JIS X 0208: what is written often in Taiwan and Hong Kong, and in Japan.
  for (const [code] of charactersOf('big5', 0xa4, 0xc6)) common[code] = 1;
  for (const [code] of charactersOf('shift_jis', 0x88, 0x98)) common[code] = 1;
  sets = { gbk, common };
  return sets;
}

/** UTF-16 unit and bytes of the two-byte characters whose first byte is in a range. */
function* charactersOf(encoding: string, first: number, last: number): Generator<readonly [number, number]> {
  const decoder = new TextDecoder(encoding);
  for (let high = first; high <= last; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const decoded = decoder.decode(Uint8Array.of(high, low));
      if (decoded.length === 1 && decoded !== '\ufffd') yield [decoded.charCodeAt(0), (high << 8) | low];
    }
  }
}

/** The two bytes of a character in GBK, the first one high; 0 where it has none. */
export function bytesOf(code: number): number {
  return loadSets().gbk[code] ?? 0;
}

/** Whether a Han character is in GB 2312, the first level of Big5 or the first of JIS X 0208. */
export function isCommonHan(code: number): boolean {
  return loadSets().common[code] === 1;
}
