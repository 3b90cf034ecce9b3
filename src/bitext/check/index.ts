/**
 * Checks of bilingual files against their standards.
 *
 * @module
 */
export { type CheckOptions, checkTmx } from './check-tmx.ts';
export type { Finding, FindingCode, TmxReport } from './findings.ts';
