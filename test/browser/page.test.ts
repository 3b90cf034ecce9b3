import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage } from '../../scripts/page.mjs';
import { browserPath, launch } from './chromium.ts';
import { type MockServer, startMock } from './mock-server.ts';

if (browserPath === undefined) {
  console.warn('skipped: there is no Chromium for the tests of the review page (apt-get install chromium)');
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
const DARK: BrowserContextOptions = { ...DESK, colorScheme: 'dark' };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
/** For people to look at. */
const PICTURES = fileURLToPath(new URL('../../coverage/pictures', import.meta.url));
const EPISODE = fileURLToPath(new URL('../../samples/harbour.txt', import.meta.url));

let folder: string;
let browser: Browser;
let server: MockServer;
/** What browsers complained of; a broken policy shows here. */
const complaints: string[] = [];

async function open(options: BrowserContextOptions, path = ''): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // That the server is away, or refuses, is what some tests are about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${server.url}/${path}`);
  return page;
}

async function openUnits(options: BrowserContextOptions, id = 'zhaoqing'): Promise<Page> {
  const page = await open(options, `#/d/${id}`);
  await page.locator('.row .cell:not([aria-busy="true"])').first().waitFor();
  return page;
}

const message = (page: Page) => page.locator('.message');
const current = (page: Page) => page.locator('.row[data-current="true"]');
const rows = async (page: Page) => Number(await page.locator('#units').getAttribute('aria-rowcount')) - 1;
const unitsOf = (id = 'zhaoqing') => server.documents.get(id)?.units ?? [];

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** What axe finds to be serious or critical, in words. */
async function serious(page: Page): Promise<string[]> {
  // The policy of the page forbids a script that is put into it; evaluate goes around it.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const { violations } = await page.evaluate<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe.skipIf(browserPath === undefined)('the review page', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hexapla-page-'));
    await buildPage(folder);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
  });

  describe('on documents', () => {
    beforeEach(async () => {
      server = await startMock({ page: folder });
    });

    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await server.close();
      expect(complaints.splice(0)).toEqual([]);
    });

    it('goes the whole way from a file to a translation memory', async () => {
      const page = await open(DESK);
      await page.locator('input[type="file"]').setInputFiles(EPISODE);
      const link = page.getByRole('link', { name: 'harbour.txt' });
      await link.waitFor();
      await picture(page, 'documents-light');
      await link.click();
      await page.locator('.row .cell:not([aria-busy="true"])').first().waitFor();
      const id = [...server.documents.keys()].at(-1) ?? '';
      const before = unitsOf(id);
      const count = before.length;

      // Uncertain units first.
      await page.keyboard.press('n');
      const uncertain = await current(page).getAttribute('data-id');
      await page.keyboard.press('a');
      await expect.poll(() => unitsOf(id).find((unit) => unit.id === uncertain)?.status).toBe('accepted');

      // A merge, which is undone, done again, and split where it was merged.
      await page.keyboard.press('Home');
      await page.keyboard.press('m');
      await expect.poll(() => rows(page)).toBe(count - 1);
      await page.keyboard.press('z');
      await expect.poll(() => rows(page)).toBe(count);
      expect(unitsOf(id).map((unit) => unit.cells)).toEqual(before.map((unit) => unit.cells));
      await page.keyboard.press('Z');
      await expect.poll(() => rows(page)).toBe(count - 1);
      await page.keyboard.press('s');
      await picture(page, 'split-light');
      await page.keyboard.press('Enter');
      await expect.poll(() => rows(page)).toBe(count);
      expect(unitsOf(id).map((unit) => unit.cells)).toEqual(before.map((unit) => unit.cells));

      // A text put right, a unit refused.
      await page.keyboard.press('e');
      await page.keyboard.press('End');
      await page.keyboard.type(' (corrected)');
      await picture(page, 'edit-light');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => unitsOf(id)[0]?.status).toBe('edited');
      await page.keyboard.press('End');
      await page.keyboard.press('x');
      await expect.poll(() => unitsOf(id).at(-1)?.status).toBe('rejected');

      await page.keyboard.press('w');
      await page.getByText('will be written').waitFor();
      await picture(page, 'export-light');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('harbour.tmx');
      const tmx = readFileSync(await file.path(), 'utf8');
      expect(tmx).toContain('(corrected)');
      const rejected = Object.values(unitsOf(id).at(-1)?.cells ?? {})[0]?.pieces[0]?.text ?? '';
      expect(rejected).not.toBe('');
      expect(tmx).not.toContain(rejected);
    });

    it('takes pasted text, says why a document failed, and deletes after a question', async () => {
      const page = await open(DESK);
      await page.getByRole('button', { name: 'Paste text' }).click();
      await page.getByLabel('Text in all its languages').fill('One language only. Nothing to align it with.');
      await page.getByLabel('Name').fill('lonely.txt');
      await page.getByRole('button', { name: 'Align', exact: true }).click();
      const card = page.locator('.document', { hasText: 'lonely.txt' });
      await card.locator('.error').waitFor();
      expect(await card.locator('.error').textContent()).toContain('one edition');
      await card.getByRole('button', { name: 'Delete lonely.txt' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await expect.poll(() => card.count()).toBe(0);
      expect([...server.documents.keys()]).toEqual(['zhaoqing', 'wide']);
    });

    it('takes files that are dropped, several as one document', async () => {
      const page = await open(DESK);
      const texts = ['en', 'ja'].map((tag) => [
        `lighthouse.${tag}.txt`,
        readFileSync(new URL(`../../samples/lighthouse.${tag}.txt`, import.meta.url), 'utf8'),
      ]);
      const dataTransfer = await page.evaluateHandle(`(() => {
        const data = new DataTransfer();
        for (const [name, text] of ${JSON.stringify(texts)}) data.items.add(new File([text], name));
        return data;
      })()`);
      await page.locator('.upload').dispatchEvent('drop', { dataTransfer });
      await page.getByRole('link', { name: 'lighthouse.en.txt, lighthouse.ja.txt' }).click();
      await page.locator('.row').first().waitFor();
      expect(await page.locator('.head').allTextContents()).toEqual(['English en', 'Japanese ja']);
    });

    it('moves sentences, unlinks and links, bookmarks and notes', async () => {
      const page = await openUnits(DESK);
      const at = unitsOf().findIndex(({ cells }) => (cells['en']?.pieces.length ?? 0) > 1);
      const english = unitsOf()[at]?.cells['en']?.pieces ?? [];
      await page.keyboard.press('g');
      await page.keyboard.type(String(at + 1));
      await page.keyboard.press('Enter');
      await page.keyboard.press(']');
      await expect.poll(() => unitsOf()[at]?.cells['en']?.pieces.length).toBe(english.length - 1);
      await page.keyboard.press('z');
      await expect.poll(() => unitsOf()[at]?.cells['en']?.pieces.length).toBe(english.length);

      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('u');
      await expect.poll(() => Object.keys(unitsOf()[at + 1]?.cells ?? {})).toEqual(['zh-Hant']);
      await page.keyboard.press('l');
      await page.keyboard.press('j');
      await page.keyboard.press('l');
      await expect
        .poll(() => Object.keys(unitsOf()[at]?.cells ?? {}).sort())
        .toEqual(['en', 'ja', 'zh-Hant']);

      await page.keyboard.press('b');
      await expect.poll(() => unitsOf()[at]?.bookmarked).toBe(true);
      await page.keyboard.press('i');
      await page.keyboard.type('ask the author');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => unitsOf()[at]?.note).toBe('ask the author');
      await current(page).getByText('ask the author').waitFor();
    });

    it('realigns between what people confirmed and stays where it is', async () => {
      const page = await openUnits(DESK);
      await page.keyboard.press('g');
      await page.keyboard.type('14');
      await page.keyboard.press('Enter');
      const id = await current(page).getAttribute('data-id');
      await page.keyboard.press('r');
      await expect.poll(() => message(page).textContent()).toContain('Realigned');
      expect(await current(page).getAttribute('data-id')).toBe(id);
    });

    it('splits by a click in a text and refuses what would be empty', async () => {
      const page = await openUnits(DESK);
      const count = await rows(page);
      await page.keyboard.press('s');
      await page.keyboard.press('Shift+ArrowLeft');
      for (let press = 0; press < 9; press++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await expect.poll(() => message(page).textContent()).toContain('would be empty');
      await page.locator('.splitting [data-start]').last().click();
      await page.keyboard.press('Enter');
      await expect.poll(() => rows(page)).toBe(count + 1);
    });

    it('searches, filters and finds its way back', async () => {
      const page = await openUnits(DESK);
      const count = await rows(page);
      await page.keyboard.press('/');
      await page.keyboard.type('expressway');
      await page.keyboard.press('Enter');
      await expect.poll(() => rows(page)).toBeLessThan(count);
      expect((await page.locator('mark.hit').first().textContent())?.toLowerCase()).toBe('expressway');
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(() => rows(page)).toBe(count);
      await page.keyboard.press('f');
      await page.getByRole('button', { name: 'Duplicate' }).click();
      await expect
        .poll(() => rows(page))
        .toBe(unitsOf().filter((unit) => unit.flags.some(({ code }) => code === 'duplicate')).length);
      await page.getByRole('button', { name: 'Accept all shown' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Accept/ })
        .click();
      await expect.poll(() => unitsOf().filter(({ status }) => status === 'accepted').length).toBe(2);
    });

    it('keeps what is done while the service is away, and a draft over a reload', async () => {
      const page = await openUnits(DESK);
      server.away = true;
      await page.keyboard.press('a');
      await page.getByRole('alert').waitFor();
      await page.keyboard.press('e');
      await page.keyboard.type(' half a thou');
      expect(unitsOf().some(({ status }) => status === 'accepted')).toBe(false);
      server.away = false;
      await page.reload();
      await expect.poll(() => unitsOf().filter(({ status }) => status === 'accepted').length).toBe(1);
      await page.getByText('unsaved draft').waitFor();
    });

    it('says so when somebody else was faster, and overwrites nothing', async () => {
      const mine = await openUnits(DESK);
      const theirs = await openUnits(DESK);
      await theirs.keyboard.press('Home');
      await theirs.keyboard.press('m');
      await expect.poll(() => rows(theirs)).toBe(unitsOf().length);
      // The news may be here already; then there is nothing stale.
      await expect.poll(() => rows(mine)).toBe(unitsOf().length);
      const document = server.documents.get('zhaoqing');
      if (document === undefined) throw new Error('the document is gone');
      // Somebody whose change is not told.
      document.revision += 1;
      await mine.keyboard.press('x');
      await expect.poll(() => message(mine).textContent()).toMatch(/Rejected/);
      expect(unitsOf().filter(({ status }) => status === 'rejected')).toHaveLength(1);
      document.revision += 1;
      const count = unitsOf().length;
      await mine.keyboard.press('m');
      await expect.poll(() => message(mine).textContent()).toContain('Somebody else changed');
      expect(unitsOf()).toHaveLength(count);
    });

    it.each([
      ['light', DESK],
      ['dark', DARK],
    ] as const)('has no serious violation of accessibility (%s)', async (name, options) => {
      const page = await open(options);
      await page.locator('.document').first().waitFor();
      await page.getByRole('button', { name: 'Paste text' }).click();
      await page.getByText('Options').click();
      expect(await serious(page)).toEqual([]);
      await picture(page, `documents-options-${name}`);

      const units = await openUnits(options);
      for (const key of ['a', 'x', 'j', 'b']) await units.keyboard.press(key);
      await expect
        .poll(() => unitsOf().filter(({ status }) => status !== 'unreviewed').length)
        .toBeGreaterThan(1);
      expect(await serious(units)).toEqual([]);
      await picture(units, `review-${name}`);
      await units.keyboard.press('f');
      await units.keyboard.press('o');
      await units.getByRole('heading', { name: 'Overview' }).waitFor();
      expect(await serious(units)).toEqual([]);
      await picture(units, `overview-${name}`);
      for (const [key, view] of [
        ['?', 'keys'],
        ['w', 'export'],
      ] as const) {
        await units.keyboard.press(key);
        await units.getByRole('dialog').waitFor();
        if (view === 'export') await units.getByText('will be written').waitFor();
        expect(await serious(units)).toEqual([]);
        await picture(units, `${view}-${name}`);
        await units.keyboard.press('Escape');
      }
      await units.keyboard.press('t');
      await units.keyboard.type('Zhaoqing');
      await units.keyboard.press('Enter');
      await units.locator('li.hit').first().waitFor();
      expect(await serious(units)).toEqual([]);
      await picture(units, `memory-${name}`);
      await units.getByRole('button', { name: 'Add the confirmed units of this document' }).click();
      await units.getByText('are in the memory').waitFor();
    });

    it('fits a phone: cards instead of columns', async () => {
      const list = await open(PHONE);
      await list.locator('.document').first().waitFor();
      await picture(list, 'documents-phone');
      const page = await openUnits(PHONE);
      await page.locator('.row').nth(2).locator('.cell').first().tap();
      await page.getByRole('button', { name: 'Accept' }).tap();
      await expect.poll(() => unitsOf().some(({ status }) => status === 'accepted')).toBe(true);
      const [inner, scroll] = await page.evaluate<[number, number]>(
        '[innerWidth, document.documentElement.scrollWidth]',
      );
      expect(scroll).toBe(inner);
      expect(await serious(page)).toEqual([]);
      await picture(page, 'review-phone');
      await page.getByRole('button', { name: 'Overview' }).tap();
      await picture(page, 'overview-phone');
    });

    it('realigns by itself after a correction where that is wanted', async () => {
      const page = await openUnits(DESK);
      const asked: unknown[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/operations')) asked.push(request.postDataJSON());
      });
      await page.keyboard.press('m');
      await expect.poll(() => message(page).textContent()).toContain('Merged');
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByLabel(/^Realign around/).check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('z');
      await page.keyboard.press('m');
      await expect
        .poll(() => asked)
        .toEqual([
          { op: 'merge', unit: '0', with: 'next' },
          { op: 'merge', unit: '0', with: 'next' },
          { op: 'realign' },
        ]);
    });

    it('shows eight languages, each with its direction', async () => {
      const page = await openUnits(DESK, 'wide');
      expect(await page.locator('.head').count()).toBe(8);
      expect(await page.locator('.row .cell[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
      for (let press = 0; press < 7; press++) await page.keyboard.press('ArrowRight');
      await expect(page.locator('.cell[data-focus="true"]').getAttribute('lang')).resolves.toBe('ar');
      // The cell in focus is in sight, also sideways.
      await expect
        .poll(async () => {
          const box = await page.locator('.cell[data-focus="true"]').boundingBox();
          return (box?.x ?? 9999) + (box?.width ?? 0);
        })
        .toBeLessThanOrEqual(1280);
      expect(await serious(page)).toEqual([]);
      await picture(page, 'eight-languages');
    });

    it('says language and direction of every cell, and how many rows there are', async () => {
      const page = await openUnits(DESK);
      const cells = await page
        .locator('.row')
        .nth(3)
        .locator('.cell')
        .evaluateAll((list) => list.map((cell) => [cell.getAttribute('lang'), cell.getAttribute('dir')]));
      expect(cells).toEqual([
        ['en', 'ltr'],
        ['zh-Hant', 'ltr'],
        ['ja', 'ltr'],
      ]);
      expect(await page.locator('#units').getAttribute('aria-rowcount')).toBe(String(unitsOf().length + 1));
      expect(await page.locator('.row').nth(3).getAttribute('aria-rowindex')).toBe('5');
      const active = await page.locator('#units').getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${active}"]`).count()).toBe(1);
    });
  });

  it('asks for a token where the service wants one', async () => {
    server = await startMock({ page: folder, token: 'hx_right' });
    const page = await open(DESK);
    const field = page.getByPlaceholder('hx_…');
    await field.fill('hx_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('the token is not known').waitFor();
    await field.fill('hx_right');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'zhaoqing.txt' }).waitFor();
    expect(await page.locator('dialog').count()).toBe(0);
    await server.close();
  });

  it('has few rows of a long document, wherever it is', async () => {
    server = await startMock({ page: folder, long: 50_000 });
    const page = await openUnits(DESK, 'long');
    await page.keyboard.press('End');
    await page.locator('.row[aria-rowindex="50001"] .cell:not([aria-busy="true"])').first().waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await page.keyboard.press('g');
    await page.keyboard.type('25000');
    await page.keyboard.press('Enter');
    const row = page.locator('.row[aria-rowindex="25001"]');
    await row.locator('.cell:not([aria-busy="true"])').first().waitFor();
    const top = async () => Math.round((await row.boundingBox())?.y ?? 0);
    await page.waitForTimeout(700);
    const before = await top();
    // What happens elsewhere moves nothing here.
    await page.keyboard.press('m');
    await expect.poll(() => rows(page)).toBe(49_999);
    await page.waitForTimeout(200);
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await picture(page, 'long-overview');
    await server.close();
    expect(complaints.splice(0)).toEqual([]);
  });
});
