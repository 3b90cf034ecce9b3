import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { type Migration, openDatabase } from './index.ts';

const step = (name: string, statement: string): Migration => ({
  name,
  statements: { sqlite: [statement], postgres: [statement] },
});
const FIRST = step('first', 'create table thing (id integer primary key)');
const SECOND = step('second', 'alter table thing add column name text');

interface Tables {
  thing: { id: number; name: string | null };
}

const open = (file: string, migrations: readonly Migration[] = [FIRST, SECOND], create = true) =>
  openDatabase<Tables>(file, 'test', migrations, { create });

describe('openDatabase', () => {
  it('makes a file only when it may', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await expect(open(file, [FIRST], false)).rejects.toMatchObject({ code: 'MEMORY_MISSING' });
    expect(existsSync(file)).toBe(false);
    await (await open(file)).close();
    await (await open(file, undefined, false)).close();
  });

  it('brings an older schema up to date, with what is in it, and refuses a newer one', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const old = await open(file, [FIRST]);
    await old.write((db) => sql`insert into thing values (7)`.execute(db));
    await old.close();
    const now = await open(file);
    expect(await now.read((db) => db.selectFrom('thing').selectAll().execute())).toEqual([
      { id: 7, name: null },
    ]);
    await now.close();
    await expect(open(file, [FIRST])).rejects.toMatchObject({
      code: 'MEMORY_INVALID',
      message: expect.stringMatching(/a\.db: made by a newer version .*schema 2, known here: 1/),
    });
  });

  it('leaves a schema as it was when a step fails', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await expect(open(file, [FIRST, step('bad', 'nonsense')])).rejects.toThrow(/nonsense/);
    const { close, read } = await open(file, [FIRST]);
    expect(await read((db) => db.selectFrom('thing').select('id').execute())).toEqual([]);
    await close();
  });

  it('says of what is no database that it is none', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'text'), 'The ferry leaves at eight. '.repeat(100));
    await expect(open(join(folder, 'text'))).rejects.toMatchObject({ code: 'MEMORY_INVALID' });
    await expect(open(folder)).rejects.toMatchObject({ code: 'MEMORY_INVALID' });
    await expect(open(join(folder, 'none', 'a.db'))).rejects.toMatchObject({ code: 'MEMORY_INVALID' });
    await expect(open('postgres://nobody:secret@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'MEMORY_MISSING',
      message: expect.not.stringContaining('secret'),
    });
  });

  it('lets others read while one writes, and a second writer wait, then say so', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const one = await open(file);
    const other = await open(file);
    await one.write((db) => db.insertInto('thing').values({ id: 1, name: 'a' }).execute());
    await one.write(async (db) => {
      await db.insertInto('thing').values({ id: 2, name: 'b' }).execute();
      expect(await one.read((reader) => reader.selectFrom('thing').select('id').execute())).toEqual([
        { id: 1 },
      ]);
      expect(await other.read((reader) => reader.selectFrom('thing').select('id').execute())).toEqual([
        { id: 1 },
      ]);
      const second = other.write((writer) =>
        writer.insertInto('thing').values({ id: 3, name: 'c' }).execute(),
      );
      await expect(second).rejects.toMatchObject({
        code: 'MEMORY_BUSY',
        message: expect.stringContaining('a.db'),
      });
    });
    expect(await other.read((db) => db.selectFrom('thing').select('id').execute())).toHaveLength(2);
    await one.close();
    await other.close();
  });

  it('undoes what a failing writer did, and goes on', async () => {
    const { read, write, close } = await open(join(temporaryFolder(), 'a.db'));
    const failing = write(async (db) => {
      await db.insertInto('thing').values({ id: 1, name: 'a' }).execute();
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    await write((db) => db.insertInto('thing').values({ id: 2, name: 'b' }).execute());
    expect(await read((db) => db.selectFrom('thing').select('id').execute())).toEqual([{ id: 2 }]);
    await close();
  });
});
