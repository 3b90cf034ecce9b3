import type { Alignment } from '../alignment.ts';
import type { Bead } from '../beads/bead.ts';
import type { TranslationUnit, UnitBeads, UnitRemark, Variant } from '../bitext/index.ts';
// Not by the folder's index: that loads the identification of languages, 200 MB that no writer needs.
import { describeFlag } from '../flags/describe.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Cell, UnitFlag, UnitPair } from '../units/unit.ts';
import { UniqueIds } from './identifier.ts';

export interface UnitsOptions {
  /** Name of the document, part of the stable identifiers. Default: none. */
  readonly documentName?: string | undefined;
  /** When the units were made. Default: not said. */
  readonly created?: Date | undefined;
}

type SentencesByLanguage = ReadonlyMap<LanguageTag, readonly Sentence[]>;

/**
 * The units of an alignment, free of it: a variant for each cell, also where it is blank. May be read several
 * times and gives the same each time.
 */
export function unitsOf(alignment: Alignment, options: UnitsOptions = {}): Iterable<TranslationUnit> {
  const { languages, editions, units } = alignment;
  const sentences: SentencesByLanguage = new Map(
    editions.map((edition) => [edition.language, edition.sentences]),
  );
  const sources = new Map(editions.map(({ language, source }) => [language, source]));
  const document = options.documentName;
  return {
    *[Symbol.iterator]() {
      const ids = new UniqueIds();
      for (const unit of units) {
        const variants = languages.flatMap((language): Variant[] => {
          const cell = unit.cells[language];
          return cell === undefined
            ? []
            : [variantOf(language, cell, sources.get(language), sentences.get(language))];
        });
        const beads = unit.pairs.map((pair) => beadsOf(pair, sentences));
        const content = { document, variants };
        yield {
          ...content,
          id: ids.idOf(content),
          position: unit.id,
          confidence: unit.confidence,
          created: options.created,
          remarks: unit.flags.map((flag) => remarkOf(flag)),
          moved: unit.moved,
          beads,
        };
      }
    },
  };
}

function variantOf(
  language: LanguageTag,
  { text, start, end, sentences: indices }: Cell,
  source: string | undefined,
  sentences: readonly Sentence[] = [],
): Variant {
  const members = indices.flatMap((index) => sentences[index] ?? []);
  // What was between the sentences is not kept with them; a space says that there was a boundary.
  const original = members.some((sentence) => sentence.original !== undefined)
    ? members.map((sentence) => sentence.original ?? sentence.text).join(sentenceSeparator(language))
    : undefined;
  return { language, text, original, source, start, end };
}

function beadsOf({ languages, confidence, beads }: UnitPair, sentences: SentencesByLanguage): UnitBeads {
  const joined = (language: LanguageTag, indices: readonly number[]) =>
    indices.map((index) => sentences.get(language)?.[index]?.text ?? '').join(sentenceSeparator(language));
  const texts = (bead: Bead): [string, string] => [
    joined(languages[0], bead[0]),
    joined(languages[1], bead[1]),
  ];
  return { languages, confidence, beads: beads.map(texts) };
}

function remarkOf(flag: UnitFlag): UnitRemark {
  return { code: flag.code, message: describeFlag(flag), languages: flag.languages };
}
