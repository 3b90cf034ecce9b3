import { cpSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { temporaryFolder } from './folder.ts';

/** A contextual model of 16 dimensions; see `make.py` beside it. */
export const TINY_MODEL = fileURLToPath(new URL('fixtures/tiny-model', import.meta.url));

const TEXT_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** A copy of the tiny model, for a test to change. */
export function tinyModel(
  folder: string = join(temporaryFolder(), 'tiny'),
  graph: 'model_quantized.onnx' | 'model.onnx' = 'model_quantized.onnx',
): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const file of [...TEXT_FILES, `onnx/${graph}`]) cpSync(join(TINY_MODEL, file), join(folder, file));
  return folder;
}

/** Folders of a user who has nothing yet; variables as such a user has them, until the test ends. */
export function newUser(): { home: string; models: string; vectors: string } {
  const home = temporaryFolder();
  vi.stubEnv('XDG_CACHE_HOME', home);
  for (const name of ['HEXAPLA_MODELS', 'HEXAPLA_OFFLINE', 'HEXAPLA_CACHE', 'HF_ENDPOINT'])
    vi.stubEnv(name, '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return { home, models: join(home, 'hexapla', 'models'), vectors: join(home, 'hexapla', 'vectors') };
}

/** A hub on this machine that has these files: the path behind the host, and what is sent. */
export async function startHub(
  files: (path: string) => Uint8Array | string | 'cut' | undefined,
): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    asked.push(path);
    const content = files(path);
    if (content === undefined) {
      response.writeHead(404).end();
    } else if (content === 'cut') {
      response.writeHead(200, { 'Content-Length': '1000000' }).write('x'.repeat(1000));
      setTimeout(() => response.destroy(), 20);
    } else {
      const bytes = Buffer.from(content);
      response.writeHead(200, { 'Content-Length': String(bytes.length) }).end(bytes);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked };
}

/** Whether a path is a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * A layer as sentence-transformers writes it: each number of the vector times `scale`, plus `bias`, all the
 * numbers in reverse order; through tanh.
 */
export function denseFiles(size: number, { scale = 2, bias = 0.25 } = {}): ReadonlyMap<string, Buffer> {
  const weight = Float32Array.from({ length: size * size }, (_, at) =>
    at % size === size - 1 - Math.floor(at / size) ? scale : 0,
  );
  const header = JSON.stringify({
    __metadata__: { format: 'pt' },
    'linear.bias': { dtype: 'F32', shape: [size], data_offsets: [0, 4 * size] },
    'linear.weight': {
      dtype: 'F32',
      shape: [size, size],
      data_offsets: [4 * size, 4 * size * (size + 1)],
    },
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const numbers = Buffer.alloc(4 * size * (size + 1));
  [...new Float32Array(size).fill(bias), ...weight].forEach((value, at) => {
    numbers.writeFloatLE(value, 4 * at);
  });
  const activation = 'torch.nn.modules.activation.Tanh';
  const config = { in_features: size, out_features: size, bias: true, activation_function: activation };
  return new Map([
    ['2_Dense/config.json', Buffer.from(JSON.stringify(config))],
    ['2_Dense/model.safetensors', Buffer.concat([length, Buffer.from(header), numbers])],
  ]);
}
