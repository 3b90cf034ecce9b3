import { sql } from 'kysely';
import type { AlignedEdition } from '../alignment.ts';
import type { TranslationUnit, UnitBeads, UnitRemark, Variant } from '../bitext/index.ts';
// Not by the folder's index: that loads the identification of languages, 200 MB that nothing here needs.
import { describeFlag } from '../flags/describe.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import { type ReviewCell, type ReviewUnit, textOf } from '../review/index.ts';
import type { UnitFlag, UnitPair } from '../units/index.ts';
import { readEditions } from './result.ts';
import { breathe, type DocumentRow, documentRow, type Store } from './store.ts';
import { unitOf } from './unit-row.ts';

/** Units that are read at once. */
const PAGE = 500;

type Editions = ReadonlyMap<LanguageTag, AlignedEdition>;

interface Row {
  readonly id: number;
  readonly rank: number;
  readonly changed: number | null;
  readonly content: string;
}

/** The units of a document in their order, as a translation memory has them. */
export async function* translationUnits(store: Store, id: string): AsyncIterable<TranslationUnit> {
  const row = await store.read((db) => documentRow(db, id));
  if (row.state !== 'done') return;
  const languages: readonly LanguageTag[] = JSON.parse(row.languages);
  const list = await store.read((db) => readEditions(db, row.number));
  const editions: Editions = new Map(list.map((edition) => [edition.language, edition]));
  let last: Row | undefined;
  let position = 0;
  for (;;) {
    const rows = await nextRows(store, row.number, last);
    for (const each of rows) {
      yield translationUnit(each, position, row, languages, editions);
      position += 1;
    }
    last = rows.at(-1);
    if (last === undefined) return;
    await breathe();
  }
}

async function nextRows(store: Store, document: number, last: Row | undefined): Promise<readonly Row[]> {
  return store.read(async (db) => {
    // The unit may have another rank by now, or be gone.
    const from = sql`coalesce((select rank from review_unit where document = ${document} and id = ${last?.id ?? -1}),
      ${last?.rank ?? -Number.MAX_SAFE_INTEGER})`;
    const { rows } = await sql<Row>`select id, rank, changed, content from review_unit
      where document = ${document} and rank > ${from} order by rank limit ${PAGE}`.execute(db);
    return rows;
  });
}

function translationUnit(
  { content, changed }: Row,
  position: number,
  row: DocumentRow,
  languages: readonly LanguageTag[],
  editions: Editions,
): TranslationUnit {
  const unit = unitOf(content);
  return {
    // The same as long as the unit is, so that a memory that is given it twice knows it again.
    id: `${row.id.slice(0, 12)}-${unit.id}`,
    variants: languages.flatMap((language) => {
      const cell = unit.cells[language];
      return cell === undefined ? [] : [variantOf(language, cell, editions.get(language))];
    }),
    confidence: unit.confidence ?? undefined,
    status: unit.status,
    document: row.name,
    position,
    created: new Date(row.created),
    changed: changed === null ? undefined : new Date(changed),
    remarks: unit.flags.map(remarkOf),
    moved: unit.moved,
    beads: unit.pairs.map((pair) => beadsOf(pair, unit, editions)),
    notes: unit.note === undefined ? undefined : [unit.note],
  };
}

function variantOf(language: LanguageTag, cell: ReviewCell, edition: AlignedEdition | undefined): Variant {
  const text = textOf(cell, language);
  const members = cell.pieces.map((piece) => {
    const sentence = edition?.sentences[piece.sentence];
    // Of a part of a sentence the document's own wording is not known.
    const isWhole = sentence !== undefined && sentence.text === piece.text;
    return isWhole ? (sentence.original ?? sentence.text) : piece.text;
  });
  const original = members.join(sentenceSeparator(language));
  return {
    language,
    text,
    original: original === text ? undefined : original,
    source: edition?.source,
    start: cell.pieces[0]?.start,
    end: cell.pieces.at(-1)?.end,
  };
}

/** Where a person wrote another text, the sentences of the document say nothing of it: the whole is one bead. */
function beadsOf(
  { languages, confidence, beads }: UnitPair,
  { cells }: ReviewUnit,
  editions: Editions,
): UnitBeads {
  const [a, b] = languages;
  if ([a, b].some((language) => cells[language]?.edited !== undefined)) {
    const whole = (language: LanguageTag) => {
      const cell = cells[language];
      return cell === undefined ? '' : textOf(cell, language);
    };
    return { languages, confidence, beads: [[whole(a), whole(b)]] };
  }
  const joined = (language: LanguageTag, sentences: readonly number[]) =>
    sentences
      .map((index) => editions.get(language)?.sentences[index]?.text ?? '')
      .join(sentenceSeparator(language));
  return {
    languages,
    confidence,
    beads: beads.map(([first, second]) => [joined(a, first), joined(b, second)]),
  };
}

function remarkOf(flag: UnitFlag): UnitRemark {
  return { code: flag.code, message: describeFlag(flag), languages: flag.languages };
}
