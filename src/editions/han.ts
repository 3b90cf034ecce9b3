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
const HAN = /\p{Script=Han}/gu;

interface Standards {
  readonly traditional: ReadonlySet<string>;
  readonly simplified: ReadonlySet<string>;
  readonly japanese: ReadonlySet<string>;
}

let standards: Standards | undefined;

function loadStandards(): Standards {
  standards ??= {
    traditional: charactersOf('big5', [0xa4, 0xf9]),
    simplified: withoutExtensions(charactersOf('gbk', [0xb0, 0xf7])),
    japanese: charactersOf('shift_jis', [0x88, 0x98], '腕'),
  };
  return standards;
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
 * Characters that all three share (most of them) count for none.
 */
export function hanConflicts(text: string): HanConflicts {
  const sets = loadStandards();
  let traditional = 0;
  let simplified = 0;
  let japanese = 0;
  for (const [character] of text.matchAll(HAN)) {
    if (!sets.traditional.has(character)) traditional++;
    if (!sets.simplified.has(character)) simplified++;
    if (!sets.japanese.has(character)) japanese++;
  }
  return { traditional, simplified, japanese };
}
