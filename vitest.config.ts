import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/built-once.ts'],
    testTimeout: 30_000,
    // A browser under load answers later than a second.
    expect: { poll: { timeout: 10_000 } },
  },
});
