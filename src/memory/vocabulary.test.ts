import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Vocabulary } from './vocabulary.ts';

it('tells words that are new from those that came before', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('harbour', 'harbours', 'Hafen', '渡輪', ''),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 100 }), (words) => {
      const vocabulary = new Vocabulary();
      const seen = new Set(['']);
      for (const one of words) {
        expect(vocabulary.add(one)).toBe(!seen.has(one));
        seen.add(one);
      }
    }),
  );
});
