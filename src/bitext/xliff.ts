import { type BitextInput, type BitextItem, MAX_SEGMENT, type Position, type ReadOptions } from './bitext.ts';
import { textOf, xmlDeclaration } from './decode.ts';
import { HeaderDraft } from './header-draft.ts';
import { LanguageCodes } from './language-codes.ts';
import { type InlineKind, SegmentText } from './segment-text.ts';
import { isConfidence, tooLong, UnitDraft } from './unit-draft.ts';
import { wrongRoot } from './wrong-root.ts';
import {
  codePoint,
  type OpenUnit,
  OURS,
  pairsOf,
  type Segment,
  type Side,
  statusOf,
} from './xliff-segment.ts';
import { type Attributes, readXml, type XmlHandler } from './xml-events.ts';

/**
 * Reads XLIFF 1.2, 2.0 and 2.1. A `trans-unit`, or a `segment` of 2.x, is a unit; where `seg-source` and target of a
 * `trans-unit` are cut into the same `mrk` segments, each of these is one. Texts are without codes. Alternatives
 * (`alt-trans`, match candidates) are not taken for translations and are counted as `unsupported` with the units in
 * binary form; the one that our own writer makes of the translation itself has the confidence as its quality.
 *
 * `approved="yes"` and the states `final`, `signed-off` and `reviewed` are accepted, a state qualifier `rejected-…`
 * is rejected, any other state is unreviewed and stays as the property `state`.
 *
 * @throws HexaplaError The codes of `textOf` and `readXml`, after the units that stand before the damage.
 */
export function readXliff(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  const texts = textOf(input, options, xmlDeclaration);
  return readXml(input.name, 'XLIFF', texts, new XliffHandler(input.name, options));
}

/** Elements whose content is native code. All others that may stand in a text are around text of it, or empty. */
const CODES = new Set(['ph', 'bpt', 'ept', 'it', 'sub']);

const kindOf = (name: string): InlineKind => (CODES.has(localName(name)) ? 'code' : 'text');

/** Elements that are left out with all that is in them. */
const SKIPPED: Readonly<Record<string, string | undefined>> = {
  'alt-trans': 'an alternative translation (alt-trans)',
  'bin-unit': 'a unit in binary form (bin-unit)',
  match: 'a match candidate',
};

/** Segments of one unit that wait for its end. */
const MAX_WAITING = 1000;

