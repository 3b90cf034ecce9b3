import { SaxesParser } from 'saxes';
import { HexaplaError } from '../errors.ts';
import type { Position } from './bitext.ts';
import { LineCounter } from './line-counter.ts';
import { isSpace, PlainElement } from './plain-element.ts';

/** Elements inside each other: ten times what a bilingual file needs; bounds the parser's stack. */
const MAX_DEPTH = 256;

/** UTF-16 units of one text, tag or comment. The parser gathers them, so that this bounds the memory. */
const MAX_TOKEN = 32 * 2 ** 20;

export type Attributes = Readonly<Record<string, string>>;

/** UTF-16 units of an element that is waited for until it is whole. */
const MAX_PLAIN = 2 ** 16;

/** Takes the parts of an XML file in their order, and makes things of them. */
export interface XmlHandler<T> {
  /** Name of the element of which a file has many: where one is written plainly it goes around the parser. */
  readonly repeated?: string;
  /** @param at Where the tag begins; to be asked for at once or not at all. */
  open(name: string, attributes: Attributes, at: () => Position): void;
  close(name: string): void;
  /** Character data between two tags; may come in several parts. */
  text(text: string): void;
  /** Before the first element: what stands between `<!DOCTYPE` and `>`. */
  doctype?(text: string, at: Position): void;
  /** Something is wrong with the XML; whether to go on nevertheless. Without it nothing does. */
  problem?(reason: string, at: Position): boolean;
  /** What was made since the last call. */
  take(): readonly T[];
}

/**
 * Reads XML piece by piece and gives what the handler makes of it. No DTD is fetched; one inside the file that
 * declares entities is refused, since nothing but attacks has it.
 *
 * @param file Its name, for messages.
 * @param what The format, for messages: `TMX`.
 * @throws HexaplaError `INPUT_FORMAT` with line and column, after all that was made before; `INPUT_TOO_LARGE`
 */
export async function* readXml<T>(
  file: string,
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
  /** UTF-16 units that went around the parser, and that it was given. */
  let skipped = 0;
  let fed = 0;
  /** The last tag ended where the parser stands: it gathers nothing, and is in no comment or the like. */
  let isBetween = false;
  let isPlain = handler.repeated !== undefined;
  const element = new PlainElement();
  const position = () => parser.position + skipped;

  const where = ({ line, column }: Position) => `line ${line}, column ${column}`;
  const fail = (reason: string, advice: string, offset = position()) => {
    if (failure !== undefined) return;
    const place = lines.at(offset);
    if (handler.problem?.(reason, place) === true) return;
    failure = new HexaplaError('INPUT_FORMAT', `${file}: ${reason} at ${where(place)}; ${advice}`);
  };
  const at = () => lines.at(start);
  const unlessFailed =
    <A extends unknown[]>(handle: (...given: A) => void) =>
    (...given: A) => {
      event = position();
      // The parser cannot be stopped inside a piece.
      if (failure === undefined) handle(...given);
    };

  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    const end = position() - 1;
    fail(
      `damaged ${what} (${reason})`,
      'mend it there, or export it again from the program that wrote it',
      reason.includes('entity') ? lines.before('&', end) : end,
    );
  });
  parser.on('doctype', (doctype) => {
    handler.doctype?.(doctype, lines.at(position() - doctype.length - '<!DOCTYPE>'.length));
    if (/<!ENTITY/i.test(doctype)) fail('entities of its own are declared', 'such files are refused');
  });
  parser.on('opentagstart', (tag) => {
    // The parser may have read a line end of two characters behind the name.
    start = lines.before('<', position() - tag.name.length - 2);
  });
  parser.on('xmldecl', ({ version }) => {
    // Other characters are forbidden there.
    if (version !== '1.0') isPlain = false;
  });
  parser.on(
    'opentag',
    unlessFailed((tag) => {
      depth++;
      isBetween = parser.position === fed;
      if (depth > MAX_DEPTH) fail(`more than ${MAX_DEPTH} elements inside each other`, `this is no ${what}`);
      else handler.open(tag.name, tag.attributes, at);
    }),
  );
  parser.on(
    'closetag',
    unlessFailed((tag) => {
      depth--;
      isBetween = parser.position === fed && depth > 0;
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

  function parse(text: string): void {
    fed += text.length;
    isBetween = false;
    parser.write(text);
  }

  /** Plain elements one after the other, the rest by the parser. */
  function read(text: string, name: string): void {
    const offset = fed + skipped;
    const sink = {
      open(tag: string, attributes: Attributes, at: number) {
        start = offset + begin + at;
        handler.open(tag, attributes, () => lines.at(start));
      },
      close: (tag: string) => handler.close(tag),
      text: (content: string) => handler.text(content),
    };
    let at = 0;
    let begin = 0;
    while (at < text.length && failure === undefined) {
      begin = at;
      while (isSpace(text.charCodeAt(begin))) begin++;
      if (isPlain && isBetween && isOpening(text, name, begin)) {
        const close = text.indexOf(`</${name}>`, begin);
        const end = close < 0 ? text.length : close + name.length + 3;
        if (element.read(text.slice(begin, end))) {
          if (begin > at) handler.text(text.slice(at, begin).replace(/\r\n?/g, '\n'));
          element.replay(sink);
          skipped += end - at;
          event = fed + skipped;
        } else {
          parse(text.slice(at, end));
        }
        at = end;
      } else {
        const end = isPlain ? beforeOpening(text, name, at) : text.length;
        parse(text.slice(at, end));
        at = end;
      }
    }
  }

  try {
    let held = '';
    for await (const piece of texts) {
      const name = isPlain ? handler.repeated : undefined;
      let text = held + piece;
      held = '';
      if (name !== undefined) {
        // An element that is not whole waits for the next piece.
        const last = text.lastIndexOf(`</${name}>`);
        const end = last < 0 ? 0 : last + name.length + 3;
        if (text.length - end <= MAX_PLAIN) held = text.slice(end);
        text = text.slice(0, text.length - held.length);
      }
      lines.add(text);
      read(text, name ?? '');
      if (fed + skipped - event > MAX_TOKEN) {
        failure ??= new HexaplaError(
          'INPUT_TOO_LARGE',
          `${file}: a text of more than ${MAX_TOKEN / 2 ** 20} Mi characters ends at or behind ` +
            `${where(lines.at(fed + skipped))}; no segment is that long`,
        );
      }
      yield* handler.take();
      if (failure !== undefined) throw failure;
    }
    lines.add(held);
    parse(held);
    parser.close();
  } catch (error) {
    yield* handler.take();
    throw error;
  }
  yield* handler.take();
  if (failure !== undefined) throw failure;
}

/** Whether an element of this name opens here. */
function isOpening(text: string, name: string, at: number): boolean {
  const behind = text.charCodeAt(at + 1 + name.length);
  return (
    text.charCodeAt(at) === 0x3c && text.startsWith(name, at + 1) && (behind === 0x3e || isSpace(behind))
  );
}

/** Where the white space before the next element of this name begins that can be reached by reading something. */
function beforeOpening(text: string, name: string, from: number): number {
  const opening = `<${name}`;
  for (let at = text.indexOf(opening, from + 1); at >= 0; at = text.indexOf(opening, at + 1)) {
    if (!isOpening(text, name, at)) continue;
    let end = at;
    while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > from) return end;
  }
  return text.length;
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
