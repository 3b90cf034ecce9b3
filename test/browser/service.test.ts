import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../scripts/page.mjs';
import { checkTmx, readBitext } from '../../src/bitext/index.ts';
import { buildProgram } from '../build.ts';
import { browserPath, launch } from './chromium.ts';

if (browserPath === undefined) {
  console.warn(
    'skipped: there is no Chromium for the review page on the real service (apt-get install chromium)',
  );
}

const SAMPLE = fileURLToPath(new URL('../../samples/zhaoqing.txt', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../coverage/pictures', import.meta.url));

/** The service as a user starts it, in a process of its own. */
async function serve(program: string): Promise<{ server: ChildProcess; url: string }> {
  const data = mkdtempSync(join(tmpdir(), 'hexapla-browser-'));
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      const [, found] = /listens on (\S+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { server, url };
}

describe.skipIf(browserPath === undefined)('the review page on the service', () => {
  let browser: Browser;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const program = buildProgram();
    await buildPage(join(dirname(program), 'page'));
    ({ server, url } = await serve(program));
    browser = await launch();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    if (server === undefined) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });

  const rows = async (page: Page) => Number(await page.locator('#units').getAttribute('aria-rowcount')) - 1;

  it('goes from a file through its review to a TMX that others can read', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${url}/`);
    await page.locator('input[type="file"]').setInputFiles(SAMPLE);
    await page.getByRole('link', { name: 'zhaoqing.txt' }).click();
    await page.locator('.row .cell:not([aria-busy="true"])').first().waitFor();
    const count = await rows(page);
    expect(count).toBe(27);

    // What it is unsure of: accepted, one after the other.
    for (let uncertain = 0; uncertain < 3; uncertain++)
      await page.keyboard.press(uncertain === 0 ? 'n' : 'a');
    await page.keyboard.press('Home');
    await page.keyboard.press('m');
    await expect.poll(() => rows(page)).toBe(count - 1);
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page)).toBe(count);
    await page.keyboard.press('z');
    await expect.poll(() => rows(page)).toBe(count - 1);
    await page.keyboard.press('z');
    await expect.poll(() => rows(page)).toBe(count);
    await page.keyboard.press('End');
    await page.keyboard.press('e');
    await page.keyboard.press('End');
    await page.keyboard.type(' (corrected)');
    await page.keyboard.press('Control+Enter');
    await page.screenshot({ path: join(PICTURES, 'service-review.png') });

    await page.keyboard.press('w');
    await page.getByText('will be written').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const bytes = readFileSync(await (await download).path());
    expect(await checkTmx({ name: 'a.tmx', format: 'tmx', bytes })).toMatchObject({ findings: [] });
    const texts: string[] = [];
    const statuses: string[] = [];
    for await (const item of readBitext({ name: 'a.tmx', format: 'tmx', bytes })) {
      if (item.kind === 'rejected') throw new Error(item.rejection.message);
      statuses.push(item.unit.status ?? 'unreviewed');
      for (const { text } of item.unit.variants) texts.push(text);
    }
    expect(texts.filter((text) => text.includes('(corrected)'))).toHaveLength(1);
    expect(statuses.filter((status) => status === 'accepted').length).toBeGreaterThanOrEqual(1);
    expect(statuses).toContain('edited');
    expect(texts.some((text) => text.includes('肇慶'))).toBe(true);
    expect(complaints).toEqual([]);
  });
});
