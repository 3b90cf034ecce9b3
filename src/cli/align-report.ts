import type { Alignment } from '../alignment.ts';
import type { WriteReport } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/index.ts';
import { plural } from './plural.ts';

/** How many units there are, of what. */
export function summary(alignment: Alignment): string {
  const { languages, units, other, editions } = alignment;
  const cells = (n: number) => units.filter((unit) => Object.keys(unit.cells).length === n).length;
  const sentences = editions.map((edition) => `${edition.language} ${edition.sentences.length}`).join(', ');
  const all = cells(languages.length);
  const single = cells(1);
  const parts = [
    `${plural(units.length, 'unit')} from ${sentences} sentences`,
    `${all} in ${languages.length === 2 ? 'both' : `all ${languages.length}`} languages`,
  ];
  if (units.length - all - single > 0) parts.push(`${units.length - all - single} in some`);
  if (single > 0) parts.push(`${single} in one only`);
  if (other.length > 0) parts.push(`${plural(other.length, 'line')} set aside`);
  return parts.join('; ');
}

/** How many units there are to look at and why; undefined where there are none. */
export function flagSummary({ units }: Alignment): string | undefined {
  const flagged = units.filter(({ flags }) => flags.length > 0);
  if (flagged.length === 0) return undefined;
  const counts = FLAG_CODES.map((code) => {
    const count = flagged.filter(({ flags }) => flags.some((flag) => flag.code === code)).length;
    return { code, count };
  });
  const listed = counts.filter(({ count }) => count > 0).map(({ code, count }) => `${count} ${code}`);
  return `${plural(flagged.length, 'unit')} to look at: ${listed.join(', ')}`;
}

/** What an output holds, and what was left out of it. */
export function written(path: string, report: WriteReport): string {
  const skipped = Object.entries(report.skipped).filter(([, count]) => count > 0);
  const left = skipped.map(([reason, count]) => `${count} ${reason}`).join(', ');
  return `${path}: ${plural(report.written, 'unit')}${left === '' ? '' : ` (left out: ${left})`}`;
}

/** What repairs and readers did, a line each; nothing where the text was taken as it is. */
export function readingNotes({ documents }: Alignment): string[] {
  return documents.flatMap(({ name, notes, repairs, rejected }) => [
    ...notes.map(({ message }) => `${name}: ${message}`),
    ...(repairs.length === 0
      ? []
      : [`${name}: repaired ${repairs.map(({ name: repair, count }) => `${count} ${repair}`).join(', ')}`]),
    ...(rejected.length === 0
      ? []
      : [`${name}: ${plural(rejected.length, 'unit')} not taken; see hexapla inspect`]),
  ]);
}
