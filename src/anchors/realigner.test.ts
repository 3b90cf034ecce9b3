import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPair, type PairSearch, type Side } from '../beads/index.ts';
import type { Unit, UnitSide } from '../units/index.ts';
import type { Anchor } from './anchor.ts';
import { Realigner } from './realigner.ts';

const DIMENSIONS = 48;
const TAGS = ['en', 'de', 'fr', 'ja'];

/** One language: each sentence says what its numbers say. */
function side(language: string, meanings: readonly (readonly number[])[]): UnitSide & Side {
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  for (const [row, numbers] of meanings.entries()) {
    for (const number of numbers) {
      for (let d = 0; d < DIMENSIONS; d++) {
        const value = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
        sums[row * DIMENSIONS + d] = (sums[row * DIMENSIONS + d] ?? 0) + value - Math.floor(value) - 0.5;
      }
    }
  }
  return {
    language,
    sentences: meanings.map((numbers, row) => ({
      start: row * 10,
      end: row * 10 + 5,
      text: numbers.join(' '),
      paragraph: 0,
    })),
    sums,
    bytes: meanings.map((numbers) => 60 * Math.max(1, numbers.length)),
    paragraphs: meanings.map(() => 0),
  };
}

function open(versions: readonly (readonly (readonly number[])[])[]) {
  const sides = versions.map((meanings, position) => side(TAGS[position] ?? '', meanings));
  const pairs = new Map<string, PairSearch>();
  const realigner = new Realigner(sides, DIMENSIONS, (a, b) => {
    const known = pairs.get(`${a} ${b}`) ?? openPair(sides[a] as Side, sides[b] as Side, DIMENSIONS);
    pairs.set(`${a} ${b}`, known);
    return known;
  });
  return (anchors: readonly Anchor[]): Unit[] => {
    const { entries, inPlace } = realigner.realign(anchors);
    return entries.map((entry, id) => entry.at(id, entry.unit.moved && !inPlace.has(id), undefined));
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => [n]);

/** Every sentence is in one unit; those that have not moved are in order, and all in the order of the first language. */
function expectWhole(units: readonly Unit[], counts: readonly number[]): void {
  expect(units.map(({ id }) => id)).toEqual(units.map((_, index) => index));
  for (const [position, count] of counts.entries()) {
    const cells = units.flatMap(({ cells, moved }) => {
      const own = cells[TAGS[position] ?? ''];
      return own === undefined ? [] : [{ sentences: own.sentences, moved }];
    });
    for (const { sentences } of cells) {
      expect(sentences).toEqual(sentences.map((_, k) => (sentences[0] ?? 0) + k));
    }
    const all = cells.flatMap(({ sentences }) => sentences);
    expect(all.toSorted((a, b) => a - b)).toEqual(upTo(count).flat());
    const kept = cells.filter(({ moved }) => !moved).flatMap(({ sentences }) => sentences);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    if (position === 0) expect(all).toEqual(upTo(count).flat());
  }
}

function cellsOf(units: readonly Unit[]): string[] {
  return units.map(({ cells }) =>
    TAGS.map((tag) => (cells[tag] === undefined ? '' : `${tag}:${cells[tag].sentences.join()}`))
      .filter(Boolean)
      .join(' '),
  );
}

function asCell(anchor: Anchor): string {
  return TAGS.flatMap((tag) => {
    const cell = anchor[tag];
    if (cell === undefined) return [];
    return `${tag}:${Array.from({ length: cell[1] }, (_, k) => cell[0] + k).join()}`;
  }).join(' ');
}

describe('anchors come out as they are', () => {
  test.each<[string, Anchor]>([
    ['a merge that the text does not show', { en: [30, 2], de: [30, 1], fr: [30, 1] }],
    ['more sentences than any bead of the model has', { en: [30, 4], de: [31, 5], fr: [30, 4] }],
    ['two languages of three', { en: [30, 1], fr: [30, 1] }],
    ['one language', { de: [30, 1] }],
    ['a pair far from the likely path', { en: [10, 1], de: [50, 1] }],
    ['the first sentences', { en: [0, 1], de: [1, 1], fr: [0, 2] }],
    ['the last sentences', { en: [59, 1], de: [58, 2], fr: [58, 1] }],
  ])('%s', (_, anchor) => {
    const realign = open([upTo(60), upTo(60), upTo(60)]);
    const units = realign([anchor]);
    const anchored = units.find((unit) => cellsOf([unit])[0] === asCell(anchor));
    expect(anchored?.confidence).toBe(1);
    expect(anchored?.pairs.every((pair) => pair.confidence === 1 && pair.beads.length === 1)).toBe(true);
    expectWhole(units, [60, 60, 60]);
  });

  test('what is far from the anchor stays as it was, and without anchors all does', () => {
    const realign = open([upTo(120), upTo(120), upTo(120)]);
    const before = cellsOf(realign([]));
    const after = cellsOf(realign([{ en: [60, 2], de: [60, 1], fr: [60, 2] }]));
    expect(after.slice(0, 50)).toEqual(before.slice(0, 50));
    expect(after.slice(-50)).toEqual(before.slice(-50));
    expect(after).not.toEqual(before);
    expect(cellsOf(realign([]))).toEqual(before);
  });

  test('two anchors leave between them what is left, even nothing', () => {
    const realign = open([upTo(40), upTo(40)]);
    const units = cellsOf(
      realign([
        { en: [20, 1], de: [21, 1] },
        { en: [10, 3], de: [10, 2] },
        { en: [21, 2], de: [23, 1] },
      ]),
    );
    expect(units).toContain('en:10,11,12 de:10,11');
    expect(units.slice(units.indexOf('en:20 de:21'), units.indexOf('en:21,22 de:23') + 1)).toEqual([
      'en:20 de:21',
      'de:22',
      'en:21,22 de:23',
    ]);
  });

  test('whatever the anchors, every sentence is in one unit, and the history does not matter', () => {
    const meanings = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 2 }), {
      minLength: 3,
      maxLength: 14,
    });
    const cell = fc.tuple(fc.nat(13), fc.integer({ min: 1, max: 3 }));
    const anchor = fc.dictionary(fc.constantFrom('en', 'de', 'fr'), cell, { minKeys: 1, maxKeys: 3 });
    fc.assert(
      fc.property(
        fc.array(meanings, { minLength: 3, maxLength: 3 }),
        fc.array(anchor, { maxLength: 3 }),
        (versions, wild) => {
          const realign = open(versions);
          const anchors: Anchor[] = [];
          for (const one of wild) {
            // Only what fits.
            try {
              realign([...anchors, one]);
              anchors.push(one);
            } catch (error) {
              expect(error).toMatchObject({ code: 'INVALID_ANCHOR' });
            }
          }
          const units = realign(anchors);
          expect(units).toEqual(open(versions)(anchors));
          for (const one of anchors) expect(cellsOf(units)).toContain(asCell(one));
          expectWhole(
            units,
            versions.map(({ length }) => length),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('anchors that cross each other', () => {
  const movedOf = (units: readonly Unit[]) => cellsOf(units.filter(({ moved }) => moved));
  const block = (first: number, length: number, to: number) =>
    Array.from({ length }, (_, k): Anchor => ({ en: [first + k, 1], de: [to + k, 1] }));

  test('a unit that has moved can be accepted, and nothing else changes', () => {
    const [before, moved, after] = [upTo(20), upTo(80).slice(60, 64), upTo(40).slice(20)];
    const realign = open([
      [...before, ...moved, ...after],
      [...before, ...after, ...moved],
    ]);
    const found = realign([]);
    expect(movedOf(found)).toEqual(['en:20 de:40', 'en:21 de:41', 'en:22 de:42', 'en:23 de:43']);
    for (const anchors of [block(21, 1, 41), block(20, 4, 40), [...block(20, 4, 40), ...block(30, 1, 26)]]) {
      const units = realign(anchors);
      expectWhole(units, [44, 44]);
      expect(cellsOf(units)).toEqual(cellsOf(found));
      expect(movedOf(units)).toEqual(movedOf(found));
      for (const anchor of anchors) {
        const unit = units.find((one) => cellsOf([one])[0] === asCell(anchor));
        expect(unit?.confidence).toBe(1);
      }
    }
  });

  test('what crosses more sure units than a correction does has moved, and the rest closes over it', () => {
    const realign = open([upTo(60), upTo(60), upTo(60)]);
    const units = realign([{ en: [10, 1], fr: [50, 1] }]);
    expectWhole(units, [60, 60, 60]);
    expect(movedOf(units)).toContain('en:10 fr:50');
    expect(cellsOf(units)).toEqual(expect.arrayContaining(cellsOf(realign([])).slice(20, 45)));
  });

  test('a stretch that is wrong and sure comes right when enough of its units are corrected', () => {
    // The texts say the same, sentence by sentence; a person says that some of it stands elsewhere none the less.
    const realign = open([upTo(60), upTo(60)]);
    const shifted = (count: number) => block(20, count, 25);
    expect(movedOf(realign(shifted(1)))).toContain('en:20 de:25');
    const units = realign(shifted(6));
    expectWhole(units, [60, 60]);
    for (const anchor of shifted(6)) {
      expect(units.find((one) => cellsOf([one])[0] === asCell(anchor))?.moved).toBe(false);
    }
  });

  test.each<[string, Anchor[], string[]]>([
    [
      'two of which one is where the text has it',
      [
        { en: [3, 1], de: [5, 1] },
        { en: [4, 1], de: [4, 1] },
      ],
      ['en:3 de:5'],
    ],
    [
      'a circle of three',
      [
        { en: [3, 1], de: [5, 1] },
        { de: [6, 1], fr: [3, 1] },
        { fr: [4, 1], en: [2, 1] },
      ],
      ['de:6 fr:3'],
    ],
  ])('%s', (_, anchors, expected) => {
    const realign = open([upTo(12), upTo(12), upTo(12)]);
    const units = realign(anchors);
    expectWhole(units, [12, 12, 12]);
    expect(cellsOf(units)).toEqual(expect.arrayContaining(anchors.map(asCell)));
    expect(movedOf(units)).toEqual(expect.arrayContaining(expected));
    expect(cellsOf(realign(anchors.toReversed()))).toEqual(cellsOf(units));
  });

  test('any anchors that have no sentence in common, on texts of which blocks have moved', () => {
    const order = fc.uniqueArray(fc.nat(4), { minLength: 3, maxLength: 5 });
    const anchors = fc.array(
      fc.dictionary(fc.constantFrom('en', 'de', 'fr'), fc.tuple(fc.nat(24), fc.integer({ min: 1, max: 2 })), {
        minKeys: 1,
        maxKeys: 3,
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.tuple(order, order, order), anchors, (orders, wild) => {
        const versions = orders.map((blocks) =>
          blocks.flatMap((one) => upTo(5).map(([n]) => [one * 5 + (n ?? 0)])),
        );
        const taken = TAGS.map(() => new Set<number>());
        const fitting = wild.filter((anchor) => {
          const own = Object.entries(anchor).flatMap(([tag, [first, count]]) =>
            upTo(count).map(([k]) => [TAGS.indexOf(tag), first + (k ?? 0)] as const),
          );
          if (own.some(([l, n]) => taken[l]?.has(n) || n >= (versions[l]?.length ?? 0))) return false;
          for (const [l, n] of own) taken[l]?.add(n);
          return true;
        });
        const realign = open(versions);
        for (const one of fitting) realign([one]);
        const units = realign(fitting);
        expectWhole(
          units,
          versions.map(({ length }) => length),
        );
        expect(units).toEqual(open(versions)(fitting));
        for (const anchor of fitting) {
          const unit = units.find((one) => cellsOf([one])[0] === asCell(anchor));
          expect(unit?.confidence).toBe(Object.keys(anchor).length > 0 ? 1 : undefined);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what does not fit is refused', () => {
  const realign = open([upTo(10), upTo(10), upTo(10)]);
  test.each<[string, unknown, RegExp]>([
    ['no list', {}, /no list/],
    ['no object', [7], /anchors\[0\]/],
    ['nothing in it', [{}], /names no sentences/],
    ['another language', [{ en: [0, 1], sv: [0, 1] }], /no edition in sv/],
    ['a fraction', [{ en: [0.5, 1] }], /whole numbers/],
    ['no sentence', [{ en: [0, 0] }], /whole numbers/],
    ['sentences that are not there', [{ en: [0, 1] }, { de: [9, 2] }], /anchors\[1\].*de.*sentence 10/],
    [
      'an overlap',
      [{ en: [3, 2] }, { en: [4, 1], de: [4, 1] }],
      /anchors\[1\].*shares sentence 4 of en.*anchors\[0\]/,
    ],
  ])('%s', (_, anchors, message) => {
    // What a caller without types may send.
    const wrong = anchors as Anchor[];
    expect(() => realign(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_ANCHOR' }));
    expect(() => realign(wrong)).toThrow(message);
  });
});
