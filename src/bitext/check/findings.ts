import type { Position } from '../bitext.ts';

/** What a check can find; the list grows. */
export type FindingCode =
  /** Not well-formed; what stands behind it was not checked. */
  | 'xml'
  /** A code point that XML cannot hold, as it stands or as a reference. */
  | 'character'
  | 'encoding'
  | 'byte-order-mark'
  | 'doctype'
  | 'version'
  /** An element that may not stand there, is missing, or stands in the wrong order. */
  | 'element'
  /** An attribute that is missing, unknown or has no such value. */
  | 'attribute'
  /** Text between elements, where none may stand. */
  | 'text'
  | 'date'
  /** A tag that is not BCP 47, or names no language. */
  | 'language'
  /** A tag that is not written in its canonical form. */
  | 'language-form'
  /** A unit without a text in its source language. */
  | 'srclang'
  /** Begin and end of paired codes that do not belong together. */
  | 'pairing'
  | 'empty-segment'
  | 'one-language'
  | 'deprecated';

export interface Finding extends Position {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  /** What is wrong and what would be right, for a person. */
  readonly message: string;
}

/** What a check has found. */
export interface TmxReport {
  /** In the order of the file, the first ones where there are more than are kept. */
  readonly findings: readonly Finding[];
  /** All of them, by code. */
  readonly counts: Readonly<Partial<Record<FindingCode, number>>>;
  readonly errors: number;
  readonly warnings: number;
  /** Translation units (`tu`) in the file. */
  readonly units: number;
}

export const MAX_FINDINGS = 1000;

/** Keeps the first findings and counts all. */
export class Findings {
  readonly #most: number;
  readonly #kept: Finding[] = [];
  readonly #counts: Partial<Record<FindingCode, number>> = {};
  #errors = 0;
  #warnings = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(severity: Finding['severity'], code: FindingCode, message: string, { line, column }: Position): void {
    if (severity === 'error') this.#errors++;
    else this.#warnings++;
    this.#counts[code] = (this.#counts[code] ?? 0) + 1;
    if (this.#kept.length < this.#most) this.#kept.push({ severity, code, message, line, column });
  }

  report(units: number): TmxReport {
    const byPlace = (a: Finding, b: Finding) => a.line - b.line || a.column - b.column;
    return {
      findings: this.#kept.toSorted(byPlace),
      counts: this.#counts,
      errors: this.#errors,
      warnings: this.#warnings,
      units,
    };
  }
}
