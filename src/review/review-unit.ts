import type { Alignment } from '../alignment.ts';
import type { ReviewStatus } from '../bitext/index.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { Sentence } from '../sentences/index.ts';
import type { UnitFlag, UnitPair } from '../units/index.ts';

/** A sentence of an edition, or a part of one where a person cut it. */
export interface Piece {
  /** Index into the edition's sentences. */
  readonly sentence: number;
  /** UTF-16 offsets into the text of the document; those of the whole sentence where it was repaired and then cut. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What one language says in a unit under review. */
export interface ReviewCell {
  /** In the order of the text, at least one. */
  readonly pieces: readonly Piece[];
  /** What a person wrote in the place of it; absent where nobody did. */
  readonly edited?: string;
}

/** A unit as a person sees it: what was aligned, and what became of it. */
export interface ReviewUnit {
  /** The same as long as the unit is, whatever stands before it. */
  readonly id: string;
  /** Probability in [0,1] that the unit is right; null where a person made it. */
  readonly confidence: number | null;
  readonly status: ReviewStatus;
  readonly cells: Readonly<Record<LanguageTag, ReviewCell>>;
  readonly pairs: readonly UnitPair[];
  readonly flags: readonly UnitFlag[];
  readonly moved: boolean;
  readonly bookmarked: boolean;
  readonly note?: string;
}

/** What a cell shows: the text that a person wrote, else its sentences. */
export function textOf(cell: ReviewCell, language: LanguageTag): string {
  return cell.edited ?? cell.pieces.map(({ text }) => text).join(sentenceSeparator(language));
}

/** The units of an alignment before anybody looked at them; ids are those of the alignment. */
export function reviewUnits({ units, editions }: Pick<Alignment, 'units' | 'editions'>): ReviewUnit[] {
  const sentences = new Map(editions.map((edition) => [edition.language, edition.sentences]));
  return units.map((unit) => ({
    id: String(unit.id),
    confidence: unit.confidence,
    status: 'unreviewed',
    cells: Object.fromEntries(
      Object.entries(unit.cells).map(([language, cell]) => [
        language,
        { pieces: cell.sentences.map((index) => pieceOf(index, sentences.get(language))) },
      ]),
    ),
    pairs: unit.pairs,
    flags: unit.flags,
    moved: unit.moved,
    bookmarked: false,
  }));
}

function pieceOf(index: number, sentences: readonly Sentence[] | undefined): Piece {
  const { start = 0, end = 0, text = '' } = sentences?.[index] ?? {};
  return { sentence: index, start, end, text };
}
