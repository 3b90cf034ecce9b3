import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from './app.ts';
import { readStaticFiles } from './static-files.ts';

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'hexapla-page-'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<title>hexapla</title>');
  await writeFile(join(page, 'icon.svg'), '<svg/>');
  await writeFile(join(page, 'assets', 'index-B3x9_aQ1.js'), 'start()');
  await symlink(join(folder, 'secret.txt'), join(page, 'linked.txt'));
  const align = async () => {
    throw new Error('not asked');
  };
  return createApp({ align, version: '1', page: await readStaticFiles(page), log: () => {} });
}

it.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/icon.svg', 'image/svg+xml', 'no-cache'],
  ['/assets/index-B3x9_aQ1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('serves %s', async (path, type, caching) => {
  const app = await setUp();
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe(type);
  expect(answer.headers.get('Cache-Control')).toBe(caching);
  expect(answer.headers.get('Content-Security-Policy')).not.toContain('unsafe');
  const again = await app.request(path, { headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' } });
  expect(again.status).toBe(304);
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/linked.txt',
  '/assets',
  '/assets/',
  '/index.html/',
  '/index.html%00',
])('does not serve %s', async (path) => {
  const answer = await (await setUp()).request(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toBe('secret');
});

it('serves the documentation without anything from elsewhere', async () => {
  const app = await setUp();
  const page = await (await app.request('/docs')).text();
  const links = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    expect(link).toMatch(/^\/docs\//);
    expect((await app.request(link)).status).toBe(200);
  }
  expect(page).not.toMatch(/<script>|<style|style=| on\w+=/);
});

it('has no page where there is no folder', async () => {
  expect((await readStaticFiles(join(tmpdir(), 'hexapla-no-such-folder'))).size).toBe(0);
});
