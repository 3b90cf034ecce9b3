/**
 * Long documents with known units, made from line-parallel text: articles of a few lines in random order, every
 * sentence a little different each time it comes, now and then merged, split or missing in one language.
 */
import { join } from 'node:path';
import { halves, random, readLines } from '../training/gold.mjs';

const isSpaceless = (language) => /^(zh|ja|th)/.test(language);

/**
 * @typedef {object} LongDocument
 * @property {string[][]} texts Sentences of each language.
 * @property {number[][][]} units Sentence indices by language, in order.
 */

/**
 * @param {string} folder Line-parallel text, `<language>.txt` each.
 * @param {readonly string[]} languages
 * @param {object} options
 * @param {number} options.count Sentences of the first language; the last has `ratio` times as many.
 * @param {number} [options.ratio] How many sentences the last language has for one of the first, 1 to 1.9.
 * @param {number} [options.drop] Share of units that one language lacks.
 * @param {number} [options.merge] Share of units in which one language has one sentence for two of the others.
 * @param {number} [options.noise] Share of words that are others each time.
 * @param {number} [options.seed]
 * @returns {LongDocument}
 */
export function longDocument(
  folder,
  languages,
  { count, ratio = 1.43, drop = 0.03, merge = 0.03, noise = 0.15, seed = 1 },
) {
  const next = random(seed);
  const below = (bound) => Math.floor(next() * bound);
  const lines = languages.map((language) => readLines(join(folder, `${language}.txt`)));
  const total = lines[0].length;
  const words = languages.map((language, l) =>
    lines[l].flatMap((line) => (isSpaceless(language) ? [...line] : line.split(' '))),
  );
  const perturbed = (l, line) => {
    const glue = isSpaceless(languages[l]) ? '' : ' ';
    const own = glue === '' ? [...line] : line.split(' ');
    return own.map((word) => (next() < noise ? words[l][below(words[l].length)] : word)).join(glue);
  };
  const split = (l, text) => {
    const glue = isSpaceless(languages[l]) ? '' : ' ';
    const own = glue === '' ? [...text] : text.split(' ');
    const parts = halves(text);
    return parts ?? [own.slice(0, own.length >> 1).join(glue), own.slice(own.length >> 1).join(glue)];
  };
  const texts = languages.map(() => []);
  const units = [];
  const last = languages.length - 1;
  while (texts[0].length < count) {
    // An article of three to five lines, as they stand in the text.
    let line = below(total - 5);
    const end = line + 3 + below(3);
    while (line < end && texts[0].length < count) {
      const draw = next();
      const odd = below(languages.length);
      const span = draw < merge ? 2 : 1;
      const cells = languages.map((language, l) => {
        let cell = lines[l].slice(line, line + span).map((text) => perturbed(l, text));
        if (draw < merge && l === odd) cell = [cell.join(isSpaceless(language) ? '' : ' ')];
        else if (draw < merge + drop && draw >= merge && l === odd) cell = [];
        else if (l === last && draw >= merge + drop && next() < (ratio - 1) / (1 - merge - drop)) {
          cell = split(l, cell[0]);
        }
        return cell.map((text) => texts[l].push(text) - 1);
      });
      units.push(cells);
      line += span;
    }
  }
  return { texts, units };
}

/**
 * Strict F1 of units or beads against known ones.
 *
 * @param {readonly unknown[]} ours
 * @param {readonly unknown[]} known
 */
export function strictF1(ours, known) {
  const keys = new Set(known.map((one) => JSON.stringify(one)));
  const right = ours.filter((one) => keys.has(JSON.stringify(one))).length;
  return (2 * right) / Math.max(1, ours.length + known.length);
}
