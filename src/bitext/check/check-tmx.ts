import { HexaplaError } from '../../errors.ts';
import type { BitextInput, Position } from '../bitext.ts';
import { bytesOf } from '../bytes.ts';
import { textOf, xmlDeclaration } from '../decode.ts';
import { LineCounter } from '../line-counter.ts';
import { type Attributes, readXml, type XmlHandler } from '../xml-events.ts';
import { Content, MODELS, type Model } from './content-model.ts';
import { Findings, MAX_FINDINGS, type TmxReport } from './findings.ts';
import { ANY_LANGUAGE, checkValues } from './values.ts';

export interface CheckOptions {
  /** Findings that are kept; all are counted. Default 1,000. */
  readonly maxFindings?: number | undefined;
}

const START: Position = { line: 1, column: 1 };

/**
 * Checks a file against TMX 1.4b: elements, their order and attributes after its DTD, and what no DTD says: dates,
 * language tags, a text in the source language in every unit, pairs of codes, characters, encoding. Memory does
 * not grow with the file. A finding stands where the tag begins that it is about.
 *
 * @throws HexaplaError `INPUT_EMPTY`, `INPUT_TOO_LARGE`, and whatever the stream throws. What is no XML is a finding.
 */
export async function checkTmx(
  input: Exclude<BitextInput, { text: string }>,
  { maxFindings = MAX_FINDINGS }: CheckOptions = {},
): Promise<TmxReport> {
  const findings = new Findings(maxFindings);
  const checker = new Checker(findings);
  const bytes = bytesOf(input)[Symbol.asyncIterator]();
  const first = await bytes.next();
  const head = first.value ?? new Uint8Array();
  const isAscii = checkEncoding(head, findings);
  const stream = async function* () {
    yield head;
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield next.value;
  };
  const texts = textOf({ ...input, stream: stream() }, {}, xmlDeclaration);
  try {
    for await (const _ of readXml(input.name, 'TMX', isAscii ? onlyAscii(texts, findings) : texts, checker)) {
      // Nothing is made; the checker tells what it finds.
    }
  } catch (error) {
    if (!(error instanceof HexaplaError)) throw error;
    if (error.code === 'INPUT_ENCODING') findings.add('error', 'encoding', error.message, checker.last);
    // The checker has told of it.
    else if (error.code !== 'INPUT_FORMAT' || !checker.hasStopped) throw error;
  }
  return findings.report(checker.units);
}

/** @returns Whether the file says of itself that it is ASCII. */
function checkEncoding(head: Uint8Array, findings: Findings): boolean {
  const [a, b, c] = head;
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    findings.add(
      'warning',
      'byte-order-mark',
      'UTF-8 with a byte order mark; some readers trip over it',
      START,
    );
  }
  const text = Buffer.from(head.subarray(0, 8192)).toString('latin1').replaceAll('\0', '');
  const declared = xmlDeclaration(text.replace(/^[^<]*/, ''))?.toLowerCase();
  if (declared === undefined) return false;
  if (declared.startsWith('utf-16') !== isUtf16) {
    findings.add(
      'error',
      'encoding',
      `declared as ${declared}, but it is ${isUtf16 ? '' : 'not '}UTF-16`,
      START,
    );
  } else if (!/^(utf-8|utf-16(le|be)?|us-ascii|ascii)$/.test(declared)) {
    findings.add(
      'warning',
      'encoding',
      `${declared} is none of UTF-8, UTF-16 and ASCII, which TMX names`,
      START,
    );
  }
  return /^(us-)?ascii$/.test(declared);
}

/** Tells of the first character that is not ASCII. */
async function* onlyAscii(texts: AsyncIterable<string>, findings: Findings): AsyncGenerator<string> {
  const lines = new LineCounter();
  let offset = 0;
  let hasTold = false;
  for await (const text of texts) {
    lines.add(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for.
    const found = hasTold ? -1 : text.search(/[^\x00-\x7f]/);
    if (found >= 0) {
      hasTold = true;
      const message = 'declared as ASCII, but there are other characters; declare UTF-8';
      findings.add('error', 'encoding', message, lines.at(offset + found));
    }
    offset += text.length;
    yield text;
  }
}

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly at: Position;
  readonly model: Model | undefined;
  readonly content: Content | undefined;
}

