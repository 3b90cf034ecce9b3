import type { DocumentInfo } from '../alignment.ts';
import type { InspectedEdition, Inspection } from '../inspect.ts';
import { columns } from './columns.ts';
import { plural } from './plural.ts';
import { printable } from './printable.ts';
import { pad, wrap } from './wrap.ts';

const DEFAULT_WIDTH = 120;
const NARROWEST = 30;
/** Characters of a text that only serves to recognise it. */
const GLIMPSE = 60;

function glimpse(text: string): string {
  const shown = printable(text);
  return shown.length > GLIMPSE ? `${shown.slice(0, GLIMPSE - 1)}…` : shown;
}

function* documentLines(document: DocumentInfo): Generator<string> {
  const { name, format, encoding, characters, notes, repairs, rejected } = document;
  const how = encoding === undefined ? '' : `, ${encoding.name} (${encoding.by})`;
  yield `${name}: ${format}${how}, ${plural(characters, 'character')}\n`;
  for (const note of notes) yield `  note: ${note.message}\n`;
  const rows = repairs.map(({ name: repair, count, examples }) => {
    const [example] = examples;
    const shown =
      example === undefined ? '' : `${glimpse(example.before)} → ${glimpse(example.after) || '(nothing)'}`;
    return [`  repaired: ${repair}`, String(count), shown];
  });
  yield* columns(rows, 1, true);
  for (const { reason, message, at } of rejected) {
    yield `  not taken, line ${at.line}, column ${at.column}: ${reason}: ${message}\n`;
  }
}

function* sentenceLines({ language, source, sentences }: InspectedEdition, width: number): Generator<string> {
  yield `\n${language}: ${plural(sentences.length, 'sentence')} (${source})\n`;
  const idWidth = String(sentences.length).length;
  const placeWidth = String(sentences.at(-1)?.start ?? 0).length;
  const lead = idWidth + 2 + placeWidth + 2 + 2;
  let paragraph = sentences[0]?.paragraph;
  for (const [index, sentence] of sentences.entries()) {
    // A blank line where a paragraph ends says more than its number.
    if (sentence.paragraph !== paragraph) yield '\n';
    paragraph = sentence.paragraph;
    const mark = sentence.broken.length > 0 ? '!' : sentence.original === undefined ? ' ' : '~';
    const id = String(index).padStart(idWidth);
    const place = String(sentence.start).padStart(placeWidth);
    const lines = wrap(printable(sentence.text), Math.max(NARROWEST, width - lead));
    for (const [line, text] of lines.entries()) {
      yield `${line === 0 ? `${id}  ${place}  ${mark} ` : pad('', lead)}${text}`.trimEnd().concat('\n');
    }
  }
}

/**
 * What `inspect` found, for people: each document with its encoding, notes and repairs, then the sentences of each
 * edition (number, offset, text; `~` where the text was repaired, `!` where it is broken), then what was set aside and why.
 *
 * @param width Terminal columns.
 */
export function* inspectionTable(inspection: Inspection, width = DEFAULT_WIDTH): Generator<string> {
  const { documents, editions, other } = inspection;
  for (const document of documents) yield* documentLines(document);
  for (const edition of editions) yield* sentenceLines(edition, width);
  const sentences = editions.flatMap((edition) => edition.sentences);
  const repaired = sentences.filter(({ original }) => original !== undefined).length;
  const broken = sentences.filter((sentence) => sentence.broken.length > 0).length;
  if (repaired > 0) yield `\n~ repaired in the view of it: ${plural(repaired, 'sentence')}\n`;
  if (broken > 0) yield `\n! broken by a wrong decoding: ${plural(broken, 'sentence')}\n`;
  if (other.length === 0) return;
  yield `\nset aside: ${plural(other.length, 'stretch', 'stretches')}\n`;
  const rows = other.map(({ start, reason, text }) => [String(start), reason, glimpse(text)]);
  yield* columns(
    rows.map(([start = '', ...rest]) => [`  ${start}`, ...rest]),
    2,
    true,
  );
}
