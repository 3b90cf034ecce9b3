import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Bodies, bodyOf } from './api.ts';
import { buildProgram } from './build.ts';

const run = promisify(execFile);
const SAMPLE = fileURLToPath(new URL('../samples/zhaoqing.txt', import.meta.url));

let program = '';
let data = '';
const running: ChildProcess[] = [];

beforeAll(async () => {
  program = buildProgram();
  data = await mkdtemp(join(tmpdir(), 'hexapla-serve-'));
}, 120_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => stop(server)));
});

const environment = () => ({ ...process.env, HEXAPLA_DATA: data, DATABASE_URL: '' });
const hexapla = (...words: string[]) => run(process.execPath, [program, ...words], { env: environment() });

async function stop(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  return typeof code === 'number' ? code : null;
}

/** A service in a process of its own, and all that it says. */
async function start(...words: string[]) {
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', ...words], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(server);
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line);
      const [, found] = /listens on (\S+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found.replace('0.0.0.0', '127.0.0.1'));
    });
    server.once('exit', () => reject(new Error(said.join('\n'))));
  });
  return { server, url, said };
}

/** Data of the events of a stream, until one is as wanted. */
async function event(answer: Response, isWanted: (document: Bodies['Document']) => boolean) {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of answer.body ?? []) {
    rest += decoder.decode(bytes, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const text of events) {
      const [, data = ''] = /^event: document\ndata: (.*)$/.exec(text) ?? [];
      if (data === '') continue;
      const document = await bodyOf(new Response(data), 'Document');
      if (isWanted(document)) return document;
    }
  }
  throw new Error('the stream ended');
}

it('takes a document all the way, and ends while somebody watches', { timeout: 60_000 }, async () => {
  const { server, url, said } = await start('--log');
  const post = () =>
    fetch(`${url}/v1/documents?name=zhaoqing.txt`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: text,
    });
  const text = await readFile(SAMPLE, 'utf8');
  const sent = await post();
  expect(sent.status).toBe(202);
  const path = sent.headers.get('Location') ?? '';
  const document = await event(await fetch(`${url}${path}/events`), ({ state }) => state === 'done');
  expect(document.languages).toEqual(['en', 'zh-Hant', 'ja']);
  expect((await post()).status).toBe(200);

  const { units, revision } = await bodyOf(
    await fetch(`${url}${path}/units?order=uncertain&limit=2`),
    'UnitPage',
  );
  const applied = await bodyOf(
    fetch(`${url}${path}/operations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` },
      body: JSON.stringify({ op: 'accept', units: units.map(({ id }) => id) }),
    }),
    'Applied',
  );
  expect(applied.counts.byStatus.accepted).toBe(2);
  const tmx = await (await fetch(`${url}${path}/export?format=tmx&minConfidence=0.5`)).text();
  expect(tmx).toContain('xml:lang="zh-TW"');

  const taken = await fetch(`${url}${path.replace('/documents', '/memory/documents')}`, { method: 'POST' });
  expect((await bodyOf(taken, 'AddReport')).added).toBeGreaterThan(10);
  const found = () => bodyOf(fetch(`${url}/v1/memory/search?q=quarter&mode=concordance`), 'MemorySearch');
  expect((await found()).hits.length).toBeGreaterThan(0);
  await vi.waitFor(async () => {
    const stats = await bodyOf(fetch(`${url}/v1/memory/stats`), 'MemoryStats');
    expect(stats.vectors?.units).toBeGreaterThan(10);
  });

  const aligned = await fetch(`${url}/v1/align?format=tsv`, { method: 'POST', body: text });
  expect(aligned.status).toBe(200);
  await aligned.text();
  const inspected = await fetch(`${url}/v1/inspect`, { method: 'POST', body: text });
  expect(await inspected.json()).toMatchObject({
    editions: [{ language: 'en' }, { language: 'zh-Hant' }, {}],
  });

  const watching = await fetch(`${url}${path}/events`);
  await expect(hexapla('serve', '--port', '0')).rejects.toMatchObject({ code: expect.any(Number) });
  expect(await stop(server)).toBe(0);
  await watching.body?.cancel().catch(() => undefined);
  const log = said.filter((line) => line.startsWith('{')).map((line): unknown => JSON.parse(line));
  expect(log).toContainEqual(
    expect.objectContaining({ method: 'POST', route: '/v1/documents', status: 202, client: '127.0.0.1' }),
  );
  // Nothing of what people sent.
  expect(said.join('\n')).not.toMatch(/Zhaoqing|quarter/);
});

it('lets others in with a token only', { timeout: 60_000 }, async () => {
  await expect(hexapla('serve', '--port', '0', '--host', '0.0.0.0')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('token create'),
  });
  const { stdout } = await hexapla('token', 'create', 'Anna', '--scope', 'read');
  const headers = { Authorization: `Bearer ${stdout.trim()}` };
  const { url, said } = await start('--host', '0.0.0.0', '--log');
  expect((await fetch(`${url}/v1/documents`)).status).toBe(401);
  expect((await fetch(`${url}/v1/documents`, { headers })).status).toBe(200);
  expect((await fetch(`${url}/v1/documents`, { method: 'POST', headers, body: 'a' })).status).toBe(403);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await hexapla('token', 'revoke', 'Anna');
  await vi.waitFor(async () => expect((await fetch(`${url}/v1/documents`, { headers })).status).toBe(401), {
    timeout: 5000,
    interval: 100,
  });
  expect((await hexapla('token', 'list')).stdout).toMatch(/^read {4}\S+ {2}Anna {2}revoked \S+\n$/);
  expect(said.join('\n')).not.toContain(stdout.trim().slice(3));
});

it.each([
  [['token'], 'create NAME'],
  [['token', 'create'], 'needs a name'],
  [['token', 'create', 'Anna'], '--scope read|review|admin'],
  [['token', 'create', 'Anna', '--scope', 'root'], '--scope'],
  [['token', 'list', 'Anna'], 'no use'],
  [['token', 'revoke', 'Nobody'], "no token 'Nobody'"],
  [['serve', '--threads', '0'], '--threads'],
  [['serve', '--data', ''], '--data'],
])('%j is wrong usage', async (words, message) => {
  await expect(hexapla(...words)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});
