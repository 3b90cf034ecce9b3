import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, pairNames, readDocument, unreadable } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import type { AlignInput } from '../input.ts';
import type { ReadOptions } from '../prepare.ts';
import type { ReadArguments } from './read-arguments.ts';

/** One document in several languages, in one file or in several. */
export interface InputDocument {
  /** Names of its files without their folders, joined. */
  readonly name: string;
  readonly files: readonly string[];
  /** Reads the files. */
  read(): Promise<{ readonly input: AlignInput; readonly options: ReadOptions }>;
}

/** What the words of a command line name. */
export interface InputDocuments {
  readonly documents: readonly InputDocument[];
  /** Files left out, since with `--pair` they have no partner. */
  readonly single: readonly string[];
}

/** Files of a folder and the folders in it at most. */
const MAX_FILES = 100_000;

/**
 * The documents that a command line names: all files are one document, or with `--pair` those are one whose names differ
 * in the language only; folders then stand for the files in them. Nothing but folders is read before `read` is called.
 *
 * @throws HexaplaError `INPUT_UNREADABLE`, `INPUT_TOO_LARGE`; `ONE_EDITION` where no two names belong together.
 */
export async function inputDocuments(given: ReadArguments): Promise<InputDocuments> {
  const options = await readOptions(given);
  if (!given.pair) return { documents: [inputDocument(given, given.files, options)], single: [] };
  const files: string[] = [];
  for (const path of given.files) await addFiles(path, files);
  const { documents, single } = pairNames(files);
  if (documents.length === 0) {
    throw new HexaplaError(
      'ONE_EDITION',
      `--pair: no two of ${files.length} files differ in the language only (report.en.docx and report.ja.docx, ` +
        'or en/report.html and ja/report.html, would); nothing to align',
    );
  }
  return {
    documents: documents.map((document) =>
      inputDocument(
        given,
        document.files.map(({ path }) => path),
        { ...options, languages: document.files.map(({ language }) => language) },
        basename(document.name),
      ),
    ),
    single,
  };
}

async function readOptions(given: ReadArguments): Promise<ReadOptions> {
  const { languages, segmentation, maxSentence, semicolons, repairs } = given;
  let srx: string | undefined;
  if (given.srx !== undefined) {
    try {
      srx = await readFile(given.srx, 'utf8');
    } catch (cause) {
      throw unreadable(given.srx, cause);
    }
  }
  return { languages, segmentation, maxSentence, semicolons, repairs, srx };
}

function inputDocument(
  given: ReadArguments,
  files: readonly string[],
  options: ReadOptions,
  name = files.map((file) => (file === '-' ? 'stdin' : file.replace(/^.*[\\/]/, ''))).join(' + '),
): InputDocument {
  return {
    name,
    files,
    async read() {
      const documents: Document[] = [];
      const { encoding, html, inputFormat } = given;
      for (const file of files) {
        documents.push(
          await readDocument(file, { encoding, html, format: inputFormat, languages: given.languages }),
        );
      }
      return { input: { documents }, options };
    },
  };
}

async function addFiles(path: string, files: string[]): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory()) {
      files.push(path);
      return;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of found) files.push(file);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (files.length > MAX_FILES) {
    throw new HexaplaError('INPUT_TOO_LARGE', `${path}: more than ${MAX_FILES} files; name fewer at a time`);
  }
}
