import { join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { type Fields, fieldsOf, readJson } from './json.ts';
import type { ContextualModel, DenseSource, Pooling } from './registry.ts';

/** How a contextual model is used. */
export interface Recipe {
  readonly prefix: string;
  readonly pooling: Pooling;
  /** Folders of the layers behind the pooling, in their order. */
  readonly dense: readonly string[];
  /** Where such layers are published, if not with the model. */
  readonly denseSource?: DenseSource;
  /** Tokens of a text, special ones included. */
  readonly maxTokens: number;
}

/**
 * Tokens that a text is given at most, whatever the model takes: attention grows with their square, and hardly
 * a sentence is as long.
 */
const LONGEST = 512;

/** The settings that sentence-transformers writes beside a model; all of them may be absent. */
export const SETTINGS = [
  'modules.json',
  '1_Pooling/config.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
] as const;

/** The recipe of a model of the table. */
export function knownRecipe({ prefix, pooling, dense, maxTokens }: ContextualModel): Recipe {
  return {
    prefix,
    pooling,
    dense: dense === undefined ? [] : [dense.folder],
    ...(dense === undefined ? {} : { denseSource: dense }),
    maxTokens: Math.min(maxTokens, LONGEST),
  };
}

/**
 * The recipe of a model that the table does not know, from what sentence-transformers wrote beside it; without
 * that, the mean of the tokens' vectors, and no prefix.
 *
 * @throws HexaplaError `MODEL_INVALID` for a way of pooling, or a layer, that is not known here.
 */
export async function readRecipe(folder: string): Promise<Recipe> {
  const modules = await readJson(join(folder, 'modules.json'));
  const steps = Array.isArray(modules) ? modules.map(fieldsOf) : [];
  const ofKind = (kind: string) => steps.filter(({ type }) => String(type).split('.').at(-1) === kind);
  for (const { type } of steps) {
    const kind = String(type).split('.').at(-1) ?? '';
    if (['Transformer', 'Pooling', 'Dense', 'Normalize'].includes(kind)) continue;
    throw new HexaplaError('MODEL_INVALID', `${folder}: modules.json has a step '${kind}', not known here`);
  }
  const pathOf = ({ path }: Fields) => {
    if (typeof path === 'string' && /^\w[\w-]*$/.test(path)) return path;
    throw new HexaplaError('MODEL_INVALID', `${folder}: modules.json names a folder '${String(path)}'`);
  };
  const [pooling] = ofKind('Pooling').map(pathOf);
  return {
    prefix: await defaultPrompt(folder),
    pooling: poolingOf(folder, fieldsOf(await readJson(join(folder, pooling ?? '1_Pooling', 'config.json')))),
    dense: ofKind('Dense').map(pathOf),
    maxTokens: await longestText(folder),
  };
}

/** The mean over the root of the length has the mean's direction, and only that counts here. */
const POOLINGS: Readonly<Record<string, Pooling>> = {
  cls: 'cls',
  cls_token: 'cls',
  mean: 'mean',
  mean_tokens: 'mean',
  mean_sqrt_len_tokens: 'mean',
};

function poolingOf(folder: string, config: Fields): Pooling {
  const flags = Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true);
  const named = typeof config['pooling_mode'] === 'string' ? [config['pooling_mode']] : [];
  const modes = [...named, ...flags.map((flag) => flag.slice('pooling_mode_'.length))];
  if (modes.length === 0) return 'mean';
  const [mode = ''] = modes;
  const pooling = modes.length === 1 ? POOLINGS[mode] : undefined;
  if (pooling !== undefined) return pooling;
  throw new HexaplaError(
    'MODEL_INVALID',
    `${folder}: the model pools by ${modes.join(' and ')}; only cls and mean are known here`,
  );
}

async function defaultPrompt(folder: string): Promise<string> {
  const config = fieldsOf(await readJson(join(folder, 'config_sentence_transformers.json')));
  const prompt = fieldsOf(config['prompts'])[String(config['default_prompt_name'])];
  return typeof prompt === 'string' ? prompt : '';
}

async function longestText(folder: string): Promise<number> {
  const settings = fieldsOf(await readJson(join(folder, 'sentence_bert_config.json')));
  const tokenizer = fieldsOf(await readJson(join(folder, 'tokenizer_config.json')));
  const config = fieldsOf(await readJson(join(folder, 'config.json')));
  // Models of the RoBERTa family number their positions from behind the padding token's.
  const positions = Number(config['max_position_embeddings']);
  const reserved = /roberta/.test(String(config['model_type'])) ? 2 : 0;
  const limits = [
    Number(settings['max_seq_length']),
    Number(tokenizer['model_max_length']),
    positions - reserved,
    LONGEST,
  ];
  return Math.min(...limits.filter((limit) => limit >= 8));
}
