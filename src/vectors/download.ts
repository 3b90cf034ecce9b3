import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HexaplaError } from '../errors.ts';
import { graphFile, TEXT_FILES } from './contextual-model.ts';
import { DENSE_FILES } from './dense.ts';
import { isOn } from './folders.ts';
import type { Progress } from './progress.ts';
import { knownRecipe, type Recipe, readRecipe, SETTINGS } from './recipe.ts';
import { type ContextualModel, knownModel, type Precision } from './registry.ts';

/** What is to be fetched, and where to. */
export interface Download {
  /** `owner/name` on the hub. */
  readonly name: string;
  /** Where the model is in the end. */
  readonly folder: string;
  /** Where it was looked for in vain; for the message. */
  readonly lookedIn: readonly string[];
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const HUB = 'https://huggingface.co';
/** Downloads that somebody broke off are thrown away when they are as old as this, in milliseconds. */
const STALE = 24 * 3600 * 1000;
const UNFINISHED = '.download-';

/** The hub, or the mirror of it that `HF_ENDPOINT` names, without a slash at the end. */
function hub(): string {
  return (process.env['HF_ENDPOINT']?.trim() || HUB).replace(/\/+$/, '');
}

/**
 * Fetches a model that the user asked for by name. It is put together in a folder of its own and opened there
 * once; only then does it get its place, so that half of one is never taken for a model.
 *
 * @throws HexaplaError `MODEL_MISSING`: why it could not be had, and how to place it by hand.
 */
export async function downloadModel(download: Download): Promise<void> {
  const { name, folder } = download;
  const row = knownModel(name);
  const known = row?.kind === 'contextual' ? row : undefined;
  if (isOn('HEXAPLA_OFFLINE')) throw refused(download, known, 'HEXAPLA_OFFLINE forbids to download it');
  const models = dirname(dirname(folder));
  const temporary = join(models, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
  try {
    await removeStale(models);
    await mkdir(temporary, { recursive: true });
    await fetchInto(temporary, download, known);
    await mkdir(dirname(folder), { recursive: true });
    await settle(join(temporary, ...name.split('/')), folder);
  } catch (cause) {
    if (cause instanceof HexaplaError) {
      const what = cause.message.replaceAll(join(temporary, ...name.split('/')), name);
      throw new HexaplaError(cause.code, `from ${hub()}: ${what}`, { cause });
    }
    throw refused(download, known, `the download from ${hub()} failed: ${reasonOf(cause)}`, cause);
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

async function fetchInto(
  temporary: string,
  { name, onProgress }: Download,
  known: ContextualModel | undefined,
): Promise<void> {
  const { PreTrainedModel, ModelFileNotFoundError, env } = await import('@xenova/transformers');
  const target = join(temporary, ...name.split('/'));
  const fetchFile = async (repository: string, file: string, isNeeded = true) => {
    const response: Response = await env.fetch(`${hub()}/${repository}/resolve/main/${file}`);
    if (!response.ok) {
      await response.body?.cancel();
      // The hub says 401 of what it does not have.
      if (!isNeeded && [401, 403, 404].includes(response.status)) return;
      throw new Error(`HTTP status ${response.status} for ${file} of ${repository}`);
    }
    await mkdir(dirname(join(target, file)), { recursive: true });
    await writeFile(join(target, file), new Uint8Array(await response.arrayBuffer()));
  };
  // The small files first: a name that is wrong is known before the large one.
  for (const file of TEXT_FILES) await fetchFile(name, file);
  if (known === undefined) for (const file of SETTINGS) await fetchFile(name, file, false);
  const recipe: Recipe = known === undefined ? await readRecipe(target) : knownRecipe(known);
  for (const layer of recipe.dense) {
    const repository = recipe.denseSource?.repository ?? name;
    for (const file of DENSE_FILES) await fetchFile(repository, `${layer}/${file}`);
  }

  const before = { allowRemoteModels: env.allowRemoteModels, remoteHost: env.remoteHost };
  Object.assign(env, { allowRemoteModels: true, remoteHost: `${hub()}/` });
  try {
    // Opening it is the check that the graph is whole.
    const open = async (dtype: Precision) => {
      const options = { cache_dir: temporary, progress_callback: byteCounter(onProgress), dtype };
      await (await PreTrainedModel.from_pretrained(name, options)).dispose();
    };
    await open(known?.precision ?? 'q8').catch((error: unknown) => {
      // Not everybody publishes a quantised graph.
      if (known !== undefined || !(error instanceof ModelFileNotFoundError)) throw error;
      return open('fp32');
    });
  } finally {
    Object.assign(env, before);
  }
}

/** Adds up what the files report, each for itself. */
function byteCounter(onProgress: Download['onProgress']): (info: unknown) => void {
  const files = new Map<string, Progress>();
  return (info) => {
    const { status, file, loaded, total } = info as Readonly<Record<string, unknown>>;
    if (status !== 'progress' || typeof loaded !== 'number' || typeof total !== 'number') return;
    files.set(String(file), { done: loaded, total });
    const sums = [...files.values()];
    onProgress?.({
      done: sums.reduce((sum, { done }) => sum + done, 0),
      total: sums.reduce((sum, { total: bytes }) => sum + bytes, 0),
    });
  };
}

/** Puts a complete model in its place, unless somebody else did so meanwhile. */
async function settle(from: string, folder: string): Promise<void> {
  try {
    await rename(from, folder);
  } catch (cause) {
    if (!(await stat(join(folder, 'config.json')).catch(() => undefined))?.isFile()) throw cause;
  }
}

async function removeStale(models: string): Promise<void> {
  for (const entry of await readdir(models).catch(() => [])) {
    if (!entry.startsWith(UNFINISHED)) continue;
    const path = join(models, entry);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > STALE)
      await rm(path, { recursive: true, force: true });
  }
}

/** The runtime's sentence, and what is behind a mere `fetch failed`. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const behind = cause.cause instanceof Error ? cause.cause.message || reasonOf(cause.cause) : '';
  return [cause.message, behind]
    .filter((part) => part !== '')
    .join(': ')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
}

function refused(
  { name, folder, lookedIn }: Download,
  known: ContextualModel | undefined,
  why: string,
  cause?: unknown,
): HexaplaError {
  const files = [...TEXT_FILES, graphFile(known?.precision ?? 'q8')].join(', ');
  const { dense } = known ?? {};
  const layer =
    dense === undefined
      ? ''
      : ` and ${DENSE_FILES.map((file) => `${dense.folder}/${file}`).join(', ')} from ${HUB}/${dense.repository}`;
  return new HexaplaError(
    'MODEL_MISSING',
    `the model ${name} is not here (looked in ${lookedIn.join(' and ')}), and ${why}; ` +
      `to place it by hand, put ${files} from ${HUB}/${name}${layer} into ${folder}, folders kept`,
    { cause },
  );
}
