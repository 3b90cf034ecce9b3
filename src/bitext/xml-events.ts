import { SaxesParser } from 'saxes';
import { HexaplaError } from '../errors.ts';
import type { Position } from './bitext.ts';
import { LineCounter } from './line-counter.ts';

/** Elements inside each other: ten times what a bilingual file needs; bounds the parser's stack. */
const MAX_DEPTH = 256;

/** UTF-16 units of one text, tag or comment. The parser gathers them, so that this bounds the memory. */
const MAX_TOKEN = 32 * 2 ** 20;

export type Attributes = Readonly<Record<string, string>>;

/** Takes the parts of an XML file in their order, and makes things of them. */
export interface XmlHandler<T> {
  /** @param at Where the tag begins; to be asked for at once or not at all. */
  open(name: string, attributes: Attributes, at: () => Position): void;
  close(name: string): void;
  /** Character data between two tags; may come in several parts. */
  text(text: string): void;
  /** What was made since the last call. */
  take(): readonly T[];
}

/**
 * Reads XML piece by piece and gives what the handler makes of it. No DTD is fetched; one inside the file that
 * declares entities is refused, since nothing but attacks has it.
 *
 * @param what The format, for messages: `TMX`.
 * @throws HexaplaError `INPUT_FORMAT` with line and column, after all that was made before; `INPUT_TOO_LARGE`
 */
export async function* readXml<T>(
  name: string,
  what: string,
  texts: AsyncIterable<string>,
  handler: XmlHandler<T>,
): AsyncGenerator<T> {
  const lines = new LineCounter();
  const parser = new SaxesParser();
  let failure: HexaplaError | undefined;
  let start = 0;
  let depth = 0;
  /** Offset of the last event: what the parser gathers stands behind it. */
  let event = 0;

  const where = ({ line, column }: Position) => `line ${line}, column ${column}`;
  const fail = (message: string, advice: string) => {
    failure ??= new HexaplaError(
      'INPUT_FORMAT',
      `${name}: ${message} at ${where(lines.at(parser.position))}; ${advice}`,
    );
  };
  const at = () => lines.at(start);
  const unlessFailed =
    <A extends unknown[]>(handle: (...given: A) => void) =>
    (...given: A) => {
      event = parser.position;
      // The parser cannot be stopped inside a piece.
      if (failure === undefined) handle(...given);
    };

  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    fail(`damaged ${what} (${reason})`, 'mend it there, or export it again from the program that wrote it');
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) fail('declares entities of its own', 'such files are refused');
  });
  parser.on('opentagstart', (tag) => {
    start = parser.position - tag.name.length - 2;
  });
  parser.on(
    'opentag',
    unlessFailed((tag) => {
      depth++;
      if (depth > MAX_DEPTH) fail(`more than ${MAX_DEPTH} elements inside each other`, `this is no ${what}`);
      else handler.open(tag.name, tag.attributes, at);
    }),
  );
  parser.on(
    'closetag',
    unlessFailed((tag) => {
      depth--;
      handler.close(tag.name);
    }),
  );
  parser.on(
    'text',
    unlessFailed((text) => handler.text(text)),
  );
  parser.on(
    'cdata',
    unlessFailed((text) => handler.text(text)),
  );
  parser.on(
    'comment',
    unlessFailed(() => {}),
  );
  parser.on(
    'processinginstruction',
    unlessFailed(() => {}),
  );

  try {
    for await (const text of texts) {
      lines.add(text);
      parser.write(text);
      if (parser.position - event > MAX_TOKEN) {
        failure ??= new HexaplaError(
          'INPUT_TOO_LARGE',
          `${name}: a text of more than ${MAX_TOKEN / 2 ** 20} Mi characters ends at or behind ` +
            `${where(lines.at(parser.position))}; no segment is that long`,
        );
      }
      yield* handler.take();
      if (failure !== undefined) throw failure;
    }
    parser.close();
  } catch (error) {
    yield* handler.take();
    throw error;
  }
  yield* handler.take();
  if (failure !== undefined) throw failure;
}

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Character data, or the inside of an attribute in double quotes, as XML writes it. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => SPECIAL[character] ?? character);
}

export function openTag(name: string, attributes: Attributes): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${list.join('')}>`;
}
