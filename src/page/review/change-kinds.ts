import type { ServiceOperation } from '../api/wire.ts';
import type { Change } from './change-queue.ts';

/** Operations that leave every unit where it is: they are shown before the service has answered. */
export const IN_PLACE: ReadonlySet<string> = new Set([
  'accept',
  'reject',
  'reopen',
  'edit',
  'note',
  'bookmark',
]);
/** Operations that say where the text belongs together, and so tell something of the units around. */
export const CORRECTIONS: ReadonlySet<string> = new Set(['merge', 'split', 'move', 'unlink', 'link']);

/** Whether units are others after it, and the page must wait to know which. */
export function changesUnits(change: Change): boolean {
  return change.kind !== 'operation' || !IN_PLACE.has(change.operation.op);
}

/** Ids of the units that an operation names. */
export function unitsOf(operation: ServiceOperation): readonly string[] {
  if ('units' in operation) return operation.units;
  return 'unit' in operation ? [operation.unit] : [];
}
