import type { Migration } from '../database/index.ts';

/** What is the same for both but for the names of types. */
function tables(whole: string, bytes: string, real: string, withoutRowid: string): string[] {
  return [
    'create table setting (name text primary key, value text not null)',
    "insert into setting values ('generation', '0')",
    'create table language (id integer primary key, tag text not null unique)',
    `create table import (id integer primary key, name text not null, at ${whole} not null, report text not null)`,
    `create table unit (id ${whole} primary key, status integer not null, confidence ${real}, created ${whole},
      changed ${whole}, origins integer not null, near ${whole} not null)`,
    `create table origin (id ${whole} primary key, import integer not null, line ${whole}, col ${whole},
      document text, details text)`,
    `create table pair (key ${whole} not null, unit ${whole} not null, primary key (key, unit)) ${withoutRowid}`,
    `create table record (kind text not null, block integer not null, generation ${whole} not null,
      data ${bytes} not null, primary key (kind, block))`,
  ];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'units, their variants and origins, and what finds them',
    statements: {
      sqlite: [
        ...tables('integer', 'blob', 'real', 'without rowid'),
        `create table variant (id integer primary key, language integer not null, key integer not null,
          text text not null)`,
        'create index variant_key on variant (key)',
        // Tokens are made by us and separated by spaces; the ASCII tokenizer takes them apart as they are.
        `create virtual table word using fts5
          (tokens, content = '', contentless_delete = 1, tokenize = 'ascii', detail = full)`,
        'create table term (id integer primary key, text text not null unique)',
        `create virtual table term_part using fts5
          (text, content = 'term', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0)`,
      ],
      postgres: [
        ...tables('bigint', 'bytea', 'double precision', ''),
        `create table variant (id bigint primary key, language integer not null, key bigint not null,
          text text not null, folded text not null, tokens text[] not null)`,
        'create index variant_key on variant (key)',
        'create index variant_tokens on variant using gin (tokens)',
        // Without pg_trgm, which not everybody may create, parts of words are found by reading.
        `do $$ begin
          create extension if not exists pg_trgm;
          create index variant_folded on variant using gin (folded gin_trgm_ops);
        exception when others then raise notice 'pg_trgm cannot be created';
        end $$`,
      ],
    },
  },
];
