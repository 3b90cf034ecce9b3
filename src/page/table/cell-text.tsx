import { type ReviewUnit, textOf } from '../../review/index.ts';
import { boundaries } from '../review/cuts.ts';
import { hitsOf, type Mark, type Run, runsOf } from '../review/highlight.ts';
import { flagName } from '../review/words.ts';

/** Of a cell; where more of it is evidence, a ground behind all of it would say nothing and hurt the eye. */
const MOST_MARKED = 0.6;

/** What of a cell the flags of its unit are about. A text that a person wrote is not what was flagged. */
export function evidenceOf(unit: ReviewUnit, language: string): Mark[] {
  const cell = unit.cells[language];
  if (cell === undefined || cell.edited !== undefined) return [];
  return unit.flags.flatMap((flag) =>
    flag.evidence.places
      .filter((place) => place.language === language)
      .map(
        ({ start, end }): Mark => ({
          start,
          end,
          kind: end - start > MOST_MARKED * textOf(cell, language).length ? 'whole' : 'evidence',
          title: flagName(flag.code),
        }),
      ),
  );
}

export interface CellTextProps {
  readonly unit: ReviewUnit;
  readonly language: string;
  /** What is searched for. */
  readonly wanted: string;
}

/** The text of a cell with what stands out in it. */
export function CellText({ unit, language, wanted }: CellTextProps) {
  const cell = unit.cells[language];
  if (cell === undefined) return <Nothing />;
  const text = textOf(cell, language);
  const marks = [...evidenceOf(unit, language), ...hitsOf(text, wanted)];
  const ends = boundaries(cell, language);
  if (marks.length === 0 && ends.length === 0) return <span class="text">{text}</span>;
  return (
    <span class="text">
      {runsOf(text, marks, ends).map((run) => (
        <TextRun key={run.start} run={run} />
      ))}
    </span>
  );
}

function Nothing() {
  return (
    <>
      <span class="nothing" aria-hidden="true">
        –
      </span>
      <span class="visually-hidden" lang="en">
        nothing in this language
      </span>
    </>
  );
}

function TextRun({ run: { text, kinds, title, endsSentence } }: { readonly run: Run }) {
  return (
    <>
      {kinds.length === 0 ? (
        text
      ) : (
        <mark class={kinds.join(' ')} title={title}>
          {text}
        </mark>
      )}
      {endsSentence && <span class="stop" aria-hidden="true" />}
    </>
  );
}
