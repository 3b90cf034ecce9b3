/**
 * The Han characters of each writing standard, read off the national character sets, which Node's
 * `TextDecoder` knows: Big5 (Traditional), GB 2312 (Simplified), JIS X 0208 level 1 (modern Japanese).
 */
function charactersOf(encoding: string, lead: readonly [number, number], last?: string): Set<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let high = lead[0]; high <= lead[1]; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const decoded = decoder.decode(Uint8Array.of(high, low));
      // Shorter or longer results are broken pairs, decoded as a replacement and a rest.
      if (decoded.length === 1 && HAN_CHARACTER.test(decoded)) characters.add(decoded);
      if (decoded === last) return characters;
    }
  }
  return characters;
}

const HAN_CHARACTER = /^\p{Script=Han}$/u;
const HAN = /\p{Script=Han}+/gu;

/** One bit for each standard that a Han character is not in. */
const TRADITIONAL = 1;
const SIMPLIFIED = 2;
const JAPANESE = 4;
const NO_STANDARD = TRADITIONAL | SIMPLIFIED | JAPANESE;

let conflicts: Uint8Array | undefined;

/** The bits of every UTF-16 unit; none for what is no Han character. */
function loadConflicts(): Uint8Array {
  if (conflicts !== undefined) return conflicts;
  conflicts = new Uint8Array(0x10000);
  const all = Array.from({ length: 0x10000 - 0x2e80 }, (_, i) => {
    const unit = 0x2e80 + i;
    return unit >= 0xd800 && unit < 0xe000 ? ' ' : String.fromCharCode(unit);
  }).join('');
  for (const { 0: run, index } of all.matchAll(HAN)) {
    conflicts.fill(NO_STANDARD, 0x2e80 + index, 0x2e80 + index + run.length);
  }
  for (const [bit, characters] of [
    [TRADITIONAL, charactersOf('big5', [0xa4, 0xf9])],
    [SIMPLIFIED, withoutExtensions(charactersOf('gbk', [0xb0, 0xf7]))],
    [JAPANESE, charactersOf('shift_jis', [0x88, 0x98], '腕')],
  ] as const) {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      conflicts[unit] = (conflicts[unit] ?? 0) & ~bit;
    }
  }
  return conflicts;
}

// GB 2312 is the part of GBK whose second byte is 0xA1 or above; the rest added the traditional forms.
function withoutExtensions(gbk: Set<string>): Set<string> {
  const decoder = new TextDecoder('gbk');
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0x40; low <= 0xa0; low++) gbk.delete(decoder.decode(Uint8Array.of(high, low)));
  }
  return gbk;
}

/** How many Han characters of a text are outside each writing standard. */
export interface HanConflicts {
  readonly traditional: number;
  readonly simplified: number;
  readonly japanese: number;
}

/**
 * Counts the characters that contradict Traditional Chinese, Simplified Chinese and modern Japanese.
 * Characters that all three share (most of them) count for none, and so do those outside the basic plane, which no
 * standard has.
 */
export function hanConflicts(text: string): HanConflicts {
  const table = loadConflicts();
  let traditional = 0;
  let simplified = 0;
  let japanese = 0;
  for (let i = 0; i < text.length; i++) {
    const bits = table[text.charCodeAt(i)] ?? 0;
    if (bits === 0) continue;
    if ((bits & TRADITIONAL) !== 0) traditional++;
    if ((bits & SIMPLIFIED) !== 0) simplified++;
    if ((bits & JAPANESE) !== 0) japanese++;
  }
  return { traditional, simplified, japanese };
}
