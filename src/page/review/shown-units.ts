import type { Splice } from '../../review/index.ts';

/**
 * The shown units after a change. What a person works on stays in sight though the filter would not find it any more:
 * new units stand where those stood that they are made of, and a unit that came alone stands behind its neighbour.
 */
export function spliceShown(ids: readonly string[], splices: readonly Splice[]): readonly string[] {
  let shown = ids;
  for (const { after, removed, inserted } of splices) {
    const same = removed.length === inserted.length && removed.every(({ id }, at) => inserted[at]?.id === id);
    if (same) continue;
    const gone = new Set(removed.map(({ id }) => id));
    const first = shown.findIndex((id) => gone.has(id));
    const place = first >= 0 ? first : removed.length > 0 || after === null ? -1 : shown.indexOf(after) + 1;
    const rest = gone.size === 0 ? shown : shown.filter((id) => !gone.has(id));
    const here = first >= 0 || place > 0 ? place : after === null && removed.length === 0 ? 0 : -1;
    shown = here < 0 ? rest : [...rest.slice(0, here), ...inserted.map(({ id }) => id), ...rest.slice(here)];
  }
  return shown;
}
