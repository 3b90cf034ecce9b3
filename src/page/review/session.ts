import { batch, signal } from '@preact/signals';
import { perform, type ReviewUnit, type Splice } from '../../review/index.ts';
import { ApiError, json, query, wordsOf } from '../api/client.ts';
import { events } from '../api/events.ts';
import type { Applied, DocumentWire, Outline, ServiceOperation, UnitPage } from '../api/wire.ts';
import { CORRECTIONS, changesUnits, IN_PLACE, unitsOf } from './change-kinds.ts';
import { type Change, ChangeQueue } from './change-queue.ts';
import { Drafts } from './drafts.ts';
import { ALL, asksService, type Filter, isAll, select, stretchAround } from './filter.ts';
import type { Message, Mode } from './mode.ts';
import { OutlineList } from './outline-list.ts';
import { settings } from './settings.ts';
import { spliceShown } from './shown-units.ts';
import { searchUnits } from './text-search.ts';
import { Turns } from './turns.ts';
import { UnitLoader } from './unit-loader.ts';
import { UnitStore } from './unit-store.ts';
import { count, doneWords } from './words.ts';

/** A document under review: what is known of it, what is shown, and what a person does. */
export class ReviewSession {
  readonly id: string;
  readonly document = signal<DocumentWire | undefined>(undefined);
  readonly list = signal<OutlineList | undefined>(undefined);
  /** Rises when a unit is loaded or changed. */
  readonly version = signal(0);
  readonly filter = signal<Filter>(ALL);
  /** The units that are shown, in their order. */
  readonly shown = signal<readonly string[]>([]);
  /** Whether a search is still going on, or was cut off. */
  readonly searching = signal<'no' | 'yes' | 'cut'>('no');
  readonly current = signal<string | undefined>(undefined);
  readonly language = signal('');
  readonly mode = signal<Mode>({ kind: 'look' });
  /** The unit that another is to be linked with. */
  readonly marked = signal<string | undefined>(undefined);
  /** Units that the last change made, to be shown as new. */
  readonly fresh = signal<ReadonlySet<string>>(new Set());
  readonly message = signal<Message | undefined>(undefined);
  readonly problem = signal<string | undefined>(undefined);
  readonly canUndo = signal(true);
  readonly canRedo = signal(false);
  readonly drafts: Drafts;
  readonly queue: ChangeQueue;
  readonly units = new UnitStore();
  readonly loader: UnitLoader;
  readonly #path: string;
  readonly #turns = new Turns();
  readonly #closing = new AbortController();
  #search = new AbortController();

  constructor(id: string) {
    this.id = id;
    this.#path = `v1/documents/${encodeURIComponent(id)}`;
    this.drafts = new Drafts(id);
    this.queue = new ChangeQueue(id, {
      send: (change) => this.#send(change),
      applied: (change, result, waiting) => {
        this.#applied(change, result, waiting);
        if (changesUnits(change)) this.#turns.end();
      },
      stale: (change) => this.#stale(change),
      refused: async (change, error) => {
        await this.#refused(change, error);
        if (changesUnits(change)) this.#turns.end();
      },
    });
    this.loader = new UnitLoader(
      `${this.#path}/units`,
      this.units,
      () => this.list.peek(),
      (revision) => this.#loaded(revision),
    );
  }

  /** Where exports and the like of this document are. */
  get path(): string {
    return this.#path;
  }

  async open(): Promise<void> {
    try {
      const first = json<UnitPage>(`${this.#path}/units${query({ offset: 0, limit: 60 })}`);
      // Its failure is that of the others, which say it.
      first.catch(() => undefined);
      await this.#load();
      const page = await first;
      if (page.revision === this.list.peek()?.revision) this.units.put(page.units);
      this.version.value += 1;
      void this.queue.run();
      void this.#watch();
    } catch (error) {
      this.problem.value = wordsOf(error);
    }
  }

  close(): void {
    this.#closing.abort();
    this.#search.abort();
  }

  say(text: string, tone: Message['tone'] = 'done'): void {
    this.message.value = { text, tone };
  }

  /** The number that people call a unit by, from 1. */
  number(id: string): number {
    return (this.list.peek()?.position(id) ?? -1) + 1;
  }

  get unit(): ReviewUnit | undefined {
    const id = this.current.peek();
    return id === undefined ? undefined : this.units.get(id);
  }

