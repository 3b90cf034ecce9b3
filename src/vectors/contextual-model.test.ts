import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { denseFiles, newUser, TINY_MODEL, tinyModel } from '../../test/models.ts';
import { openContextual } from './contextual-model.ts';
import { loadEncoder } from './model.ts';
import { pool } from './pool.ts';
import { type Recipe, readRecipe } from './recipe.ts';

const TEXTS = ['the ferry leaves at eight', 'be on time', 'a'];
const PLAIN: Recipe = { prefix: '', pooling: 'mean', dense: [], maxTokens: 64 };

async function encodeWith(recipe: Partial<Recipe>, folder = TINY_MODEL): Promise<Float32Array> {
  const encoder = await openContextual('tiny', folder, { ...PLAIN, ...recipe });
  return encoder.encode(TEXTS);
}

const row = (vectors: Float32Array, at: number) => vectors.subarray(16 * at, 16 * (at + 1));
const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b));

describe('pool', () => {
  const states = Float32Array.of(1, 2, 3, 4, 100, 100, 5, 6, 7, 8, 9, 10);
  const mask = BigInt64Array.of(1n, 1n, 0n, 1n, 1n, 1n);

  test.each([
    ['cls', [1, 2, 5, 6]],
    ['mean', [2, 3, 7, 8]],
  ] as const)('%s leaves padding out', (pooling, expected) => {
    expect([...pool(pooling, states, mask, [2, 3, 2])]).toEqual(expected);
  });

  it('gives zeros without a token', () => {
    expect([...pool('mean', Float32Array.of(3, 4), BigInt64Array.of(0n), [1, 1, 2])]).toEqual([0, 0]);
  });
});

describe('openContextual', () => {
  it('gives each text its own vector, whatever else is in the batch', async () => {
    const encoder = await openContextual('tiny', TINY_MODEL, PLAIN);
    expect(encoder).toMatchObject({ id: 'tiny', dimensions: 16 });
    const together = await encoder.encode(TEXTS);
    for (const [at, text] of TEXTS.entries()) {
      const alone = await encoder.encode([text]);
      for (const [d, value] of alone.entries()) expect(row(together, at)[d]).toBeCloseTo(value, 4);
      expect(Math.hypot(...alone)).toBeCloseTo(text.replaceAll(' ', '').length, 3);
    }
  });

  it('pools as it is told, and the prefix makes a difference', async () => {
    const [mean, cls, prefixed] = [
      await encodeWith({}),
      await encodeWith({ pooling: 'cls' }),
      await encodeWith({ prefix: 'query: ' }),
    ];
    for (const at of TEXTS.keys()) {
      expect(cosine(row(mean, at), row(cls, at))).toBeLessThan(0.99);
      expect(cosine(row(mean, at), row(prefixed, at))).toBeLessThan(0.9999);
      expect(Math.hypot(...row(prefixed, at))).toBeCloseTo(Math.hypot(...row(mean, at)), 3);
    }
  });

  it('takes the vector of the text where the graph gives it', async () => {
    const whole = await encodeWith({ pooling: 'cls', dense: ['none'] }, tinyModel(undefined, 'model.onnx'));
    const mean = await encodeWith({});
    for (const at of TEXTS.keys()) expect(cosine(row(whole, at), row(mean, at))).toBeCloseTo(1, 4);
  });

  it('applies the layers behind the pooling', async () => {
    const folder = tinyModel();
    mkdirSync(join(folder, '2_Dense'));
    for (const [name, content] of denseFiles(16)) writeFileSync(join(folder, name), content);
    const [dense, mean] = [await encodeWith({ dense: ['2_Dense'] }, folder), await encodeWith({})];
    for (const at of TEXTS.keys()) {
      const plain = row(mean, at).map((value, _, all) => value / Math.hypot(...all));
      expect(cosine(row(dense, at), Float32Array.from([...plain].reverse()))).toBeGreaterThan(0.5);
      expect(cosine(row(dense, at), plain)).toBeLessThan(0.9);
    }
    await expect(encodeWith({ dense: ['2_Dense', '3_Dense'] }, folder)).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringMatching(/3_Dense.config\.json is missing$/),
    });
    writeFileSync(join(folder, '2_Dense', 'config.json'), String(denseFiles(8).get('2_Dense/config.json')));
    writeFileSync(
      join(folder, '2_Dense', 'model.safetensors'),
      denseFiles(8).get('2_Dense/model.safetensors') ?? '',
    );
    await expect(encodeWith({ dense: ['2_Dense'] }, folder)).rejects.toThrow(
      /takes 8 numbers, but .* gives 16/,
    );
  });

  it('is another source of vectors when a file or the recipe changes', async () => {
    const folder = tinyModel();
    const identity = async (recipe: Partial<Recipe> = {}) =>
      (await openContextual('tiny', folder, { ...PLAIN, ...recipe })).identity;
    const before = await identity();
    expect(await identity()).toBe(before);
    expect(await identity({ prefix: 'query: ' })).not.toBe(before);
    utimesSync(join(folder, 'onnx', 'model_quantized.onnx'), 1, 1);
    expect(await identity()).not.toBe(before);
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'names a missing %s',
    async (file) => {
      const folder = tinyModel();
      rmSync(join(folder, file));
      await expect(openContextual('tiny', folder, PLAIN)).rejects.toMatchObject({
        code: 'MODEL_MISSING',
        message: expect.stringContaining(`no model in ${folder}: ${file}`),
      });
    },
  );
});

describe('loadEncoder', () => {
  it('loads a contextual model from a folder of any name, as its files say', async () => {
    newUser();
    const folder = tinyModel(join(temporaryFolder(), 'my -- model ü'));
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
    const encoder = await loadEncoder(folder);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
    expect(encoder.id).toBe('my -- model ü');
    expect(await encoder.encode(TEXTS)).toEqual(await encodeWith(await readRecipe(TINY_MODEL)));
  });

  it('takes a folder that bears the name of a known model for that model', async () => {
    newUser();
    const encoder = await loadEncoder(tinyModel(join(temporaryFolder(), 'multilingual-e5-small')));
    expect(await encoder.encode(TEXTS)).toEqual(await encodeWith({ prefix: 'query: ' }));
  });

  it.each(['tokenizer.json', 'config.json'])(
    'does not fetch the %s of a named model that is there',
    async (file) => {
      const { models } = newUser();
      rmSync(join(tinyModel(join(models, 'someone', 'half')), file));
      await expect(loadEncoder('someone/half')).rejects.toMatchObject({
        code: 'MODEL_MISSING',
        message: expect.stringContaining(`${file} is missing; complete the folder, or remove it`),
      });
    },
  );

  it('says which layer LaBSE lacks, and where it is', async () => {
    newUser();
    await expect(loadEncoder(tinyModel(join(temporaryFolder(), 'LaBSE')))).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringMatching(
        /2_Dense.config\.json is missing; it is published in sentence-transformers\/LaBSE/,
      ),
    });
  });
});
