import { bytesOf, isCommonHan } from './character-sets.ts';

/** How a stretch of text was broken: what its bytes were read as. */
export type MojibakeKind =
  /** Bytes that no character set has were replaced: U+FFFD, or what comes of it when it is read wrongly again. */
  | 'replaced'
  /** UTF-8 read as windows-1252 or Latin-1: `Ã©`, `â€™`, `Ð¿Ñ€Ð¸`. */
  | 'utf-8-as-windows-1252'
  /** UTF-8 read as windows-1251: `РїСЂРё`. */
  | 'utf-8-as-windows-1251'
  /** UTF-8 read as GBK: `鈥檚`, `涓枃`. */
  | 'utf-8-as-gbk'
  /** UTF-8 read as Shift_JIS: `縺ゅ＞`, `ﾃｩ`. */
  | 'utf-8-as-shift_jis'
  /** A single-byte text of another alphabet read as windows-1252: `Ïðèâåò`. */
  | 'alphabet-as-windows-1252'
  /** Bits of Chinese read in another set of Chinese: rare characters with signs between them, `?;顒右曨l連線`. */
  | 'han-debris';

export interface Mojibake {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly kind: MojibakeKind;
}

type Finder = (text: string) => Iterable<Mojibake>;

/** What windows-1252 makes of the bytes 0x80 to 0x9f, those without a character as they are. */
const HIGH_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const TAIL = `[\\u0080-\\u00bf${HIGH_1252}]`;
/**
 * Tails that also stand behind a letter in sound text: `À…`, `MANHÃ”`, `é\u00a0»`. The space is among them, and the
 * signs of measures.
 */
const USUAL = `\u00a0\u00ab\u00bb\u2018\u2019\u201c\u201d\u2026\u2013\u2014\u2039\u203a\u201a\u201e\u2122\u00ae\u00a9\u00b0\u00b2\u00b3\u00b9\u00aa\u00ba\u00b7\u2022\u20ac`;
const UNUSUAL_TAIL = `(?![${USUAL}])${TAIL}`;
const LATIN_SMALL = 'a-z\u00df-\u00f6\u00f8-\u00ff';

/**
 * Sequences of UTF-8 as windows-1252 shows them. Two bytes: those that begin the Latin letters (Â Ã Ä Å) with a sign that
 * stands behind no letter, or inside a small word; those that begin Greek, Cyrillic, Hebrew and Arabic twice in a row.
 * Three bytes: `â€` with anything, others with one such sign at least.
 */
const AS_1252 = new RegExp(
  [
    `[\u00c2-\u00c5]${UNUSUAL_TAIL}`,
    `(?<=[${LATIN_SMALL}])[\u00c2-\u00c5]${TAIL}`,
    `[\u00c3-\u00c5]${TAIL}(?=[${LATIN_SMALL}])`,
    // No-break space, pound, degree and the like: `10Â°`, `Â£5`.
    `\u00c2[\u00a0-\u00bf](?=[0-9])`,
    `(?<=[0-9])\u00c2[\u00a0-\u00bf]`,
    `(?:[\u00ce\u00cf\u00d0\u00d1\u00d7-\u00d9]${TAIL}){2,}`,
    `\u00e2[\u20ac\u201a\u201e\u2020\u0080\u0082\u0084\u0086]${TAIL}`,
    `[\u00e0-\u00ef]${UNUSUAL_TAIL}${TAIL}`,
    `[\u00e0-\u00ef]${TAIL}${UNUSUAL_TAIL}`,
    `\u00f0[\u0178\u009f]${TAIL}${TAIL}`,
  ].join('|'),
  'g',
);

const HIGH_1251 =
  '\u0402\u0403\u201a\u0453\u201e\u2026\u2020\u2021\u20ac\u2030\u0409\u2039\u040a\u040c\u040b\u040f' +
  '\u0452\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122\u0459\u203a\u045a\u045c\u045b\u045f' +
  '\u00a0\u040e\u045e\u0408\u00a4\u0490\u00a6\u00a7\u0401\u00a9\u0404\u00ab\u00ac\u00ad\u00ae\u0407' +
  '\u00b0\u00b1\u0406\u0456\u0491\u00b5\u00b6\u00b7\u0451\u2116\u0454\u00bb\u0458\u0405\u0455\u0457';

const PATTERNS: readonly (readonly [MojibakeKind, RegExp])[] = [
  ['replaced', /\ufffd+|(?:锟斤拷?)+|(?:嚙踝蕭)+|嚙(?=[踝蕭])|ï¿½|烫烫烫+|屯屯屯+/g],
  ['utf-8-as-windows-1252', AS_1252],
  // `Р` and `С` before signs that no Russian word goes on with, three times in a row.
  ['utf-8-as-windows-1251', new RegExp(`(?:[\u0420\u0421][${HIGH_1251}]){3,}|вЂ[${HIGH_1251}]`, 'g')],
  // The first bytes of every Hiragana and Katakana, and of half of the Han characters: none is used in words.
  [
    'utf-8-as-shift_jis',
    /[縺繧繝][^\s\n]{0,3}[縺繧繝譁蛹](?:[^\s\n]{0,3}[縺繧繝譁蛹])*|(?<=[A-Za-z])[ﾂﾃ][\uff61-\uff9f]|(?<![\uff66-\uff9f])ﾂ[｡-･]/g,
  ],
  // Four accented letters in a row stand in no word of a Latin alphabet; two such words are no list of letters.
  [
    'alphabet-as-windows-1252',
    /(?<![\u00c0-\u024f])[\u00c0-\u00ff]{4,}(?:[ ,.-]{1,2}[\u00c0-\u00ff]+)*[ ,.-]{1,2}[\u00c0-\u00ff]{3,}(?![\u00c0-\u024f])/g,
  ],
];

