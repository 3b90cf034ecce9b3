import type { LanguageTag } from '../language.ts';
import type { Block } from './block.ts';
import { CLEAR } from './candidates.ts';
import { DIVIDERS, type Divider, splitCells } from './cells.ts';
import { identifiedAs } from './identified-as.ts';
import { identify } from './identify.ts';
import type { Piece } from './piece.ts';

/** A shorter line has no two parts, a longer one is no heading. */
const SHORTEST = 5;
const LONGEST = 120;
/** A dash divides the languages of a heading as well; in a table it is a word's own. */
const HEADING_DIVIDERS: readonly Divider[] = [
  ...DIVIDERS,
  {
    pattern: / [-\u2013\u2014] |\u2014\u2014/g,
    needs: [' - ', ' \u2013 ', ' \u2014 ', '\u2014\u2014'],
    frame: false,
  },
];
const SENTENCE = /[.!?。！？]["'”’»」』)）]*(?:\s|$)/u;

/** The one language of several that a text is clearly in. */
function clearlyIn(text: string, languages: readonly LanguageTag[]): LanguageTag | undefined {
  const evidence = identify(text);
  if (evidence === undefined) return undefined;
  const ranked = languages
    .map((language) => ({ language, score: evidence.scores.get(identifiedAs(language)) ?? evidence.floor }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (first === undefined || first.score <= -CLEAR) return undefined;
  return first.score - (second?.score ?? evidence.floor) >= CLEAR ? first.language : undefined;
}

function cellsOf(block: Block, languages: readonly LanguageTag[]): Block[] | undefined {
  if (
    block.text.length < SHORTEST ||
    block.text.length > LONGEST ||
    block.language !== undefined ||
    SENTENCE.test(block.text)
  )
    return undefined;
  for (const divider of HEADING_DIVIDERS) {
    const { cells } = splitCells(block, divider);
    if (cells.length < 2 || cells.length > languages.length) continue;
    const own = cells.map(({ text }) => clearlyIn(text, languages));
    if (own.includes(undefined) || new Set(own).size < cells.length) continue;
    return cells.map(({ start, end, text }, k) => ({ start, end, text, language: own[k] as LanguageTag }));
  }
  return undefined;
}

/**
 * Splits headings that say the same in several languages on one line, `Harbour / 港`, in a text whose versions
 * alternate. Only where each part is clearly in another of the text's languages.
 */
export function splitHeadings(pieces: readonly Piece[], languages: readonly LanguageTag[]): Piece[] {
  const split: Piece[] = [];
  for (const piece of pieces) {
    const cells = piece.language === undefined ? undefined : cellsOf(piece.block, languages);
    if (cells === undefined) {
      split.push(piece);
      continue;
    }
    const length = cells.reduce((sum, { text }) => sum + text.length, 0);
    for (const block of cells) {
      split.push({ block, language: block.language, weight: (piece.weight * block.text.length) / length });
    }
  }
  return split;
}
