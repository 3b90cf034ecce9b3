import { type OpenAlignment, openAlignment, type Progress } from '../align.ts';
import { OpenDocument } from './open-document.ts';
import { readFiles } from './read-files.ts';
import type { AlignTask } from './task.ts';

/** Sentences of all open documents together at most, save the last: each takes some kilobytes a pair of languages. */
const MOST_SENTENCES = 100_000;

/** Open documents at most: of a short one most is what every one takes, about a megabyte. */
const MOST_DOCUMENTS = 32;

async function open(task: AlignTask, onProgress: (progress: Progress) => void): Promise<OpenAlignment> {
  const { encoding, html, inputFormat, ...options } = task.options;
  const documents = await readFiles(task.files, { encoding, html, inputFormat });
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
