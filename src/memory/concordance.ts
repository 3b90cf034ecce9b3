import type { Kysely } from 'kysely';
import { foldText, foldWithOffsets } from './fold.ts';
import type { Memory } from './memory.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';
import { tokensOfFolded } from './tokens.ts';
import { readVariants, type StoredVariant } from './variants.ts';

/** UTF-16 offsets into a text. */
export type Highlight = readonly [start: number, end: number];

/** Candidates for each hit that is wanted: the index does not see punctuation, and gives too many. */
const SPARE = 3;
/** Tokens of a phrase that the index is asked for. */
const MAX_PHRASE = 32;

export interface ConcordanceMatch extends StoredVariant {
  readonly highlights: readonly Highlight[];
}

/**
 * Texts that hold a phrase anywhere, whatever its case, width and accents. Those with its very accents come first, then
 * whole words before parts of words, and the newest first.
 */
export async function concordance(
  memory: Memory,
  db: Kysely<MemoryTables>,
  phrase: string,
  { language, limit }: { readonly language?: number | undefined; readonly limit: number },
): Promise<ConcordanceMatch[]> {
  const folded = foldText(phrase.trim().replace(/\s+/gu, ' '), 'drop');
  // The text is looked at as a whole afterwards, so the beginning of a long phrase is enough to find it.
  const tokens = tokensOfFolded(folded).slice(0, MAX_PHRASE);
  if (tokens.length === 0) return [];
  const ids = await memory.textIndex.find(db, { folded, tokens, language, limit: limit * SPARE });
  const rank = new Map(ids.map((id, index) => [id, index]));
  const exact = foldText(phrase.trim(), 'keep');
  const found = (await readVariants(db, memory.database.kind, ids)).flatMap((variant) => {
    const highlights = occurrences(variant.text, folded);
    if (highlights.length === 0) return [];
    const hasAccents = foldText(variant.text, 'keep').includes(exact);
    return [
      { ...variant, highlights, hasAccents, rank: rank.get(variant.unit * VARIANTS + variant.place) ?? 0 },
    ];
  });
  return found
    .sort((a, b) => Number(b.hasAccents) - Number(a.hasAccents) || a.rank - b.rank)
    .slice(0, limit)
    .map(({ hasAccents, rank, ...match }) => match);
}

/** Where a folded phrase stands in a text, without overlaps. White space of any kind and length is one space. */
export function occurrences(text: string, phrase: string): Highlight[] {
  const needle = phrase.replace(/\s+/gu, ' ').trim();
  if (needle === '') return [];
  const { text: folded, offsets } = foldWithOffsets(text, 'drop');
  const found: Highlight[] = [];
  const [hay, places] = oneSpace(folded);
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const start = offsets[places[at] ?? 0] ?? 0;
    // A cluster may fold to several characters, and is in as a whole where its last one is.
    let last = (places[at + needle.length - 1] ?? 0) + 1;
    while (last < folded.length && offsets[last] === offsets[last - 1]) last++;
    found.push([start, offsets[last] ?? text.length]);
  }
  return found;
}

/** A text with one space for each run of white space, and where its characters stood. */
function oneSpace(text: string): [string, Uint32Array] {
  const places: number[] = [];
  let made = '';
  let from = 0;
  const keep = (to: number) => {
    for (let at = from; at < to; at++) places.push(at);
    made += text.slice(from, to);
  };
  for (const { index, 0: space } of text.matchAll(/\s+/gu)) {
    keep(index);
    places.push(index);
    made += ' ';
    from = index + space.length;
  }
  keep(text.length);
  return [made, Uint32Array.from(places)];
}
