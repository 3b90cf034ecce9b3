/** A range of Unicode, both ends in it. */
type Range = readonly [first: number, last: number];

/** What text in Chinese, Japanese and Korean is written with; Hangul only where it is needed, since numbers are short. */
const RANGES: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x4ff],
  [0x2000, 0x27bf],
  [0x3000, 0x33ff],
  [0x4e00, 0x9fff],
  [0xff00, 0xffef],
];
const HANGUL: Range = [0xac00, 0xd7a3];

/** The glyph collections of Adobe. Their own numbers end before `base`, where ours begin. */
const COLLECTIONS = {
  GB1: { base: 31_000, ranges: RANGES },
  CNS1: { base: 20_000, ranges: RANGES },
  Japan1: { base: 24_000, ranges: RANGES },
  Korea1: { base: 20_000, ranges: [...RANGES, HANGUL] },
} as const;
type Collection = keyof typeof COLLECTIONS;

/** Names of predefined CMaps (PDF 1.7, table 118): their collection, and the character set of their codes. */
const PREDEFINED: readonly (readonly [name: RegExp, collection: Collection, encoding: string])[] = [
  [/^UniGB-(?:UCS2|UTF16)-[HV]$/, 'GB1', 'utf-16be'],
  [/^UniCNS-(?:UCS2|UTF16)-[HV]$/, 'CNS1', 'utf-16be'],
  [/^UniJIS(?:2004|X0213)?-(?:UCS2|UTF16)-(?:HW-)?[HV]$/, 'Japan1', 'utf-16be'],
  [/^UniKS-(?:UCS2|UTF16)-[HV]$/, 'Korea1', 'utf-16be'],
  [/^(?:GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K)-[HV]$/, 'GB1', 'gb18030'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'CNS1', 'big5'],
  [/^(?:83pv|90ms|90msp|90pv|Add|Ext)?-?RKSJ-[HV]$/, 'Japan1', 'shift_jis'],
  [/^EUC-[HV]$/, 'Japan1', 'euc-jp'],
  [/^(?:KSC-EUC|KSCms-UHC|KSCms-UHC-HW|KSCpc-EUC)-[HV]$/, 'Korea1', 'euc-kr'],
];

/** The first 95 glyphs of each collection are ASCII. */
const ASCII_GLYPHS = 95;

/**
 * Stand-ins for the CMaps of Adobe, which pdf.js asks for when a font is in a character set without a table of its
 * own. What counts here is which letter a code is, never which glyph: so each letter gets a number of ours, above
 * those of the collection, and the table back from numbers to letters knows ours. A font that uses the collection's
 * own numbers gives U+FFFD, which the reader counts.
 */
export class CMaps {
  /** Names that were asked for and are not known: the text in their fonts is lost. */
  readonly unknown = new Set<string>();

  /** @throws Error For what is not known. */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const text = kind === 'cMapUrl' ? cmapNamed(filename) : undefined;
    if (text !== undefined) return Buffer.from(text);
    if (kind === 'cMapUrl') this.unknown.add(filename);
    throw new Error(`${filename} is not here`);
  }
}

function cmapNamed(name: string): string | undefined {
  const back = /^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/.exec(name)?.[1];
  if (back !== undefined && isCollection(back)) return toUnicode(back);
  const found = PREDEFINED.find(([pattern]) => pattern.test(name));
  if (found === undefined) return undefined;
  const [, collection, encoding] = found;
  return toNumbers(name, collection, encoding);
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}

/** Our ranges with the number of the first letter of each. */
function numbered(
  collection: Collection,
): readonly { readonly first: number; readonly last: number; readonly number: number }[] {
  const { base, ranges } = COLLECTIONS[collection];
  let next: number = base;
  return ranges.map(([first, last]) => {
    const number = next;
    next += last - first + 1;
    return { first, last, number };
  });
}

const hex = (value: number, digits = 4) => `<${value.toString(16).padStart(digits, '0')}>`;

function cmap(name: string, spaces: string, body: readonly string[]): string {
  const mode = name.endsWith('-V') ? 1 : 0;
  return [
    'begincmap',
    `/CMapName /${name} def`,
    `/WMode ${mode} def`,
    `1 begincodespacerange ${spaces} endcodespacerange`,
    ...body,
    'endcmap',
  ].join('\n');
}

function toUnicode(collection: Collection): string {
  const { base } = COLLECTIONS[collection];
  const strangers: string[] = [];
  for (let glyph = ASCII_GLYPHS + 1; glyph < base; glyph++) strangers.push(`${hex(glyph)} <fffd>`);
  const own = numbered(collection).map(
    ({ first, last, number }) => `${hex(number)} ${hex(number + last - first)} ${hex(first)}`,
  );
  return cmap(`Adobe-${collection}-UCS2`, '<0000> <ffff>', [
    `1 beginbfrange ${hex(1)} ${hex(ASCII_GLYPHS)} ${hex(0x20)} ${own.join(' ')} endbfrange`,
    `1 beginbfchar ${strangers.join(' ')} endbfchar`,
  ]);
}

function toNumbers(name: string, collection: Collection, encoding: string): string {
  const ranges = numbered(collection);
  if (encoding === 'utf-16be') {
    const all = ranges.map(({ first, last, number }) => `${hex(first)} ${hex(last)} ${number}`);
    return cmap(name, '<0000> <ffff>', [`1 begincidrange ${all.join(' ')} endcidrange`]);
  }
  const characters: string[] = [];
  for (const [code, character] of characterSet(encoding)) {
    const point = character.codePointAt(0) ?? 0;
    const range = ranges.find(({ first, last }) => point >= first && point <= last);
    if (range === undefined) continue;
    characters.push(`${hex(code, code > 0xff ? 4 : 2)} ${range.number + point - range.first}`);
  }
  return cmap(name, CODE_SPACES[encoding] ?? CODES, [`1 begincidchar ${characters.join(' ')} endcidchar`]);
}

const CODES = '<00> <80> <8140> <fefe>';
/** Those in which some bytes from 80 on stand alone. */
const CODE_SPACES: Readonly<Record<string, string>> = {
  shift_jis: '<00> <80> <8140> <9ffc> <a0> <df> <e040> <fcfc>',
};

/** Codes of one and two bytes and their characters. */
function characterSet(encoding: string): readonly (readonly [code: number, character: string])[] {
  const codes: number[] = [];
  const bytes: number[] = [];
  const add = (code: number, ...own: readonly number[]) => {
    codes.push(code);
    // A line end is part of no character, so that a wrong one takes nothing from the next.
    bytes.push(...own, 0x0a);
  };
  for (let byte = 0x20; byte < 0x7f; byte++) add(byte, byte);
  if (encoding === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte, byte);
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) add(first * 0x100 + second, first, second);
  }
  const characters = new TextDecoder(encoding).decode(Uint8Array.from(bytes)).split('\n');
  return codes.flatMap((code, index) => {
    const character = characters[index] ?? '';
    return [...character].length === 1 && character !== '\ufffd' ? [[code, character]] : [];
  });
}
