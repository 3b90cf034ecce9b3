import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { HexaplaError } from '../errors.ts';
import { cutLine, type ParallelLines, type SyntheticOptions, synthesize } from './synthetic.ts';

const LANGUAGES = ['en', 'zh-Hant', 'ja', 'de', 'th'];

/** Lines that say where they are from, with a clause end in the middle. */
function parallel(languages: readonly string[], count: number): ParallelLines {
  return {
    languages,
    lines: languages.map((language) =>
      Array.from({ length: count }, (_, line) => `${language}${line} begins, ${language}${line} ends`),
    ),
  };
}

const rate = fc.double({ min: 0, max: 0.3, noNaN: true });
const cases = fc.record({
  languages: fc.subarray(LANGUAGES, { minLength: 2 }),
  lines: fc.integer({ min: 0, max: 60 }),
  seed: fc.integer(),
  rates: fc.record({ merge: rate, split: rate, delete: rate, insert: rate, reorder: rate, heading: rate }),
});

describe('synthesize', () => {
  test('every sentence is in exactly one unit, the sentences of a cell follow each other', () => {
    fc.assert(
      fc.property(cases, ({ languages, lines, seed, rates }) => {
        const count = Math.floor(lines * 0.8);
        const { editions, units } = synthesize(parallel(languages, lines), { seed, rates, count });
        for (const { language, sentences } of editions) {
          const cells = units.flatMap(({ cells }) => (language in cells ? [cells[language] ?? []] : []));
          expect(cells.flat().toSorted((a, b) => a - b)).toEqual(sentences.map((_, index) => index));
          for (const cell of cells) {
            expect(cell.length).toBeGreaterThan(0);
            expect(cell).toEqual(cell.map((_, index) => (cell[0] ?? 0) + index));
          }
        }
      }),
    );
  });

  test('the sentences of a unit are about the same lines, and those of a bead too', () => {
    fc.assert(
      fc.property(cases, ({ languages, lines, seed, rates }) => {
        const made = synthesize(parallel(languages, lines), { seed, rates: { ...rates, delete: 0 } });
        const linesOf = (language: string, sentences: readonly number[]) => {
          const edition = made.editions.find((one) => one.language === language);
          const text = sentences.map((index) => edition?.sentences[index]).join(' ');
          return [...new Set(text.match(/(?<=[a-z])\d+/g))];
        };
        for (const { cells } of made.units) {
          const all = Object.entries(cells).map(([language, cell]) => linesOf(language, cell));
          if (all.length > 1) for (const one of all) expect(one).toEqual(all[0]);
        }
        for (const { languages: pair, beads } of made.pairs) {
          for (const [source, target] of beads) {
            expect(linesOf(pair[0], source)).toEqual(linesOf(pair[1], target));
          }
        }
      }),
    );
  });

  test('the same seed makes the same document, another one another', () => {
    const lines = parallel(LANGUAGES, 80);
    const rates = { merge: 0.1, split: 0.1, delete: 0.1, insert: 0.1, reorder: 0.05, heading: 0.1 };
    const make = (seed: number) => synthesize(lines, { seed, rates, count: 60 });
    expect(make(7)).toEqual(make(7));
    expect(make(7)).not.toEqual(make(8));
  });

  test('what one language suffers does not depend on which others there are', () => {
    const rates = { merge: 0.2, delete: 0.2 };
    const editionsOf = (languages: readonly string[]) =>
      synthesize(parallel(languages, 60), { seed: 3, rates }).editions;
    expect(editionsOf(['en', 'ja', 'de'])[0]).toEqual(editionsOf(['en', 'th'])[0]);
  });

  it('changes nothing without rates', () => {
    const lines = parallel(['en', 'ja'], 3);
    const { editions, units, pairs } = synthesize(lines, { seed: 1 });
    expect(editions.map(({ sentences }) => sentences)).toEqual(lines.lines);
    expect(units).toEqual([0, 1, 2].map((line) => ({ cells: { en: [line], ja: [line] }, moved: false })));
    expect(pairs).toEqual([{ languages: ['en', 'ja'], beads: [0, 1, 2].map((line) => [[line], [line]]) }]);
  });

  it('moves blocks over more than they hold, and says which', () => {
    const { editions, units } = synthesize(parallel(['en', 'ja'], 200), {
      seed: 5,
      rates: { reorder: 0.02 },
    });
    const moved = units.filter((unit) => unit.moved);
    expect(moved.length).toBeGreaterThan(3);
    expect(moved.length).toBeLessThan(60);
    const stays = units.filter((unit) => !unit.moved);
    for (const { language } of editions) {
      const order = stays.map(({ cells }) => cells[language]?.[0] ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it('never uses a foreign line twice, and stops where there are no more', () => {
    const made = synthesize(parallel(['en', 'de'], 20), { seed: 1, rates: { insert: 1 }, count: 15 });
    const foreign = made.units.filter(({ cells }) => Object.keys(cells).length === 1);
    expect(foreign).toHaveLength(5);
    const texts = foreign.flatMap(({ cells }) =>
      made.editions.flatMap(({ language, sentences }) =>
        (cells[language] ?? []).map((index) => sentences[index]?.match(/\d+/)?.[0]),
      ),
    );
    expect(texts.toSorted()).toEqual(['15', '16', '17', '18', '19']);
  });

  const two = parallel(['en', 'de'], 2);
  test.each<[string, ParallelLines, Partial<SyntheticOptions>]>([
    ['a rate over 1', two, { rates: { merge: 1.5 } }],
    ['a rate that is no number', two, { rates: { heading: Number.NaN } }],
    ['rates that exclude each other', two, { rates: { merge: 0.5, split: 0.4, delete: 0.2 } }],
    ['a range outside', two, { first: 1, count: 2 }],
    ['unequal counts', { languages: ['en', 'de'], lines: [['a'], []] }, {}],
    ['a language twice', { languages: ['en', 'en'], lines: [['a'], ['b']] }, {}],
  ])('refuses %s', (_, lines, options) => {
    expect(() => synthesize(lines, { seed: 1, ...options })).toThrow(HexaplaError);
  });
});

test.each([
  ['en', 'It rained, so we stayed.', ['It rained,', 'so we stayed.']],
  ['en', 'It cost 1,250 dollars then.', undefined],
  ['en', 'Well, it rained all day and all night.', undefined],
  ['ja', '雨が降ったので、家にいた。', ['雨が降ったので、', '家にいた。']],
  ['th', 'ฝนตก เราอยู่บ้าน', ['ฝนตก', 'เราอยู่บ้าน']],
])('cutLine(%s, %s)', (language, line, halves) => {
  expect(cutLine(language, line)).toEqual(halves);
});
