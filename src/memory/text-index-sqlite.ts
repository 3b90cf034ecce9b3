import { type Kysely, sql } from 'kysely';
import { insertRows } from '../database/index.ts';
import type { MemoryTables } from './schema.ts';
import type { NewVariant, PhraseQuery, TextIndex } from './text-index.ts';
import { isCharacter, isNumber } from './tokens.ts';

/** The first token of every text says its language: from the private use area, so that it is no word. */
const languageToken = (language: number) => `\ue000${language}`;

/** Words that a part of a word may stand for; what is part of more is found in the newest texts with some of them. */
const EXPANSIONS = 64;
/** The trigram index of words finds parts of at least three characters. */
const SHORTEST_PART = 3;
/** Words longer than that are no words; their parts are not indexed. */
const LONGEST_WORD = 64;
/** Words of an import that are remembered so as not to be written again. */
const REMEMBERED = 500_000;

/**
 * FTS5 over our tokens, for whole words and, with a token for each character of Chinese, Japanese and the like, for any
 * part of their texts. A trigram index over all texts would take three times as long to build; parts of words of
 * other writings are instead looked for in the vocabulary, with a trigram index of that.
 */
export const SQLITE_TEXT_INDEX: TextIndex = {
  writer(db) {
    const seen = new Set<string>();
    return {
      async add(variants) {
        await insertRows(
          db,
          'sqlite',
          'variant',
          ['id', 'language', 'key', 'text'],
          variants.map(({ id, language, key, text }) => [id, language, key, text]),
        );
        await insertRows(
          db,
          'sqlite',
          'word',
          ['rowid', 'tokens'],
          variants.map(({ id, language, tokens }) => [id, `${languageToken(language)} ${tokens.join(' ')}`]),
        );
        await addTerms(db, variants, seen);
      },
    };
  },

  async remove(db, variants) {
    const ids = JSON.stringify(variants);
    await sql`delete from word where rowid in (select value from json_each(${ids}))`.execute(db);
    await sql`delete from variant where id in (select value from json_each(${ids}))`.execute(db);
  },

  async find(db, query) {
    const found = new Set<number>();
    for await (const phrase of phrases(db, query)) {
      const language = query.language === undefined ? '' : `"${languageToken(query.language)}" AND `;
      const { rows } = await sql<{
        id: number;
      }>`select rowid as id from word where word match ${language + phrase}
        order by rowid desc limit ${query.limit}`.execute(db);
      for (const { id } of rows) found.add(id);
      if (found.size >= query.limit) break;
    }
    return [...found].slice(0, query.limit);
  },

  async check(db) {
    const found: string[] = [];
    for (const table of ['word', 'term_part']) {
      // Of a table without content it checks the structure, of the other that it fits its content.
      try {
        await sql`insert into ${sql.table(table)} (${sql.ref(table)}) values ('integrity-check')`.execute(db);
      } catch (cause) {
        found.push(
          `the index ${table} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`,
        );
      }
    }
    const { rows } = await sql<{ lacking: number; stale: number }>`select
      (select count(*) from variant where id not in (select id from word_docsize)) as lacking,
      (select count(*) from word_docsize where id not in (select id from variant)) as stale`.execute(db);
    const { lacking = 0, stale = 0 } = rows[0] ?? {};
    if (lacking > 0) found.push(`${lacking} texts are not in the index of words`);
    if (stale > 0) found.push(`the index of words has ${stale} texts that are gone`);
    return found;
  },
};

async function addTerms(
  db: Kysely<MemoryTables>,
  variants: readonly NewVariant[],
  seen: Set<string>,
): Promise<void> {
  const fresh: string[] = [];
  for (const { tokens } of variants) {
    for (const token of tokens) {
      const isTerm = token.length > SHORTEST_PART && token.length <= LONGEST_WORD;
      if (!isTerm || seen.has(token) || isNumber(token) || isCharacter(token)) continue;
      if (seen.size >= REMEMBERED) seen.clear();
      seen.add(token);
      fresh.push(token);
    }
  }
  if (fresh.length === 0) return;
  const { rows } = await sql<{ id: number; text: string }>`insert into term (text)
    select value from json_each(${JSON.stringify(fresh)}) where true
    on conflict do nothing returning id, text`.execute(db);
  await insertRows(
    db,
    'sqlite',
    'term_part',
    ['rowid', 'text'],
    rows.map(({ id, text }) => [id, text]),
  );
}

/** Phrases of FTS5 to look for one after the other, as long as more is wanted. */
async function* phrases(db: Kysely<MemoryTables>, { tokens }: PhraseQuery): AsyncGenerator<string> {
  yield quoted(tokens);
  const first = tokens[0] ?? '';
  const last = tokens.at(-1) ?? '';
  const ends = tokens.length > 1 ? await wordsWith(db, first, 'end') : [];
  const begins = await wordsWith(db, last, tokens.length > 1 ? 'begin' : 'part');
  const middle = tokens.slice(1, -1);
  const made =
    tokens.length === 1
      ? begins.map((word) => [word])
      : [
          ...begins.map((word) => [first, ...middle, word]),
          ...ends.map((word) => [word, ...middle, last]),
          ...ends.slice(0, 8).flatMap((a) => begins.slice(0, 8).map((b) => [a, ...middle, b])),
        ];
  if (made.length > 0) yield `(${made.map(quoted).join(' OR ')})`;
}

function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(' ')}"`;
}

/** Words of the memory that have a token as a part, and more than it. */
async function wordsWith(
  db: Kysely<MemoryTables>,
  token: string,
  where: 'begin' | 'end' | 'part',
): Promise<string[]> {
  if (isCharacter(token) || isNumber(token)) return [];
  const limit = sql.lit(EXPANSIONS);
  // The vocabulary is in the order of the alphabet: what begins so stands together, of any length.
  const begin =
    where === 'end'
      ? []
      : (
          await sql<{ text: string }>`select text from term
            where text > ${token} and text < ${`${token}\u{10ffff}`} limit ${limit}`.execute(db)
        ).rows;
  if (where === 'begin' || token.length < SHORTEST_PART) return begin.map(({ text }) => text);
  const pattern = where === 'end' ? `%${token}` : `%${token}%`;
  const { rows } = await sql<{ text: string }>`select text from term_part
    where text like ${pattern} and text <> ${token} limit ${limit}`.execute(db);
  return [...new Set([...begin, ...rows].map(({ text }) => text))];
}
