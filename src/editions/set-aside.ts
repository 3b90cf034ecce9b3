import type { View } from '../cleaning/index.ts';

/**
 * Why a stretch is not part of an edition:
 * - `separator`: no letter and no digit in it.
 * - `outside-edition`: in the language of an edition, and outside the stretch where that stands.
 * - `other-language`: in a language of which there is no edition.
 * - `navigation`: menus, the path of a page, links to the articles before and behind.
 * - `footer`: behind the text, heads of comments and of other pages and what follows them.
 * - `keys`: a column of numbers or of a program's keys, beside columns of languages, and the heads that name those.
 * - `furniture`: a line that comes again on every page, taken out of the clean text.
 */
export type SetAsideReason =
  | 'separator'
  | 'outside-edition'
  | 'other-language'
  | 'navigation'
  | 'footer'
  | 'keys'
  | 'furniture';

/** A stretch of text that belongs to no edition, and why. */
export interface SetAside {
  /** Name of the file or text that it stands in. */
  readonly source: string;
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reason: SetAsideReason;
}

/** A stretch of the clean text, set aside where it stands in the source. */
export function setAside(
  view: View,
  { start, end }: { readonly start: number; readonly end: number },
  reason: SetAsideReason,
): SetAside {
  const place = view.sourceRange(start, end);
  return { source: view.name, ...place, text: view.source.text.slice(place.start, place.end), reason };
}

/** With what was set aside, in the order of the source, what the view has taken out as furniture. */
export function withFurniture(view: View, other: readonly SetAside[]): SetAside[] {
  const taken = view.edits.flatMap((edit): SetAside[] => {
    if (edit.repair !== 'furniture') return [];
    const whole = view.source.text.slice(edit.start, edit.end);
    const text = whole.trim();
    if (text === '') return [];
    const start = edit.start + whole.length - whole.trimStart().length;
    return [{ source: view.name, start, end: start + text.length, text, reason: 'furniture' }];
  });
  return taken.length === 0 ? [...other] : [...other, ...taken].sort((a, b) => a.start - b.start);
}
