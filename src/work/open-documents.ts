import { type OpenAlignment, openAlignment, type Progress } from '../align.ts';
import { type Document, INPUT_FORMATS, readDocument } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { OpenDocument } from './open-document.ts';
import type { AlignTask } from './task.ts';

/** Sentences of all open documents together at most, save the last: each takes some kilobytes a pair of languages. */
const MOST_SENTENCES = 100_000;

/** Open documents at most: of a short one most is what every one takes, about a megabyte. */
const MOST_DOCUMENTS = 32;

async function open(task: AlignTask, onProgress: (progress: Progress) => void): Promise<OpenAlignment> {
  const { encoding, html, inputFormat, ...options } = task.options;
  const format = INPUT_FORMATS.find((known) => known === inputFormat);
  if (inputFormat !== undefined && format === undefined) {
    throw new HexaplaError('INVALID_OPTION', `there is no input format '${inputFormat}'`);
  }
  const documents: Document[] = [];
  for (const { name, bytes } of task.files) {
    documents.push(await readDocument({ name, bytes }, { encoding, html, format }));
  }
  const named = task.files.flatMap(({ language }) => language ?? []);
  const languages = named.length === task.files.length ? named : options.languages;
  return await openAlignment({ documents }, { ...options, languages, model: task.model, onProgress });
}

/** Documents that stay open for being aligned again; those that nobody asked for longest are closed first. */
export class OpenDocuments {
  readonly #open = new Map<string, OpenDocument>();

  /** The document; read and aligned where it is not open. */
  async open(task: AlignTask, onProgress: (progress: Progress) => void): Promise<OpenDocument> {
    const document = this.#open.get(task.key) ?? new OpenDocument(await open(task, onProgress));
    // Behind all others: the one that was asked for last.
    this.#open.delete(task.key);
    this.#open.set(task.key, document);
    let total = [...this.#open.values()].reduce((sum, each) => sum + each.sentences, 0);
    for (const [key, each] of this.#open) {
      const fits = total <= MOST_SENTENCES && this.#open.size <= MOST_DOCUMENTS;
      if (fits || key === task.key) break;
      this.#open.delete(key);
      total -= each.sentences;
    }
    return document;
  }
}
