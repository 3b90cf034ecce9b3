import { expect, it } from 'vitest';
import { contentId, UniqueIds } from './identifier.ts';

const variants = [
  { language: 'en', text: 'a' },
  { language: 'de', text: 'b' },
];

it('hangs on the document and the texts that are there', () => {
  const id = contentId({ document: 'x', variants });
  expect(id).toMatch(/^[\da-f]{16}$/);
  expect(contentId({ document: 'x', variants: [...variants, { language: 'fr', text: ' ' }] })).toBe(id);
  expect(contentId({ document: 'y', variants })).not.toBe(id);
  expect(contentId({ document: 'x', variants: variants.toReversed() })).not.toBe(id);
});

it('keeps identifiers and numbers those that come again', () => {
  const ids = new UniqueIds();
  const given = ['a', 'a', 'a-2', 'a', 'b', ' \u0000'];
  const unique = given.map((id) => ids.idOf({ id, variants }));
  expect(unique).toEqual(['a', 'a-2', 'a-2-2', 'a-3', 'b', contentId({ document: '', variants })]);
});

it('takes time with the number of units that are alike, not with its square', () => {
  const ids = new UniqueIds();
  for (let count = 0; count < 200_000; count++) ids.idOf({ id: 'same', variants });
  expect(ids.idOf({ id: 'same', variants })).toBe('same-200001');
});
