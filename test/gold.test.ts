import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type EvaluationReport, evaluate } from '../src/evaluation/index.ts';

// Texts that are not ours to pass on: they lie beside the repository where it is developed, or
// where HEXAPLA_GOLD says.
const FOLDER = process.env['HEXAPLA_GOLD'] ?? fileURLToPath(new URL('../../shared/gold', import.meta.url));
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: the gold for development is not in ${FOLDER}`);

describe.skipIf(!present)('gold for development', () => {
  let report: EvaluationReport;

  beforeAll(async () => {
    report = await evaluate([FOLDER], { documents: 1 });
  }, 300_000);

  // Just under what hexapla-static-2 reached when this was written: a change that loses more should be seen.
  test.each([
    ['hundtm-hu-en', 0.98, 0.995],
    ['mac2021-zh-en-dev', 0.83, 0.95],
    ['textberg-de-fr-dev', 0.87, 0.97],
    ['transread-en-es', 0.9, 0.98],
  ])('%s: strict F1 at least %d, lax precision at least %d', (name, strict, lax) => {
    const set = report.sets.find((one) => one.name === name);
    if (set?.kind !== 'beads') throw new Error(`no set ${name}`);
    console.log(`${name}: strict F1 ${set.result.strict.f1.toFixed(3)}`);
    expect(set.result.strict.f1).toBeGreaterThanOrEqual(strict);
    expect(set.result.lax.precision).toBeGreaterThanOrEqual(lax);
  });

  it('has synthetic documents of its parallel lines', () => {
    const synthetic = report.sets.filter(({ kind }) => kind === 'synthetic');
    expect(synthetic).toMatchObject(['edits', 'noise', 'moved'].map((fault) => ({ fault, lines: 250 })));
  });

  it('says with few exceptions that texts do not belong together', () => {
    expect(report.unrelated.share).toBeLessThanOrEqual(0.01);
  });
});
