import { sql } from 'kysely';
import { insertRows } from '../database/index.ts';
import { foldText } from './fold.ts';
import type { TextIndex } from './text-index.ts';
import { isCharacter, isNumber } from './tokens.ts';

/**
 * PostgreSQL: the tokens of a text as an array with a GIN index, and its folded text with a trigram index where pg_trgm
 * is there. Whole words and characters are found by the first; parts of words by the second.
 */
export const POSTGRES_TEXT_INDEX: TextIndex = {
  writer(db) {
    return {
      async add(variants) {
        await insertRows(
          db,
          'postgres',
          'variant',
          ['id', 'language', 'key', 'text', 'folded', 'tokens'],
          variants.map(({ id, language, key, text, tokens }) => {
            return [id, language, key, text, foldText(text, 'drop'), [...new Set(tokens)]];
          }),
        );
      },
    };
  },

  async remove(db, variants) {
    await sql`delete from variant where id = any(${[...variants]}::bigint[])`.execute(db);
  },

  async find(db, { folded, tokens, language, limit }) {
    const inLanguage = language === undefined ? sql`true` : sql`language = ${language}`;
    const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
    const found = new Set<number>();
    // Whole tokens first; then, where the ends may be parts of words, those between them.
    const whole = [...new Set(tokens)];
    const inner = whole.filter((token, index) => {
      const isEnd = index === 0 || index === whole.length - 1;
      return !isEnd || isCharacter(token) || isNumber(token);
    });
    for (const wanted of inner.length < whole.length ? [whole, inner] : [whole]) {
      const { rows } = await sql<{ id: number }>`select id from variant
        where tokens @> ${wanted}::text[] and folded like ${pattern} and ${inLanguage}
        order by id desc limit ${limit}`.execute(db);
      for (const { id } of rows) found.add(id);
      if (found.size >= limit) break;
    }
    return [...found].slice(0, limit);
  },

  check: async () => [],
};
