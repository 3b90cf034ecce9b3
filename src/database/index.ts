/**
 * Databases in a file (SQLite) or on a server (PostgreSQL), with one way to speak to both.
 *
 * @module
 */
export { insertRows, numberTable, type Value } from './bulk.ts';
export type { DatabaseKind } from './connect.ts';
export type { Migration } from './migrate.ts';
export { type Database, type OpenOptions, openDatabase } from './open.ts';
