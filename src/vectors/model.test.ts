import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { DEFAULT_MODEL, loadEncoder, modelFolder } from './model.ts';

const shipped = modelFolder(DEFAULT_MODEL);
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_int8.onnx')];

/** A copy of the shipped model, made of links, under another name. */
function modelCopy(name: string): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const file of FILES) symlinkSync(join(shipped, file), join(folder, file));
  return folder;
}

function cosine(vectors: Float32Array, a: number, b: number, dimensions: number): number {
  const [x, y] = [a, b].map((row) => vectors.subarray(row * dimensions, (row + 1) * dimensions));
  if (x === undefined || y === undefined) return Number.NaN;
  const dot = (p: Float32Array, q: Float32Array) => p.reduce((sum, value, d) => sum + value * (q[d] ?? 0), 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

describe('loadEncoder', () => {
  it('loads the shipped model without a network, once', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
    onTestFinished(() => fetch.mockRestore());
    const encoder = await loadEncoder();
    const texts = [
      'The cat sleeps on the sofa.',
      'Die Katze schläft auf dem Sofa.',
      'Shares fell by four percent.',
    ];
    const vectors = await encoder.encode([...texts, '', 'The cat sleeps', ' on the sofa.']);
    expect(fetch).not.toHaveBeenCalled();
    expect(encoder.id).toBe(DEFAULT_MODEL);
    const { dimensions } = encoder;
    expect(vectors).toHaveLength(6 * dimensions);
    expect(cosine(vectors, 0, 1, dimensions)).toBeGreaterThan(cosine(vectors, 0, 2, dimensions));
    expect([...vectors.subarray(3 * dimensions, 4 * dimensions)].every((value) => value === 0)).toBe(true);
    expect(loadEncoder()).toBe(loadEncoder(shipped));

    const sum = Float32Array.from({ length: dimensions }, (_, d) => {
      return (vectors[4 * dimensions + d] ?? 0) + (vectors[5 * dimensions + d] ?? 0);
    });
    const together = Float32Array.from([...vectors.subarray(0, dimensions), ...sum]);
    expect(cosine(together, 0, 1, dimensions)).toBeCloseTo(1, 3);
  });

  it('bears any text', async () => {
    const encoder = await loadEncoder();
    const vectors = await encoder.encode([
      '\ud800',
      '😀',
      '\u0301',
      '\u{10ffff}',
      'x'.repeat(5000),
      '\t\u200b',
    ]);
    expect([...vectors].every(Number.isFinite)).toBe(true);
  });

  it.each(FILES)('names a missing %s and its folder', async (file) => {
    const folder = modelCopy('incomplete');
    rmSync(join(folder, file));
    await expect(loadEncoder(folder)).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(`no model in ${folder}: ${file} is missing`),
    });
  });

  it('says which names there are', async () => {
    await expect(loadEncoder('no-such-model')).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(`there is no model 'no-such-model', neither in `),
    });
  });

  it.each([
    ['config.json', '{'],
    ['tokenizer.json', 'not JSON'],
    ['tokenizer.json', '{}'],
    [join('onnx', 'model_int8.onnx'), 'not a graph'],
    [join('onnx', 'model_int8.onnx'), ''],
  ])('cannot use a broken %s: %j', async (file, content) => {
    const folder = modelCopy(`broken-${Math.random()}`);
    rmSync(join(folder, file));
    writeFileSync(join(folder, file), content);
    await expect(loadEncoder(folder)).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringContaining(`the model in ${folder} cannot be used: `),
    });
  });

  it('tries a folder again that was wrong before', async () => {
    const folder = modelCopy('mended');
    const graph = join(folder, 'onnx', 'model_int8.onnx');
    rmSync(graph);
    await expect(loadEncoder(folder)).rejects.toMatchObject({ code: 'MODEL_MISSING' });
    cpSync(join(shipped, 'onnx', 'model_int8.onnx'), graph);
    expect((await loadEncoder(folder)).id).toBe('mended');
  });

  it('loads models of different folders at the same time', async () => {
    const folders = [modelCopy('one'), modelCopy('two')];
    const encoders = await Promise.all(folders.map((folder) => loadEncoder(folder)));
    expect(encoders.map(({ id }) => id)).toEqual(['one', 'two']);
  });
});