/**
 * Stretches of a text that were read in a wrong character set somewhere before, in order, none overlapping another.
 * They are evidence to look at and are not repaired: what was lost on the way is a guess.
 */
export function findMojibake(text: string): Mojibake[] {
  if (!SUSPECT.test(text)) return [];
  const found = [
    ...PATTERNS.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map(({ index, 0: what }) => ({
        start: index,
        end: index + what.length,
        kind,
      })),
    ),
    ...[hanAsUtf8, hanDebris].flatMap((find: Finder) => [...find(text)]),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mojibake[] = [];
  for (const stretch of found) {
    const last = apart.at(-1);
    if (
      last === undefined ||
      stretch.start > last.end ||
      (stretch.start === last.end && stretch.kind !== last.kind)
    ) {
      apart.push(stretch);
    } else if (stretch.end > last.end) {
      apart[apart.length - 1] = { ...last, end: stretch.end };
    }
  }
  return apart;
}

/** What any of the patterns has: a plain text in ASCII has none. */
const SUSPECT = /[\u0080-\uffff]/;

/** Characters that GBK shows for the beginnings of the marks of UTF-8: `…鈥`, `銆`, `锛`. No text uses them. */
const MARK_AS_GBK = /鈥|銆|锛/;
const HAN = /[\u3400-\u9fff]/;

/** Han characters whose bytes in GBK are UTF-8: two sound characters of three bytes each in three of two. */
function* hanAsUtf8(text: string): Generator<Mojibake> {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x3400 || code > 0x9fff) continue;
    if (MARK_AS_GBK.test(text.charAt(at))) {
      yield { start: at, end: Math.min(text.length, at + 2), kind: 'utf-8-as-gbk' };
      continue;
    }
    const [first, second, third] = [
      bytesOf(code),
      bytesOf(text.charCodeAt(at + 1)),
      bytesOf(text.charCodeAt(at + 2)),
    ];
    if (first >>> 8 < 0xe2 || first >>> 8 > 0xef || third === 0) continue;
    const one = characterOf(first >>> 8, first & 0xff, second >>> 8);
    const two = characterOf(second & 0xff, third >>> 8, third & 0xff);
    if (one !== undefined && two !== undefined) yield { start: at, end: at + 3, kind: 'utf-8-as-gbk' };
  }
}

/** The character of three bytes of UTF-8, if it is one that texts are made of. */
function characterOf(a: number, b: number, c: number): number | undefined {
  if (a < 0xe2 || a > 0xef || b >>> 6 !== 2 || c >>> 6 !== 2) return undefined;
  const code = ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
  const mark =
    (code >= 0x2010 && code <= 0x2026) ||
    (code >= 0x3001 && code <= 0x30ff) ||
    (code >= 0xff01 && code <= 0xff5e);
  return mark || isCommonHan(code) ? code : undefined;
}

/** Characters of a stretch of debris. */
const WINDOW = 8;
/** Things in it that do not belong into Chinese: one is a rare name, or a slip. */
const LEAST_ODD = 3;

/**
 * Rare Han characters (in no national set for daily use) with question marks, semicolons or small Latin letters right
 * between Han characters: what is left where two bytes were paired with the wrong ones.
 */
function* hanDebris(text: string): Generator<Mojibake> {
  const odd: { at: number; rare: boolean }[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x3400 && code <= 0x9fff) {
      if (!isCommonHan(code)) odd.push({ at, rare: true });
    } else if (code < 0x80 && /[?;a-z]/.test(text.charAt(at)) && standsInHan(text, at)) {
      odd.push({ at, rare: false });
    }
  }
  for (const [index, { at }] of odd.entries()) {
    const near = odd.slice(index, index + WINDOW).filter((other) => other.at - at < WINDOW);
    const last = near.at(-1);
    if (near.length < LEAST_ODD || last === undefined) continue;
    if (near.some(({ rare }) => rare) && near.some(({ rare }) => !rare)) {
      yield { start: at, end: last.at + 1, kind: 'han-debris' };
    }
  }
}

/** Between Han characters or their marks, with no more than one other sign between. */
function standsInHan(text: string, at: number): boolean {
  const isSign = (place: number) => /[?;]/.test(text.charAt(place));
  const before = text.charAt(isSign(at - 1) ? at - 2 : at - 1);
  const behind = text.charAt(isSign(at + 1) ? at + 2 : at + 1);
  return (HAN.test(before) || /[，。、；：！？”」』）]/.test(before)) && HAN.test(behind);
}