  /** Shows the units that a filter finds; the current one stays, or the next one that is found becomes it. */
  async show(filter: Filter): Promise<void> {
    const list = this.list.peek();
    if (list === undefined) return;
    this.#search.abort();
    this.filter.value = filter;
    const current = this.current.peek();
    if (!asksService(filter)) {
      this.searching.value = 'no';
      this.#showIds(select(list, filter), current);
      this.say(
        isAll(filter)
          ? count(list.size, 'unit')
          : `${count(this.shown.peek().length, 'unit')} of ${list.size}`,
      );
      return;
    }
    this.#search = new AbortController();
    await this.#searchText(filter, current, this.#search.signal);
  }

  async #searchText(filter: Filter, current: string | undefined, signal: AbortSignal): Promise<void> {
    this.searching.value = 'yes';
    try {
      for await (const { ids, units, total, state } of searchUnits(`${this.#path}/units`, filter, signal)) {
        this.units.put(units);
        this.#showIds(ids, current);
        this.version.value += 1;
        this.searching.value = state;
        this.say(`${count(total, 'unit')} found${ids.length < total ? ` (${ids.length} shown)` : ''}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      this.searching.value = 'no';
      this.say(wordsOf(error), 'problem');
    }
  }

  #showIds(ids: readonly string[], current: string | undefined): void {
    const list = this.list.peek();
    batch(() => {
      this.shown.value = ids;
      const stays = current !== undefined && ids.includes(current);
      if (stays || list === undefined) return;
      const from = current === undefined ? -1 : (list.position(current) ?? -1);
      const inOrder = this.filter.peek().order === 'position';
      this.current.value = (inOrder && ids.find((id) => (list.position(id) ?? 0) >= from)) || ids[0];
    });
  }

  go(id: string | undefined): void {
    if (id === undefined) return;
    // A unit that the filter hides cannot be gone to: all are shown then.
    if (!this.shown.peek().includes(id)) {
      this.current.value = id;
      void this.show(ALL);
    }
    this.current.value = id;
  }

  /** Does something to units; what needs no answer is shown at once. */
  async operate(operation: ServiceOperation): Promise<void> {
    if (IN_PLACE.has(operation.op) && operation.op !== 'realign') {
      try {
        const splices = await perform(
          {
            get: async (id) => this.units.get(id),
            // Only its id would matter, and not for changes in place.
            beside: async () => undefined,
            newId: () => '',
          },
          operation,
        );
        this.#change(splices);
      } catch (error) {
        const unknown = unitsOf(operation).some((id) => this.units.get(id) === undefined);
        // Not every unit of a long list is loaded; the service has them all.
        if (!unknown) {
          this.say(wordsOf(error), 'problem');
          return;
        }
      }
    }
    this.#push({ kind: 'operation', operation, label: doneWords(operation, (id) => this.number(id)) });
  }

  undo(): void {
    this.#push({ kind: 'undo', label: 'Undone' });
  }

  redo(): void {
    this.#push({ kind: 'redo', label: 'Done again' });
  }

  /**
   * Does something at once, or as soon as a merge or the like has come back from the service: keys that follow it quickly
   * mean the units that it makes. Without a connection nothing is held, since that may take long.
   */
  inTurn(action: () => void): void {
    if (this.queue.offline.peek()) action();
    else this.#turns.inTurn(action);
  }

  #push(change: Change): void {
    if (changesUnits(change)) this.#turns.begin();
    this.queue.push(change);
  }

  async #load(): Promise<void> {
    const [document, outline] = await Promise.all([
      json<DocumentWire>(this.#path),
      json<Outline>(`${this.#path}/outline`),
    ]);
    const list = new OutlineList(outline);
    const old = this.list.peek();
    const current = this.current.peek();
    const place = current === undefined ? 0 : (old?.position(current) ?? 0);
    batch(() => {
      this.document.value = document;
      this.list.value = list;
      this.units.clear();
      this.version.value += 1;
      if (this.language.peek() === '') this.language.value = document.languages[0] ?? '';
      const filter = this.filter.peek();
      const shown = asksService(filter)
        ? this.shown.peek().filter((id) => list.position(id) !== undefined)
        : select(list, filter);
      this.shown.value = shown;
      if (current === undefined || list.position(current) === undefined) {
        this.current.value = list.at(Math.min(place, list.size - 1))?.id;
      }
    });
  }

  #send(change: Change): Promise<Applied> {
    const revision = this.list.peek()?.revision;
    const headers = { 'If-Match': revision === undefined ? '*' : `"${revision}"` };
    const path = `${this.#path}/${change.kind === 'operation' ? 'operations' : change.kind}`;
    const body = change.kind === 'operation' ? { body: change.operation } : {};
    return json<Applied>(path, { method: 'POST', headers, ...body });
  }

