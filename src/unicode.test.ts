import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalForm } from './unicode.ts';

const FORMS = ['NFC', 'NFKC', 'NFKD'] as const;

it.each(FORMS)('is the %s of any text with at most 30 marks in a row', (form) => {
  const text = fc.array(fc.constantFrom('a', 'e', 'ﬁ', 'ᄀ', 'ᅡ', '\0', '\u0301'.repeat(30), '\u0323\u0301'));
  fc.assert(
    fc.property(text, (parts) => {
      const joined = parts.join('|');
      expect(normalForm(joined, form)).toBe(joined.normalize(form));
    }),
  );
});

it.each(FORMS)('makes %s in time with the length of a run of marks, not with its square', (form) => {
  expect(normalForm(`q${'\u0301\u0316'.repeat(250_000)}`, form)).toHaveLength(500_001);
});
