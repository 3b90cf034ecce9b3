import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { View } from '../cleaning/index.ts';
import { singleEdition } from '../editions/index.ts';
import type { SentenceOptions } from './options.ts';
import { segmentEdition } from './segment.ts';
import { parseSrx } from './srx/index.ts';

function segment(text: string, language: string, options?: SentenceOptions) {
  const [edition] = singleEdition(new View({ name: 'text', text }), language).editions;
  return edition === undefined ? [] : segmentEdition(edition, options);
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
    expect(segment(' One. Two. \nThree', 'en', { segmentation: 'lines' }).map(({ text }) => text)).toEqual([
      'One. Two.',
      'Three',
    ]);
  });

  it('cuts at semicolons where asked to, and long sentences at clauses', () => {
    const text = 'We came; we saw (a; b). The harbour, which was old, lay in the north, under the hills.';
    const texts = (options: SentenceOptions) => segment(text, 'en', options).map((one) => one.text);
    expect(texts({ semicolons: true }).slice(0, 2)).toEqual(['We came;', 'we saw (a; b).']);
    expect(texts({ maxSentence: 40 }).slice(1)).toEqual([
      'The harbour, which was old,',
      'lay in the north, under the hills.',
    ]);
  });

  it('takes rules of the user for the languages that they map', () => {
    const srx = parseSrx(
      '<srx version="2.0"><header cascade="no"/><body><languagerules><languagerule languagerulename="x">' +
        '<rule break="yes"><beforebreak>\\|</beforebreak><afterbreak></afterbreak></rule>' +
        '</languagerule></languagerules><maprules><languagemap languagepattern="en.*" languagerulename="x"/></maprules></body></srx>',
    );
    expect(segment('One. Two| Three', 'en', { srx }).map((one) => one.text)).toEqual(['One. Two|', 'Three']);
    expect(segment('Eins. Zwei| Drei', 'de', { srx }).map((one) => one.text)).toEqual([
      'Eins.',
      'Zwei| Drei',
    ]);
  });

  it.each([0, 19, 30.5, Number.NaN])('refuses %d as the longest sentence', (maxSentence) => {
    expect(() => segment('One.', 'en', { maxSentence })).toThrow('give a whole number of at least 20');
  });

  test.each<SentenceOptions>([{}, { segmentation: 'lines' }, { maxSentence: 20, semicolons: true }])(
    '%j: every visible character is in exactly one segment',
    (options) => {
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
            const sentences = segment(text, language, options);
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
