import { type Kysely, sql, type Transaction } from 'kysely';
import { HexaplaError } from '../errors.ts';
import type { DatabaseKind } from './connect.ts';

/** A step from one version of a schema to the next: statements for each kind of database. */
export interface Migration {
  readonly name: string;
  readonly statements: Readonly<Record<DatabaseKind, readonly string[]>>;
}

const TABLE = 'hexapla_migration';

/**
 * Brings a schema up to date: all steps that are lacking, in one transaction.
 *
 * @param schema Which of several schemas in one database it is.
 * @throws HexaplaError `MEMORY_INVALID` for a schema that is newer than the steps known here.
 */
export async function migrate<T>(
  db: Kysely<T>,
  kind: DatabaseKind,
  name: string,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> {
  // Looking before writing: whoever only searches must not wait for a writer.
  if ((await versionOf(db, kind, schema).catch(() => 0)) === migrations.length) return;
  await db.transaction().execute(async (trx) => {
    await sql`create table if not exists ${sql.table(TABLE)} (schema text not null, version integer not null,
      name text not null, primary key (schema, version))`.execute(trx);
    await begin(trx, kind);
    const version = await versionOf(trx, kind, schema);
    if (version > migrations.length) {
      const newer = `made by a newer version of this program (schema ${version}, known here: ${migrations.length})`;
      throw new HexaplaError('MEMORY_INVALID', `${name}: ${newer}; update the program`);
    }
    for (const [index, migration] of [...migrations.entries()].slice(version)) {
      for (const statement of migration.statements[kind]) await sql.raw(statement).execute(trx);
      await sql`insert into ${sql.table(TABLE)} values (${schema}, ${index + 1}, ${migration.name})`.execute(
        trx,
      );
    }
  });
}

/** Two processes that open a new database at once come one after the other. */
async function begin<T>(trx: Transaction<T>, kind: DatabaseKind): Promise<void> {
  if (kind === 'postgres') await sql`lock table ${sql.table(TABLE)} in exclusive mode`.execute(trx);
}

async function versionOf<T>(db: Kysely<T>, kind: DatabaseKind, schema: string): Promise<number> {
  const whole = kind === 'sqlite' ? sql`max(version)` : sql`max(version)::int`;
  const { rows } = await sql<{
    version: number | null;
  }>`select ${whole} as version from ${sql.table(TABLE)} where schema = ${schema}`.execute(db);
  return rows[0]?.version ?? 0;
}
