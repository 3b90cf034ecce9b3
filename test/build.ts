import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the program into a folder of its own, so that a test neither needs nor changes `dist/`.
 *
 * @returns The path of its `cli.js`.
 */
export function buildProgram(): string {
  // Inside node_modules, where it finds its dependencies; the program finds model and version beside `dist`.
  const folder = join(root, 'node_modules', '.cache', 'hexapla-test', String(process.pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
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
  return join(folder, 'dist', 'cli.js');
}
