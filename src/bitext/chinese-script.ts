import { TextDecoder } from 'node:util';
import type { LanguageTag } from '../language.ts';

/** Characters that a national standard has, out of its rows of two-byte codes. */
function charactersOf(label: string, leads: readonly [number, number], trails: readonly [number, number]) {
  const characters = new Set<string>();
  const decoder = new TextDecoder(label);
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    const row: number[] = [];
    for (let trail = trails[0]; trail <= trails[1]; trail++) row.push(lead, trail);
    for (const character of decoder.decode(Uint8Array.from(row))) characters.add(character);
  }
  return characters;
}

let tables: { readonly simplified: Set<string>; readonly traditional: Set<string> } | undefined;

/**
 * The script of Chinese texts by what only one of the two national standards has: GB 2312 for Simplified, Big5
 * for Traditional. Simplified where nothing tells them apart, as CLDR has it for plain `zh`.
 */
export function chineseScript(texts: Iterable<string>): LanguageTag {
  tables ??= {
    simplified: charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]),
    // Big5 has two ranges of trail bytes.
    traditional: new Set([
      ...charactersOf('big5', [0xa4, 0xf9], [0x40, 0x7e]),
      ...charactersOf('big5', [0xa4, 0xf9], [0xa1, 0xfe]),
    ]),
  };
  const { simplified, traditional } = tables;
  let balance = 0;
  for (const text of texts) {
    for (const character of text) {
      if (character < '\u4e00' || character > '\u9fff') continue;
      balance += Number(traditional.has(character)) - Number(simplified.has(character));
    }
  }
  return balance > 0 ? 'zh-Hant' : 'zh-Hans';
}
