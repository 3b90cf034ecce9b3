/**
 * Repairs of a text as an overlay: a clean view, and the original beneath it.
 *
 * @module
 */
export { type Cleaned, clean, type Repair } from './clean.ts';
export { findMojibake, type Mojibake, type MojibakeKind } from './mojibake.ts';
export { REPAIR_NAMES, type RepairName } from './repair-names.ts';
export { type Edit, View } from './view.ts';
