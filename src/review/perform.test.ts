import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Operation } from './operation.ts';
import { perform, type UnitList } from './perform.ts';
import { type ReviewUnit, textOf } from './review-unit.ts';
import { applySplices, inverse, type Splice } from './splice.ts';

/** Units as somebody has them open, and what was done to them. */
class Desk implements UnitList {
  units: readonly ReviewUnit[];
  #ids = 0;

  constructor(units: readonly ReviewUnit[]) {
    this.units = units;
  }

  async get(id: string) {
    return this.units.find((unit) => unit.id === id);
  }

  async beside(id: string, side: 'previous' | 'next') {
    const at = this.units.findIndex((unit) => unit.id === id);
    return at < 0 ? undefined : this.units[at + (side === 'next' ? 1 : -1)];
  }

  newId() {
    this.#ids += 1;
    return `n${this.#ids}`;
  }

  async do(operation: Operation): Promise<Splice[]> {
    const splices = await perform(this, operation);
    this.units = applySplices(this.units, splices);
    return splices;
  }

  /** The texts of the units, and what became of them. */
  shown() {
    return this.units.map(({ cells, status }) => [
      ...Object.entries(cells).map(([language, cell]) => `${language}: ${textOf(cell, language)}`),
      status,
    ]);
  }
}

/** Units of these sentences; a language's sentences are numbered through the text. */
function unitsOf(rows: readonly Readonly<Record<string, readonly string[]>>[]): ReviewUnit[] {
  const counts = new Map<string, { sentence: number; at: number }>();
  return rows.map((row, index) => ({
    id: String(index),
    confidence: 0.5,
    status: 'unreviewed',
    cells: Object.fromEntries(
      Object.entries(row).map(([language, texts]) => {
        const place = counts.get(language) ?? { sentence: 0, at: 0 };
        counts.set(language, place);
        const pieces = texts.map((text) => {
          const piece = { sentence: place.sentence++, start: place.at, end: place.at + text.length, text };
          place.at = piece.end + 1;
          return piece;
        });
        return [language, { pieces }];
      }),
    ),
    pairs: [],
    flags: [],
    moved: false,
    bookmarked: false,
  }));
}

const desk = () =>
  new Desk(
    unitsOf([
      { en: ['One.', 'And a half.'], ja: ['一。'] },
      { en: ['Two.'], ja: ['二。', '半。'] },
      { en: ['Three.'] },
      { ja: ['三。'] },
    ]),
  );

