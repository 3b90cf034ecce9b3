import type { Kysely } from 'kysely';
import type { MemoryTables } from './schema.ts';

/** A variant on its way into the memory. */
export interface NewVariant {
  readonly id: number;
  readonly language: number;
  readonly key: number;
  readonly text: string;
  /** See `searchTokens`. */
  readonly tokens: readonly string[];
}

/** What a concordance looks for. */
export interface PhraseQuery {
  /** Folded without accents, as the tokens are. */
  readonly folded: string;
  /** Not empty. The first may be the end of a word, the last the beginning of one. */
  readonly tokens: readonly string[];
  readonly language: number | undefined;
  readonly limit: number;
}

/**
 * Keeps the texts of variants and finds those that may hold a phrase. It may give too many, since punctuation is not
 * looked at: the caller looks at the text.
 */
export interface TextIndex {
  /** Something that remembers what it has seen of an import. */
  writer(db: Kysely<MemoryTables>): { add(variants: readonly NewVariant[]): Promise<void> };
  remove(db: Kysely<MemoryTables>, variants: readonly number[]): Promise<void>;
  /** Variants, whole words before parts of words, each the newest first. */
  find(db: Kysely<MemoryTables>, query: PhraseQuery): Promise<number[]>;
  /** What is wrong with it, for a person; empty where nothing is. */
  check(db: Kysely<MemoryTables>): Promise<string[]>;
}
