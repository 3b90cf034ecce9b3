import type { OutlineList } from '../review/outline-list.ts';

/** A unit in the picture of the path: where it stands in both languages, from 0 to 1. */
export interface PathPoint {
  readonly position: number;
  readonly x: number;
  readonly y: number;
  /** In hundredths; -1 where a person made the unit. */
  readonly confidence: number;
  readonly status: string;
}

export interface Path {
  readonly points: readonly PathPoint[];
  /** Units of the first language that the second has not, and the other way round: places on the two edges. */
  readonly alone: readonly (readonly PathPoint[])[];
  /** Sentences of both. */
  readonly sentences: readonly [number, number];
}

/** The path of the alignment of two languages, sentences against sentences. */
export function pathOf(list: OutlineList, first: string, second: string): Path {
  const a = list.languages.indexOf(first);
  const b = list.languages.indexOf(second);
  let most: readonly [number, number] = [1, 1];
  for (const { firsts } of list.entries) {
    most = [Math.max(most[0], (firsts[a] ?? -1) + 1), Math.max(most[1], (firsts[b] ?? -1) + 1)];
  }
  const points: PathPoint[] = [];
  const alone: [PathPoint[], PathPoint[]] = [[], []];
  for (const [position, { firsts, confidence, status }] of list.entries.entries()) {
    const x = firsts[a] ?? -1;
    const y = firsts[b] ?? -1;
    if (x < 0 && y < 0) continue;
    const point = { position, x: Math.max(0, x) / most[0], y: Math.max(0, y) / most[1], confidence, status };
    if (x >= 0 && y >= 0) points.push(point);
    else alone[x >= 0 ? 0 : 1].push(point);
  }
  return { points, alone, sentences: most };
}

/** The unit nearest to a place of the picture. */
export function nearest({ points, alone }: Path, x: number, y: number): PathPoint | undefined {
  let best: PathPoint | undefined;
  let least = Number.POSITIVE_INFINITY;
  const look = (point: PathPoint, dx: number, dy: number) => {
    const distance = dx * dx + dy * dy;
    if (distance >= least) return;
    least = distance;
    best = point;
  };
  for (const point of points) look(point, point.x - x, point.y - y);
  // What only one language has lies on its edge.
  for (const point of alone[0] ?? []) look(point, point.x - x, 0 - y);
  for (const point of alone[1] ?? []) look(point, 0 - x, point.y - y);
  return best;
}
