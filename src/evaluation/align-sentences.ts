import { alignPair, type PairAlignment, type Side } from '../beads/index.ts';
import type { LanguageTag } from '../language.ts';
import { buildUnits, findMoved, type Unit, type UnitSide } from '../units/index.ts';
import type { Encoder } from '../vectors/index.ts';

/** A text that is split already. */
export interface SentenceEdition {
  readonly language: LanguageTag;
  readonly sentences: readonly string[];
}

/** Alignments of one document, of all its languages together and of each pair without the others. */
export interface SentenceAlignment {
  readonly units: readonly Unit[];
  /** @param a Position of a language, below `b`. */
  alone(a: number, b: number): readonly Unit[];
}

/** A sentence a line, as far as offsets go; where paragraphs end is not known. */
async function toSide(encoder: Encoder, { language, sentences }: SentenceEdition): Promise<UnitSide & Side> {
  let start = 0;
  return {
    language,
    sentences: sentences.map((text) => {
      const sentence = { start, end: start + text.length, text, paragraph: 0 };
      start = sentence.end + 1;
      return sentence;
    }),
    sums: await encoder.encode(sentences),
    bytes: sentences.map((text) => Buffer.byteLength(text)),
    paragraphs: new Uint8Array(sentences.length),
    texts: sentences,
  };
}

/** Aligns texts whose sentences are given: what `align` does behind the splitting. */
export async function alignSentences(
  encoder: Encoder,
  editions: readonly SentenceEdition[],
): Promise<SentenceAlignment> {
  const sides: (UnitSide & Side)[] = [];
  for (const edition of editions) sides.push(await toSide(encoder, edition));
  const pairs = new Map<string, PairAlignment>();
  const pair = (a: number, b: number): PairAlignment => {
    const known = pairs.get(`${a} ${b}`);
    if (known !== undefined) return known;
    const [source, target] = [sides[a], sides[b]];
    if (source === undefined || target === undefined) throw new RangeError(`no pair ${a} ${b}`);
    const made = alignPair(source, target, encoder.dimensions);
    pairs.set(`${a} ${b}`, made);
    return made;
  };
  return {
    units: findMoved(buildUnits(sides, encoder.dimensions, pair), sides, encoder.dimensions),
    alone: (a, b) =>
      buildUnits(
        sides.filter((_, position) => position === a || position === b),
        encoder.dimensions,
        () => pair(a, b),
      ),
  };
}