/** Languages of a unit, or open codes of a segment, that are remembered; bounds the memory. */
const MAX_REMEMBERED = 10_000;

class Checker implements XmlHandler<never> {
  readonly repeated = 'tu';
  readonly #findings: Findings;
  readonly #open: Open[] = [];
  #hasDoctype = false;
  #headerSource = ANY_LANGUAGE;
  #source = ANY_LANGUAGE;
  #languages = new Set<string>();
  /** Identifiers of the paired codes that are open in the segment. */
  #pairs = new Map<string, Position>();
  #hasText = false;
  units = 0;
  last: Position = START;
  hasStopped = false;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  doctype(text: string, at: Position): void {
    this.#hasDoctype = true;
    const [, root, system] = /^\s*(\S+)(?:\s+SYSTEM\s+["']([^"']*)["'])?/.exec(text) ?? [];
    if (root !== 'tmx') this.#findings.add('error', 'doctype', `a document type of <${root}>, not <tmx>`, at);
    else if (system === undefined || !/(^|[/\\])tmx14\.dtd$/i.test(system)) {
      this.#findings.add('warning', 'doctype', 'the document type names another DTD than tmx14.dtd', at);
    }
  }

  problem(reason: string, at: Position): boolean {
    const isCharacter = /disallowed character\)|malformed character entity/.test(reason);
    const message = isCharacter
      ? 'a character that XML cannot hold, or a reference to none'
      : `${reason.replace(/^damaged TMX \((.*)\)$/, '$1')}; nothing behind it was checked`;
    this.#findings.add('error', isCharacter ? 'character' : 'xml', message, at);
    this.hasStopped ||= !isCharacter;
    return isCharacter;
  }

  open(name: string, attributes: Attributes, where: () => Position): void {
    const at = where();
    this.last = at;
    const parent = this.#open.at(-1);
    const model = MODELS.get(name);
    this.#checkPlace(name, parent, at);
    this.#open.push({ name, at, model, content: model === undefined ? undefined : new Content(model.parts) });
    if (model !== undefined) this.#checkAttributes(name, model, attributes, at);
    checkValues(name, attributes, at, this.#findings);
    this.#enter(name, attributes, at);
  }

  text(text: string): void {
    const parent = this.#open.at(-1);
    if (parent?.name === 'seg' || parent?.name === 'hi') this.#hasText ||= text.trim() !== '';
    if (parent?.model === undefined || parent.model.text || text.trim() === '') return;
    const message = `text in <${parent.name}>, where none may stand: '${text.trim().slice(0, 40)}'`;
    this.#findings.add('error', 'text', message, parent.at);
  }

  close(name: string): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    for (const names of closed.content?.missing() ?? []) {
      const message = `<${name}> needs ${names.map((each) => `<${each}>`).join(' or ')}`;
      this.#findings.add('error', 'element', message, closed.at);
    }
    if (name === 'seg') this.#closeSegment(closed.at);
    if (name === 'tu') this.#closeUnit(closed.at);
  }

  take(): readonly never[] {
    return [];
  }

  #checkPlace(name: string, parent: Open | undefined, at: Position): void {
    const error = (message: string) => this.#findings.add('error', 'element', message, at);
    if (parent === undefined) {
      if (name !== 'tmx') error(`the first element is <${name}>; it should be <tmx>`);
      if (!this.#hasDoctype) {
        const message = 'no document type; write <!DOCTYPE tmx SYSTEM "tmx14.dtd">';
        this.#findings.add('warning', 'doctype', message, at);
      }
      return;
    }
    if (!MODELS.has(name)) {
      const lower = name.toLowerCase();
      error(MODELS.has(lower) ? `<${name}> is written <${lower}>` : `there is no element <${name}> in TMX`);
      return;
    }
    const problem = parent.content?.take(name);
    if (problem === 'not-allowed') error(`<${name}> may not stand in <${parent.name}>`);
    if (problem === 'order') error(`<${name}> stands too late in <${parent.name}>`);
    if (problem === 'too-many') error(`one <${name}> more than may stand in <${parent.name}>`);
  }

  #checkAttributes(name: string, model: Model, attributes: Attributes, at: Position): void {
    for (const attribute of model.required) {
      if (attributes[attribute] !== undefined) continue;
      this.#findings.add('error', 'attribute', `<${name}> needs the attribute ${attribute}`, at);
    }
    for (const attribute of Object.keys(attributes)) {
      if (model.required.includes(attribute) || model.optional.includes(attribute)) continue;
      const message = `<${name}> has no attribute ${attribute.slice(0, 60)}`;
      this.#findings.add('error', 'attribute', message, at);
    }
    if (attributes['lang'] !== undefined) {
      this.#findings.add('warning', 'deprecated', 'lang was replaced by xml:lang', at);
    }
    if (name === 'ut') this.#findings.add('warning', 'deprecated', '<ut> was replaced by other codes', at);
  }

  #enter(name: string, attributes: Attributes, at: Position): void {
    switch (name) {
      case 'tmx':
        this.#checkVersion(attributes['version'], at);
        break;
      case 'header':
        this.#headerSource = attributes['srclang'] ?? ANY_LANGUAGE;
        break;
      case 'tu':
        this.units++;
        this.#source = attributes['srclang'] ?? this.#headerSource;
        this.#languages = new Set();
        break;
      case 'tuv': {
        const language = attributes['xml:lang'] ?? attributes['lang'];
        if (language !== undefined && this.#languages.size < MAX_REMEMBERED) this.#languages.add(language);
        break;
      }
      case 'seg':
        this.#pairs = new Map();
        this.#hasText = false;
        break;
      case 'bpt':
        this.#openPair(attributes['i'], at);
        break;
      case 'ept':
        if (attributes['i'] !== undefined && !this.#pairs.delete(attributes['i'])) {
          const message = `<ept i="${attributes['i'].slice(0, 20)}"> has no <bpt> before it in its segment`;
          this.#findings.add('error', 'pairing', message, at);
        }
    }
  }

  #openPair(i: string | undefined, at: Position): void {
    if (i === undefined) return;
    if (this.#pairs.has(i)) {
      const message = `a second <bpt i="${i.slice(0, 20)}"> before the first has its <ept>`;
      this.#findings.add('error', 'pairing', message, at);
    }
    if (this.#pairs.size < MAX_REMEMBERED) this.#pairs.set(i, at);
  }

  #checkVersion(version: string | undefined, at: Position): void {
    if (version === undefined || version === '1.4') return;
    const isOlder = /^1\.[1-3]$/.test(version);
    const message = `version ${version.slice(0, 20)}; this checks after the rules of 1.4`;
    this.#findings.add(isOlder ? 'warning' : 'error', 'version', message, at);
  }

  #closeSegment(at: Position): void {
    for (const [i, place] of this.#pairs) {
      const message = `<bpt i="${i.slice(0, 20)}"> has no <ept> in its segment`;
      this.#findings.add('error', 'pairing', message, place);
    }
    this.#pairs.clear();
    if (!this.#hasText) this.#findings.add('warning', 'empty-segment', 'a segment without text', at);
  }

  #closeUnit(at: Position): void {
    const source = this.#source;
    if (this.#languages.size === 1) {
      this.#findings.add('warning', 'one-language', 'a unit in one language only', at);
    }
    if (source === ANY_LANGUAGE || this.#languages.has(source)) return;
    const alike = [...this.#languages].find((language) => language.toLowerCase() === source.toLowerCase());
    const message =
      alike === undefined
        ? `no text in the source language ${source.slice(0, 60)}`
        : `the source language is ${source.slice(0, 60)}, but the text says ${alike.slice(0, 60)}`;
    this.#findings.add('error', 'srclang', message, at);
  }
}
