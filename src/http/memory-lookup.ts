import { setImmediate } from 'node:timers/promises';
import { type Lookup, type LookupOptions, type LookupRow, lookUp, type Memory } from '../memory/index.ts';

/** Sentences that are looked up before other requests have their turn. */
const STEP = 8;

/** As `lookUp`, in steps: what SQLite does, it does at once, and nobody else would be answered meanwhile. */
export async function lookUpInSteps(
  memory: Memory,
  sentences: readonly string[],
  options: LookupOptions,
): Promise<Lookup> {
  const rows: LookupRow[] = [];
  let last: Lookup | undefined;
  for (let from = 0; from < sentences.length; from += STEP) {
    // With its neighbours, of which the context is made.
    const before = Math.min(1, from);
    last = await lookUp(memory, sentences.slice(from - before, from + STEP + 1), options);
    rows.push(...last.rows.slice(before, before + Math.min(STEP, sentences.length - from)));
    await setImmediate();
  }
  const { from, to } = last ?? (await lookUp(memory, [], options));
  const bands = { context: 0, '100': 0, '95-99': 0, '85-94': 0, '75-84': 0, below: 0 };
  for (const { band } of rows) bands[band] += 1;
  return { from, to, rows, bands };
}
