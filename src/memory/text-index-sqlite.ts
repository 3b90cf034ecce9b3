import { type Kysely, sql } from 'kysely';
import { insertRows, MOST_PARAMETERS, type Value } from '../database/index.ts';
import { VARIANT_KEY } from './migrations.ts';
import type { MemoryTables } from './schema.ts';
import type { PhraseQuery, TextIndex } from './text-index.ts';
import { isCharacter, isNumber } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

/** The first token of every text says its language: from the private use area, so that it is no word. */
const languageToken = (language: number) => `\ue000${language}`;

/** Words that a part of a word may stand for; what is part of more is found in the newest texts with some of them. */
const EXPANSIONS = 64;
/** Pages of one expression that are looked at: its texts may have the words in another order, or marks between them. */
const PAGES = 16;
/** The trigram index of words finds parts of at least three characters. */
const SHORTEST_PART = 3;
/** Words longer than that are no words; their parts are not indexed. */
const LONGEST_WORD = 64;
/** Texts, or words, that are held back to be written at once: one statement of `MOST_PARAMETERS`. */
const HELD_ROWS = Math.floor(MOST_PARAMETERS / 2) - 1024;
/** UTF-16 units of the tokens that are held back at most. */
const HELD_CHARACTERS = 2 ** 22;

/**
 * FTS5 over our tokens, for whole words and, with a token for each character of Chinese, Japanese and the like, for any
 * part of their texts. A trigram index over all texts would take three times as long to build; parts of words of
 * other writings are instead looked for in the vocabulary, with a trigram index of that.
 */
export const SQLITE_TEXT_INDEX: TextIndex = {
  async writer(db) {
    const seen = new Vocabulary();
    /** Tokens of texts, in rows of the full-text index, and how many characters they have. */
    let words: Value[][] = [];
    let characters = 0;
    let fresh: string[] = [];
    const isFirst = (await db.selectFrom('variant').select('id').limit(1).execute()).length === 0;
    // In the order of hashes each text goes to another page; sorting them at the end takes a third of the time.
    if (isFirst) await sql`drop index variant_key`.execute(db);

    // The index is written in few large parts: each statement begins a new one, which is merged with others later.
    async function writeWords(): Promise<void> {
      const rows = words;
      words = [];
      characters = 0;
      await insertRows(db, 'sqlite', 'word', ['rowid', 'tokens'], rows, '', MOST_PARAMETERS);
    }

    async function writeTerms(): Promise<void> {
      const terms = fresh.sort();
      fresh = [];
      await addTerms(db, terms);
    }

    return {
      async add(variants) {
        await insertRows(
          db,
          'sqlite',
          'variant',
          ['id', 'language', 'key', 'text'],
          variants.map(({ id, language, key, text }) => [id, language, key, text]),
        );
        for (const { id, language, tokens } of variants) {
          const row = `${languageToken(language)} ${tokens.join(' ')}`;
          words.push([id, row]);
          characters += row.length;
          for (const token of tokens) {
            if (token.length > SHORTEST_PART && seen.add(token) && isTerm(token)) fresh.push(token);
          }
        }
        if (words.length >= HELD_ROWS || characters >= HELD_CHARACTERS) await writeWords();
        if (fresh.length >= HELD_ROWS) await writeTerms();
      },
      async end() {
        await writeWords();
        await writeTerms();
        if (isFirst) await sql.raw(VARIANT_KEY).execute(db);
      },
    };
  },

  async remove(db, variants) {
    const ids = JSON.stringify(variants);
    await sql`delete from word where rowid in (select value from json_each(${ids}))`.execute(db);
    await sql`delete from variant where id in (select value from json_each(${ids}))`.execute(db);
  },

  async *find(db, query) {
    const found = new Set<number>();
    for await (const match of matches(db, query)) {
      const language = query.language === undefined ? '' : `"${languageToken(query.language)}" AND `;
      let before = Number.MAX_SAFE_INTEGER;
      for (let pages = 0; pages < PAGES; pages++) {
        const { rows } = await sql<{ id: number }>`select rowid as id from word
          where word match ${language + match} and rowid < ${before}
          order by rowid desc limit ${query.page}`.execute(db);
        yield rows.map(({ id }) => id).filter((id) => !found.has(id));
        for (const { id } of rows) found.add(id);
        if (rows.length < query.page) break;
        before = rows.at(-1)?.id ?? 0;
      }
    }
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
    const { rows: indexes } = await sql`select 1 from sqlite_master where name = 'variant_key'`.execute(db);
    if (indexes.length === 0) found.push('the index of texts that are the same is gone');
    const { rows } = await sql<{ lacking: number; stale: number }>`select
      (select count(*) from variant where id not in (select id from word_docsize)) as lacking,
      (select count(*) from word_docsize where id not in (select id from variant)) as stale`.execute(db);
    const { lacking = 0, stale = 0 } = rows[0] ?? {};
    if (lacking > 0) found.push(`${lacking} texts are not in the index of words`);
    if (stale > 0) found.push(`the index of words has ${stale} texts that are gone`);
    return found;
  },
};

function isTerm(token: string): boolean {
  return token.length <= LONGEST_WORD && !isNumber(token) && !isCharacter(token);
}

async function addTerms(db: Kysely<MemoryTables>, terms: readonly string[]): Promise<void> {
  if (terms.length === 0) return;
  const { rows } = await sql<{ id: number; text: string }>`insert or fail into term (text)
    select value from json_each(${JSON.stringify(terms)}) where true
    on conflict do nothing returning id, text`.execute(db);
  await insertRows(
    db,
    'sqlite',
    'term_part',
    ['rowid', 'text'],
    rows.map(({ id, text }) => [id, text]),
    '',
    MOST_PARAMETERS,
  );
}

/**
 * Expressions of FTS5 to look for one after the other, as long as more is wanted. Where the ends of a phrase are parts of
 * words only the rest is looked for as a phrase, and the words anywhere in the text: the phrase with each of the words would
 * have the places of its frequent words read again for each of them, which takes ten times as long.
 */
async function* matches(db: Kysely<MemoryTables>, { tokens }: PhraseQuery): AsyncGenerator<string> {
  yield quoted(tokens);
  const first = tokens[0] ?? '';
  const last = tokens.at(-1) ?? '';
  if (tokens.length === 1) {
    const words = await wordsWith(db, first, 'part');
    if (words.length > 0) yield either(words);
    return;
  }
  const begins = await wordsWith(db, last, 'begin');
  const ends = await wordsWith(db, first, 'end');
  if (begins.length > 0) yield `${quoted(tokens.slice(0, -1))} AND ${either(begins)}`;
  if (ends.length > 0) yield `${either(ends)} AND ${quoted(tokens.slice(1))}`;
  if (begins.length > 0 && ends.length > 0) {
    const middle = tokens.length > 2 ? ` AND ${quoted(tokens.slice(1, -1))}` : '';
    yield `${either(ends)} AND ${either(begins)}${middle}`;
  }
}

function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(' ')}"`;
}

function either(words: readonly string[]): string {
  return `(${words.map((word) => quoted([word])).join(' OR ')})`;
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
