import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { knownRecipe, readRecipe } from './recipe.ts';
import { knownModel, MODEL_NAMES, namesake } from './registry.ts';

const modules = (...kinds: string[]) =>
  kinds.map((kind, at) => ({
    idx: at,
    path: kind === 'Transformer' ? '' : `${at}_${kind}`,
    type: `sentence_transformers.models.${kind}`,
  }));

function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

const PLAIN = { prefix: '', pooling: 'mean', dense: [], maxTokens: 512 };

describe('readRecipe', () => {
  test.each([
    ['nothing', {}, {}],
    ['a pooling', { '1_Pooling/config.json': { pooling_mode_cls_token: true } }, { pooling: 'cls' }],
    [
      'a mean over the root of the length',
      { '1_Pooling/config.json': { pooling_mode_mean_sqrt_len_tokens: true, pooling_mode_cls_token: false } },
      { pooling: 'mean' },
    ],
    [
      'a pooling in the newer words',
      { '1_Pooling/config.json': { pooling_mode: 'cls' } },
      { pooling: 'cls' },
    ],
    [
      'modules',
      {
        'modules.json': modules('Transformer', 'Pooling', 'Dense', 'Normalize'),
        '1_Pooling/config.json': { pooling_mode_cls_token: true },
      },
      { pooling: 'cls', dense: ['2_Dense'] },
    ],
    ['a length', { 'sentence_bert_config.json': { max_seq_length: 128 } }, { maxTokens: 128 }],
    ['a length that is too much for a sentence', { 'config.json': { max_position_embeddings: 8192 } }, {}],
    [
      'the positions of the RoBERTa family',
      { 'config.json': { model_type: 'xlm-roberta', max_position_embeddings: 130 } },
      { maxTokens: 128 },
    ],
    ['a tokenizer without limit', { 'tokenizer_config.json': { model_max_length: 1e30 } }, {}],
    [
      'a prompt that is always there',
      {
        'config_sentence_transformers.json': {
          prompts: { query: 'query: ', other: '?' },
          default_prompt_name: 'query',
        },
      },
      { prefix: 'query: ' },
    ],
    [
      'prompts to choose from',
      { 'config_sentence_transformers.json': { prompts: { query: 'query: ' }, default_prompt_name: null } },
      {},
    ],
  ])('reads %s', async (_, files, expected) => {
    expect(await readRecipe(folderWith(files))).toEqual({ ...PLAIN, ...expected });
  });

  test.each([
    [
      'max pooling',
      { '1_Pooling/config.json': { pooling_mode_max_tokens: true } },
      /pools by max_tokens; only/,
    ],
    [
      'two poolings',
      { '1_Pooling/config.json': { pooling_mode_mean_tokens: true, pooling_mode_cls_token: true } },
      /pools by mean_tokens and cls_token/,
    ],
    ['a step', { 'modules.json': modules('Transformer', 'LSTM') }, /has a step 'LSTM'/],
    [
      'a folder elsewhere',
      { 'modules.json': [{ path: '../../etc', type: 'sentence_transformers.models.Dense' }] },
      /names a folder '\.\.\/\.\.\/etc'/,
    ],
  ])('refuses %s', async (_, files, message) => {
    const refusal = readRecipe(folderWith(files));
    await expect(refusal).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    await expect(refusal).rejects.toThrow(message);
  });
});

describe('the table', () => {
  it('has a recipe for every contextual model', () => {
    for (const name of MODEL_NAMES.slice(1)) {
      const model = knownModel(name);
      expect(model?.kind).toBe('contextual');
      if (model?.kind === 'contextual') expect(knownRecipe(model).maxTokens).toBeLessThanOrEqual(512);
    }
    expect(knownModel(MODEL_NAMES[0] ?? '')).toEqual({ kind: 'static', name: 'hexapla-static-2' });
  });

  it('knows what is particular to a model', () => {
    const recipe = (name: string) => {
      const model = namesake(name);
      return model === undefined ? undefined : knownRecipe(model);
    };
    expect(recipe('Xenova/LaBSE')).toMatchObject({ pooling: 'cls', dense: ['2_Dense'], maxTokens: 256 });
    expect(recipe('intfloat/multilingual-e5-small')).toMatchObject({ prefix: 'query: ', pooling: 'mean' });
    expect(recipe('bge-m3')).toMatchObject({ pooling: 'cls', maxTokens: 512 });
    expect(recipe('hexapla-static-2')).toBeUndefined();
    expect(recipe('LaBSE-2')).toBeUndefined();
  });
});
