import type { Kysely } from 'kysely';
import type { Encoder } from '../vectors/index.ts';
import type { Memory } from './memory.ts';
import { cosine, nearestPrefixes, type PrefixTable, prefixTable, quantise } from './quantised.ts';
import type { LoadedRecords } from './records.ts';
import type { MemoryTables } from './schema.ts';
import { PREFIXES, prefixOf, readVectors, vectorState } from './vectors.ts';

/** Units that are compared by their whole vectors at most. */
const RERANKED = 200;

export interface MeaningMatch {
  readonly unit: number;
  /** Cosine, in [0,1]. */
  readonly score: number;
}

/** Tables by the bytes that they were made of: as long as those live, and as long as nothing was written there. */
const tables = new WeakMap<Uint8Array, { readonly changed: number; readonly table: PrefixTable }>();

function tableOf({ data, count, changed }: LoadedRecords): PrefixTable {
  const known = tables.get(data);
  if (known?.changed === changed) return known.table;
  const table = prefixTable(new Int8Array(data.buffer), count);
  tables.set(data, { changed, table });
  return table;
}

/** Whether a memory has vectors of this model; those of another say nothing. */
export async function hasVectors(db: Kysely<MemoryTables>, encoder: Encoder): Promise<boolean> {
  const { model, dimensions, done } = await vectorState(db);
  return model === encoder.id && dimensions === encoder.dimensions && done > 0;
}

/**
 * Units that mean something similar, whatever their languages: cosine of the vectors, all units by the first numbers of
 * theirs and the best 200 by all.
 *
 * @returns None where the memory has no vectors of this model.
 */
export async function meaningMatches(
  memory: Memory,
  db: Kysely<MemoryTables>,
  encoder: Encoder,
  text: string,
  { limit, minScore }: { readonly limit: number; readonly minScore: number },
): Promise<MeaningMatch[]> {
  if (!(await hasVectors(db, encoder))) return [];
  const query = quantise(await encoder.encode([text]));
  const table = tableOf(await memory.records(PREFIXES));
  const rows = nearestPrefixes(table, prefixOf(query), Math.max(RERANKED, limit));
  if (rows.length === 0) return [];
  const vectors = await readVectors(db, encoder.dimensions, rows);
  return rows
    .flatMap((row) => {
      const vector = vectors.get(row);
      return vector === undefined ? [] : [{ unit: row + 1, score: cosine(query, vector) }];
    })
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
