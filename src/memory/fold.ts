import { normalForm } from '../unicode.ts';

/** What keeps its marks: in these writings a mark is a vowel or makes another letter, not an accent. */
const ACCENTED = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u;
/** Letters with a stroke, which no normal form takes apart. */
const STROKED: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ħ: 'h', ı: 'i' };
/** Goes with the character before it: marks, and the half-width voicing marks of kana. */
const JOINS = /[\p{M}\uff9e\uff9f]/u;

/** Folded clusters that came before; most texts are made of few. */
const known = { keep: new Map<string, string>(), drop: new Map<string, string>() };
const KNOWN_LIMIT = 50_000;

/** Whether accents count: `keep` tells ma from má, `drop` does not. */
export type Marks = 'keep' | 'drop';

export interface Folded {
  readonly text: string;
  /** Of every UTF-16 unit of `text`, where the cluster that it comes from begins in the original; then its length. */
  readonly offsets: Uint32Array;
}

/**
 * A text with the differences taken away that a search should not see: width and compatibility forms (NFKC), case
 * and, with `drop`, the accents of Latin, Greek and Cyrillic letters. Time is linear in the length.
 */
export function foldText(text: string, marks: Marks): string {
  return isAscii(text) ? text.toLowerCase() : fold(text, marks, undefined);
}

/** The same, with where everything stands in the original. */
export function foldWithOffsets(text: string, marks: Marks): Folded {
  const offsets: number[] = [];
  const folded = fold(text, marks, offsets);
  offsets.push(text.length);
  return { text: folded, offsets: Uint32Array.from(offsets) };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function fold(text: string, marks: Marks, offsets: number[] | undefined): string {
  let folded = '';
  let at = 0;
  while (at < text.length) {
    const end = clusterEnd(text, at);
    const piece = foldCluster(text.slice(at, end), marks);
    folded += piece;
    if (offsets !== undefined) for (let unit = 0; unit < piece.length; unit++) offsets.push(at);
    at = end;
  }
  return folded;
}

function clusterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  // No mark stands before U+0300 nor among the Han characters: the test is for the few others.
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code < 0x300 || (code >= 0x4e00 && code <= 0x9fff)) break;
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!JOINS.test(character)) break;
    end += character.length;
  }
  return end;
}

function foldCluster(cluster: string, marks: Marks): string {
  const code = cluster.charCodeAt(0);
  if (cluster.length === 1 && code >= 0x4e00 && code <= 0x9fff) return cluster;
  const table = known[marks];
  const found = table.get(cluster);
  if (found !== undefined) return found;
  let folded = normalForm(normalForm(cluster, 'NFKC').toLowerCase(), 'NFKC');
  if (marks === 'drop' && ACCENTED.test(folded)) {
    const bare = normalForm(folded, 'NFKD').replace(/\p{M}/gu, '');
    folded = normalForm(STROKED[bare] ?? bare, 'NFKC');
  }
  // A hostile text may have a new cluster at every place, and long ones.
  if (cluster.length <= 8) {
    if (table.size >= KNOWN_LIMIT) table.clear();
    table.set(cluster, folded);
  }
  return folded;
}
