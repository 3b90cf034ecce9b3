import type { Lookup, SearchHit } from '../memory/index.ts';
import { printable } from './printable.ts';
import { pad, wrap } from './wrap.ts';

/** Terminal columns where the terminal does not say. */
const DEFAULT_WIDTH = 120;
const LEAD = 10;
/** Marks of a highlight while a text is broken into lines: control characters, of which `printable` leaves none. */
const ON = '\u0001';
const OFF = '\u0002';
const BOLD = ['\u001b[1;33m', '\u001b[0m'] as const;

export interface HitOptions {
  readonly width?: number | undefined;
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
}

const WORDS = { exact: '100 %', concordance: 'phrase' } as const;

function lead({ mode, score }: SearchHit): string {
  if (mode === 'fuzzy') return `${Math.floor(score * 100)} %`;
  return mode === 'meaning' ? `means ${score.toFixed(2)}` : WORDS[mode];
}

/** Hits for people: how it was found and where it is from, then a line a language. */
export function* writeHits(
  hits: readonly SearchHit[],
  { width = DEFAULT_WIDTH, colour }: HitOptions,
): Generator<string> {
  const room = Math.max(20, width - LEAD - 2);
  for (const hit of hits) {
    const { unit, count, origins } = hit.unit;
    const from = printable(unit.document ?? origins[0]?.import ?? '');
    const notes = [
      from,
      ...(count > 1 ? [`${count} times`] : []),
      ...(unit.status === undefined || unit.status === 'unreviewed' ? [] : [unit.status]),
      ...(unit.confidence === undefined ? [] : [`confidence ${unit.confidence.toFixed(2)}`]),
      ...(hit.conflicts.length === 0 ? [] : ['other translations exist']),
    ].filter((note) => note !== '');
    yield `${pad(lead(hit), LEAD)}  #${hit.unit.number}  ${notes.join(', ')}\n`;
    for (const [index, { language, text }] of unit.variants.entries()) {
      const isFound = index === hit.variant;
      const marked = isFound ? mark(text, hit.highlights) : printable(text);
      const lines = coloured(wrap(marked, room), colour);
      for (const [line, content] of lines.entries()) {
        yield `${pad(line === 0 ? `  ${language}` : '', LEAD)}  ${content}`.trimEnd().concat('\n');
      }
    }
  }
}

function mark(text: string, highlights: SearchHit['highlights']): string {
  let marked = '';
  let at = 0;
  for (const [start, end] of highlights) {
    marked += `${printable(text.slice(at, start))}${ON}${printable(text.slice(start, end))}${OFF}`;
    at = end;
  }
  return marked + printable(text.slice(at));
}

/** Marks as colours, or brackets where there are none; a line that ends in a highlight closes it. */
function coloured(lines: readonly string[], colour: boolean): string[] {
  const [on, off] = colour ? BOLD : (['[', ']'] as const);
  let isOn = false;
  return lines.map((line) => {
    const begun = isOn && colour ? on : '';
    isOn = line.lastIndexOf(ON) > line.lastIndexOf(OFF) || (isOn && !line.includes(OFF));
    return begun + line.replaceAll(ON, on).replaceAll(OFF, off) + (isOn && colour ? off : '');
  });
}

/** What was found for the sentences of a document: the percentage, the sentence, and the translation under it. */
export function* writeLookup({ rows }: Lookup, width: number = DEFAULT_WIDTH): Generator<string> {
  const room = Math.max(20, width - LEAD - 2);
  for (const { source, target, score, band } of rows) {
    const percent =
      target === undefined ? '–' : band === 'context' ? '101 %' : `${Math.floor(score * 100)} %`;
    for (const [line, content] of wrap(printable(source), room).entries()) {
      yield `${pad(line === 0 ? percent : '', LEAD)}  ${content}\n`;
    }
    if (target === undefined) continue;
    for (const content of wrap(printable(target), room)) yield `${pad('', LEAD)}  ${content}\n`;
  }
}
