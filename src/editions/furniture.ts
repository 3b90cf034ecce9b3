import {
  FORM_NOTES,
  NEXT_LINK,
  PAGE_WORDS,
  PATH_HEAD,
  PREVIOUS_LINK,
  TAIL_HEADS,
} from './furniture-phrases.ts';
import type { LabelledBlock } from './label.ts';

/** What a block is besides a part of the text. */
export type FurnitureKind = 'navigation' | 'footer';

/** No phrase or link is longer; what is, is text. */
const LONGEST = 300;
/** No head of a list has more characters, with a count and marks. */
const LONGEST_HEAD = 60;
/** Letters of an average block: where it has fewer, the text may be a list, say of a program's own words. */
const PROSE = 30;
/** Blocks at the end that may be a footer, and the share of the text that they may hold. */
const TAIL_BLOCKS = 40;
const TAIL_SHARE = 0.15;
/** Letters from which a block that ends as a sentence does is text, wherever it stands. */
const SENTENCE = 40;
/** Blocks at the beginning among which a page has its menu. */
const HEAD_BLOCKS = 8;
/** Blocks at the end among which a page links its neighbours. */
const LINK_BLOCKS = 12;
/** Blocks that two links or two phrases may be apart to be of one piece. */
const NEAR = 2;
/** Lines of one word of a page each that are a menu together. */
const LEAST_MENU = 3;
/** Characters at the end of a block that say whether it ends as a sentence. */
const END = 40;

/** An ellipsis ends a teaser as often as a sentence. */
const SENTENCE_END = /(?:[^.]\.|[!?。！？؟।…]["'”’»」』)）]*)$/u;
const TEASER_END = /(?:\.{3}|…)["'”’»」』)）]*$/u;

/** A line in the form that the lists have: small letters, without bullets, counts and marks at its ends. */
function phraseOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\p{P}\p{S}\p{N}]+/u, '')
    .replace(/[\s\p{P}\p{S}\p{N}]+$/u, '');
}

