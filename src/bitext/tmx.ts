import { type BitextInput, type BitextItem, MAX_SEGMENT, type Position, type ReadOptions } from './bitext.ts';
import { textOf, xmlDeclaration } from './decode.ts';
import { HeaderDraft } from './header-draft.ts';
import { LanguageCodes } from './language-codes.ts';
import { type InlineKind, SegmentText } from './segment-text.ts';
import { parseTmxDate } from './tmx-date.ts';
import { type DraftVariant, tooLong, UnitDraft } from './unit-draft.ts';
import { wrongRoot } from './wrong-root.ts';
import { type Attributes, readXml, type XmlHandler } from './xml-events.ts';

/**
 * Reads TMX 1.1 to 1.4b, and the files that programs write and call so: tags in any case, `lang` beside
 * `xml:lang`, any inline element. The text of a segment is without its codes; sub-flows inside codes are no part
 * of the sentence. White space stays as it stands.
 *
 * Our own properties become fields of the unit, all others stay properties: those of a `tuv` with its language
 * code before the type (`fr:x-style`), and attributes other than dates (`creationid`) under their names. A date
 * that is none stays such a property. Where a `tu` has no dates it gets those of its texts: the first creation and the
 * last change.
 *
 * @throws HexaplaError The codes of `textOf` and `readXml`, after the units that stand before the damage.
 */
export function readTmx(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  return readXml(
    input.name,
    'TMX',
    textOf(input, options, xmlDeclaration),
    new TmxHandler(input.name, options),
  );
}

const CODES = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'sub']);

const kindOf = (name: string): InlineKind => (CODES.has(lower(name)) ? 'code' : 'text');

/** Names are nearly always in lower case already. */
function lower(name: string): string {
  return /[A-Z]/.test(name) ? name.toLowerCase() : name;
}

function lowerKeys(attributes: Attributes): Attributes {
  for (const key in attributes) {
    if (key !== lower(key)) {
      return Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]),
      );
    }
  }
  return attributes;
}

const DATES: Readonly<Record<string, 'created' | 'changed'>> = {
  creationdate: 'created',
  changedate: 'changed',
};

/** A `tuv` that is being read. */
interface OpenVariant {
  readonly code: string | undefined;
  readonly at: Position;
  source: string | undefined;
  segment: SegmentText | undefined;
  segments: number;
}

class TmxHandler implements XmlHandler<BitextItem> {
  readonly repeated = 'tu';
  readonly #name: string;
  readonly #maxSegment: number;
  readonly #codes: LanguageCodes;
  readonly #header: HeaderDraft;
  #items: BitextItem[] = [];
  #depth = 0;
  #unit: UnitDraft | undefined;
  #variant: OpenVariant | undefined;
  #segment: SegmentText | undefined;
  /** Depth of the `seg` that is open. */
  #segmentDepth = 0;
  /** A `prop` or `note` that is open: its type, and what it has so far. */
  #detail: { readonly type: string | undefined; text: string } | undefined;
  #dates: { created?: Date | undefined; changed?: Date | undefined } = {};

  constructor(name: string, options: ReadOptions) {
    this.#name = name;
    this.#maxSegment = options.maxSegment ?? MAX_SEGMENT;
    this.#codes = new LanguageCodes(options);
    this.#header = new HeaderDraft(options.onHeader);
  }

