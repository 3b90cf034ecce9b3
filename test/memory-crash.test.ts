import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { checkMemory, memoryStats, openMemory, searchMemory } from '../src/memory/index.ts';
import { buildProgram } from './build.ts';
import { temporaryFolder } from './folder.ts';

const UNITS = 8_000;

/** Rows of a table that differ in every text. */
function table(name: string, count: number): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `${name} number ${row} of the page\tSeite ${row} von ${name}`,
  );
  return `en\tde\n${rows.join('\n')}\n`;
}

it('an import that is killed has taken place as a whole or not at all', { timeout: 300_000 }, async () => {
  const program = buildProgram();
  const folder = temporaryFolder();
  const file = join(folder, 'memory.hexapla');
  writeFileSync(join(folder, 'first.tsv'), table('first', 100));
  writeFileSync(join(folder, 'long.tsv'), table('long', UNITS));
  const start = (name: string) =>
    spawn(
      process.execPath,
      [program, 'memory', 'import', join(folder, name), '-m', file, '--no-vectors', '-q'],
      {
        stdio: 'ignore',
      },
    );
  expect((await once(start('first.tsv'), 'exit'))[0]).toBe(0);

  let units = 100;
  let killed = 0;
  // At first as soon as something was written, then later and later, up to an import that gets through.
  for (let wait = 0; units === 100; wait = 1.6 * wait + 20 + 40 * Math.random()) {
    const child = start('long.tsv');
    const ended = once(child, 'exit');
    while (!existsSync(`${file}-wal`) && child.exitCode === null) await setTimeout(5);
    await Promise.race([setTimeout(wait), ended]);
    child.kill('SIGKILL');
    const [code, signal] = await ended;
    if (signal === 'SIGKILL') killed++;
    const memory = await openMemory(file);
    units = (await memoryStats(memory)).units;
    expect(units === 100 || units === 100 + UNITS).toBe(true);
    if (code === 0) expect(units).toBe(100 + UNITS);
    expect(await checkMemory(memory)).toEqual([]);
    const { hits } = await searchMemory(memory, 'long number 7', { modes: ['concordance', 'fuzzy'] });
    expect(hits.length > 0).toBe(units > 100);
    await memory.close();
  }
  expect(killed).toBeGreaterThan(2);
});
