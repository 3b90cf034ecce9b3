import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { AutoTokenizer, env, PreTrainedModel, Tensor } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import type { Encoder } from './encoder.ts';
import { modelFolder } from './model.ts';
import { DEFAULT_MODEL } from './registry.ts';
import { openStatic, STATIC_FILES } from './static-model.ts';

const shipped = modelFolder(DEFAULT_MODEL);

const SENTENCES = [
  'The ferry leaves at eight.',
  'Be on time, or it leaves without you: 12 minutes late is 12 minutes too late!',
  'Die Fähre fährt um acht ab.',
  'Паром отходит в восемь.',
  '渡輪於八時開出，請準時到達碼頭。',
  'フェリーは8時に出ます。',
  'เรือออกแปดโมง',
  'x',
];

/** The sums of the graph that ships, run by onnxruntime, of the tokens that transformers.js finds. */
async function sumsOfGraph(texts: readonly string[]): Promise<Float32Array[]> {
  Object.assign(env, { allowRemoteModels: false, localModelPath: dirname(shipped) + sep });
  const name = basename(shipped);
  const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
  const model = await PreTrainedModel.from_pretrained(name, { local_files_only: true, dtype: 'int8' });
  const sums: Float32Array[] = [];
  for (const text of texts) {
    const ids = BigInt64Array.from(tokenizer.encode(text, { add_special_tokens: false }).map(BigInt));
    const shape = [1, ids.length];
    const { sum } = await model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', ids.slice().fill(1n), shape),
    });
    sums.push(sum.data);
  }
  return sums;
}

describe('openStatic', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await openStatic(shipped);
  });

  async function encode(texts: readonly string[]): Promise<Float32Array[]> {
    const { dimensions } = encoder;
    const sums = await encoder.encode(texts);
    return texts.map((_, row) => sums.slice(row * dimensions, (row + 1) * dimensions));
  }

  it('gives the sums that the graph gives', async () => {
    const [own, reference] = [await encode(SENTENCES), await sumsOfGraph(SENTENCES)];
    for (const [row, sum] of own.entries()) expectClose(sum, reference[row]);
  });

  it('gives a run of sentences with spaces between the sum of their vectors', async () => {
    const [together] = await encode([SENTENCES.join(' ')]);
    const each = await encode(SENTENCES);
    const sum = new Float32Array(encoder.dimensions).map((_, d) =>
      each.reduce((all, one) => all + (one[d] ?? 0), 0),
    );
    expectClose(together, sum);
  });

  it('takes the name of its folder, and a model of other sizes', async () => {
    expect(encoder.id).toBe(DEFAULT_MODEL);
    expect((await openStatic(folderWith({}))).id).toBe('copy');
  });

  it.each([
    ['tokenizer.json', '{', 'tokenizer.json: it is not JSON'],
    [
      join('onnx', 'model_int8.onnx'),
      'x',
      `${join('onnx', 'model_int8.onnx')}: it is cut off, or not in the ONNX format`,
    ],
  ])('names the file that cannot be used: %s', async (file, content, reason) => {
    const folder = folderWith({ [file]: content });
    await expect(openStatic(folder)).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: `the model in ${folder} cannot be used: ${reason}`,
    });
  });

  it('needs a row for every piece', async () => {
    const tokenizer = readFileSync(join(shipped, 'tokenizer.json'), 'utf8');
    const more = Array.from({ length: 1000 }, (_, at) => `["more-${at}", -20],`).join('');
    const folder = folderWith({ 'tokenizer.json': tokenizer.replace(/("vocab":\s*\[)/, `$1${more}`) });
    await expect(openStatic(folder)).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringMatching(/tokenizer\.json has \d+ pieces, and .* \d+ rows/),
    });
  });
});

/** A copy of the shipped model, some of its files other ones. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'copy');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const file of STATIC_FILES) {
    const content = files[file];
    if (content === undefined) symlinkSync(join(shipped, file), join(folder, file));
    else writeFileSync(join(folder, file), content);
  }
  return folder;
}

function expectClose(found: Float32Array | undefined, expected: Float32Array | undefined): void {
  expect(found).toHaveLength(expected?.length ?? -1);
  for (const [d, value] of expected?.entries() ?? []) expect(found?.[d]).toBeCloseTo(value, 4);
}
