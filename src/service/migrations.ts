import type { Migration } from '../database/index.ts';

interface Words {
  readonly key: string;
  readonly bytes: string;
  readonly real: string;
}

/** What the two kinds of database call the same. */
const SQLITE: Words = { key: 'integer primary key autoincrement', bytes: 'blob', real: 'real' };
const POSTGRES: Words = {
  key: 'bigint generated always as identity primary key',
  bytes: 'bytea',
  real: 'double precision',
};

function tables({ key, bytes, real }: Words): readonly string[] {
  return [
    `create table review_document (number ${key}, id text not null unique, name text not null,
      state text not null, error text, created bigint not null, changed bigint not null, revision bigint not null,
      options text not null, languages text not null, infos text not null, flag_codes text not null,
      units bigint not null, accepted bigint not null, edited bigint not null, rejected bigint not null,
      flagged bigint not null, bookmarked bigint not null, next_unit bigint not null, undo_top bigint,
      redo_top bigint, attempts bigint not null, beat bigint, progress text)`,
    'create index review_document_state on review_document (state, number)',
    `create table review_file (document bigint not null, place bigint not null, name text not null, language text,
      bytes ${bytes} not null, primary key (document, place))`,
    `create table review_part (document bigint not null, kind text not null, place bigint not null,
      content ${bytes} not null, primary key (document, kind, place))`,
    `create table review_unit (document bigint not null, id bigint not null, rank bigint not null,
      status text not null, reviewed bigint not null, certainty ${real} not null, flags bigint not null,
      bookmarked bigint not null, firsts text not null, length bigint not null, changed bigint,
      folded text not null, content text not null, primary key (document, id))`,
    // Hold all that filters and the outline look at, so that the long texts stay unread.
    `create index review_unit_rank on review_unit
      (document, rank, id, status, certainty, flags, bookmarked, firsts, length)`,
    `create index review_unit_certainty on review_unit
      (document, reviewed, certainty, rank, status, flags, bookmarked)`,
    `create table review_log (document bigint not null, revision bigint not null, at bigint not null, who text,
      operation text not null, target bigint, below bigint, splices ${bytes} not null,
      primary key (document, revision))`,
    'create index review_log_target on review_log (document, target, revision)',
  ];
}

export const MIGRATIONS: readonly Migration[] = [
  { name: 'documents', statements: { sqlite: tables(SQLITE), postgres: tables(POSTGRES) } },
];
