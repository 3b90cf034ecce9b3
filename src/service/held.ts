import type { Anchor } from '../anchors/index.ts';
import { type Fixed, fixedUnits, type ReviewUnit } from '../review/index.ts';

/**
 * Units as anchors, also those that are no stretch of the text: their sentences are held alone, so that nothing else
 * takes them, and the units stand where the first of these does.
 */
export function hold(units: readonly ReviewUnit[]): Fixed {
  const fixed = fixedUnits(units);
  const placed = new Set(fixed.groups.flat());
  const anchors: Anchor[] = [...fixed.anchors];
  const groups: (readonly ReviewUnit[])[] = [...fixed.groups];
  /** By sentence, the group that it stands for. */
  const taken = new Map<string, ReviewUnit[]>();
  for (const unit of units) {
    if (placed.has(unit)) continue;
    let members: ReviewUnit[] | undefined;
    for (const [language, { pieces }] of Object.entries(unit.cells)) {
      const list = [...new Set(pieces.map(({ sentence }) => sentence))];
      const known = list
        .map((sentence) => taken.get(`${language} ${sentence}`))
        .find((group) => group !== undefined);
      // Parts of a sentence that another unit has begun stand with that unit.
      members ??= known;
    }
    const joins = members !== undefined;
    const group = members ?? [];
    group.push(unit);
    let isFirst = !joins;
    for (const [language, { pieces }] of Object.entries(unit.cells)) {
      const free = [...new Set(pieces.map(({ sentence }) => sentence))]
        .filter((sentence) => !taken.has(`${language} ${sentence}`))
        .sort((a, b) => a - b);
      for (const sentence of free) taken.set(`${language} ${sentence}`, group);
      for (const run of runs(free)) {
        anchors.push({ [language]: run });
        groups.push(isFirst ? group : []);
        isFirst = false;
      }
    }
  }
  return { anchors, groups };
}

/** Whole numbers that follow each other, as first and count. */
function runs(sorted: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const value of sorted) {
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] === value) last[1] += 1;
    else found.push([value, 1]);
  }
  return found;
}
