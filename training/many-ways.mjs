/** Synthetic documents of several languages with known units, made from line-parallel text. */
import { halves, random } from './gold.mjs';

/** @typedef {{ texts: string[][], units: number[][][], pair: (a: number, b: number) => [number[], number[]][] }} ManyWays */

/**
 * A document in which languages merge neighbouring lines, split lines at a comma, and lack lines. No line is split in
 * two languages, because halves cut at commas need not say the same.
 *
 * @param {string[][]} lines Lines of each language that say the same.
 * @param {string[]} joins What stands between merged lines, by language.
 * @param {{ seed: number, merge?: number, split?: number, drop?: number, together?: boolean }} options Shares of the
 * lines. `together`: one language at a time differs from all others; otherwise each draws on its own.
 * @returns {ManyWays} Units as sentence indices by language; a line that one language alone has is a unit a sentence.
 * `pair` gives the finest beads of two languages, nulls left out.
 */
export function manyWays(lines, joins, { seed, merge = 0.1, split = 0.1, drop = 0.1, together = false }) {
  const next = random(seed);
  const count = lines[0]?.length ?? 0;
  /** What each language does with a line. @type {string[][]} */
  const deeds = lines.map(() => new Array(count).fill(''));
  const cut = lines.map(() => /** @type {string[]} */ ([]));
  for (let line = 0; line < count; line++) {
    const odd = Math.floor(next() * lines.length);
    const shared = next();
    const tried = { split: false, merge: false };
    for (const [language, own] of lines.entries()) {
      const draw = together ? (language === odd ? shared : 1) : next();
      const deed = deeds[language] ?? [];
      // The second line of a merger is spoken for.
      if (deeds.some((other) => together && other[line - 1] === 'merge') || deed[line - 1] === 'merge')
        continue;
      if (draw < merge && line + 1 < count) deed[line] = 'merge';
      else if (draw < merge + split && !tried.split) {
        const parts = halves(own[line] ?? '');
        if (parts === undefined) continue;
        tried.split = true;
        deed[line] = 'split';
        (cut[language] ?? [])[line] = /** @type {any} */ (parts);
      } else if (draw >= merge + split && draw < merge + split + drop) deed[line] = 'drop';
    }
  }
  /** Which lines each sentence holds. @type {number[][][]} */
  const holds = lines.map(() => []);
  const texts = lines.map((own, language) => {
    /** @type {string[]} */
    const list = [];
    for (let line = 0; line < count; line++) {
      const deed = deeds[language]?.[line];
      if (deed === 'drop') continue;
      if (deed === 'split') {
        for (const part of cut[language]?.[line] ?? []) {
          list.push(part);
          holds[language]?.push([line]);
        }
      } else if (deed === 'merge') {
        list.push([own[line], own[line + 1]].join(joins[language]));
        holds[language]?.push([line, line + 1]);
        line++;
      } else {
        list.push(own[line] ?? '');
        holds[language]?.push([line]);
      }
    }
    return list;
  });

  /** Sentences of the given languages that hang together through lines. @param {number[]} languages */
  const components = (languages) => {
    const joined = new Array(count).fill(false);
    for (const language of languages) {
      for (const held of holds[language] ?? []) if (held.length > 1) joined[held[0] ?? 0] = true;
    }
    const unitOf = new Array(count).fill(0);
    for (let line = 1; line < count; line++) unitOf[line] = unitOf[line - 1] + (joined[line - 1] ? 0 : 1);
    /** @type {number[][][]} */
    const found = [];
    for (const language of languages) {
      for (const [sentence, held] of (holds[language] ?? []).entries()) {
        const unit = unitOf[held[0] ?? 0];
        found[unit] ??= lines.map(() => []);
        found[unit]?.[language]?.push(sentence);
      }
    }
    return found.filter((cells) => cells !== undefined);
  };
  return {
    texts,
    units: components(lines.map((_, language) => language)).flatMap((cells) => {
      const present = cells.filter((cell) => cell.length > 0);
      if (present.length > 1) return [cells];
      return (present[0] ?? []).map((sentence) => cells.map((cell) => (cell.length > 0 ? [sentence] : [])));
    }),
    pair: (a, b) =>
      components([a, b]).flatMap((cells) => {
        const [source, target] = [cells[a] ?? [], cells[b] ?? []];
        return source.length > 0 && target.length > 0 ? [[source, target]] : [];
      }),
  };
}
