import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const STRETCH = 1000;

/** Text in which every UTF-16 unit is a character of its own: ASCII, Han, Kana without marks that combine, wide forms. */
const PLAIN = /^[\x20-\x7e\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Terminal columns of what a reader takes for a character. */
function widthOf(segment: string): number {
  const unit = segment.length === 1 ? segment.charCodeAt(0) : 0;
  if (unit >= 0x20 && unit <= 0x7e) return 1;
  if (unit >= 0x4e00 && unit <= 0x9fff) return 2;
  return stringWidth(segment);
}

/** What a reader takes for characters. Intl.Segmenter's time grows with the square of what it is given. */
function* graphemesOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const piece = text.slice(at, at + STRETCH);
    // The segmenter takes most of the time of a long table.
    const stretch = PLAIN.test(piece)
      ? [...piece]
      : [...graphemes.segment(piece)].map(({ segment }) => segment);
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
    const size = widthOf(segment);
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
