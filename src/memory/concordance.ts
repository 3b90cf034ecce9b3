import type { Kysely } from 'kysely';
import { foldText, foldWithOffsets } from './fold.ts';
import type { Memory } from './memory.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';
import { tokensOfFolded } from './tokens.ts';
import { readVariants, type StoredVariant } from './variants.ts';

/** UTF-16 offsets into a text. */
export type Highlight = readonly [start: number, end: number];

/** Texts that are looked at for each hit that is wanted, so that those with the very accents come first; and at least. */
const SPARE = 3;
const LEAST_PAGE = 32;
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
  const exact = foldText(phrase.trim(), 'keep');
  const found: (ConcordanceMatch & { readonly hasAccents: boolean })[] = [];
  const page = Math.max(LEAST_PAGE, limit * SPARE);
  for await (const ids of memory.textIndex.find(db, { folded, tokens, language, page })) {
    const variants = await readVariants(db, memory.database.kind, ids);
    const byId = new Map(variants.map((variant) => [variant.unit * VARIANTS + variant.place, variant]));
    for (const id of ids) {
      const variant = byId.get(id);
      const highlights = variant === undefined ? [] : occurrences(variant.text, folded);
      if (variant === undefined || highlights.length === 0) continue;
      found.push({ ...variant, highlights, hasAccents: foldText(variant.text, 'keep').includes(exact) });
    }
    if (found.length >= limit) break;
  }
  return found
    .sort((a, b) => Number(b.hasAccents) - Number(a.hasAccents))
    .slice(0, limit)
    .map(({ hasAccents, ...match }) => match);
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
