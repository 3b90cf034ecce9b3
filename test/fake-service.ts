import { EventEmitter, on } from 'node:events';
import type { Alignment } from '../src/alignment.ts';
import type { TranslationUnit } from '../src/bitext/index.ts';
import { HexaplaError } from '../src/errors.ts';
import {
  applySplices,
  inverse,
  perform,
  type ReviewUnit,
  reviewUnits,
  type Splice,
  textOf,
} from '../src/review/index.ts';
import type {
  Applied,
  ChangeOptions,
  DocumentOptions,
  DocumentRecord,
  LogEntry,
  Page,
  Service,
  ServiceOperation,
  StoredFile,
  UnitQuery,
} from '../src/service/service.ts';

interface Entry {
  readonly entry: Omit<LogEntry, 'undone'>;
  readonly splices: readonly Splice[];
  undone: boolean;
}

interface Kept {
  record: DocumentRecord;
  readonly alignment: Alignment;
  units: ReviewUnit[];
  readonly log: Entry[];
  ids: number;
}

const EPOCH = Date.UTC(2026, 1, 3, 4, 5, 6);

/** A service in memory over the real operations: what routes are tested against. Every document aligns as `alignment`. */
export class FakeService implements Service {
  readonly documents = new Map<string, Kept>();
  readonly created: { files: readonly StoredFile[]; options: DocumentOptions }[] = [];
  readonly changes = new EventEmitter();
  /** What `create` fails with. */
  failure: Error | undefined;
  isReady = true;
  readonly #alignment: Alignment;
  #clock = 0;

  constructor(alignment: Alignment) {
    this.#alignment = alignment;
    this.changes.setMaxListeners(0);
  }