/** Prefixes differ from file to file, and no two elements that matter here differ in nothing else. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

class XliffHandler implements XmlHandler<BitextItem> {
  /** Of XLIFF 1.2; elements of 2.x are few inside a unit and read by the parser. */
  readonly repeated = 'trans-unit';
  readonly #name: string;
  readonly #maxSegment: number;
  readonly #codes: LanguageCodes;
  readonly #header: HeaderDraft;
  #items: BitextItem[] = [];
  #depth = 0;
  #languages: { source: string | undefined; target: string | undefined };
  readonly #given: readonly string[];
  #document: string | undefined;
  #isOurs = false;
  /** Depth of the element that is left out, 0 for none. */
  #skipped = 0;
  #unit: OpenUnit | undefined;
  #segment: Segment | undefined;
  #side: Side | undefined;
  #note: { text: string; readonly isFlag: boolean } | undefined;

  constructor(name: string, options: ReadOptions) {
    this.#name = name;
    this.#maxSegment = options.maxSegment ?? MAX_SEGMENT;
    this.#codes = new LanguageCodes(options);
    this.#header = new HeaderDraft(options.onHeader);
    this.#given = options.languages ?? [];
    this.#languages = { source: this.#given[0], target: this.#given[1] };
  }

  open(rawName: string, attributes: Attributes, at: () => Position): void {
    this.#depth++;
    if (this.#skipped > 0) return;
    const name = localName(rawName);
    if (this.#side !== undefined) {
      this.#openInline(this.#side, rawName, attributes);
      return;
    }
    if (this.#depth === 1) {
      if (name !== 'xliff') throw wrongRoot(this.#name, rawName, 'xliff', at());
      this.#setLanguages(attributes['srcLang'], attributes['trgLang']);
      return;
    }
    if (Object.hasOwn(SKIPPED, name)) {
      this.#skip(name, attributes, at());
      return;
    }
    switch (name) {
      case 'file':
        this.#setLanguages(attributes['source-language'], attributes['target-language']);
        this.#isOurs = attributes['tool-id'] === OURS;
        this.#document = attributes['original'];
        this.#header.attributes({ source: this.#languages.source ?? '' }, 'source');
        this.#header.finish();
        break;
      case 'trans-unit':
      case 'unit':
        this.#closeUnit();
        this.#unit = {
          id: attributes['id'],
          attributes,
          notes: [],
          flags: [],
          segments: [],
          isLong: false,
          quality: undefined,
        };
        if (name === 'trans-unit') this.#segment = { at: at(), attributes };
        break;
      case 'segment':
        this.#closeSegment();
        this.#segment = { at: at(), attributes };
        break;
      case 'source':
      case 'seg-source':
      case 'target':
        if (this.#segment !== undefined) this.#openSide(this.#segment, name, attributes, at());
        break;
      case 'note':
        this.#note = { text: '', isFlag: attributes['from'] === OURS || attributes['category'] === 'flag' };
    }
  }

  text(text: string): void {
    if (this.#skipped > 0) return;
    if (this.#side !== undefined) {
      this.#side.whole.add(text);
      this.#side.piece?.text.add(text);
    } else if (this.#note !== undefined && this.#note.text.length <= MAX_SEGMENT) {
      this.#note.text += text;
    }
  }

  close(rawName: string): void {
    const depth = this.#depth--;
    if (this.#skipped > 0) {
      if (depth === this.#skipped) this.#skipped = 0;
      return;
    }
    const side = this.#side;
    if (side !== undefined) {
      if (depth === side.depth) this.#side = undefined;
      else this.#closeInline(side, rawName, depth);
      return;
    }
    switch (localName(rawName)) {
      case 'note':
        this.#closeNote();
        break;
      case 'segment':
        this.#closeSegment();
        break;
      case 'trans-unit':
      case 'unit':
        this.#closeUnit();
    }
  }

  take(): readonly BitextItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #setLanguages(source: string | undefined, target: string | undefined): void {
    this.#languages = {
      source: this.#given[0] ?? source ?? this.#languages.source,
      target: this.#given[1] ?? target ?? this.#languages.target,
    };
  }

  #skip(name: string, attributes: Attributes, at: Position): void {
    this.#skipped = this.#depth;
    const quality = attributes['matchQuality'] ?? attributes['match-quality'];
    const unit = this.#unit;
    // Our own writer says the confidence so, with the same texts once more.
    if (attributes['origin'] === OURS && quality !== undefined && unit !== undefined) {
      unit.quality ??= quality;
      return;
    }
    const message = `${SKIPPED[name]} is not taken for a translation`;
    const id = attributes['id'] ?? unit?.id;
    this.#items.push({ kind: 'rejected', rejection: { reason: 'unsupported', message, at, id } });
  }

  #closeNote(): void {
    const note = this.#note;
    this.#note = undefined;
    if (note === undefined) return;
    if (this.#unit === undefined) this.#header.note(note.text);
    // The draft of the unit bounds what is kept; this bounds what waits for it.
    else if (this.#unit.notes.length + this.#unit.flags.length < MAX_WAITING) {
      (note.isFlag ? this.#unit.flags : this.#unit.notes).push(note.text);
    }
  }

  #openSide(
    segment: Segment,
    name: 'source' | 'seg-source' | 'target',
    attributes: Attributes,
    at: Position,
  ): void {
    const side: Side = {
      whole: new SegmentText(kindOf, this.#maxSegment),
      at,
      pieces: new Map(),
      depth: this.#depth,
      piece: undefined,
    };
    this.#side = side;
    if (name === 'source') segment.source = side;
    else if (name === 'seg-source') segment.segmented = side;
    else {
      segment.target = side;
      segment.state = attributes;
    }
  }

  #openInline(side: Side, name: string, attributes: Attributes): void {
    const stands = localName(name) === 'cp' ? codePoint(attributes['hex']) : '';
    if (attributes['mtype'] === 'seg' && side.piece === undefined) {
      const text = new SegmentText(kindOf, this.#maxSegment);
      side.piece = { text, depth: this.#depth };
      side.pieces.set(attributes['mid'] ?? '', text);
      // The mark of a segment is no code of the text.
      return;
    }
    side.whole.open(name, attributes, stands);
    side.piece?.text.open(name, attributes, stands);
  }

  #closeInline(side: Side, name: string, depth: number): void {
    if (side.piece !== undefined && side.piece.depth === depth) {
      side.piece = undefined;
      return;
    }
    side.whole.close(name);
    side.piece?.text.close(name);
  }

  #closeSegment(): void {
    const segment = this.#segment;
    const unit = this.#unit;
    this.#segment = undefined;
    if (segment === undefined || unit === undefined) return;
    unit.segments.push(segment);
    if (unit.segments.length === MAX_WAITING) {
      unit.isLong = true;
      this.#emit(unit);
    }
  }

  #closeUnit(): void {
    this.#closeSegment();
    const unit = this.#unit;
    this.#unit = undefined;
    if (unit !== undefined) this.#emit(unit);
  }

  #emit(unit: OpenUnit): void {
    const isOne = unit.segments.length === 1 && !unit.isLong;
    for (const segment of unit.segments.splice(0)) {
      for (const { id, from, to } of pairsOf(segment, isOne)) {
        const draft = this.#draft(unit, segment, id);
        this.#addText(draft, this.#languages.source, from, segment.source?.at ?? segment.at);
        this.#addText(draft, this.#languages.target, to, segment.target?.at ?? segment.at);
        for (const item of draft.finish(this.#codes)) this.#items.push(item);
      }
    }
  }

  #addText(draft: UnitDraft, code: string | undefined, text: SegmentText | undefined, at: Position): void {
    if (text === undefined || (text.text === '' && !text.tooLarge)) return;
    if (text.tooLarge) draft.add({ code, at, text: '', problem: tooLong(this.#maxSegment) });
    else draft.add({ code, at, text: text.text, original: text.original });
  }

  #draft(
    unit: OpenUnit,
    { at, attributes, state: target = {} }: Segment,
    inner: string | undefined,
  ): UnitDraft {
    const id = [unit.id, inner].filter((part) => part !== undefined && part !== '').join('/');
    const draft = new UnitDraft(at, id);
    const { fields } = draft;
    const document = this.#document ?? '';
    // Our own writer has to name something.
    if (document !== '' && !(this.#isOurs && document === 'units')) fields.document = document;
    for (const note of unit.notes) draft.note(note);
    for (const flag of unit.flags) if (!draft.remarkText(flag)) draft.note(flag);
    if (unit.quality !== undefined) {
      // Two decimals of a percentage are four of a share; the division alone would leave more.
      const share = (Number(unit.quality.replace('%', '')) / 100).toFixed(6);
      if (isConfidence(share)) fields.confidence = Number(share);
      else draft.keep('match-quality', unit.quality);
    }
    const state = target['state'] ?? attributes['state'];
    const qualifier = target['state-qualifier'] ?? attributes['subState'];
    const status = statusOf(state, qualifier, unit.attributes['approved'], this.#isOurs);
    if (status !== undefined) fields.status = status;
    if (!this.#isOurs && state !== undefined) draft.keep('state', state);
    if (qualifier !== undefined) draft.keep('state-qualifier', qualifier);
    for (const name of ['resname', 'translate', 'name'] as const) {
      const value = unit.attributes[name];
      if (value !== undefined) draft.keep(name, value);
    }
    return draft;
  }
}
