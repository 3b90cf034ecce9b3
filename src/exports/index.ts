/**
 * Writers of an alignment as a translation memory (TMX) and as data (JSON, JSON Lines, TSV).
 *
 * @module
 */
export { fromRegionCode, toRegionCode } from '../bitext/index.ts';
export { filterUnits } from './filter.ts';
export type { Format, FormatInfo, SkipReason, WriteOptions, WriteReport, Writer } from './format.ts';
export { FORMATS, formatByExtension } from './formats.ts';
export { writeJson } from './json.ts';
export { writeJsonl } from './jsonl.ts';
export { writeTmx } from './tmx.ts';
export { writeTsv } from './tsv.ts';