describe('perform', () => {
  it('accepts, rejects and takes it back', async () => {
    const table = desk();
    await table.do({ op: 'accept', units: ['0', '1'] });
    await table.do({ op: 'reject', units: ['1', '2'] });
    await table.do({ op: 'reopen', units: ['2'] });
    expect(table.units.map(({ status }) => status)).toEqual([
      'accepted',
      'rejected',
      'unreviewed',
      'unreviewed',
    ]);
    expect(await perform(table, { op: 'accept', units: ['0'] })).toEqual([]);
  });

  it('keeps the text of the document under the one that somebody wrote', async () => {
    const table = desk();
    await table.do({ op: 'edit', unit: '0', language: 'en', text: ' One and a half. ' });
    expect(table.shown()[0]).toEqual(['en: One and a half.', 'ja: 一。', 'edited']);
    expect(table.units[0]?.cells['en']?.pieces.map(({ text }) => text)).toEqual(['One.', 'And a half.']);
    await table.do({ op: 'edit', unit: '0', language: 'en', text: null });
    expect(table.shown()[0]).toEqual(['en: One. And a half.', 'ja: 一。', 'accepted']);
  });

  it('merges whole units and single cells', async () => {
    const table = desk();
    await table.do({ op: 'merge', unit: '1', with: 'previous' });
    expect(table.shown()[0]).toEqual(['en: One. And a half. Two.', 'ja: 一。二。半。', 'accepted']);
    const other = desk();
    await other.do({ op: 'merge', unit: '0', with: 'next', languages: ['ja'] });
    expect(other.shown().slice(0, 2)).toEqual([
      ['en: One. And a half.', 'ja: 一。二。半。', 'accepted'],
      ['en: Two.', 'accepted'],
    ]);
  });

  it('splits between sentences, inside of them, and before all of a language', async () => {
    const table = desk();
    await table.do({ op: 'split', unit: '0', at: { en: { sentences: 1 }, ja: { offset: 0 } } });
    expect(table.shown().slice(0, 2)).toEqual([
      ['en: One.', 'accepted'],
      ['en: And a half.', 'ja: 一。', 'accepted'],
    ]);
    await table.do({ op: 'split', unit: 'n2', at: { en: { offset: 6 } } });
    expect(table.shown().slice(1, 3)).toEqual([
      ['en: And a', 'ja: 一。', 'accepted'],
      ['en: half.', 'accepted'],
    ]);
    expect(table.units[2]?.cells['en']?.pieces).toEqual([{ sentence: 1, start: 11, end: 16, text: 'half.' }]);
    await table.do({ op: 'merge', unit: table.units[1]?.id ?? '', with: 'next' });
    expect(table.units[1]?.cells['en']?.pieces).toEqual([
      { sentence: 1, start: 5, end: 16, text: 'And a half.' },
    ]);
  });

  it('moves a sentence to its neighbour; a unit that is left empty goes', async () => {
    const table = desk();
    await table.do({ op: 'move', unit: '0', language: 'en', sentence: 'last' });
    expect(table.shown().slice(0, 2)).toEqual([
      ['en: One.', 'ja: 一。', 'accepted'],
      ['en: And a half. Two.', 'ja: 二。半。', 'accepted'],
    ]);
    await table.do({ op: 'move', unit: '3', language: 'ja', sentence: 'first' });
    expect(table.shown().slice(2)).toEqual([['en: Three.', 'ja: 三。', 'accepted']]);
  });

  it('unlinks and links', async () => {
    const table = desk();
    await table.do({ op: 'unlink', unit: '1', language: 'ja' });
    expect(table.shown().slice(1, 3)).toEqual([
      ['en: Two.', 'accepted'],
      ['ja: 二。半。', 'accepted'],
    ]);
    await table.do({ op: 'link', units: ['2', '3'] });
    expect(table.shown().at(-1)).toEqual(['en: Three.', 'ja: 三。', 'accepted']);
    const far = new Desk(unitsOf([{ en: ['One.'] }, { en: ['Two.'], ja: ['二。'] }, { ja: ['一。'] }]));
    await far.do({ op: 'link', units: ['2', '0'] });
    expect(far.shown()).toEqual([
      ['en: Two.', 'ja: 二。', 'unreviewed'],
      ['ja: 一。', 'en: One.', 'accepted'],
    ]);
  });

  test.each<[string, Operation, string]>([
    ['no such unit', { op: 'accept', units: ['9'] }, 'UNIT_MISSING'],
    ['no such language', { op: 'edit', unit: '0', language: 'de', text: 'x' }, 'INVALID_OPERATION'],
    ['an empty text', { op: 'edit', unit: '0', language: 'en', text: ' ' }, 'INVALID_OPERATION'],
    ['too long a text', { op: 'note', unit: '0', text: 'x'.repeat(100_001) }, 'INVALID_OPERATION'],
    ['nothing before', { op: 'merge', unit: '0', with: 'previous' }, 'INVALID_OPERATION'],
    ['nothing behind', { op: 'move', unit: '3', language: 'ja', sentence: 'last' }, 'INVALID_OPERATION'],
    ['nothing to merge', { op: 'merge', unit: '0', with: 'next', languages: ['de'] }, 'INVALID_OPERATION'],
    ['a cut at the end', { op: 'split', unit: '0', at: { en: { sentences: 2 } } }, 'INVALID_OPERATION'],
    ['a cut that leaves nothing', { op: 'split', unit: '2', at: { en: { offset: 0 } } }, 'INVALID_OPERATION'],
    ['one language alone', { op: 'unlink', unit: '2', language: 'en' }, 'INVALID_OPERATION'],
    ['the same language', { op: 'link', units: ['0', '1'] }, 'INVALID_OPERATION'],
    ['itself', { op: 'link', units: ['0', '0'] }, 'INVALID_OPERATION'],
  ])('refuses: %s', async (_, operation, code) => {
    await expect(perform(desk(), operation)).rejects.toMatchObject({ code });
  });

  it('does not move sentences of a text that somebody wrote', async () => {
    const table = desk();
    await table.do({ op: 'edit', unit: '0', language: 'en', text: 'Something else.' });
    await expect(table.do({ op: 'move', unit: '0', language: 'en', sentence: 'last' })).rejects.toMatchObject(
      {
        code: 'INVALID_OPERATION',
      },
    );
  });
});

