import type { Dialect } from 'kysely';

/** The two kinds of database that are spoken to. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** What is needed of a kind of database to open one. */
export interface Connection {
  readonly kind: DatabaseKind;
  /** What a person calls it: the file, or the URL without its password. */
  readonly name: string;
  /** A dialect with connections of its own. */
  dialect(): Dialect;
}
