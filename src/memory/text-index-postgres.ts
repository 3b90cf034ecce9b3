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
  async writer(db) {
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
      end: async () => {},
    };
  },

  async remove(db, variants) {
    await sql`delete from variant where id = any(${[...variants]}::bigint[])`.execute(db);
  },

  async *find(db, { folded, tokens, language, page }) {
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
        order by id desc limit ${page}`.execute(db);
      yield rows.map(({ id }) => id).filter((id) => !found.has(id));
      for (const { id } of rows) found.add(id);
    }
  },

  check: async () => [],
};