  #applied(change: Change, result: Applied, waiting: readonly Change[]): void {
    const list = this.list.peek();
    if (list === undefined) return;
    const later = new Set(
      waiting.flatMap((next) => (next.kind === 'operation' ? unitsOf(next.operation) : [])),
    );
    list.revision = result.revision;
    const document = this.document.peek();
    batch(() => {
      if (document !== undefined) {
        this.document.value = { ...document, revision: result.revision, counts: result.counts };
      }
      this.canUndo.value = result.canUndo;
      this.canRedo.value = result.canRedo;
      try {
        // What a person has done since is newer than the answer.
        this.#change(
          result.splices.filter(
            ({ removed, inserted }) =>
              !(removed.length === 1 && inserted.length === 1 && later.has(inserted[0]?.id ?? '')),
          ),
          change.kind !== 'operation',
        );
      } catch {
        void this.#reload();
      }
      const isNothing =
        change.kind === 'operation' && change.operation.op === 'realign' && result.splices.length === 0;
      this.say(isNothing ? 'Realigned: nothing changes' : change.label);
    });
    if (change.kind === 'operation' && CORRECTIONS.has(change.operation.op) && settings.autoRealign.peek()) {
      this.realign(false);
    }
  }

  /**
   * Aligns again around the current unit.
   *
   * @param asked Whether a person wants it; else it is nothing to speak of where it cannot be done.
   */
  realign(asked = true): void {
    const list = this.list.peek();
    const id = this.current.peek();
    const stretch = list === undefined || id === undefined ? undefined : stretchAround(list, id);
    if (stretch === undefined) return;
    const operation = { op: 'realign' as const, ...stretch };
    this.#push({ kind: 'operation', operation, label: 'Realigned', ...(asked ? {} : { unasked: true }) });
  }

  /** @throws RangeError where the units are not as the change knew them. */
  #change(splices: readonly Splice[], follow = false): void {
    const list = this.list.peek();
    if (list === undefined || splices.length === 0) return;
    batch(() => {
      const current = this.current.peek();
      const ids = list.ids;
      const wasAll = this.shown.peek() === ids;
      list.apply(splices);
      this.units.apply(splices);
      if (list.ids !== ids) {
        this.shown.value = wasAll ? list.ids : spliceShown(this.shown.peek(), splices);
        this.fresh.value = new Set(splices.flatMap(({ inserted }) => inserted.map(({ id }) => id)));
      }
      const from = splices.find(({ removed }) => removed.some(({ id }) => id === current)) ?? splices[0];
      const gone = current === undefined || list.position(current) === undefined;
      if (gone || follow) {
        const target = from?.inserted[0]?.id ?? from?.after ?? undefined;
        this.current.value =
          target !== undefined && list.position(target) !== undefined ? target : list.at(0)?.id;
      }
      this.version.value += 1;
    });
  }

  async #stale(change: Change): Promise<boolean> {
    const ids = change.kind === 'operation' ? unitsOf(change.operation) : [];
    await this.#reload();
    const all = ids.every((id) => this.list.peek()?.position(id) !== undefined);
    if (all && change.kind === 'operation' && IN_PLACE.has(change.operation.op)) {
      this.say('Somebody else changed this document too. It was loaded again, and your change is kept.');
      return true;
    }
    return false;
  }

  async #refused(change: Change, error: unknown): Promise<void> {
    const isStale = error instanceof ApiError && error.status === 412;
    if (change.kind === 'operation' && change.unasked === true) return;
    if (!isStale) await this.#reload();
    this.say(
      isStale
        ? `Somebody else changed this document. It was loaded again; please look, and do it once more: ${change.label.toLowerCase()}`
        : wordsOf(error),
      'problem',
    );
  }

  async #reload(): Promise<void> {
    try {
      await this.#load();
    } catch (error) {
      this.say(wordsOf(error), 'problem');
    }
  }

  #loaded(revision: number): void {
    this.version.value += 1;
    if (revision !== this.list.peek()?.revision && this.queue.isIdle) void this.#reload();
  }

  /** Follows what others do. */
  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        for await (const document of events<DocumentWire>(`${this.#path}/events`, signal)) {
          // Our own changes come this way too, sometimes before their answers.
          if (!this.queue.isIdle || document.revision <= (this.list.peek()?.revision ?? 0)) continue;
          await this.#reload();
          this.say('Somebody else changed this document; it was loaded again.');
        }
      } catch {
        // The next try says whether the service is there again.
      }
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
}
