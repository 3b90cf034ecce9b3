import { isDigit } from '../characters.ts';
import { type Lines, linesOf } from '../lines.ts';
import type { Change, RepairRule } from '../repair.ts';

/** Characters of a line that may be a header: what is longer is text. */
const LONGEST = 100;
/** Times that a line comes again: three may be a refrain. */
const LEAST_TIMES = 4;
/** Text of a page in columns of print (Han characters count two), at least: a stanza has less. */
const LEAST_PAGE = 1000;
/** And at most: a heading may come again from issue to issue of a magazine. */
const MOST_PAGE = 6000;
/** A distance is that of a page when it is as near to the usual one as this … */
const TOLERANCE = 0.2;
/** … and so many of the distances must be. */
const LEAST_REGULAR = 0.75;
/** Different lines of a page that come again; where more do, the text is a series of forms. */
const MOST_KINDS = 4;
/** Characters of the line behind by which two are told apart. */
const FOLLOWER = 40;

interface Kind {
  readonly lines: number[];
  /** Places of the lines, in columns of print since the beginning. */
  readonly places: number[];
  /** The last number of each line; NaN where there is none. */
  readonly numbers: number[];
  readonly texts: Set<string>;
}

/**
 * Lines that come again on every page: the same words each time, or with a number that rises by one, at distances of a
 * page that hardly differ. Refrains, names of speakers and headings of sections come at any distance.
 */
export const furniture: RepairRule = { name: 'furniture', find };

function find(text: string): Change[] {
  const lines = linesOf(text);
  if (lines.count < LEAST_TIMES * 2) return [];
  const kinds = repeatedKinds(text, lines).filter(isOnEveryPage);
  if (kinds.length === 0 || kinds.length > MOST_KINDS || !standsInText(text, lines, kinds)) return [];
  return kinds
    .flatMap((kind) => kind.lines)
    .sort((a, b) => a - b)
    .map((line) => {
      const start = lines.starts[line] ?? 0;
      return { start, end: lines.starts[line + 1] ?? text.length, text: '' };
    });
}

/** Whether what follows such lines is another text each time; a text that comes again as a whole has no pages. */
function standsInText(text: string, lines: Lines, kinds: readonly Kind[]): boolean {
  const own = new Set(kinds.flatMap((kind) => kind.lines));
  const followers = new Set<string>();
  let count = 0;
  for (const line of own) {
    let next = line + 1;
    while (next < lines.count && lines.starts[next] === lines.ends[next]) next++;
    if (next >= lines.count || own.has(next)) continue;
    const start = lines.starts[next] ?? 0;
    followers.add(
      text.slice(start, Math.min(start + FOLLOWER, lines.ends[next] ?? start)).replace(/[0-9]+/g, '#'),
    );
    count++;
  }
  return followers.size >= LEAST_REGULAR * count;
}

/** Lines that are alike but for their digits and come `LEAST_TIMES` times or more. */
function repeatedKinds(text: string, lines: Lines): Kind[] {
  // Counted by a hash first: a text of a million different lines is not kept a second time.
  const buckets = new Uint8Array(1 << 20);
  const hashes = new Int32Array(lines.count);
  for (let line = 0; line < lines.count; line++) {
    const hash = hashOf(text, lines.starts[line] ?? 0, lines.ends[line] ?? 0);
    hashes[line] = hash;
    if (hash >= 0 && (buckets[hash] ?? 0) < LEAST_TIMES) buckets[hash] = (buckets[hash] ?? 0) + 1;
  }
  if (!buckets.includes(LEAST_TIMES)) return [];
  const kinds = new Map<string, Kind>();
  let columns = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.starts[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    const hash = hashes[line] ?? -1;
    if (hash >= 0 && buckets[hash] === LEAST_TIMES) {
      const shown = text.slice(start, end).trim();
      const key = shown.replace(/[0-9]+/g, '#');
      const kind = kinds.get(key) ?? { lines: [], places: [], numbers: [], texts: new Set<string>() };
      kinds.set(key, kind);
      kind.lines.push(line);
      kind.places.push(columns);
      kind.numbers.push(
        Number(/(\d{1,6})\D*$/.exec(shown)?.[1] ?? /(\d{1,6})/.exec(shown)?.[1] ?? Number.NaN),
      );
      if (kind.texts.size < LEAST_TIMES) kind.texts.add(shown);
    }
    columns += columnsOf(text, start, end);
  }
  return [...kinds.values()].filter((kind) => kind.lines.length >= LEAST_TIMES);
}

/** A hash of a line with any number for another; -1 for what is blank or too long. */
function hashOf(text: string, from: number, to: number): number {
  if (to - from > 2 * LONGEST) return -1;
  let start = from;
  while (start < to && text.charCodeAt(start) <= 0x20) start++;
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  if (start === end || end - start > LONGEST) return -1;
  let hash = 17;
  for (let at = start; at < end; at++) {
    const digit = isDigit(text.charCodeAt(at));
    if (digit && at > start && isDigit(text.charCodeAt(at - 1))) continue;
    hash = (Math.imul(hash, 31) + (digit ? 0x23 : text.charCodeAt(at))) | 0;
  }
  return (hash ^ (hash >>> 12)) & 0xfffff;
}

function columnsOf(text: string, start: number, end: number): number {
  let columns = end - start;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= 0x1100) columns++;
  return columns;
}

function isOnEveryPage({ lines, places, numbers, texts }: Kind): boolean {
  if (!isRegular(places, LEAST_PAGE, MOST_PAGE) || !isRegular(lines, 2, Infinity)) return false;
  if (texts.size === 1) return true;
  let risen = 0;
  for (let i = 1; i < numbers.length; i++) {
    const step = (numbers[i] ?? 0) - (numbers[i - 1] ?? 0);
    // Two where left and right pages differ.
    if (step === 1 || step === 2) risen++;
  }
  return risen >= LEAST_REGULAR * (numbers.length - 1);
}

/** Whether most distances of the places are about the median, and that is no less than `least`, no more than `most`. */
function isRegular(places: readonly number[], least: number, most: number): boolean {
  const distances = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  const median = distances.toSorted((a, b) => a - b)[distances.length >> 1] ?? 0;
  if (median < least || median > most) return false;
  const near = distances.filter((distance) => Math.abs(distance - median) <= TOLERANCE * median);
  return near.length >= LEAST_REGULAR * distances.length;
}