  async create(files: readonly StoredFile[], options: DocumentOptions) {
    if (this.failure !== undefined) throw this.failure;
    this.created.push({ files, options });
    const id = `d${Buffer.from(files.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join())
      .toString('hex')
      .slice(0, 16)}`;
    const known = this.documents.get(id);
    if (known !== undefined) return { document: known.record, isNew: false };
    const now = this.#now();
    const record: DocumentRecord = {
      id,
      name: files.map(({ name }) => name).join(' + '),
      state: 'queued',
      created: now,
      changed: now,
      languages: [],
      revision: 0,
      counts: countsOf([]),
      documents: [],
    };
    this.documents.set(id, { record, alignment: this.#alignment, units: [], log: [], ids: 0 });
    return { document: record, isNew: true };
  }

  /** Ends the work on a document. */
  finish(id: string): void {
    const kept = this.#kept(id);
    kept.units = reviewUnits(kept.alignment);
    this.#set(kept, { state: 'done', languages: kept.alignment.languages });
  }

  async list({ cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined }) {
    const all = [...this.documents.values()].map(({ record }) => record).toReversed();
    return page(all, cursor, limit);
  }

  async get(id: string): Promise<DocumentRecord> {
    return this.#kept(id).record;
  }

  async remove(id: string): Promise<void> {
    this.#kept(id);
    this.documents.delete(id);
    this.changes.emit('change', id);
  }

  async *watch(id: string, signal: AbortSignal): AsyncGenerator<DocumentRecord> {
    yield this.#kept(id).record;
    try {
      for await (const [changed] of on(this.changes, 'change', { signal })) {
        if (changed === id) yield this.#kept(id).record;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async units(id: string, query: UnitQuery) {
    const { record, units } = this.#kept(id);
    const found = units
      .map((unit, position) => ({ ...unit, position }))
      .filter((unit) => query.status?.includes(unit.status) ?? true)
      .filter(
        (unit) => unit.flags.some(({ code }) => query.flags?.includes(code)) || query.flags === undefined,
      )
      .filter(({ confidence }) => (confidence ?? 1) >= (query.minConfidence ?? 0))
      .filter(({ confidence }) => (confidence ?? 1) <= (query.maxConfidence ?? 1))
      .filter(({ bookmarked }) => query.bookmarked === undefined || bookmarked === query.bookmarked)
      .filter(({ cells }) =>
        Object.entries(cells).some(([language, cell]) =>
          textOf(cell, language)
            .toLowerCase()
            .includes((query.text ?? '').toLowerCase()),
        ),
      );
    if (query.order === 'uncertain') found.sort((a, b) => (a.confidence ?? 2) - (b.confidence ?? 2));
    const { items, next } = page(found, query.cursor ?? String(query.offset ?? 0), query.limit ?? 100);
    return { revision: record.revision, units: items, total: found.length, next };
  }

  async unit(id: string, unit: string) {
    const { units } = this.#kept(id);
    const position = units.findIndex((each) => each.id === unit);
    const found = units[position];
    if (found === undefined) throw new HexaplaError('UNIT_MISSING', `there is no unit '${unit}'`);
    return { ...found, position };
  }

  async outline(id: string) {
    const { record, units, alignment } = this.#kept(id);
    return {
      revision: record.revision,
      ids: units.map((unit) => unit.id),
      confidences: units.map(({ confidence }) => (confidence === null ? -1 : Math.round(confidence * 100))),
      statuses: units.map(({ status }) => status[0]).join(''),
      flags: { codes: [], bits: units.map(() => 0) },
      firsts: Object.fromEntries(
        alignment.languages.map((language) => [
          language,
          units.map(({ cells }) => cells[language]?.pieces[0]?.sentence ?? -1),
        ]),
      ),
      lengths: units.map(({ cells }) =>
        Math.max(...Object.entries(cells).map(([language, cell]) => textOf(cell, language).length)),
      ),
    };
  }

  async other(id: string) {
    return this.#kept(id).alignment.other;
  }

  async operate(id: string, operation: ServiceOperation, options: ChangeOptions = {}): Promise<Applied> {
    const kept = this.#kept(id);
    check(kept.record, options);
    const splices =
      operation.op === 'realign'
        ? []
        : await perform(
            {
              get: async (unit) => kept.units.find((each) => each.id === unit),
              beside: async (unit, side) => {
                const at = kept.units.findIndex((each) => each.id === unit);
                return kept.units[side === 'next' ? at + 1 : at - 1];
              },
              newId: () => {
                kept.ids += 1;
                return `n${kept.ids}`;
              },
            },
            operation,
          );
    return this.#apply(kept, operation, splices, options);
  }

  async undo(id: string, options: ChangeOptions = {}): Promise<Applied> {
    return this.#turn(id, 'undo', options);
  }

  async redo(id: string, options: ChangeOptions = {}): Promise<Applied> {
    return this.#turn(id, 'redo', options);
  }

  async history(
    id: string,
    { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined },
  ) {
    const log = this.#kept(id).log.map(({ entry, undone }) => ({ ...entry, undone }));
    return page(log.toReversed(), cursor, limit);
  }

  async *translationUnits(id: string): AsyncGenerator<TranslationUnit> {
    const { units, record } = this.#kept(id);
    for (const unit of units) {
      yield {
        id: unit.id,
        variants: Object.entries(unit.cells).map(([language, cell]) => ({
          language,
          text: textOf(cell, language),
        })),
        confidence: unit.confidence ?? undefined,
        status: unit.status,
        document: record.name,
      };
    }
  }

  async ready(): Promise<boolean> {
    return this.isReady;
  }

  async load() {
    const states = [...this.documents.values()].map(({ record }) => record.state);
    const queued = states.filter((state) => state === 'queued').length;
    return { queued, running: 0, documents: states.length };
  }

  async close(): Promise<void> {}

  #now(): Date {
    this.#clock += 1;
    return new Date(EPOCH + this.#clock * 1000);
  }

  #kept(id: string): Kept {
    const kept = this.documents.get(id);
    if (kept === undefined) throw new HexaplaError('DOCUMENT_MISSING', `there is no document '${id}'`);
    return kept;
  }

  #set(kept: Kept, changes: Partial<DocumentRecord>): void {
    kept.record = { ...kept.record, ...changes, changed: this.#now(), counts: countsOf(kept.units) };
    this.changes.emit('change', kept.record.id);
  }

  /** The last entry that can be taken back, or done again. */
  #next(kept: Kept, way: 'undo' | 'redo'): Entry | undefined {
    const own = kept.log.filter(
      ({ entry }) => entry.operation.op !== 'undo' && entry.operation.op !== 'redo',
    );
    if (way === 'undo') return own.findLast(({ undone }) => !undone);
    const last = own.findLastIndex(({ undone }) => !undone);
    return own[last + 1];
  }

  #turn(id: string, way: 'undo' | 'redo', options: ChangeOptions): Applied {
    const kept = this.#kept(id);
    check(kept.record, options);
    const entry = this.#next(kept, way);
    if (entry === undefined) throw new HexaplaError('INVALID_OPERATION', `there is nothing to ${way}`);
    entry.undone = way === 'undo';
    const splices = way === 'undo' ? inverse(entry.splices) : entry.splices;
    return this.#apply(kept, { op: way, of: entry.entry.revision }, splices, options);
  }

  #apply(
    kept: Kept,
    operation: LogEntry['operation'],
    splices: readonly Splice[],
    { by }: ChangeOptions,
  ): Applied {
    kept.units = applySplices(kept.units, splices);
    const revision = kept.record.revision + 1;
    kept.log.push({ entry: { revision, at: this.#now(), by, operation }, splices, undone: false });
    this.#set(kept, { revision });
    return {
      revision,
      splices,
      counts: kept.record.counts,
      canUndo: this.#next(kept, 'undo') !== undefined,
      canRedo: this.#next(kept, 'redo') !== undefined,
    };
  }
}

function check({ revision }: DocumentRecord, options: ChangeOptions): void {
  if (options.revision === undefined || options.revision === revision) return;
  throw new HexaplaError(
    'STALE_REVISION',
    `the document is at revision ${revision}, not ${options.revision}`,
  );
}

/** What a service says of so many units. */
export function countsOf(units: readonly ReviewUnit[]): DocumentRecord['counts'] {
  const count = (test: (unit: ReviewUnit) => boolean) => units.filter(test).length;
  return {
    units: units.length,
    byStatus: {
      unreviewed: count(({ status }) => status === 'unreviewed'),
      accepted: count(({ status }) => status === 'accepted'),
      edited: count(({ status }) => status === 'edited'),
      rejected: count(({ status }) => status === 'rejected'),
    },
    flagged: count(({ flags }) => flags.length > 0),
    bookmarked: count(({ bookmarked }) => bookmarked),
  };
}

function page<T>(all: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const from = Number(cursor ?? 0);
  if (!Number.isInteger(from)) throw new HexaplaError('INVALID_OPTION', `there is no cursor '${cursor}'`);
  const items = all.slice(from, from + limit);
  return from + limit < all.length ? { items, next: String(from + limit) } : { items };
}
