import { mkdtemp, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { allows, SCOPES } from './scope.ts';
import { TokenFile } from './tokens.ts';

let path = '';
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'hexapla-tokens-')), 'data', 'tokens.json');
});

it('knows a token by its hash alone, in a file for its owner', async () => {
  const file = new TokenFile(path);
  const token = await file.create('Anna', 'review');
  expect(token).toMatch(/^hx_[\w-]{43}$/);
  expect(await readFile(path, 'utf8')).not.toContain(token.slice(3));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await file.find(token)).toMatchObject({ name: 'Anna', scope: 'review' });
  expect(await file.find(`${token}x`)).toBeUndefined();
  expect(await file.find('')).toBeUndefined();
});

it('revokes, and remembers that there was one', async () => {
  const file = new TokenFile(path);
  const token = await file.create('Anna', 'read');
  await file.revoke('Anna');
  expect(await file.find(token)).toBeUndefined();
  expect(await file.list()).toMatchObject([{ name: 'Anna', revoked: expect.any(String) }]);
  const second = await file.create('Anna', 'admin');
  expect(await file.find(second)).toMatchObject({ scope: 'admin' });
  await expect(file.revoke('Berta')).rejects.toMatchObject({ code: 'INVALID_OPTION' });
});

it.each(['', ' ', 'a\nb', 'x'.repeat(65), '../a'])('refuses the name %j', async (name) => {
  await expect(new TokenFile(path).create(name, 'read')).rejects.toMatchObject({ code: 'INVALID_OPTION' });
});

it('refuses a name twice', async () => {
  const file = new TokenFile(path);
  await file.create('Anna', 'read');
  await expect(file.create('Anna', 'read')).rejects.toMatchObject({ code: 'INVALID_OPTION' });
});

it('sees within a second what another process does', async () => {
  let now = 0;
  const server = new TokenFile(path, () => now);
  expect(await server.list()).toEqual([]);
  const token = await new TokenFile(path).create('Anna', 'read');
  expect(await server.find(token)).toBeUndefined();
  now = 1000;
  expect(await server.find(token)).toBeDefined();
  await new TokenFile(path).revoke('Anna');
  now = 2000;
  expect(await server.find(token)).toBeUndefined();
});

it('keeps all tokens of those who make them at the same time', async () => {
  const names = Array.from({ length: 10 }, (_, index) => `client ${index}`);
  await Promise.all(names.map((name) => new TokenFile(path).create(name, 'read')));
  const kept = (await new TokenFile(path).list()).map(({ name }) => name);
  expect(kept.sort()).toEqual(names.sort());
});

it('goes past the lock of a process that died', async () => {
  const file = new TokenFile(path);
  await file.create('Anna', 'read');
  await writeFile(`${path}.new`, '');
  await utimes(`${path}.new`, new Date(0), new Date(0));
  await file.create('Berta', 'read');
  expect(await file.list()).toHaveLength(2);
});

it.each(['', '{', '[]', '{"tokens":[{"name":"a"}]}'])(
  'lets nobody in by a broken file: %j',
  async (content) => {
    const file = new TokenFile(path);
    await file.create('Anna', 'read');
    await writeFile(path, content);
    await expect(new TokenFile(path).list()).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  },
);

it('has scopes that hold those before them', () => {
  const may = SCOPES.map((scope) => SCOPES.filter((needed) => allows(scope, needed)).length);
  expect(may).toEqual([1, 2, 3]);
});
