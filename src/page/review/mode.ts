import type { Cuts } from './cuts.ts';

/** What a person is in the middle of. */
export type Mode =
  | { readonly kind: 'look' }
  | { readonly kind: 'edit' | 'note'; readonly unit: string; readonly language: string }
  | { readonly kind: 'split'; readonly unit: string; readonly language: string; readonly cuts: Cuts };

export interface Message {
  readonly text: string;
  readonly tone: 'done' | 'problem';
}
