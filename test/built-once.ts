import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder for the program that the tests of one run share; the first that needs it builds it. */
export default function setup(): () => void {
  const folder = join(root, 'node_modules', '.cache', 'hexapla-test', String(process.pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env['HEXAPLA_TEST_BUILD'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
