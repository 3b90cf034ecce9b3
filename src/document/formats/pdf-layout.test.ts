import { describe, expect, it } from 'vitest';
import { type PlacedText, paragraphsOf } from './pdf-layout.ts';

/** Lines of letters six points wide and twelve high. */
const lines = (
  ...all: readonly (readonly [text: string, y: number, x?: number, size?: number])[]
): PlacedText[] =>
  all.map(([text, y, x = 50, size = 12]) => ({
    text,
    x,
    y,
    width: text.length * size * 0.5,
    size,
    endsLine: true,
  }));

describe('paragraphsOf', () => {
  it('joins the lines of a paragraph, and parts those of two', () => {
    expect(
      paragraphsOf(
        lines(
          ['A heading', 700, 50, 18],
          ['The first line of a paragraph goes', 670],
          ['to the edge, and the second ends.', 656],
          ['Here begins another one that goes', 630],
          ['on too.', 616],
        ),
      ),
    ).toEqual([
      'A heading',
      'The first line of a paragraph goes to the edge, and the second ends.',
      'Here begins another one that goes on too.',
    ]);
  });

  it('parts where a line ends early with a full stop, and where one is indented', () => {
    expect(
      paragraphsOf(
        lines(
          ['The first line of a paragraph goes', 670],
          ['and ends.', 656],
          ['Another without a larger distance', 642],
          ['that is followed by one that is so.', 628],
          ['indented and goes on like this.', 614, 65],
        ),
      ),
    ).toEqual([
      'The first line of a paragraph goes and ends.',
      'Another without a larger distance that is followed by one that is so.',
      'indented and goes on like this.',
    ]);
  });

  it('joins a word that a hyphen parts, and keeps other hyphens', () => {
    expect(
      paragraphsOf(
        lines(['The sail was pat-', 600], ['ched, and the north-', 586], ['East wind rose.', 572]),
      ),
    ).toEqual(['The sail was patched, and the north- East wind rose.']);
  });

  it('joins Chinese without a space', () => {
    expect(paragraphsOf(lines(['每天早上六點，米娜都划船', 600], ['橫過海灣。', 586]))).toEqual([
      '每天早上六點，米娜都划船橫過海灣。',
    ]);
  });

  it('keeps items of a list apart', () => {
    expect(
      paragraphsOf(lines(['• the first of the items', 600], ['• the second of the item', 586])),
    ).toHaveLength(2);
  });

  it('joins pieces of one line as they stand', () => {
    const piece = (text: string, x: number): PlacedText => ({
      text,
      x,
      y: 600,
      width: 30,
      size: 12,
      endsLine: false,
    });
    expect(paragraphsOf([piece('One', 50), piece(' ', 80), piece('two', 86)])).toEqual(['One two']);
  });
});
