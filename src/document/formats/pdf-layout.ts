import { endsSentence, joinWrapped } from './parsed.ts';

/** A piece of text and where it stands on its page, in points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly width: number;
  /** Size of its letters. */
  readonly size: number;
  readonly endsLine: boolean;
}

interface Line {
  text: string;
  readonly left: number;
  right: number;
  readonly y: number;
  size: number;
}

/** Lines of one paragraph differ in size by less: a heading is larger, a footnote smaller. */
const SAME_SIZE = 0.12;
/** Distance of lines in one paragraph, as a multiple of the usual distance on the page. */
const SAME_PARAGRAPH = 1.25;
/** How far, in letters, a line may end before the right edge and still be full. */
const RAGGED = 8;
/** How far to the right, in letters, a line begins that begins a paragraph. */
const INDENT = 0.8;

/** Paragraphs of a page, in the order in which its pieces are drawn, which is the order of reading nearly always. */
export function paragraphsOf(items: readonly PlacedText[]): readonly string[] {
  const lines = linesOf(items);
  const pitch = usualPitch(lines);
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (last !== undefined && continues(last, line, pitch, rightEdge(lines, last))) {
      paragraphs.push(joined(paragraphs.pop() ?? '', line.text));
    } else paragraphs.push(line.text);
    last = line;
  }
  return paragraphs;
}

function linesOf(items: readonly PlacedText[]): readonly Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const { text, x, y, width, size, endsLine } of items) {
    if (open !== undefined && text.trim() !== '' && Math.abs(open.y - y) > Math.max(open.size, size) * 0.6)
      open = undefined;
    if (text !== '') {
      if (open === undefined) {
        if (text.trim() !== '') {
          open = { text, left: x, right: x + width, y, size };
          lines.push(open);
        }
      } else {
        open.text += text;
        if (text.trim() !== '') open.right = Math.max(open.right, x + width);
        open.size = Math.max(open.size, text.trim() === '' ? 0 : size);
      }
    }
    if (endsLine) open = undefined;
  }
  for (const line of lines) line.text = line.text.replace(/\s+/g, ' ').trim();
  return lines;
}

/**
 * The usual distance of a line from the one before, in sizes of its letters: one of the smaller ones, since the
 * distances between paragraphs are all larger.
 */
function usualPitch(lines: readonly Line[]): number {
  const distances = lines
    .slice(1)
    .map((line, index) => ((lines[index]?.y ?? 0) - line.y) / line.size)
    .filter((distance) => distance > 0.5 && distance < 4)
    .sort((a, b) => a - b);
  return distances[Math.floor((distances.length - 1) / 3)] ?? 1.2;
}

/** How far the lines of the column reach that this line stands in; sought in lines that begin where it does. */
function rightEdge(lines: readonly Line[], of: Line): number {
  let edge = of.right;
  for (const { left, right, size } of lines) {
    if (Math.abs(left - of.left) < of.size * 3 && Math.abs(size - of.size) < of.size * SAME_SIZE)
      edge = Math.max(edge, right);
  }
  return edge;
}

function continues(last: Line, next: Line, pitch: number, edge: number): boolean {
  if (Math.abs(last.size - next.size) > last.size * SAME_SIZE) return false;
  const distance = (last.y - next.y) / next.size;
  if (distance <= 0 || distance > pitch * SAME_PARAGRAPH) return false;
  if (/^(?:[•‣◦▪–—*-]\s|\d{1,2}[.)]\s)/.test(next.text)) return false;
  const letter = letterWidth(last);
  const indented = next.left - last.left > next.size * INDENT;
  if (indented && endsSentence(last.text)) return false;
  // A word that did not fit makes a line end early by its length.
  const full = edge - last.right < letter * RAGGED;
  return full || (!endsSentence(last.text) && /^\p{Ll}/u.test(next.text));
}

function letterWidth({ left, right, text }: Line): number {
  return Math.max(right - left, 1) / Math.max(text.length, 1);
}

/** A hyphen between two letters, the second small, at the end of a line parts a word. */
function joined(before: string, next: string): string {
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + next;
  if (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(next)) return before.slice(0, -1) + next;
  return joinWrapped(before, next);
}
