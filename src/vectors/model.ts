import { join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { cachedEncoder } from './cached-encoder.ts';
import { type ContextualEncoder, openContextual } from './contextual-model.ts';
import { downloadModel } from './download.ts';
import type { Encoder } from './encoder.ts';
import { isOff, vectorFolder } from './folders.ts';
import { fieldsOf, readJson } from './json.ts';
import { locateModel, type ModelPlace } from './locate.ts';
import type { Progress } from './progress.ts';
import { knownRecipe, readRecipe } from './recipe.ts';
import { DEFAULT_MODEL, knownModel, namesake } from './registry.ts';
import { missingFile, openStatic } from './static-model.ts';
import { openVectorCache } from './vector-cache.ts';

export { DEFAULT_MODEL };

export interface LoadOptions {
  /**
   * Whether vectors of contextual models are kept for the next time, in the user's cache folder. Default: yes,
   * unless the variable `HEXAPLA_CACHE` says `off`.
   */
  readonly cache?: boolean | undefined;
  /** Told of a download, in bytes; there is none for the model that ships, nor for a folder. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Models by their folder, and encoders by folder and where their vectors are kept. */
const opened = new Map<string, Promise<Encoder | ContextualEncoder>>();
const loaded = new Map<string, Promise<Encoder>>();
/** The library's settings are global, so models are opened one after the other. */
let opening: Promise<unknown> = Promise.resolve();

/** The folder of a model, which may not be there. */
export function modelFolder(model: string): string {
  return locateModel(model).folder;
}

/**
 * Loads a model, once. One that is named `owner/name` and is not on this machine is fetched, since the caller
 * asked for it; nothing is ever fetched for the model that ships, nor for a folder.
 *
 * @param model A folder, or a name: see `MODEL_NAMES`.
 * @throws HexaplaError `MODEL_MISSING` (it, or a file of it, is not there) or `MODEL_INVALID` (it cannot be used).
 */
export function loadEncoder(model: string = DEFAULT_MODEL, options: LoadOptions = {}): Promise<Encoder> {
  let place: ModelPlace;
  try {
    place = locateModel(model);
  } catch (error) {
    return Promise.reject(error);
  }
  const cache = (options.cache ?? !isOff('HEXAPLA_CACHE')) ? vectorFolder() : undefined;
  const encoder = once(opened, place.folder, () => load(place, options.onProgress));
  return once(loaded, JSON.stringify([place.folder, cache]), async () => {
    const made = await encoder;
    if (cache === undefined || !('identity' in made)) return made;
    return cachedEncoder(made, openVectorCache(cache, made));
  });
}

/** What was made before, unless that failed: what was wrong may be right the next time it is asked for. */
function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key);
  if (known !== undefined) return known;
  const promise = make();
  made.set(key, promise);
  promise.catch(() => made.delete(key));
  return promise;
}

async function load(
  place: ModelPlace,
  onProgress: LoadOptions['onProgress'],
): Promise<Encoder | ContextualEncoder> {
  try {
    const made = opening.then(async () => {
      if (place.fetch !== undefined) {
        await downloadModel({ ...place.fetch, folder: place.folder, onProgress });
      }
      return open(place);
    });
    opening = made.catch(() => undefined);
    return await made;
  } catch (cause) {
    if (cause instanceof HexaplaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HexaplaError('MODEL_INVALID', `the model in ${place.folder} cannot be used: ${reason}`, {
      cause,
    });
  }
}

async function open({ id, folder }: ModelPlace): Promise<Encoder | ContextualEncoder> {
  const config = await readJson(join(folder, 'config.json'));
  if (config === undefined) {
    throw isNamed(id)
      ? withAdvice(new HexaplaError('MODEL_MISSING', `no model in ${folder}: config.json is missing`))
      : missingFile(folder, 'config.json');
  }
  if (fieldsOf(config)['model_type'] === 'hexapla-static') return openStatic(folder);

  const row = knownModel(id) ?? namesake(id);
  const recipe = row?.kind === 'contextual' ? knownRecipe(row) : await readRecipe(folder);
  return openContextual(id, folder, recipe).catch((error: unknown) => {
    throw error instanceof HexaplaError && error.code === 'MODEL_MISSING' && isNamed(id)
      ? withAdvice(error)
      : error;
  });
}

/** Named `owner/name` and found: what is lacking there is not fetched. */
function isNamed(id: string): boolean {
  return id.includes('/');
}

function withAdvice(error: HexaplaError): HexaplaError {
  const advice = 'complete the folder, or remove it to have the model fetched again';
  return new HexaplaError(error.code, `${error.message}; ${advice}`, { cause: error });
}
