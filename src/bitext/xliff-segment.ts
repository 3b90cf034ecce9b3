import type { Position } from './bitext.ts';
import type { SegmentText } from './segment-text.ts';
import type { ReviewStatus } from './translation-unit.ts';
import type { Attributes } from './xml-events.ts';

/** As our own writer calls itself in `tool-id` and `origin`. */
export const OURS = 'hexapla';

const ACCEPTED = new Set(['final', 'signed-off', 'reviewed']);

/** Source or target of a unit, with the pieces that `mrk` segments cut it into. */
export interface Side {
  readonly whole: SegmentText;
  readonly at: Position;
  readonly pieces: Map<string, SegmentText>;
  /** Depth of its element, and of the `mrk` segment that is open. */
  readonly depth: number;
  piece: { readonly text: SegmentText; readonly depth: number } | undefined;
}

/** A unit that is being read. */
export interface OpenUnit {
  readonly id: string | undefined;
  readonly attributes: Attributes;
  readonly notes: string[];
  /** Reasons to look at it, as our own writer puts them. */
  readonly flags: string[];
  readonly segments: Segment[];
  /** Segments that went out before the end. */
  isLong: boolean;
  /** Confidence as a percentage. */
  quality: string | undefined;
}

/** Source and target that belong together. */
export interface Segment {
  readonly at: Position;
  readonly attributes: Attributes;
  source?: Side;
  segmented?: Side;
  target?: Side;
  /** Attributes of the target. */
  state?: Attributes;
}

/** The texts of a segment: piece by piece where both sides are cut alike. */
export function pairsOf(
  { attributes, source, segmented, target }: Segment,
  isOne: boolean,
): readonly { id?: string | undefined; from: SegmentText | undefined; to: SegmentText | undefined }[] {
  const id = isOne ? undefined : attributes['id'];
  const mids = [...(segmented?.pieces.keys() ?? [])];
  const others = target?.pieces;
  if (mids.length > 1 && others?.size === mids.length && mids.every((mid) => others.has(mid))) {
    return mids.map((mid) => ({ id: mid, from: segmented?.pieces.get(mid), to: others.get(mid) }));
  }
  return [{ id, from: (source ?? segmented)?.whole, to: target?.whole }];
}

export function statusOf(
  state: string | undefined,
  qualifier: string | undefined,
  approved: string | undefined,
  isOurs: boolean,
): ReviewStatus | undefined {
  if (qualifier?.startsWith('rejected') === true || qualifier === `${OURS}:rejected`) return 'rejected';
  if (isOurs && state === 'needs-translation') return 'rejected';
  if (isOurs && state === 'signed-off') return 'edited';
  if (approved === 'yes' || (state !== undefined && ACCEPTED.has(state))) return 'accepted';
  return state === undefined && approved === undefined ? undefined : 'unreviewed';
}

/** What XLIFF 2 writes as `<cp hex="001F"/>`, since XML cannot hold it. */
export function codePoint(hex: string | undefined): string {
  if (hex === undefined || !/^[\da-f]{1,6}$/i.test(hex)) return '';
  const point = Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
