/**
 * Rules for splitting that users bring: Segmentation Rules eXchange 2.0.
 *
 * @module
 */
export { parseSrx } from './parse.ts';
export type { Srx } from './srx.ts';
