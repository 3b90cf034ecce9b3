import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { linkToItself, temporaryFolder } from '../../test/folder.ts';
import { newUser } from '../../test/models.ts';
import { PACKAGE_MODELS } from './folders.ts';
import { locateModel } from './locate.ts';
import { DEFAULT_MODEL, MODEL_NAMES } from './registry.ts';

let models: string;

beforeEach(() => {
  models = newUser().models;
});

describe('locateModel', () => {
  test.each([
    './some-model',
    '../some-model',
    '.',
    '..',
    '../..',
    '/a/b',
    'a/b/',
    'a/b/c',
    'a/../b',
    './a/b',
  ])('takes %s as a path, as it stands', (path) => {
    expect(locateModel(path)).toEqual({ id: resolve(path).split('/').at(-1), folder: resolve(path) });
  });

  it('finds the model that ships inside the package, and never fetches it', () => {
    expect(locateModel(DEFAULT_MODEL)).toEqual({
      id: DEFAULT_MODEL,
      folder: join(PACKAGE_MODELS, DEFAULT_MODEL),
    });
  });

  test.each(MODEL_NAMES.slice(1))('%s is fetched into the folder of the user, unless it is there', (name) => {
    const folder = join(models, ...name.split('/'));
    const lookedIn = [join(PACKAGE_MODELS, name), folder];
    expect(locateModel(name)).toEqual({ id: name, folder, fetch: { name, lookedIn } });
    mkdirSync(folder, { recursive: true });
    expect(locateModel(name)).toEqual({ id: name, folder });
  });

  it('looks in the folder that HEXAPLA_MODELS names', () => {
    const own = temporaryFolder();
    vi.stubEnv('HEXAPLA_MODELS', own);
    expect(locateModel('someone/theirs').folder).toBe(join(own, 'someone', 'theirs'));
    mkdirSync(join(own, 'mine'));
    expect(locateModel('mine')).toEqual({ id: 'mine', folder: join(own, 'mine') });
  });

  it('takes a relative folder of models from where the program runs', () => {
    const own = temporaryFolder();
    mkdirSync(join(own, 'mine'));
    vi.stubEnv('HEXAPLA_MODELS', relative('.', own));
    expect(locateModel('mine').folder).toBe(join(own, 'mine'));
    expect(locateModel('someone/theirs').folder).toBe(join(own, 'someone', 'theirs'));
  });

  test.each([
    ['a file', () => join(temporaryFolder(), 'file')],
    ['a link to itself', linkToItself],
    ['a name that is too long', () => join(temporaryFolder(), 'x'.repeat(300))],
  ])('finds nothing where HEXAPLA_MODELS is %s', (what, make) => {
    const models = make();
    if (what === 'a file') writeFileSync(models, '');
    vi.stubEnv('HEXAPLA_MODELS', models);
    expect(locateModel('someone/theirs').fetch).toMatchObject({ name: 'someone/theirs' });
    expect(() => locateModel('no-such-model')).toThrow(expect.objectContaining({ code: 'MODEL_MISSING' }));
  });

  it('takes owner/name as a path where there is such a folder', () => {
    expect(locateModel('src/vectors')).toEqual({ id: 'vectors', folder: resolve('src/vectors') });
    expect(locateModel('src/no-such').fetch).toMatchObject({ name: 'src/no-such' });
  });

  test.each(['', ' ', 'no-such-model', 'a..b', '-a', 'a--b', 'a b', 'C:', 'x'.repeat(200), 'model\0'])(
    '%j is no model: says which names there are',
    (name) => {
      expect(() => locateModel(name)).toThrow(
        expect.objectContaining({
          code: 'MODEL_MISSING',
          message: expect.stringMatching(
            /^there is no model '.*known are hexapla-static-2, Xenova\/LaBSE, /s,
          ),
        }),
      );
    },
  );

  test.each(['owner/..', '../name', 'owner/.', './name', 'owner/na me', 'a..b/c', '.a/b', 'a/.b', 'a/b.'])(
    '%s is nothing to fetch',
    (name) => {
      expect(locateModel(name).fetch).toBeUndefined();
    },
  );
});
