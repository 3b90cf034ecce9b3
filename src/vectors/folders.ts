import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The models that came with the package. */
export const PACKAGE_MODELS = fileURLToPath(new URL('../../models', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's value; an empty one is as good as none. */
function value(environment: Environment, name: string): string | undefined {
  const found = environment[name]?.trim();
  return found === '' ? undefined : found;
}

/** Where this user's programs keep what can be fetched or made again. */
function cacheFolder(environment: Environment): string {
  const base =
    value(environment, 'XDG_CACHE_HOME') ??
    (platform() === 'win32' ? value(environment, 'LOCALAPPDATA') : undefined) ??
    join(homedir(), '.cache');
  return resolve(base, 'hexapla');
}

/** The user's own models: `HEXAPLA_MODELS`, else a folder of the user's cache. */
export function userModels(environment: Environment = process.env): string {
  // Whole: the runtime takes a relative path of two parts for the name of a model on the hub.
  return resolve(value(environment, 'HEXAPLA_MODELS') ?? join(cacheFolder(environment), 'models'));
}

/** Where vectors of contextual models are kept from one run to the next. */
export function vectorFolder(environment: Environment = process.env): string {
  return join(cacheFolder(environment), 'vectors');
}

/** Whether a switch among the variables is on: anything but nothing, `0`, `false`, `no` and `off`. */
export function isOn(name: string, environment: Environment = process.env): boolean {
  const found = value(environment, name);
  return found !== undefined && !isNo(found);
}

/** Whether a switch among the variables says no in so many words; not set is no answer. */
export function isOff(name: string, environment: Environment = process.env): boolean {
  const found = value(environment, name);
  return found !== undefined && isNo(found);
}

function isNo(word: string): boolean {
  return ['0', 'false', 'no', 'off'].includes(word.toLowerCase());
}
