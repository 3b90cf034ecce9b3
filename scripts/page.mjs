import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the review page: files that refer to each other, nothing inline, so that a strict
 * Content-Security-Policy holds.
 *
 * @param {string} folder Where to; what is in it goes.
 */
export async function buildPage(folder) {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../src/page', import.meta.url)),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Browsers of 2024 and later: all have light-dark(), :has() and dialog.
      target: ['chrome123', 'firefox121', 'safari17.5'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: { fileName: 'LICENSES.md' },
    },
  });
}
