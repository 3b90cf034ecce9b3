import type { LanguageTag } from '../language.ts';

/** Where a cell is cut: so many of its sentences stay, or so much of its text (UTF-16 units of what it shows). */
export type CutAt = { readonly sentences: number } | { readonly offset: number };

/**
 * What a person does to units. Those that change what a unit says (edit, merge, split, move, link, unlink) also confirm
 * it: who puts something right has looked at it.
 */
export type Operation =
  /** Sets what people say of units. */
  | { readonly op: 'accept' | 'reject' | 'reopen'; readonly units: readonly string[] }
  /** Writes another text in a cell; null takes back the text of the document. */
  | {
      readonly op: 'edit';
      readonly unit: string;
      readonly language: LanguageTag;
      readonly text: string | null;
    }
  /** Joins a unit with the one before or behind it; with `languages` only their cells come over. */
  | {
      readonly op: 'merge';
      readonly unit: string;
      readonly with: 'next' | 'previous';
      readonly languages?: readonly LanguageTag[];
    }
  /** Cuts a unit in two. Languages that are not named stay in the first. */
  | { readonly op: 'split'; readonly unit: string; readonly at: Readonly<Record<LanguageTag, CutAt>> }
  /** Moves the first sentence of a cell to the unit before, or the last one to the unit behind. */
  | {
      readonly op: 'move';
      readonly unit: string;
      readonly language: LanguageTag;
      readonly sentence: 'first' | 'last';
    }
  /** Takes the cell of a language out, as a unit of its own behind this one. */
  | { readonly op: 'unlink'; readonly unit: string; readonly language: LanguageTag }
  /** Joins two units that stand anywhere, in the place of the first; they have no language in common. */
  | { readonly op: 'link'; readonly units: readonly [string, string] }
  | { readonly op: 'note'; readonly unit: string; readonly text: string }
  | { readonly op: 'bookmark'; readonly unit: string; readonly on: boolean };

export type OperationName = Operation['op'];