/** A head has no full stop and no quotation marks: somebody who says it has. */
const SAID = /[.!?。！？"'”’»」』]\s*$/u;

function isTailHead(text: string): boolean {
  return text.length <= LONGEST_HEAD && !SAID.test(text) && TAIL_HEADS.has(phraseOf(text));
}

const FORM_NOTE = new RegExp(`^[^\\p{L}]{0,5}(?:${FORM_NOTES.join('|')})`, 'iu');

const isFormNote = (text: string) => text.length <= LONGEST && FORM_NOTE.test(text);

/** A menu or a path: short items of which most are known. */
function isMenu(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (PATH_HEAD.test(text)) return true;
  const items = text.split(/\s*[|｜>›»·•]\s*|\s{3,}|\t/u).filter((item) => item.trim() !== '');
  if (items.length < 3) return false;
  const known = items.filter((item) => PAGE_WORDS.has(phraseOf(item))).length;
  return known * 2 >= items.length;
}

/** Whether a block is text rather than a title, a name or a label. */
function isProse({ block: { text }, weight }: LabelledBlock): boolean {
  const end = text.slice(-END);
  return weight >= SENTENCE && SENTENCE_END.test(end) && !TEASER_END.test(end);
}

const hasLetters = ({ block }: LabelledBlock) => /[\p{L}\p{N}]/u.test(block.text);

/**
 * Where the footer begins: at the first head of comments or of other pages behind which there is no more prose.
 */
function startOfFooter(blocks: readonly LabelledBlock[], total: number): number {
  let start = blocks.length;
  let held = 0;
  for (let i = blocks.length - 1; i > 0 && i >= blocks.length - TAIL_BLOCKS; i--) {
    const item = blocks[i] as LabelledBlock;
    held += item.weight;
    const note = isFormNote(item.block.text);
    if (held > TAIL_SHARE * total || (isProse(item) && !note)) break;
    if (note || isTailHead(item.block.text)) start = i;
  }
  return start;
}

/** Heads and notes of which two stand near each other: a footer that is not at the end, as every version may have. */
function findHeads(blocks: readonly LabelledBlock[]): number[] {
  const heads: number[] = [];
  for (const [index, { block }] of blocks.entries()) {
    if (isTailHead(block.text) || isFormNote(block.text)) heads.push(index);
  }
  return heads.filter(
    (index, place) =>
      index - (heads[place - 1] ?? Number.NEGATIVE_INFINITY) <= NEAR ||
      (heads[place + 1] ?? Number.POSITIVE_INFINITY) - index <= NEAR,
  );
}

/** Links of the neighbouring articles: both of them, near each other; near the end, one of them. */
function findLinks(blocks: readonly LabelledBlock[]): number[] {
  const links: { readonly index: number; readonly previous: boolean; readonly next: boolean }[] = [];
  for (const [index, { block }] of blocks.entries()) {
    // A colon is in all of them, and in few other lines.
    if (block.text.length > LONGEST || !/[:：]/.test(block.text)) continue;
    const previous = PREVIOUS_LINK.test(block.text);
    const next = NEXT_LINK.test(block.text);
    if (previous || next) links.push({ index, previous, next });
  }
  const belongs = (place: number): boolean => {
    const link = links[place];
    if (link === undefined) return false;
    if (link.index >= blocks.length - LINK_BLOCKS || (link.previous && link.next)) return true;
    return [links[place - 1], links[place + 1]].some(
      (other) =>
        other !== undefined &&
        Math.abs(other.index - link.index) <= NEAR &&
        (link.previous || other.previous) &&
        (link.next || other.next),
    );
  };
  return links.filter((_, place) => belongs(place)).map(({ index }) => index);
}

/** Menus and paths near the beginning and the end: one line of several items, or several lines of one. */
function findMenus(blocks: readonly LabelledBlock[]): number[] {
  const places = [
    ...Array.from({ length: Math.min(HEAD_BLOCKS, blocks.length) }, (_, i) => i),
    ...Array.from(
      { length: Math.min(LINK_BLOCKS, blocks.length) },
      (_, i) => blocks.length - 1 - i,
    ).reverse(),
  ];
  const textOf = (index: number) => blocks[index]?.block.text ?? '';
  const menus = places.filter((index) => isMenu(textOf(index)));
  const isWord = (index: number) => {
    const text = textOf(index);
    return text.length <= LONGEST && PAGE_WORDS.has(phraseOf(text));
  };
  for (const place of places) {
    let end = place;
    while (end < blocks.length && isWord(end)) end++;
    if (end - place >= LEAST_MENU) for (let index = place; index < end; index++) menus.push(index);
  }
  return menus;
}

/**
 * Finds what pages put around a text: menus and paths at its beginning, links to the articles before and behind, and
 * from the head of the comments or of a list of other pages on all that follows to the end, if there is no prose in
 * it. Says nothing of texts whose lines are short, which may be lists of such words. Rarely wrong matters
 * more than complete.
 *
 * @returns kinds by the index of the block.
 */
export function findFurniture(blocks: readonly LabelledBlock[]): Map<number, FurnitureKind> {
  const found = new Map<number, FurnitureKind>();
  let total = 0;
  let spoken = 0;
  for (const { weight } of blocks) {
    total += weight;
    if (weight > 0) spoken++;
  }
  if (spoken === 0 || total < PROSE * spoken) return found;
  for (let i = startOfFooter(blocks, total); i < blocks.length; i++) {
    if (hasLetters(blocks[i] as LabelledBlock)) found.set(i, 'footer');
  }
  for (const index of findHeads(blocks)) found.set(index, 'footer');
  for (const index of [...findLinks(blocks), ...findMenus(blocks)]) found.set(index, 'navigation');
  const held = [...found.keys()].reduce((sum, index) => sum + (blocks[index]?.weight ?? 0), 0);
  // So much of a text is never around it: then the guess is wrong.
  return held > 2 * TAIL_SHARE * total ? new Map() : found;
}
