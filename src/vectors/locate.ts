import { statSync } from 'node:fs';
import { basename, isAbsolute, join, resolve, sep } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { PACKAGE_MODELS, userModels } from './folders.ts';
import { knownModel, MODEL_NAMES } from './registry.ts';

/** Where a model is, or would have to be. */
export interface ModelPlace {
  /** What messages and results call the model. */
  readonly id: string;
  readonly folder: string;
  /** `owner/name` where the model may be fetched, since it is nowhere here. */
  readonly fetch?: { readonly name: string; readonly lookedIn: readonly string[] };
}

/** One part of a name, as the hub has it: no dots at its ends, so that none leads out of a folder. */
const PART = String.raw`\w(?:[\w.-]*\w)?`;
const BARE_NAME = new RegExp(`^${PART}$`);
const OWNED_NAME = new RegExp(`^${PART}/${PART}$`);

function isName(pattern: RegExp, text: string): boolean {
  return pattern.test(text) && text.length <= 128 && !text.includes('..') && !text.includes('--');
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, or behind a file, a loop of links or a closed door: nothing that can be opened.
    return false;
  }
}

/**
 * Finds a model. A path is taken as it stands; a name is looked for among the package's models, then among the
 * user's own, and `owner/name` that is in neither may be fetched. `owner/name` is a name unless there is such
 * a folder; `./owner/name` is always a path.
 *
 * @throws HexaplaError `MODEL_MISSING` for what is no path, no name of the table and no `owner/name`.
 */
export function locateModel(model: string): ModelPlace {
  const isOwned = isName(OWNED_NAME, model);
  const isPath = isAbsolute(model) || model.startsWith('.') || model.includes('/') || model.includes(sep);
  if (isPath && (!isOwned || isFolder(model))) {
    const folder = resolve(model);
    return { id: basename(folder), folder };
  }
  if (!isOwned && !isName(BARE_NAME, model)) throw unknown(model);

  const lookedIn = [PACKAGE_MODELS, userModels()].map((folder) => join(folder, ...model.split('/')));
  const found = lookedIn.find((folder) => isFolder(folder));
  if (found !== undefined) return { id: model, folder: found };
  const [shipped = '', own = ''] = lookedIn;
  if (isOwned) return { id: model, folder: own, fetch: { name: model, lookedIn } };
  if (knownModel(model) !== undefined) return { id: model, folder: shipped };
  if (isFolder(model)) return { id: basename(model), folder: resolve(model) };
  throw unknown(model, lookedIn);
}

function unknown(model: string, lookedIn: readonly string[] = []): HexaplaError {
  const places = lookedIn.length === 0 ? '' : `, neither in ${lookedIn.join(' nor in ')}`;
  return new HexaplaError(
    'MODEL_MISSING',
    `there is no model '${model}'${places}; known are ${MODEL_NAMES.join(', ')}; ` +
      'or give a folder (./my-model) or a name of the form owner/name',
  );
}