/** All the text of a language, without white space, in the order of the document. */
function textIn(units: readonly ReviewUnit[], language: string): string {
  const pieces = units.flatMap(({ cells }) => cells[language]?.pieces ?? []);
  return pieces
    .toSorted((a, b) => a.sentence - b.sentence || a.start - b.start)
    .map(({ text }) => text.replace(/\s/gu, ''))
    .join('');
}

const chooser = fc.record({
  what: fc.constantFrom(
    'accept',
    'reject',
    'edit',
    'merge',
    'split',
    'move',
    'unlink',
    'link',
    'note',
    'bookmark',
  ),
  unit: fc.nat(),
  other: fc.nat(),
  language: fc.constantFrom('en', 'ja'),
  flag: fc.boolean(),
  offset: fc.integer({ min: 0, max: 12 }),
});

function operationOf(
  units: readonly ReviewUnit[],
  choice: typeof chooser extends fc.Arbitrary<infer T> ? T : never,
): Operation {
  const { what, language, flag, offset } = choice;
  const unit = units[choice.unit % units.length]?.id ?? '';
  const other = units[choice.other % units.length]?.id ?? '';
  switch (what) {
    case 'accept':
    case 'reject':
      return { op: what, units: [unit, other] };
    case 'edit':
      return { op: 'edit', unit, language, text: flag ? 'Something else.' : null };
    case 'merge':
      return {
        op: 'merge',
        unit,
        with: flag ? 'next' : 'previous',
        ...(offset > 6 ? { languages: [language] } : {}),
      };
    case 'split':
      return { op: 'split', unit, at: { [language]: flag ? { offset } : { sentences: offset % 3 } } };
    case 'move':
      return { op: 'move', unit, language, sentence: flag ? 'first' : 'last' };
    case 'unlink':
      return { op: 'unlink', unit, language };
    case 'link':
      return { op: 'link', units: [unit, other] };
    case 'note':
      return { op: 'note', unit, text: flag ? 'see page 3' : '' };
    default:
      return { op: 'bookmark', unit, on: flag };
  }
}

it('loses no text whatever is done, and everything can be taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chooser, { maxLength: 30 }), async (choices) => {
      const table = desk();
      const start = table.units;
      const log: Splice[][] = [];
      for (const choice of choices) {
        try {
          log.push(await table.do(operationOf(table.units, choice)));
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(INVALID_OPERATION|UNIT_MISSING)$/) });
        }
        expect(table.units.every(({ cells }) => Object.keys(cells).length > 0)).toBe(true);
      }
      for (const language of ['en', 'ja'])
        expect(textIn(table.units, language)).toBe(textIn(start, language));
      const ids = table.units.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      let { units } = table;
      for (const splices of log.toReversed()) units = applySplices(units, inverse(splices));
      expect(units).toEqual(start);
    }),
  );
});
