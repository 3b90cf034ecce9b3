import type {
  BeadResult,
  BeadSetReport,
  Calibration,
  EvaluationReport,
  Scores,
  SyntheticSetReport,
  UnitSetReport,
} from '../evaluation/index.ts';
import { columns, type Row } from './columns.ts';

/** A share with three digits: .984, 1.000. */
function digits(share: number): string {
  return share.toFixed(3).replace(/^0/, '');
}

function scoreCells({ precision, recall, f1 }: Scores): Row {
  return [precision, recall, f1].map(digits);
}

function beadRow(name: string, documents: number, { strict, lax, counts }: BeadResult, ece: string): Row {
  return [name, String(documents), String(counts.known), ...scoreCells(strict), ...scoreCells(lax), ece];
}

function* beadTable(sets: readonly BeadSetReport[], total: BeadResult | null): Generator<string> {
  const head = ['hand-aligned beads', 'docs', 'beads', 'P', 'R', 'F1', 'lax P', 'R', 'F1', 'ECE'];
  const rows = sets.map(({ name, documents, result, calibration }) =>
    beadRow(name, documents.length, result, digits(calibration.expectedCalibrationError)),
  );
  const documents = sets.reduce((sum, set) => sum + set.documents.length, 0);
  const all = total === null || sets.length < 2 ? [] : [beadRow('total', documents, total, '')];
  yield* columns([head, ...rows, ...all], 1);
}

function pairName(languages: readonly string[]): string {
  return languages.join('/');
}

/** The name of a gold file without its folder and ending. */
function shortName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.gold\.json$/, '');
}

function* unitTable(sets: readonly UnitSetReport[], { units }: EvaluationReport['total']): Generator<string> {
  const head = ['units', 'languages', 'units', 'P', 'R', 'F1', 'moved', 'sentences', 'pairs'];
  const documents = sets.flatMap((set) => set.documents);
  const rows = documents.map(({ path, languages, result, sentences, pairs, problem }): Row => {
    const listed = pairs.map((pair) => `${pairName(pair.languages)} ${digits(pair.strict.f1)}`).join('  ');
    return [
      shortName(path),
      languages.join(' '),
      String(result.counts.known),
      ...scoreCells(result.strict),
      result.counts.moved === 0 ? '' : `${result.counts.movedMarked} of ${result.counts.moved}`,
      digits(sentences.f1),
      problem ?? (languages.length > 2 ? listed : ''),
    ];
  });
  const all =
    units === null || documents.length < 2
      ? []
      : [['total', '', String(units.counts.known), ...scoreCells(units.strict)]];
  yield* columns([head, ...rows, ...all], 2, true);
}

function* syntheticTable(sets: readonly SyntheticSetReport[]): Generator<string> {
  const head = [
    'synthetic',
    'languages',
    'units',
    'P',
    'R',
    'F1',
    'moved',
    'found',
    'marked',
    'wrongly',
    'ECE',
  ];
  const rows = sets.map(({ name, fault, languages, result, calibration }): Row => {
    const { known, moved, movedFound, movedMarked, movedWrong } = result.counts;
    return [
      `${name}, ${fault}`,
      languages.join(' '),
      String(known),
      ...scoreCells(result.strict),
      ...[moved, movedFound, movedMarked, movedWrong].map(String),
      digits(calibration.expectedCalibrationError),
    ];
  });
  yield* columns([head, ...rows], 2);
  yield '\n';
  const pairs = sets.flatMap(({ name, fault, pairs: own }) =>
    own.map(({ languages, alone, together }): Row => {
      const cells = [alone, together].map(({ strict }) => digits(strict.f1));
      return [`${name}, ${fault}`, pairName(languages), ...cells];
    }),
  );
  yield* columns([['F1 of beads', 'pair', 'alone', 'with the others'], ...pairs], 2);
}

/** How many units were said to be about as sure, and how many of them are right. */
export function* calibrationTable({
  bins,
  count,
  expectedCalibrationError,
  sureShare,
  surePrecision,
}: Calibration): Generator<string> {
  const rows = bins
    .filter((bin) => bin.count > 0)
    .map(({ from, to, said, right, count: own }) => [
      `${from.toFixed(1)} to ${to.toFixed(1)}`,
      digits(said ?? 0),
      digits(right ?? 0),
      String(own),
    ]);
  yield* columns([['confidence', 'said', 'right', 'of'], ...rows], 1);
  yield `expected calibration error ${digits(expectedCalibrationError)} over ${count}; `;
  yield `0.9 and over: ${digits(sureShare)} of them, ${digits(surePrecision)} right\n`;
}

/** A report for people. */
export function* evaluationTables(report: EvaluationReport): Generator<string> {
  const { sets, total, unrelated } = report;
  const beads = sets.flatMap((set) => (set.kind === 'beads' ? [set] : []));
  const units = sets.flatMap((set) => (set.kind === 'units' ? [set] : []));
  const synthetic = sets.flatMap((set) => (set.kind === 'synthetic' ? [set] : []));
  if (beads.length > 0) {
    yield* beadTable(beads, total.beads);
    yield '\n';
  }
  if (units.length > 0) {
    yield* unitTable(units, total);
    yield '\n';
  }
  if (synthetic.length > 0) {
    yield* syntheticTable(synthetic);
    yield '\n';
  }
  yield* calibrationTable(report.calibration);
  if (unrelated.texts === 0) return;
  yield '\n';
  const rows = unrelated.sets.map(({ name, texts, units: all, over, share }) => [
    name,
    String(texts),
    String(all),
    String(over),
    digits(share),
  ]);
  const sum = [unrelated.texts, unrelated.units, unrelated.over].map(String);
  const all = rows.length < 2 ? [] : [['total', ...sum, digits(unrelated.share)]];
  yield* columns([['unrelated texts', 'pairs', 'units', 'over 0.5', 'share'], ...rows, ...all], 1);
}
