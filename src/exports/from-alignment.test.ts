import { expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { unitsOf } from './from-alignment.ts';

const base = alignmentOf(
  ['en', 'ja'],
  [
    {
      texts: { ja: ['一。', '二。'], en: ['One.', 'Two.'] },
      confidence: 0.75,
      pairs: [
        {
          languages: ['en', 'ja'],
          confidence: 0.8,
          similarity: 0.5,
          beads: [
            [[0, 1], [0]],
            [[], [1]],
          ],
        },
      ],
    },
    { texts: { en: ' \u0001' } },
    { texts: { en: 'x', ja: 'y' } },
    { texts: { en: 'x', ja: 'y' } },
  ],
);

it('makes units that are free of the alignment', () => {
  const created = new Date(0);
  const [first, second] = [...unitsOf(base, { documentName: 'doc.txt', created })];
  expect(first).toEqual({
    id: expect.stringMatching(/^[\da-f]{16}$/),
    position: 0,
    variants: [
      { language: 'en', text: 'One. Two.', original: undefined, source: 'sample.txt', start: 0, end: 9 },
      { language: 'ja', text: '一。二。', original: undefined, source: 'sample.txt', start: 0, end: 5 },
    ],
    confidence: 0.75,
    document: 'doc.txt',
    created,
    remarks: [],
    moved: false,
    beads: [
      {
        languages: ['en', 'ja'],
        confidence: 0.8,
        beads: [
          ['One. Two.', '一。'],
          ['', '二。'],
        ],
      },
    ],
  });
  expect(second?.variants).toMatchObject([{ language: 'en', text: ' \u0001' }]);
});

it('can be read again, with the same identifiers, each unit having its own', () => {
  const units = unitsOf(base);
  const ids = [...units].map(({ id }) => id);
  expect([...units].map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
  expect(ids[3]).toBe(`${ids[2]}-2`);
});

it('tells what repairs changed, and flags in words', () => {
  const sentences = [
    { start: 0, end: 8, text: 'Three.', original: 'Th■ree◆.', paragraph: 0 },
    { start: 9, end: 14, text: 'Four.', paragraph: 0 },
  ];
  const cells = { en: { sentences: [0, 1], start: 0, end: 14, text: 'Three. Four.' } };
  const flag = { code: 'untranslated', languages: ['en', 'ja'], evidence: { places: [] } };
  const alignment = {
    ...base,
    editions: [{ language: 'en', source: 's', sentences }],
    units: [{ id: 7, confidence: 0, cells, pairs: [], flags: [flag], moved: true }],
  };
  expect([...unitsOf(alignment)]).toMatchObject([
    {
      position: 7,
      variants: [{ text: 'Three. Four.', original: 'Th■ree◆. Four.' }],
      remarks: [
        {
          code: 'untranslated',
          message: 'en and ja: the same text or script, perhaps not translated',
          languages: ['en', 'ja'],
        },
      ],
      moved: true,
    },
  ]);
});
