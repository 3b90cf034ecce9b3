import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A build takes seconds; a test that waits for this long waits for nothing. */
const PATIENCE = 120_000;

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/**
 * The program, built once for all tests of a run into a folder of its own, so that no test needs or changes `dist/`.
 *
 * @returns The path of its `cli.js`.
 */
export function buildProgram(): string {
  // Inside node_modules, where it finds its dependencies; the program finds model and version beside `dist`.
  const folder = process.env['HEXAPLA_TEST_BUILD'];
  if (folder === undefined) throw new Error('the folder that test/built-once.ts makes is not there');
  const done = join(folder, 'done');
  try {
    mkdirSync(join(folder, 'begun'));
  } catch {
    for (let waited = 0; !existsSync(done); waited += 50) {
      if (waited > PATIENCE) throw new Error('another test began to build the program and never ended');
      sleep(50);
    }
    return join(folder, 'dist', 'cli.js');
  }
  for (const name of ['models', 'package.json']) symlinkSync(join(root, name), join(folder, name));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
  // Types are another check's business, and take most of the time.
  execFileSync(process.execPath, [
    compiler,
    ...options,
    '--noCheck',
    '--declaration',
    'false',
    '--sourceMap',
    'false',
  ]);
  writeFileSync(done, '');
  return join(folder, 'dist', 'cli.js');
}
