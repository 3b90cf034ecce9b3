export type { EncodeOptions, Encoder } from './encoder.ts';
export { type LoadOptions, loadEncoder, modelFolder } from './model.ts';
export type { Progress } from './progress.ts';
export { DEFAULT_MODEL, MODEL_NAMES } from './registry.ts';
