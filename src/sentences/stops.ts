import type { LanguageRules } from './rules/index.ts';

/** A place where a sentence may end: marks, what closes behind them, white space. */
export interface Stop {
  /** UTF-16 offset of the first mark in its line. */
  readonly start: number;
  /** The marks alone: '.', '?!', '……'. */
  readonly marks: string;
  /** Whether a quotation mark or a bracket closes behind a mark. */
  readonly closed: boolean;
  /** Offset behind the marks and what belongs to them. */
  readonly end: number;
  /** Offset behind the white space that follows. */
  readonly next: number;
}

// Every sentence terminal of Unicode, and the ellipses, which are none to it.
const MARKS = '.…‥\\p{STerm}';
const CLOSERS = '"\'”’»›」』）)】〉》\\]｣〕］〟';
// A guillemet that stands off, as in French, closes where nothing follows it at once.
const GUILLEMET = '(?:[ \\u00A0\\u202F]»(?=[\\s,.;:!?)]|$))*';
const NOTES = '(?:\\[\\d{1,3}\\]|[¹²³⁴-⁹]+)*';
const EMOJI =
  '(?:\\s?(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F)' +
  '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\u200D]*)*';

const CLOSES = new RegExp(`[${CLOSERS}“«‹]`, 'u');
const SPACE = /\s*/uy;
const NOT_MARKS = new RegExp(`[^${MARKS}]+`, 'gu');
const patterns = new Map<string, RegExp>();

function patternFor(language: string, { closers = '' }: LanguageRules): RegExp {
  // The Greek question mark is the semicolon of the others.
  const marks = language === 'el' ? `${MARKS};` : MARKS;
  const key = `${marks} ${closers}`;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    pattern = new RegExp(`[${marks}](?:[${marks}${CLOSERS}${closers}])*${GUILLEMET}${NOTES}${EMOJI}`, 'gu');
    patterns.set(key, pattern);
  }
  return pattern;
}

/** The places of a line where a sentence may end, in order. */
export function* stopsOf(line: string, language: string, rules: LanguageRules): Generator<Stop> {
  const pattern = patternFor(language, rules);
  let from = 0;
  for (;;) {
    pattern.lastIndex = from;
    const match = pattern.exec(line);
    if (match === null) return;
    const [run] = match;
    const start = match.index;
    const end = start + run.length;
    SPACE.lastIndex = end;
    const next = end + (SPACE.exec(line)?.[0].length ?? 0);
    // Most runs are a single full stop.
    const single = run.length === 1;
    yield {
      start,
      marks: single ? run : run.replace(NOT_MARKS, ''),
      closed: !single && CLOSES.test(run),
      end,
      next,
    };
    from = next;
  }
}
