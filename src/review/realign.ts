import type { Anchor } from '../anchors/index.ts';
import type { LanguageTag } from '../language.ts';
import type { ReviewUnit } from './review-unit.ts';
import type { Splice } from './splice.ts';

/** Whether a person stands behind what a unit says, so that it stays when others are aligned again. */
export function isConfirmed({ status }: ReviewUnit): boolean {
  return status === 'accepted' || status === 'edited';
}

/** Units that are fixed while those between them are aligned again. */
export interface Fixed {
  readonly anchors: readonly Anchor[];
  /** The units of each anchor: one, or several that share a sentence which a person cut. */
  readonly groups: readonly (readonly ReviewUnit[])[];
}

/** Sentences of a unit by language, as first and count; undefined where they are not one stretch. */
function stretchesOf(units: readonly ReviewUnit[]): Anchor | undefined {
  const sentences = new Map<LanguageTag, Set<number>>();
  for (const { cells } of units) {
    for (const [language, { pieces }] of Object.entries(cells)) {
      const known = sentences.get(language) ?? new Set();
      for (const { sentence } of pieces) known.add(sentence);
      sentences.set(language, known);
    }
  }
  const anchor: Record<LanguageTag, readonly [number, number]> = {};
  for (const [language, found] of sentences) {
    const first = Math.min(...found);
    if (Math.max(...found) - first + 1 !== found.size) return undefined;
    anchor[language] = [first, found.size];
  }
  return anchor;
}

/**
 * Units as anchors of the alignment. Those that share a sentence go together; what is no stretch of the text (sentences
 * that somebody joined from different places) cannot be held, and is left out.
 *
 * @param units In their order.
 */
export function fixedUnits(units: readonly ReviewUnit[]): Fixed {
  const groups = new Set<readonly ReviewUnit[]>();
  const groupOf = new Map<string, readonly ReviewUnit[]>();
  for (const unit of units) {
    const keys = Object.entries(unit.cells).flatMap(([language, { pieces }]) =>
      pieces.map(({ sentence }) => `${language} ${sentence}`),
    );
    const touched = new Set(
      keys.flatMap((key) => {
        const group = groupOf.get(key);
        return group === undefined ? [] : [group];
      }),
    );
    const group = [...[...touched].flat(), unit];
    for (const old of touched) groups.delete(old);
    groups.add(group);
    for (const member of group) {
      for (const [language, { pieces }] of Object.entries(member.cells)) {
        for (const { sentence } of pieces) groupOf.set(`${language} ${sentence}`, group);
      }
    }
  }
  const placed = [...groups].flatMap((group) => {
    const anchor = stretchesOf(group);
    return anchor === undefined ? [] : [{ anchor, group }];
  });
  return { anchors: placed.map(({ anchor }) => anchor), groups: placed.map(({ group }) => group) };
}

/** What a unit is made of, whatever it is called and whoever has looked at it. */
function contentKey({ cells }: ReviewUnit): string {
  const sentences = Object.entries(cells).map(([language, { pieces }]) => [
    language,
    pieces.map(({ sentence, start, end }) => [sentence, start, end]),
  ]);
  return JSON.stringify(sentences.sort());
}

/**
 * What changes when units are aligned again: fixed units stay as they are, and others that come out as they were keep
 * their ids, notes and status.
 *
 * @param present Units that stand one after the other in the document.
 * @param after The unit before the first of them.
 * @param proposed The same sentences, aligned again with the anchors of `fixed`; ids do not matter.
 */
export function reconcile(
  present: readonly ReviewUnit[],
  after: string | null,
  fixed: Fixed,
  proposed: readonly ReviewUnit[],
  newId: () => string,
): Splice[] {
  const groupOf = new Map(
    fixed.groups.flatMap((group, index) => {
      const anchor = fixed.anchors[index];
      return anchor === undefined ? [] : [[JSON.stringify(Object.entries(anchor).sort()), group] as const];
    }),
  );
  const known = new Map(present.map((unit) => [contentKey(unit), unit]));
  const units = proposed.flatMap((unit): readonly ReviewUnit[] => {
    const group = groupOf.get(JSON.stringify(Object.entries(stretchesOf([unit]) ?? {}).sort()));
    if (group !== undefined) return group;
    const same = known.get(contentKey(unit));
    if (same === undefined) return [{ ...unit, id: newId() }];
    const { confidence, pairs, flags, moved } = unit;
    return [{ ...same, confidence, pairs, flags, moved }];
  });
  return difference(present, after, units);
}

/** Changes that make one list of units of another; units that keep id and content are left alone. */
function difference(from: readonly ReviewUnit[], after: string | null, to: readonly ReviewUnit[]): Splice[] {
  const places = new Map(from.map((unit, index) => [unit.id, { unit, index }]));
  const splices: Splice[] = [];
  let at = 0;
  let last = after;
  let inserted: ReviewUnit[] = [];
  const close = (end: number) => {
    const removed = from.slice(at, end);
    if (removed.length + inserted.length > 0) splices.push({ after: last, removed, inserted });
    last = inserted.at(-1)?.id ?? last;
    inserted = [];
  };
  for (const unit of to) {
    const place = places.get(unit.id);
    const stays =
      place !== undefined && place.index >= at && JSON.stringify(place.unit) === JSON.stringify(unit);
    if (!stays) {
      inserted.push(unit);
      continue;
    }
    close(place.index);
    at = place.index + 1;
    last = unit.id;
  }
  close(from.length);
  return splices;
}
