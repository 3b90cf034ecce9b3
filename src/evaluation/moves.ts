import type { LanguageTag } from '../language.ts';
import { type Random, whole } from './random.ts';

/** A block of units that one language has elsewhere: units from `start` to before `end` stand before `target`. */
export interface Move {
  readonly language: LanguageTag;
  readonly start: number;
  readonly end: number;
  readonly target: number;
}

const LEAST_BLOCK = 2;
const MOST_BLOCK = 6;
/** A block goes over more than it holds, or what it goes over would be what moved. */
const LEAST_DISTANCE = 2;
const TRIES = 16;

/**
 * Chooses blocks that move, none of which touches another, and where each goes.
 *
 * @param units How many units there are.
 * @param rate Share of the units at which a block of a language begins.
 */
export function chooseMoves(
  languages: readonly LanguageTag[],
  units: number,
  rate: number,
  streamOf: (language: LanguageTag) => Random,
): Move[] {
  const taken = new Uint8Array(units + 1);
  const moves: Move[] = [];
  for (const language of languages) {
    const next = streamOf(language);
    const blocks: { readonly start: number; readonly end: number }[] = [];
    for (let start = 0; start < units; start++) {
      if (next() >= rate) continue;
      const end = start + whole(next, LEAST_BLOCK, MOST_BLOCK);
      // With one unit more on both sides: neighbours that moved to different places would look like one block.
      if (end > units || taken.subarray(Math.max(0, start - 1), end + 1).includes(1)) continue;
      taken.fill(1, start, end);
      blocks.push({ start, end });
      start = end;
    }
    const inside = (target: number) => blocks.some(({ start, end }) => target > start && target < end);
    const targets = new Set<number>();
    for (const { start, end } of blocks) {
      const least = LEAST_DISTANCE * (end - start);
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const target = whole(next, 0, units);
        const distance = target < start ? start - target : target - end;
        if (distance < least || inside(target) || targets.has(target)) continue;
        targets.add(target);
        moves.push({ language, start, end, target });
        break;
      }
    }
  }
  return moves;
}

/** The order of the units in one language. */
export function orderOf(units: number, moves: readonly Move[], language: LanguageTag): number[] {
  const own = moves.filter((move) => move.language === language);
  const movedTo = new Map(own.map((move) => [move.target, move]));
  const from = new Map(own.map((move) => [move.start, move]));
  const order: number[] = [];
  for (let unit = 0; unit <= units; unit++) {
    const arriving = movedTo.get(unit);
    if (arriving !== undefined) for (let k = arriving.start; k < arriving.end; k++) order.push(k);
    const leaving = from.get(unit);
    if (leaving !== undefined) unit = leaving.end - 1;
    else if (unit < units) order.push(unit);
  }
  return order;
}
