/**
 * Writers of translation units, from an alignment or from any stream of them: translation memories (TMX, XLIFF),
 * tables (TSV, CSV, XLSX), data (JSON, JSON Lines, Moses) and a page to read (HTML).
 *
 * @module
 */
export { fromRegionCode, toRegionCode } from '../bitext/index.ts';
export { filterUnits } from './filter.ts';
export type {
  Chunk,
  Format,
  FormatInfo,
  HeededOption,
  LanguagePair,
  OutputFile,
  SkipReason,
  UnitFilter,
  Units,
  UnitWriteOptions,
  WriteOptions,
  WriteReport,
} from './format.ts';
export { FORMATS, formatByExtension } from './formats.ts';
export { type UnitsOptions, unitsOf } from './from-alignment.ts';
export { Selection, type SelectionRules } from './selection.ts';
