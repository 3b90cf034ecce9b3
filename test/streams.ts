import { beforeEach, vi } from 'vitest';

/** What is written to the process's streams is caught, and forgotten before each test of the file. */
export const stdout = vi.spyOn(process.stdout, 'write');
export const stderr = vi.spyOn(process.stderr, 'write');

beforeEach(() => {
  for (const stream of [stdout, stderr]) {
    stream.mockReset();
    stream.mockImplementation(((_: string, done?: () => void) => {
      done?.();
      return true;
    }) as typeof process.stdout.write);
  }
});

/** All that was written to it. */
export const said = (stream: typeof stdout) => stream.mock.calls.map(([text]) => String(text)).join('');
