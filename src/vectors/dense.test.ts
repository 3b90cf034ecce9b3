import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { denseFiles } from '../../test/models.ts';
import { readDense } from './dense.ts';

function folderWith(files: ReadonlyMap<string, Buffer | undefined>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '2_Dense'));
  for (const [name, content] of files) if (content !== undefined) writeFileSync(join(folder, name), content);
  return join(folder, '2_Dense');
}

const CONFIG = '2_Dense/config.json';
const WEIGHTS = '2_Dense/model.safetensors';
const good = denseFiles(3);
const config = (fields: object) =>
  Buffer.from(JSON.stringify({ ...JSON.parse(String(good.get(CONFIG))), ...fields }));

describe('readDense', () => {
  it('applies weights, bias and tanh', async () => {
    const layer = await readDense(folderWith(good));
    expect([layer.inputs, layer.outputs]).toEqual([3, 3]);
    const [a, b, c, ...second] = layer.apply(Float32Array.of(0.1, 0.2, 0.3, 0, 0, 0));
    for (const [value, expected] of [
      [a, 2 * 0.3 + 0.25],
      [b, 2 * 0.2 + 0.25],
      [c, 2 * 0.1 + 0.25],
      [second[0], 0.25],
    ]) {
      expect(value).toBeCloseTo(Math.tanh(expected ?? 0), 6);
    }
  });

  it('applies a layer without activation', async () => {
    const files = new Map(good).set(
      CONFIG,
      config({ activation_function: 'torch.nn.modules.linear.Identity' }),
    );
    const [first] = (await readDense(folderWith(files))).apply(Float32Array.of(0, 0, 5));
    expect(first).toBeCloseTo(10.25, 6);
  });

  test.each([
    ['no configuration', CONFIG, undefined, 'MODEL_MISSING', /config\.json is missing/],
    ['no weights', WEIGHTS, undefined, 'MODEL_MISSING', /model\.safetensors is missing/],
    [
      'another activation',
      CONFIG,
      config({ activation_function: 'x.ReLU' }),
      'MODEL_INVALID',
      /no layer known/,
    ],
    ['another size', CONFIG, config({ in_features: 4 }), 'MODEL_INVALID', /not of the size/],
    ['nothing', WEIGHTS, Buffer.alloc(0), 'MODEL_INVALID', /cut short/],
    ['an absurd header', WEIGHTS, Buffer.alloc(12, 0xff), 'MODEL_INVALID', /cut short/],
    ['no header', WEIGHTS, Buffer.concat([Buffer.alloc(8), Buffer.from('{')]), 'MODEL_INVALID', /no JSON/],
    ['half a file', WEIGHTS, good.get(WEIGHTS)?.subarray(0, -1), 'MODEL_INVALID', /is not in it/],
    [
      'half precision',
      WEIGHTS,
      Buffer.from(String(good.get(WEIGHTS)?.toString('latin1')).replaceAll('F32', 'F16'), 'latin1'),
      'MODEL_INVALID',
      /is F16, and only F32/,
    ],
  ])('refuses %s', async (_, file, content, code, message) => {
    const refusal = readDense(folderWith(new Map<string, Buffer | undefined>(good).set(file, content)));
    await expect(refusal).rejects.toMatchObject({ code });
    await expect(refusal).rejects.toThrow(message);
  });
});
