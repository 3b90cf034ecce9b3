import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from './build.ts';

const run = promisify(execFile);

function script(name: string): string {
  return fileURLToPath(new URL(`../scripts/${name}`, import.meta.url));
}

let dist: string;

beforeAll(() => {
  dist = dirname(buildProgram());
}, 180_000);

describe('what is killed', () => {
  it('loses nothing that was acknowledged, and goes on with what it was at', async () => {
    const rounds = ['--rounds', '10', '--dist', dist];
    const { stdout } = await run(process.execPath, [script('kill-service.mjs'), ...rounds]);
    expect(stdout).toMatch(/^10 kills .*: \d+ documents, all done; [1-9]\d* .* all there; integrity ok/);
  }, 300_000);

  const why = process.env['DATABASE_URL'] === undefined ? ' (skipped: DATABASE_URL is not set)' : '';
  it.skipIf(why !== '')(
    `leaves its documents to other workers${why}`,
    async () => {
      const documents = ['--documents', '20', '--dist', dist];
      const { stdout } = await run(process.execPath, [script('workers.mjs'), ...documents]);
      expect(stdout).toMatch(
        /^20 documents in \d+ s: 20 done, 20 results, [01] begun again .*, 0 units twice/,
      );
    },
    300_000,
  );
});
