/** How the vectors of a text's tokens become one: the first token's, or their mean. */
export type Pooling = 'cls' | 'mean';

/** A file of weights inside `onnx/`, by the precision that the runtime knows it by. */
export type Precision = 'q8' | 'fp32' | 'fp16' | 'int8' | 'uint8';

/** A linear layer behind the pooling, as sentence-transformers keeps it: a folder with its own weights. */
export interface DenseSource {
  /** Where the layer is published, `owner/name`: an ONNX export leaves it out. */
  readonly repository: string;
  /** The folder in that repository and in the model's own. */
  readonly folder: string;
}

/** What a contextual model needs beside its graph and tokenizer. */
export interface ContextualModel {
  readonly kind: 'contextual';
  /** `owner/name` on the hub. */
  readonly name: string;
  /** What stands before every text; the same for both sides of a pair. */
  readonly prefix: string;
  readonly pooling: Pooling;
  readonly dense?: DenseSource;
  /** What is fetched. */
  readonly precision: Precision;
  /** Tokens that the model was made for, special ones included. */
  readonly maxTokens: number;
}

/** A table of token vectors: needs no more than its folder. */
export interface StaticModel {
  readonly kind: 'static';
  readonly name: string;
}

export type KnownModel = StaticModel | ContextualModel;

/** The model that ships with the package. */
export const DEFAULT_MODEL = 'hexapla-static-2';

const QUANTIZED = { kind: 'contextual', prefix: '', precision: 'q8' } as const;

/**
 * The models whose facts are known. Normalisation is not among them: every vector is made unit length, since
 * only directions count here.
 *
 * The facts are those of each model's card and of its `modules.json`, `1_Pooling/config.json` and
 * `sentence_bert_config.json` at sentence-transformers, intfloat and BAAI, of which the `Xenova` repositories
 * are exports. Their graphs end at the tokens' vectors (`last_hidden_state`).
 */
const MODELS: readonly KnownModel[] = [
  { kind: 'static', name: DEFAULT_MODEL },
  {
    ...QUANTIZED,
    name: 'Xenova/LaBSE',
    pooling: 'cls',
    // Trained with this layer behind the first token, and the export has no trace of it.
    dense: { repository: 'sentence-transformers/LaBSE', folder: '2_Dense' },
    maxTokens: 256,
  },
  // Both sides of a symmetric task take 'query: ' (the model card).
  {
    ...QUANTIZED,
    name: 'Xenova/multilingual-e5-small',
    prefix: 'query: ',
    pooling: 'mean',
    maxTokens: 512,
  },
  {
    ...QUANTIZED,
    name: 'Xenova/multilingual-e5-base',
    prefix: 'query: ',
    pooling: 'mean',
    maxTokens: 512,
  },
  {
    ...QUANTIZED,
    name: 'Xenova/multilingual-e5-large',
    prefix: 'query: ',
    pooling: 'mean',
    maxTokens: 512,
  },
  {
    ...QUANTIZED,
    name: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    pooling: 'mean',
    maxTokens: 128,
  },
  {
    ...QUANTIZED,
    name: 'Xenova/paraphrase-multilingual-mpnet-base-v2',
    pooling: 'mean',
    maxTokens: 128,
  },
  { ...QUANTIZED, name: 'Xenova/bge-m3', pooling: 'cls', maxTokens: 8192 },
];

/** The names that `--model` knows, the model that ships first. */
export const MODEL_NAMES: readonly string[] = MODELS.map(({ name }) => name);

/** The row of a name, exactly as it stands in the table. */
export function knownModel(name: string): KnownModel | undefined {
  return MODELS.find((model) => model.name === name);
}

/**
 * The row of a model under another roof: somebody's own folder or copy that bears the name of a known
 * contextual model (`./models/LaBSE`, `intfloat/multilingual-e5-small`).
 */
export function namesake(name: string): ContextualModel | undefined {
  const last = lastPart(name);
  return MODELS.find((model) => model.kind === 'contextual' && lastPart(model.name) === last) as
    | ContextualModel
    | undefined;
}

function lastPart(name: string): string {
  return name.split('/').at(-1) ?? name;
}
