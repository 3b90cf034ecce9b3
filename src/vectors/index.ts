export type { EncodeOptions, Encoder } from './encoder.ts';
export { DEFAULT_MODEL, loadEncoder, modelFolder } from './model.ts';
export type { Progress } from './progress.ts';