  open(rawName: string, rawAttributes: Attributes, at: () => Position): void {
    this.#depth++;
    if (this.#segment !== undefined) {
      this.#segment.open(rawName, rawAttributes);
      return;
    }
    const name = lower(rawName);
    const attributes = lowerKeys(rawAttributes);
    if (this.#depth === 1) {
      if (name !== 'tmx') throw wrongRoot(this.#name, rawName, 'tmx', at());
      return;
    }
    switch (name) {
      case 'header':
        this.#header.attributes(attributes, 'srclang');
        break;
      case 'ude':
        this.#header.property('ude', attributes['name'] ?? '');
        break;
      case 'tu':
        this.#openUnit(attributes, at());
        break;
      case 'tuv':
        if (this.#unit !== undefined) this.#openVariant(this.#unit, attributes, at());
        break;
      case 'seg':
        if (this.#variant !== undefined) {
          this.#segment = new SegmentText(kindOf, this.#maxSegment);
          this.#segmentDepth = this.#depth;
        }
        break;
      case 'prop':
        this.#detail = { type: attributes['type'] ?? '', text: '' };
        break;
      case 'note':
        this.#detail = { type: undefined, text: '' };
    }
  }

  text(text: string): void {
    if (this.#segment !== undefined) this.#segment.add(text);
    else if (this.#detail !== undefined && this.#detail.text.length <= MAX_SEGMENT) this.#detail.text += text;
  }

  close(rawName: string): void {
    const depth = this.#depth--;
    if (this.#segment !== undefined) {
      if (depth > this.#segmentDepth) this.#segment.close(rawName);
      else this.#closeSegment(this.#segment);
      return;
    }
    switch (lower(rawName)) {
      case 'header':
        this.#header.finish();
        break;
      case 'tu':
        this.#closeUnit();
        break;
      case 'tuv':
        this.#closeVariant();
        break;
      case 'prop':
      case 'note':
        this.#closeDetail();
    }
  }

  take(): readonly BitextItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #openUnit(attributes: Attributes, at: Position): void {
    // A unit inside a unit: the outer one ends where the inner begins.
    if (this.#unit !== undefined) this.#closeUnit();
    this.#header.finish();
    const unit = new UnitDraft(at, attributes['tuid']);
    this.#unit = unit;
    this.#dates = {};
    for (const key in attributes) {
      const value = attributes[key] ?? '';
      if (key === 'tuid') continue;
      const date = DATES[key];
      const parsed = date === undefined ? undefined : parseTmxDate(value);
      if (date !== undefined && parsed !== undefined) unit.fields[date] = parsed;
      else unit.keep(key, value);
    }
  }

  #openVariant(unit: UnitDraft, attributes: Attributes, at: Position): void {
    if (this.#variant !== undefined) this.#closeVariant();
    const code = attributes['xml:lang'] ?? attributes['lang'];
    this.#variant = { code, at, source: undefined, segment: undefined, segments: 0 };
    for (const key in attributes) {
      const value = attributes[key] ?? '';
      if (key === 'xml:lang' || key === 'lang') continue;
      const date = DATES[key];
      const parsed = date === undefined ? undefined : parseTmxDate(value);
      if (date === undefined || parsed === undefined) unit.keep(`${code ?? ''}:${key}`, value);
      else this.#datesOfTexts(date, parsed);
    }
  }

  #datesOfTexts(which: 'created' | 'changed', date: Date): void {
    const known = this.#dates[which];
    const isNewer = known === undefined || (which === 'changed' ? date > known : date < known);
    if (isNewer) this.#dates[which] = date;
  }

  #closeSegment(segment: SegmentText): void {
    this.#segment = undefined;
    const variant = this.#variant;
    if (variant === undefined) return;
    variant.segments++;
    variant.segment ??= segment;
  }

  #closeVariant(): void {
    const variant = this.#variant;
    this.#variant = undefined;
    if (variant === undefined || this.#unit === undefined) return;
    this.#unit.add(this.#draftOf(variant));
  }

  #draftOf({ code, at, source, segment, segments }: OpenVariant): DraftVariant {
    if (segment === undefined || segments > 1) {
      const message = segment === undefined ? 'a tuv without a seg' : 'a tuv with several seg';
      return { code, at, text: '', problem: { reason: 'malformed', message } };
    }
    if (segment.tooLarge) {
      return { code, at, text: '', problem: tooLong(this.#maxSegment) };
    }
    return { code, at, text: segment.text, original: segment.original, source };
  }

  #closeUnit(): void {
    if (this.#variant !== undefined) this.#closeVariant();
    const unit = this.#unit;
    this.#unit = undefined;
    if (unit === undefined) return;
    const { created, changed } = this.#dates;
    if (created !== undefined) unit.fields.created ??= created;
    if (changed !== undefined) unit.fields.changed ??= changed;
    for (const item of unit.finish(this.#codes)) this.#items.push(item);
  }

  #closeDetail(): void {
    const detail = this.#detail;
    this.#detail = undefined;
    if (detail === undefined) return;
    const { type, text } = detail;
    const variant = this.#variant;
    if (this.#unit === undefined) {
      if (type === undefined) this.#header.note(text);
      else this.#header.property(type, text);
    } else if (variant === undefined) {
      if (type === undefined) this.#unit.note(text);
      else this.#unit.property(type, text);
    } else if (type === 'x-source-file' && variant.source === undefined) {
      variant.source = text;
    } else if (type === undefined) {
      this.#unit.note(`${variant.code ?? ''}: ${text}`);
    } else {
      this.#unit.keep(`${variant.code ?? ''}:${type}`, text);
    }
  }
}
