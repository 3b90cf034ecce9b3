import { parseLanguage } from '../language.ts';

/** Files whose names say that they hold the same document in several languages. */
export interface NamedDocument {
  /** What the names have in common: the path without the language and the ending. */
  readonly name: string;
  /** In the order given; at least two, in different languages. */
  readonly files: readonly { readonly path: string; readonly language: string }[];
}

export interface PairedNames {
  readonly documents: readonly NamedDocument[];
  /** Paths that have no partner. */
  readonly single: readonly string[];
}

interface Reading {
  readonly key: string;
  readonly language: string;
}

/** More of a name than this is no language tag (`zh-Hant-TW` has ten characters). */
const LONGEST_TAG = 11;

function languageOf(word: string): string | undefined {
  // Words of a name pass for tags of rare languages (`all`, `new`): two letters, with or without script and region.
  if (word.length > LONGEST_TAG || !/^[a-z]{2}(?:[-_][a-z]{4})?(?:[-_][a-z]{2})?$/iu.test(word))
    return undefined;
  try {
    return parseLanguage(word);
  } catch {
    return undefined;
  }
}

/** All ways to read a path as a name with a language in it: `report.en.docx`, `report_ja.docx`, `en/report.html`, `en-report.txt`. */
function readings(path: string): Reading[] {
  const folders = path.split(/[\\/]/u);
  const file = folders.pop() ?? '';
  const stem = file.replace(/(?<=.)\.(?:tmx\.gz|[^.]*)$/u, '');
  const found: Reading[] = [];
  const add = (word: string, rest: readonly string[]) => {
    const language = languageOf(word);
    if (language !== undefined) found.push({ key: rest.join('/'), language });
  };
  const last = /^(.+?)[._ -]+\(?(\p{L}{2}(?:[-_]\p{L}{4})?(?:[-_]\p{L}{2})?)\)?$/u.exec(stem);
  if (last !== null) add(last[2] ?? '', [...folders, last[1] ?? '']);
  const first = /^(\p{L}{2}(?:[-_]\p{L}{4})?(?:[-_]\p{L}{2})?)[._ -]+(.+)$/u.exec(stem);
  if (first !== null) add(first[1] ?? '', [...folders, first[2] ?? '']);
  add(stem, [...folders, '']);
  for (const [index, folder] of folders.entries()) {
    add(folder, [...folders.slice(0, index), ...folders.slice(index + 1), stem]);
  }
  return found;
}

/**
 * Puts files together whose names differ in the language only, wherever in the name or in the folders it stands. Where
 * a name can be read in several ways, the one that finds the most partners counts.
 */
export function pairNames(paths: readonly string[]): PairedNames {
  const read = paths.map((path) => ({ path, readings: readings(path) }));
  const languages = new Map<string, Set<string>>();
  for (const { key, language } of read.flatMap((file) => file.readings)) {
    const known = languages.get(key);
    if (known === undefined) languages.set(key, new Set([language]));
    else known.add(language);
  }
  const partners = ({ key }: Reading) => languages.get(key)?.size ?? 0;
  const documents = new Map<string, { path: string; language: string }[]>();
  const single: string[] = [];
  for (const { path, readings: all } of read) {
    const best = all.reduce<Reading | undefined>(
      (chosen, reading) => (chosen === undefined || partners(reading) > partners(chosen) ? reading : chosen),
      undefined,
    );
    const files = best === undefined ? undefined : (documents.get(best.key) ?? []);
    if (
      best === undefined ||
      files === undefined ||
      files.some(({ language }) => language === best.language)
    ) {
      single.push(path);
      continue;
    }
    files.push({ path, language: best.language });
    documents.set(best.key, files);
  }
  const found = [...documents].map(([name, files]) => ({ name: name.replace(/\/$/u, ''), files }));
  const alone = new Set([
    ...single,
    ...found.flatMap(({ files }) => (files.length < 2 ? files.map(({ path }) => path) : [])),
  ]);
  return {
    documents: found.filter(({ files }) => files.length > 1),
    single: paths.filter((path) => alone.has(path)),
  };
}
