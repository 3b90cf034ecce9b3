import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const STRETCH = 1000;

/** What a reader takes for characters. Intl.Segmenter's time grows with the square of what it is given. */
function* graphemesOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const stretch = [...graphemes.segment(text.slice(at, at + STRETCH))].map(({ segment }) => segment);
    // The last one may go on behind the stretch.
    if (at + STRETCH < text.length && stretch.length > 1) stretch.pop();
    for (const segment of stretch) {
      yield segment;
      at += segment.length;
    }
  }
}

/** Punctuation that must not begin a line in Chinese and Japanese typesetting. */
const NOT_FIRST = /^[、。，．！？：；）」』】〉》〕’”…ー]/u;

/**
 * Breaks a text into lines of at most `width` terminal columns (a CJK character takes two): at spaces, or
 * between any two wide characters; a longer word is cut.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  /** The part of the line that may go to the next one: since the last place where it could be broken. */
  let tail = '';
  let tailWidth = 0;
  let afterWide = false;

  const push = (content: string) => lines.push(content.trimEnd());
  for (const segment of graphemesOf(text.replace(/\s+/gu, ' ').trim())) {
    const size = stringWidth(segment);
    const isSpace = segment === ' ';
    const breaksBefore = isSpace || ((size >= 2 || afterWide) && !NOT_FIRST.test(segment));
    afterWide = size >= 2;
    if (breaksBefore) {
      line += tail;
      lineWidth += tailWidth;
      tail = '';
      tailWidth = 0;
    }
    if (lineWidth + tailWidth + size > width) {
      if (isSpace) {
        push(line);
        line = '';
        lineWidth = 0;
        continue;
      }
      if (lineWidth > 0 && tailWidth + size <= width) {
        push(line);
        line = '';
      } else {
        push(line + tail);
        line = '';
        tail = '';
        tailWidth = 0;
      }
      lineWidth = 0;
    }
    if (isSpace && lineWidth + tailWidth === 0) continue;
    tail += segment;
    tailWidth += size;
    if (isSpace) {
      line += tail;
      lineWidth += tailWidth;
      tail = '';
      tailWidth = 0;
    }
  }
  push(line + tail);
  return lines;
}

/** Fills a line with spaces up to `width` terminal columns. */
export function pad(line: string, width: number): string {
  return line + ' '.repeat(Math.max(0, width - stringWidth(line)));
}
