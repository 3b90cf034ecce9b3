import type { Kysely } from 'kysely';
import type { BitextItem, Position } from '../bitext/index.ts';
import { insertRows, type Value } from '../database/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { findHome, pairKeys } from './home.ts';
import { KeyFilter } from './key-filter.ts';
import { languagesOf, type Memory, nextGeneration, setSetting, setting } from './memory.ts';
import { writeDetails } from './origin.ts';
import { type AddReason, type PreparedUnit, prepareUnit } from './prepare.ts';
import { appendRecords } from './records.ts';
import {
  CANDIDATES,
  mergeInto,
  newResident,
  type Resident,
  residentsOf,
  writeResidents,
} from './resident.ts';
import { type MemoryTables, ORIGINS, VARIANTS } from './schema.ts';
import { MAX_LANGUAGES, SIGNATURES, signatureRecord } from './signature.ts';
import type { NewVariant } from './text-index.ts';

export interface AddOptions {
  /** What the import is called: the file, or the document. */
  readonly name: string;
  /** Name of the document of units that do not name one. */
  readonly document?: string | undefined;
  /** Units under this confidence are left out. Default 0; units without a confidence are taken. */
  readonly minConfidence?: number | undefined;
  /** Told now and then how many units were read. */
  readonly onProgress?:
    | ((progress: { readonly done: number; readonly total: undefined }) => void)
    | undefined;
  /** Stops the import: nothing of it is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly now?: Date | undefined;
}

/** A unit that was not taken, and why. */
export interface AddRejection {
  readonly reason: AddReason;
  readonly message: string;
  readonly at: Position;
  readonly id?: string | undefined;
}

/** What became of the units of an import: `read` is the sum of `added`, `merged` and all of `rejected`. */
export interface AddReport {
  readonly read: number;
  /** New in the memory. */
  readonly added: number;
  /** There already; their origin was added. */
  readonly merged: number;
  /** Of those merged, units that brought a language which the memory did not have. */
  readonly extended: number;
  readonly rejected: Readonly<Partial<Record<AddReason, number>>>;
  /** The first of them, at most `REJECTIONS`. */
  readonly rejections: readonly AddRejection[];
}

/** Rejections that are told one by one. */
export const REJECTIONS = 1000;

/** Units that are written at once. */
const BATCH = 500;
/** Characters of a batch at most, so that long units take no more memory. */
const BATCH_CHARACTERS = 2 ** 20;
/**
 * Takes units into a memory, in one transaction: all of them or, where anything fails, none.
 *
 * A unit that the memory has already (see `findHome`) is not kept twice: its origin, and the languages that the memory
 * did not have, are added to the one that is there.
 *
 * @throws HexaplaError `CANCELLED`, and what the memory throws: `MEMORY_BUSY`, `MEMORY_INVALID`, `OUTPUT_UNWRITABLE`.
 */
export async function addUnits(
  memory: Memory,
  items: AsyncIterable<BitextItem> | Iterable<BitextItem>,
  options: AddOptions,
): Promise<AddReport> {
  return memory.database.write(async (db) => {
    const generation = await nextGeneration(db);
    const session = await openSession(memory, db, generation, options);
    for await (const item of items) {
      session.take(item);
      if (session.isFull()) {
        if (options.signal?.aborted === true) throw cancelled();
        await session.write();
      }
    }
    if (options.signal?.aborted === true) throw cancelled();
    return session.end();
  });
}

function cancelled(): HexaplaError {
  return new HexaplaError('CANCELLED', 'the import was stopped; the memory is as it was');
}

async function openSession(
  memory: Memory,
  db: Kysely<MemoryTables>,
  generation: number,
  { name, document, minConfidence = 0, onProgress, now = new Date() }: AddOptions,
) {
  const { kind } = memory.database;
  const languages = await languagesOf(db);
  const textWriter = await memory.textIndex.writer(db);
  const signatures = await appendRecords(db, kind, SIGNATURES, generation);
  const lastImport = await db
    .selectFrom('import')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const importId = (lastImport?.id ?? 0) + 1;
  // Never used twice, also where the last units were deleted: records of what is gone must not mean something else.
  let nextUnit = Number((await setting(db, 'next-unit')) || 1);

  // In the first import nearly all units are new, and the database need not be asked for each of them.
  const filter = nextUnit === 1 ? new KeyFilter() : undefined;

  let waiting: { prepared: PreparedUnit; at: Position }[] = [];
  let characters = 0;
  let read = 0;
  let added = 0;
  let merged = 0;
  let extended = 0;
  const rejected: Partial<Record<AddReason, number>> = {};
  const rejections: AddRejection[] = [];

  function reject(rejection: AddRejection): void {
    rejected[rejection.reason] = (rejected[rejection.reason] ?? 0) + 1;
    if (rejections.length < REJECTIONS) rejections.push(rejection);
  }

  function take(item: BitextItem): void {
    read++;
    if (item.kind === 'rejected') {
      reject(item.rejection);
      return;
    }
    const prepared = prepareUnit(item.unit, minConfidence);
    if ('reason' in prepared) {
      reject({ ...prepared, at: item.at, id: item.unit.id });
      return;
    }
    waiting.push({ prepared, at: item.at });
    for (const { text } of prepared.texts) characters += text.length;
  }

  async function languageIds(units: readonly PreparedUnit[]): Promise<void> {
    const fresh = new Set(
      units
        .flatMap(({ texts }) => texts.map(({ variant }) => variant.language))
        .filter((tag) => !languages.has(tag)),
    );
    for (const tag of fresh) {
      const id = languages.size + 1;
      if (id >= MAX_LANGUAGES) {
        throw new HexaplaError('INPUT_TOO_LARGE', `${name}: a memory holds ${MAX_LANGUAGES - 1} languages`);
      }
      languages.set(tag, id);
      await db.insertInto('language').values({ id, tag }).execute();
    }
  }
  const idOf = (tag: LanguageTag) => languages.get(tag) ?? 0;

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    characters = 0;
    await languageIds(batch.map(({ prepared }) => prepared));
    const units = batch.map(({ prepared, at }) => {
      const texts = prepared.texts.map(({ variant, key, normal, text }) => {
        return { language: idOf(variant.language), key, normal, text };
      });
      return { prepared, at, texts, pairs: pairKeys(texts) };
    });
    const asked = new Set(units.flatMap(({ pairs }) => pairs.filter((key) => filter?.mayHave(key) ?? true)));
    const residents = await residentsOf(memory, db, [...asked]);

    const variants: NewVariant[] = [];
    const origins: Value[][] = [];
    const pairs: Value[][] = [];
    const fresh: Resident[] = [];
    const changed = new Set<Resident>();
    const firstNew = nextUnit;
    for (const { prepared, at, texts, pairs: keys } of units) {
      const candidates = keys.flatMap((key) => residents.get(key) ?? []);
      const found = findHome(texts, candidates);
      const home = found ?? newResident(nextUnit++, prepared);
      const before = home.texts.length;
      const places: { place: number; kept: string; variant: (typeof prepared.texts)[number]['variant'] }[] =
        [];
      for (const [index, text] of texts.entries()) {
        const made = prepared.texts[index];
        if (made === undefined) continue;
        const known = home.texts.findIndex((other) => {
          return other.language === text.language && other.normal === text.normal;
        });
        const place = known >= 0 ? known : home.texts.length;
        places.push({ place, kept: home.texts[known]?.text ?? made.text, variant: made.variant });
        if (known >= 0 || place >= VARIANTS) continue;
        home.texts.push(text);
        variants.push({
          id: home.id * VARIANTS + place,
          language: text.language,
          key: text.key,
          text: made.text,
          tokens: made.tokens,
        });
        signatures.append(signatureRecord(made.hashes, home.id, text.language, place));
      }
      if (home.texts.length > before) {
        for (const key of found === undefined ? keys : pairKeys(home.texts)) {
          const list = residents.get(key) ?? [];
          residents.set(key, list);
          if (list.includes(home) || list.length >= CANDIDATES) continue;
          list.push(home);
          pairs.push([key, home.id]);
          filter?.add(key);
        }
      }
      if (found === undefined) added++;
      else {
        merged++;
        if (home.texts.length > before) extended++;
        mergeInto(home, prepared.unit);
      }
      if (home.origins < ORIGINS) {
        origins.push([
          home.id * ORIGINS + home.origins,
          importId,
          at.line,
          at.column,
          prepared.unit.document ?? document ?? null,
          writeDetails(prepared.unit, places),
        ]);
      }
      home.origins++;
      if (found === undefined) fresh.push(home);
      else if (home.id < firstNew) changed.add(home);
    }
    await writeResidents(memory, db, fresh, [...changed]);
    await textWriter.add(variants);
    const columns = ['id', 'import', 'line', 'col', 'document', 'details'];
    await insertRows(db, kind, 'origin', columns, origins);
    await insertRows(db, kind, 'pair', ['key', 'unit'], pairs, 'on conflict do nothing');
    onProgress?.({ done: read, total: undefined });
  }

  return {
    take,
    isFull: () => waiting.length >= BATCH || characters >= BATCH_CHARACTERS,
    write,
    async end(): Promise<AddReport> {
      if (waiting.length > 0) await write();
      await textWriter.end();
      await signatures.flush();
      await setSetting(db, 'next-unit', String(nextUnit));
      const report = { read, added, merged, extended, rejected, rejections };
      await db
        .insertInto('import')
        .values({
          id: importId,
          name,
          at: now.getTime(),
          report: JSON.stringify({ ...report, rejections: [] }),
        })
        .execute();
      return report;
    },
  };
}
