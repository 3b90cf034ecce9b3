import { describe, expect, it } from 'vitest';
import type { TranslationUnit } from '../bitext/index.ts';
import { bilingualUnits, checkBilingual } from './bilingual.ts';

const whole: TranslationUnit = {
  id: 'u',
  variants: [
    { language: 'en', text: 'A. B.', source: 'a.txt', start: 0, end: 5 },
    { language: 'ja', text: '甲。乙。' },
    { language: 'vi', text: 'a' },
  ],
  confidence: 0.5,
  status: 'accepted',
  remarks: [
    { code: 'x', message: 'about both', languages: ['en', 'ja'] },
    { code: 'y', message: 'about another', languages: ['en', 'vi'] },
    { code: 'z', message: 'about nobody knows what' },
  ],
  notes: ['n'],
};

const beads: TranslationUnit['beads'] = [
  {
    languages: ['en', 'ja'],
    confidence: 0.9,
    beads: [
      ['A.', '甲。'],
      ['', '乙。'],
    ],
  },
];

describe('bilingualUnits', () => {
  it('gives the whole where nothing is known to be finer, under an identifier of its own', () => {
    const [unit, ...others] = bilingualUnits(whole, ['ja', 'en']);
    expect(others).toEqual([]);
    expect(unit).toMatchObject({ id: undefined, confidence: 0.5, status: 'accepted', notes: ['n'] });
    expect(unit?.variants).toEqual([whole.variants[1], whole.variants[0]]);
    expect(unit?.remarks?.map(({ code }) => code)).toEqual(['x', 'z']);
  });

  it('keeps the identifier of a unit that it leaves whole', () => {
    const two = { ...whole, variants: whole.variants.slice(0, 2) };
    expect(bilingualUnits(two, ['en', 'ja'])[0]?.id).toBe('u');
  });

  it('gives the beads, from either side, with the confidence of the pair', () => {
    const cut = bilingualUnits({ ...whole, beads }, ['ja', 'en']);
    expect(cut.map(({ variants }) => variants.map(({ language, text }) => [language, text]))).toEqual([
      [
        ['ja', '甲。'],
        ['en', 'A.'],
      ],
      [['ja', '乙。']],
    ]);
    expect(cut.map(({ id, confidence, remarks }) => [id, confidence, remarks])).toEqual([
      [undefined, 0.9, undefined],
      [undefined, 0.9, undefined],
    ]);
  });

  it('takes one bead for the whole', () => {
    const one = {
      ...whole,
      beads: [{ languages: ['en', 'ja'], confidence: 0.7, beads: [['A. B.', '甲。乙。']] }],
    } as const;
    expect(bilingualUnits(one, ['en', 'ja'])).toMatchObject([
      { confidence: 0.7, variants: [{ start: 0, end: 5 }, { text: '甲。乙。' }] },
    ]);
  });
});

it('wants two of the languages', () => {
  expect(() => checkBilingual(['en', 'ja'], ['ja', 'en'])).not.toThrow();
  for (const pair of [
    ['en', 'en'],
    ['en', 'vi'],
  ] as const) {
    expect(() => checkBilingual(pair, ['ja', 'en'])).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  }
});
