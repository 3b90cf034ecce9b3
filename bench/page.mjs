/**
 * The review page with a long document, in a real Chromium: how long it takes to open, and how many frames a second it
 * draws while it is scrolled. Wanted: under 2 s, and 50 frames a second.
 *
 *   node bench/page.mjs [units]
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { buildPage } from '../scripts/page.mjs';

const units = Number(process.argv[2] ?? 50_000);
const root = fileURLToPath(new URL('..', import.meta.url));
const load = async (path) =>
  (await runnerImport(`${root}${path}`, { configFile: false, root, logLevel: 'error' })).module;

await buildPage(`${root}dist/page`);
const { startMock } = await load('test/browser/mock-server.ts');
const { launch } = await load('test/browser/chromium.ts');
const server = await startMock({ page: `${root}dist/page`, long: units });
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

const opened = [];
for (let run = 0; run < 5; run++) {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(`${server.url}/#/d/long`);
  await page.waitForSelector('.row .cell:not([aria-busy="true"])');
  opened.push(performance.now() - start);
}
opened.sort((a, b) => a - b);
console.log(
  `opening ${units} units: median ${opened[2].toFixed(0)} ms, of five ${opened.map((ms) => ms.toFixed(0)).join(' ')}`,
);

/** Scrolls for three seconds at so many pixels a frame, and takes the times of the frames. */
const scroll = (pixels) =>
  page.evaluate(
    (step) =>
      new Promise((resolve) => {
        const table = document.getElementById('units');
        table.scrollTop = 0;
        const frames = [];
        let last = performance.now();
        const begin = last;
        let busy = 0;
        const draw = (now) => {
          frames.push(now - last);
          last = now;
          busy += document.querySelector('.row .cell[aria-busy="true"]') === null ? 0 : 1;
          table.scrollTop += step;
          if (now - begin < 3000) requestAnimationFrame(draw);
          else resolve({ frames: frames.slice(2), busy: busy / frames.length, end: table.scrollTop });
        };
        requestAnimationFrame(draw);
      }),
    pixels,
  );

for (const pixels of [20, 100, 1000, 20_000]) {
  await page.waitForTimeout(500);
  const { frames, busy, end } = await scroll(pixels);
  frames.sort((a, b) => a - b);
  const mean = frames.reduce((sum, ms) => sum + ms, 0) / frames.length;
  const worst = frames[Math.floor(frames.length * 0.99)];
  console.log(
    `scrolling ${pixels} px a frame: ${(1000 / mean).toFixed(1)} frames/s, slowest of a hundred ${worst.toFixed(1)} ms, ` +
      `${(busy * 100).toFixed(0)} % of frames with a text still to come, ended at ${Math.round(end)} px`,
  );
}

const keys = performance.now();
for (let press = 0; press < 100; press++) await page.keyboard.press('n');
console.log(`next uncertain: ${((performance.now() - keys) / 100).toFixed(1)} ms a key`);
const merges = [];
for (let press = 0; press < 10; press++) {
  const start = performance.now();
  await page.keyboard.press('m');
  await page.waitForFunction(
    (count) =>
      document.querySelector('.message')?.textContent?.startsWith('Merged') &&
      document.getElementById('units').getAttribute('aria-rowcount') === String(count),
    units - press,
  );
  merges.push(performance.now() - start);
}
merges.sort((a, b) => a - b);
console.log(`merging, until it is shown: median ${merges[5].toFixed(0)} ms`);
await browser.close();
await server.close();
