import { signal } from '@preact/signals';
import { call, json, wordsOf } from '../api/client.ts';
import { events } from '../api/events.ts';
import type { DocumentWire, Page } from '../api/wire.ts';

/** Streams of events at a time; a browser has six connections to a server, and the rest is asked for now and then. */
const STREAMS = 2;
const POLL_SECONDS = 3;

export interface UploadOptions {
  /** Tags with commas; empty: found by the service. */
  readonly languages: string;
  readonly segmentation: 'auto' | 'lines';
}

export const isWorking = ({ state }: DocumentWire) => state === 'queued' || state === 'running';

/** The documents of the service, with what becomes of those that are being aligned. */
export class DocumentStore {
  readonly documents = signal<readonly DocumentWire[] | undefined>(undefined);
  readonly problem = signal<string | undefined>(undefined);
  readonly next = signal<string | undefined>(undefined);
  readonly sending = signal(false);
  readonly #closing = new AbortController();
  readonly #followed = new Set<string>();

  async open(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.refresh();
      await new Promise((resolve) => setTimeout(resolve, POLL_SECONDS * 1000));
      // A page that nobody sees asks nothing.
      while (document.hidden && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async refresh(): Promise<void> {
    try {
      const page = await json<Page<DocumentWire>>('v1/documents?limit=100', { signal: this.#closing.signal });
      const first = new Set(page.items.map(({ id }) => id));
      const older = this.next.peek() === undefined ? [] : (this.documents.peek() ?? []).slice(100);
      this.documents.value = [...page.items, ...older.filter(({ id }) => !first.has(id))];
      if (older.length === 0) this.next.value = page.next;
      this.problem.value = undefined;
      for (const each of page.items.filter(isWorking)) void this.#follow(each.id);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.problem.value = wordsOf(error);
    }
  }

  async more(): Promise<void> {
    const cursor = this.next.peek();
    if (cursor === undefined) return;
    try {
      const page = await json<Page<DocumentWire>>(
        `v1/documents?limit=100&cursor=${encodeURIComponent(cursor)}`,
      );
      this.documents.value = [...(this.documents.peek() ?? []), ...page.items];
      this.next.value = page.next;
    } catch (error) {
      this.problem.value = wordsOf(error);
    }
  }

  async #follow(id: string): Promise<void> {
    if (this.#followed.has(id) || this.#followed.size >= STREAMS) return;
    this.#followed.add(id);
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#closing.signal, ended.signal]);
    try {
      for await (const document of events<DocumentWire>(
        `v1/documents/${encodeURIComponent(id)}/events`,
        signal,
      )) {
        this.#put(document);
        if (!isWorking(document)) break;
      }
    } catch {
      // The list is asked for again soon.
    } finally {
      ended.abort();
      this.#followed.delete(id);
    }
  }

  #put(document: DocumentWire): void {
    const all = this.documents.peek() ?? [];
    const isKnown = all.some(({ id }) => id === document.id);
    this.documents.value = isKnown
      ? all.map((each) => (each.id === document.id ? document : each))
      : [document, ...all];
  }

  /** Sends files as one document. @returns Whether the service took them. */
  async upload(files: readonly File[], options: UploadOptions): Promise<boolean> {
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    if (options.languages.trim() !== '') form.set('languages', options.languages);
    if (options.segmentation !== 'auto') form.set('segmentation', options.segmentation);
    return await this.#post(form);
  }

  async paste(text: string, name: string, options: UploadOptions): Promise<boolean> {
    const languages = options.languages.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]));
    return await this.#post({
      text,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(languages.length === 0 ? {} : { languages }),
      ...(options.segmentation === 'auto' ? {} : { segmentation: options.segmentation }),
    });
  }

  async #post(body: unknown): Promise<boolean> {
    this.sending.value = true;
    this.problem.value = undefined;
    try {
      const document = await json<DocumentWire>('v1/documents', { method: 'POST', body });
      this.#put(document);
      if (isWorking(document)) void this.#follow(document.id);
      return true;
    } catch (error) {
      this.problem.value = wordsOf(error);
      return false;
    } finally {
      this.sending.value = false;
    }
  }

  async remove(id: string): Promise<void> {
    try {
      await call(`v1/documents/${encodeURIComponent(id)}`, { method: 'DELETE' });
      this.documents.value = this.documents.peek()?.filter((each) => each.id !== id);
    } catch (error) {
      this.problem.value = wordsOf(error);
    }
  }
}
