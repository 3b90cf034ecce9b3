import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { View } from '../cleaning/index.ts';
import { singleEdition } from '../editions/index.ts';
import { type Segmentation, segmentEdition } from './segment.ts';

function segment(text: string, language: string, segmentation?: Segmentation) {
  const [edition] = singleEdition(new View({ name: 'text', text }), language).editions;
  return edition === undefined ? [] : segmentEdition(edition, { segmentation });
}

describe('segmentEdition', () => {
  it('gives each sentence its place and its line', () => {
    expect(segment('  One.  Two.\r\n\n=====\n\tThree. ', 'en')).toEqual([
      { start: 2, end: 6, text: 'One.', paragraph: 0 },
      { start: 8, end: 12, text: 'Two.', paragraph: 0 },
      { start: 22, end: 28, text: 'Three.', paragraph: 1 },
    ]);
  });

  it('takes lines as they are where asked to', () => {
    expect(segment(' One. Two. \nThree', 'en', 'lines').map(({ text }) => text)).toEqual([
      'One. Two.',
      'Three',
    ]);
  });

  test.each(['auto', 'lines'] as const)(
    '%s: every visible character is in exactly one segment',
    (segmentation) => {
      const unit = fc.constantFrom(
        ...'aB1 .!?。」”)\n\r\t\u3000\u2028\u0301',
        '\ud800',
        '😀',
        'Dr. ',
        '静か',
      );
      fc.assert(
        fc.property(
          fc.string({ unit, maxLength: 200 }),
          fc.constantFrom('en', 'ja', 'de'),
          (noise, language) => {
            const text = `a${noise}`;
            const sentences = segment(text, language, segmentation);
            let at = 0;
            let between = '';
            for (const { start, end, text: words } of sentences) {
              expect(text.slice(start, end)).toBe(words);
              expect(words).toBe(words.trim());
              between += text.slice(at, start);
              at = end;
            }
            // What is in no segment is white space, or a line without a letter or a number.
            expect(between + text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
            const paragraphs = sentences.map(({ paragraph }) => paragraph);
            expect(paragraphs).toEqual([...paragraphs].sort((a, b) => a - b));
          },
        ),
      );
    },
  );
});
