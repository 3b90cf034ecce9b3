import { mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { denseFiles, isFile, newUser, startHub, TINY_MODEL, tinyModel } from '../../test/models.ts';
import { loadEncoder } from './model.ts';

/** The tiny model, as the hub would send it under another name; `change` may replace a file. */
function published(
  name: string,
  change: (file: string) => string | Uint8Array | undefined = () => undefined,
) {
  return (path: string) => {
    const file = path.split('/resolve/main/')[1] ?? '';
    const changed = change(file);
    if (changed !== undefined) return changed;
    if (!path.startsWith(`${name}/`) || file === 'onnx/model.onnx') return undefined;
    const own = join(TINY_MODEL, file);
    return isFile(own) ? readFileSync(own) : undefined;
  };
}

describe('a model that is named and not here', () => {
  it('is fetched once, into the folder of the user, and then found there', async () => {
    const { models } = newUser();
    const hub = await startHub(published('someone/tiny-1'));
    vi.stubEnv('HF_ENDPOINT', hub.url);
    const onProgress = vi.fn();
    const encoder = await loadEncoder('someone/tiny-1', { onProgress });
    expect(encoder).toMatchObject({ id: 'someone/tiny-1', dimensions: 16 });
    expect(readdirSync(models)).toEqual(['someone']);
    const folder = join(models, 'someone', 'tiny-1');
    expect(isFile(join(folder, 'onnx', 'model_quantized.onnx'))).toBe(true);
    const last = onProgress.mock.lastCall?.[0];
    expect(last.done).toBe(last.total);
    expect(last.done).toBeGreaterThan(8000);

    const before = hub.asked.length;
    await loadEncoder(folder, { cache: false });
    await loadEncoder('someone/tiny-1', { cache: false });
    expect(hub.asked).toHaveLength(before);
  });

  it('is taken without a quantised graph, and with what sentence-transformers says of it', async () => {
    newUser();
    const files = published('someone/tiny-2', (file) => {
      if (file === 'onnx/model.onnx') return readFileSync(join(TINY_MODEL, file));
      return file === '1_Pooling/config.json' ? '{"pooling_mode_cls_token":true}' : undefined;
    });
    const hub = await startHub((path) => (path.endsWith('quantized.onnx') ? undefined : files(path)));
    vi.stubEnv('HF_ENDPOINT', `${hub.url}/`);
    const encoder = await loadEncoder('someone/tiny-2');
    expect(encoder.dimensions).toBe(16);
    expect(hub.asked).toContain('someone/tiny-2/resolve/main/1_Pooling/config.json');
  });

  it('brings the layer that a model of the table lacks from where it is published', async () => {
    const { models } = newUser();
    const layer = denseFiles(16);
    const hub = await startHub(published('Xenova/LaBSE', (file) => layer.get(file)));
    vi.stubEnv('HF_ENDPOINT', hub.url);
    await loadEncoder('Xenova/LaBSE');
    expect(hub.asked).toContain('sentence-transformers/LaBSE/resolve/main/2_Dense/model.safetensors');
    expect(isFile(join(models, 'Xenova', 'LaBSE', '2_Dense', 'model.safetensors'))).toBe(true);
  });

  it('is told with every place and the way to place it by hand where the network refuses', async () => {
    const { models } = newUser();
    vi.stubEnv('HF_ENDPOINT', 'http://127.0.0.1:1');
    const refusal = loadEncoder('Xenova/LaBSE');
    await expect(refusal).rejects.toMatchObject({ code: 'MODEL_MISSING' });
    const { message } = (await refusal.catch((error: Error) => error)) as Error;
    expect(message).toMatch(
      /^the model Xenova\/LaBSE is not here \(looked in .*[\\/]models[\\/]Xenova[\\/]LaBSE and /,
    );
    expect(message).toContain(join(models, 'Xenova', 'LaBSE'));
    expect(message).toMatch(/the download from http:\/\/127\.0\.0\.1:1 failed: .*ECONNREFUSED|bad port/);
    for (const file of [
      'config.json',
      'tokenizer.json',
      'onnx/model_quantized.onnx',
      '2_Dense/model.safetensors',
    ]) {
      expect(message).toContain(file);
    }
    expect(message).toContain('https://huggingface.co/Xenova/LaBSE');
    expect(message).toContain('https://huggingface.co/sentence-transformers/LaBSE');
    expect(message).not.toContain('\n');
    expect(readdirSync(models)).toEqual([]);
  });

  it('is not fetched where that is forbidden', async () => {
    newUser();
    const hub = await startHub(published('someone/tiny-3'));
    vi.stubEnv('HF_ENDPOINT', hub.url);
    vi.stubEnv('HEXAPLA_OFFLINE', '1');
    await expect(loadEncoder('someone/tiny-3')).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining('HEXAPLA_OFFLINE forbids to download it'),
    });
    expect(hub.asked).toEqual([]);
    vi.stubEnv('HEXAPLA_OFFLINE', '0');
    await expect(loadEncoder('someone/tiny-3')).resolves.toMatchObject({ dimensions: 16 });
  });

  it.each([
    ['config.json', undefined],
    ['tokenizer.json', 'cut'],
    ['onnx/model_quantized.onnx', 'cut'],
    ['onnx/model_quantized.onnx', 'no graph'],
  ] as const)('leaves nothing behind when %s comes as %j', async (broken, content) => {
    const { models } = newUser();
    let isBroken = true;
    const name = `someone/broken-${broken.length}${content?.length ?? ''}`;
    const whole = published(name);
    const hub = await startHub((path) => (isBroken && path.endsWith(`/${broken}`) ? content : whole(path)));
    vi.stubEnv('HF_ENDPOINT', hub.url);
    await expect(loadEncoder(name)).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(`the download from ${hub.url} failed: `),
    });
    expect(readdirSync(models)).toEqual([]);
    isBroken = false;
    await expect(loadEncoder(name)).resolves.toMatchObject({ dimensions: 16 });
  });

  it('throws away what somebody broke off long ago, and nothing newer', async () => {
    const { models } = newUser();
    for (const name of ['.download-old', '.download-new']) mkdirSync(join(models, name), { recursive: true });
    utimesSync(join(models, '.download-old'), 1, 1);
    const hub = await startHub(published('someone/tiny-4'));
    vi.stubEnv('HF_ENDPOINT', hub.url);
    await loadEncoder('someone/tiny-4');
    expect(readdirSync(models).sort()).toEqual(['.download-new', 'someone']);
  });

  it('takes what another process has put there meanwhile', async () => {
    const { models } = newUser();
    const whole = published('someone/tiny-5');
    const hub = await startHub((path) => {
      if (path.endsWith('modules.json')) tinyModel(join(models, 'someone', 'tiny-5'));
      return whole(path);
    });
    vi.stubEnv('HF_ENDPOINT', hub.url);
    await expect(loadEncoder('someone/tiny-5')).resolves.toMatchObject({ dimensions: 16 });
    expect(readdirSync(models)).toEqual(['someone']);
  });
});
