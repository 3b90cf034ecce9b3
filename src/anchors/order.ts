import type { LanguageTag } from '../language.ts';
import { type PlacedAnchor, refuse } from './anchor.ts';
import type { Position } from './positions.ts';

/**
 * An anchor that crosses more sure units than this is taken for one that has moved, unless there are others with it. A
 * correction sets right what the alignment got wrong, which is unsure and near: of the 3,386 beads of the hand-aligned
 * sets that were at hand (289 of them not found by the alignment) none crosses a sure unit. Of synthetic documents with
 * blocks of two to six that moved, 234 of 244 units that moved cross more than three, none of 956 others.
 */
const MOST_CROSSED = 3;

/** Anchors by what they say about the order of the text. */
export interface OrderedAnchors {
  /** In the order in which all languages have them. */
  readonly inOrder: readonly PlacedAnchor[];
  /** Those whose languages stand in different places. */
  readonly moved: readonly PlacedAnchor[];
}

/**
 * Puts anchors into the order of the text, and takes out those that have none in it: what is known to have moved, what
 * contradicts the alignment without anchors more than a correction does, and of those that cross each other what is
 * farther from that alignment. The result does not depend on the order in which they are given, but where two are alike
 * in all this: then the later one is taken out.
 *
 * @param positionOf How an anchor lies to the alignment without anchors.
 * @param hasMoved Whether the alignment without anchors has the unit in different places too.
 * @throws HexaplaError `INVALID_ANCHOR` where two have a sentence in common.
 */
export function orderAnchors(
  anchors: readonly PlacedAnchor[],
  languages: readonly LanguageTag[],
  positionOf: (anchor: PlacedAnchor) => Position,
  hasMoved: (anchor: PlacedAnchor) => boolean,
): OrderedAnchors {
  refuseOverlaps(anchors, languages);
  const positions = new Map(anchors.map((anchor) => [anchor, positionOf(anchor)]));
  const of = (anchor: PlacedAnchor) => positions.get(anchor) as Position;
  const out = new Set(anchors.filter(hasMoved));
  for (const anchor of contradicting(
    anchors.filter((one) => !out.has(one)),
    of,
  )) {
    out.add(anchor);
  }
  const inOrder = merge(
    anchors.filter((one) => !out.has(one)),
    languages.length,
    of,
    (anchor) => out.add(anchor),
  );
  const moved = anchors.filter((one) => out.has(one));
  if (moved.length === 0) return { inOrder, moved };
  // Nothing else may lie across what they take out of each language.
  const holes = moved.flatMap((anchor) => holesOf(anchor));
  return { inOrder: merge([...inOrder, ...holes], languages.length, positionOf, () => {}), moved };
}

/** An anchor apart by languages, with its index. */
export function holesOf({ index, spans }: PlacedAnchor): PlacedAnchor[] {
  return spans.flatMap((span, position) =>
    span === undefined
      ? []
      : [{ index, spans: spans.map((own, other) => (other === position ? own : undefined)) }],
  );
}

function startIn(anchor: PlacedAnchor, position: number): number {
  return anchor.spans[position]?.[0] ?? 0;
}

/** By language the anchors that have it, in its order. */
function queuesOf(anchors: readonly PlacedAnchor[], languages: number): PlacedAnchor[][] {
  return Array.from({ length: languages }, (_, position) =>
    anchors
      .filter((anchor) => anchor.spans[position] !== undefined)
      .sort((a, b) => startIn(a, position) - startIn(b, position)),
  );
}

function refuseOverlaps(anchors: readonly PlacedAnchor[], languages: readonly LanguageTag[]): void {
  for (const [position, queue] of queuesOf(anchors, languages.length).entries()) {
    for (const [k, anchor] of queue.entries()) {
      const before = queue[k - 1];
      if (before === undefined || startIn(anchor, position) >= (before.spans[position]?.[1] ?? 0)) continue;
      const [first, second] = [before.index, anchor.index].sort((a, b) => a - b);
      throw refuse(
        second ?? 0,
        `it shares sentence ${startIn(anchor, position)} of ${languages[position]} with anchors[${first}]`,
      );
    }
  }
}

/**
 * Anchors that cross more sure units than anchors agree with them. Those agree that cross the same ones in the same
 * direction: a stretch that the alignment has wrong and is sure of comes right when so many of its units are corrected.
 */
function contradicting(
  anchors: readonly PlacedAnchor[],
  positionOf: (anchor: PlacedAnchor) => Position,
): PlacedAnchor[] {
  const suspects = anchors.filter((anchor) => positionOf(anchor).crossed > MOST_CROSSED);
  return [true, false].flatMap((isForward) => {
    const own = suspects
      .filter((anchor) => positionOf(anchor).isForward === isForward)
      .sort((a, b) => positionOf(a).from - positionOf(b).from);
    const out: PlacedAnchor[] = [];
    let group: PlacedAnchor[] = [];
    let end = Number.POSITIVE_INFINITY;
    const close = () => {
      out.push(...group.filter((anchor) => positionOf(anchor).crossed > group.length));
      group = [];
      end = Number.POSITIVE_INFINITY;
    };
    for (const anchor of own) {
      const { from, to } = positionOf(anchor);
      // All of a group have some units in common that they cross.
      if (from >= Math.min(end, to)) close();
      group.push(anchor);
      end = Math.min(end, to);
    }
    close();
    return out;
  });
}

/**
 * The order that all languages agree on. Where none is, what is farthest from the alignment without anchors is left
 * out, until there is one.
 */
function merge(
  anchors: readonly PlacedAnchor[],
  languages: number,
  positionOf: (anchor: PlacedAnchor) => Position,
  leaveOut: (anchor: PlacedAnchor) => void,
): PlacedAnchor[] {
  const queues = queuesOf(anchors, languages);
  const heads = queues.map(() => 0);
  const out = new Set<PlacedAnchor>();
  const ordered: PlacedAnchor[] = [];
  const head = (position: number): PlacedAnchor | undefined => {
    const queue = queues[position] ?? [];
    while (out.has(queue[heads[position] ?? 0] as PlacedAnchor)) heads[position] = (heads[position] ?? 0) + 1;
    return queue[heads[position] ?? 0];
  };
  while (ordered.length + out.size < anchors.length) {
    const candidates = queues.flatMap((_, position) => head(position) ?? []);
    const ready = candidates.filter((anchor) =>
      anchor.spans.every((span, position) => span === undefined || head(position) === anchor),
    );
    const [next, ...others] = ready;
    if (next === undefined) {
      const far = candidates.reduce((a, b) => (isFarther(b, a, positionOf) ? b : a));
      out.add(far);
      leaveOut(far);
      continue;
    }
    const first = others.reduce((a, b) => (positionOf(b).place < positionOf(a).place ? b : a), next);
    ordered.push(first);
    for (const [position, span] of first.spans.entries()) {
      if (span !== undefined) heads[position] = (heads[position] ?? 0) + 1;
    }
  }
  return ordered;
}

function isFarther(
  a: PlacedAnchor,
  b: PlacedAnchor,
  positionOf: (anchor: PlacedAnchor) => Position,
): boolean {
  const [x, y] = [positionOf(a), positionOf(b)];
  const [own, other] = [x.to - x.from, y.to - y.from];
  return own > other || (own === other && a.index > b.index);
}
