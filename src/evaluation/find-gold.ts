import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { unreadable } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import { BEAD_FILES } from './gold-beads.ts';
import { GOLD_ENDING } from './gold-units.ts';
import { invalidGold } from './read-lines.ts';

/** Gold that belongs together, not read yet. */
export type GoldSet =
  | { readonly kind: 'beads'; readonly name: string; readonly documents: readonly string[] }
  | { readonly kind: 'units'; readonly name: string; readonly documents: readonly string[] }
  | {
      readonly kind: 'parallel';
      readonly name: string;
      readonly folder: string;
      readonly languages: readonly LanguageTag[];
    };

/** A folder of sets of documents is the deepest that there is. */
const MAX_DEPTH = 2;
const MAX_ENTRIES = 10_000;

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw unreadable(folder, cause);
  });
  if (entries.length > MAX_ENTRIES) throw invalidGold(folder, `more than ${MAX_ENTRIES} entries`);
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The language that a file of parallel lines is named for. */
function languageOf(file: string): LanguageTag | undefined {
  const tag = file.endsWith('.txt') ? file.slice(0, -'.txt'.length) : '';
  try {
    return parseLanguage(tag) === tag ? tag : undefined;
  } catch (error) {
    if (error instanceof HexaplaError) return undefined;
    throw error;
  }
}

async function setsIn(folder: string, depth: number): Promise<GoldSet[]> {
  const name = basename(resolve(folder));
  const entries = await entriesOf(folder);
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  if (Object.values(BEAD_FILES).some((file) => files.includes(file))) {
    const missing = Object.values(BEAD_FILES).find((file) => !files.includes(file));
    if (missing !== undefined) throw invalidGold(folder, `${missing} is missing`);
    return [{ kind: 'beads', name, documents: [folder] }];
  }
  const gold = files.filter((file) => file.endsWith(GOLD_ENDING));
  if (gold.length > 0) return [{ kind: 'units', name, documents: gold.map((file) => join(folder, file)) }];
  const languages = files.flatMap((file) => languageOf(file) ?? []);
  if (languages.length > 1) return [{ kind: 'parallel', name, folder, languages }];
  if (depth === 0) return [];

  const inner: GoldSet[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) inner.push(...(await setsIn(join(folder, entry.name), depth - 1)));
  }
  // Documents that are folders of this one are a set, which has its name.
  const documents = inner.flatMap((set) =>
    set.kind === 'beads' && set.documents.length === 1 ? set.documents : [],
  );
  const direct = documents.filter((path) => resolve(path, '..') === resolve(folder));
  const others = inner.filter(
    (set) => set.kind !== 'beads' || !set.documents.some((path) => direct.includes(path)),
  );
  return direct.length > 0 ? [{ kind: 'beads', name, documents: direct }, ...others] : others;
}

/**
 * Finds gold: a file `NAME.gold.json`, or a folder. A folder is a document (`src.txt`, `tgt.txt`, `gold.txt`), a set
 * of such documents, files `NAME.gold.json`, texts that are parallel line by line (`en.txt`, `ja.txt`), or a folder
 * of all these.
 *
 * @throws HexaplaError `INPUT_UNREADABLE`; `GOLD_INVALID` where there is no gold, or part of it is missing.
 */
export async function findGold(path: string): Promise<GoldSet[]> {
  const info = await stat(path).catch((cause) => {
    throw unreadable(path, cause);
  });
  if (!info.isDirectory()) {
    if (path.endsWith(GOLD_ENDING)) return [{ kind: 'units', name: basename(path), documents: [path] }];
    throw invalidGold(path, `gold is a folder, or a file whose name ends in ${GOLD_ENDING}`);
  }
  const sets = await setsIn(path, MAX_DEPTH);
  if (sets.length > 0) return sets;
  const { source, target, gold } = BEAD_FILES;
  throw invalidGold(
    path,
    `no gold in it: neither ${source}, ${target} and ${gold}, nor *${GOLD_ENDING}, nor files such as en.txt and ja.txt`,
  );
}
