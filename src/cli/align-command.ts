import { align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import { readSource } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type WriteReport } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/index.ts';
import type { AlignInput } from '../input.ts';
import type { AlignCommand, Output } from './arguments.ts';
import { checkOverwriting, writeOutputs } from './output.ts';
import { plural } from './plural.ts';
import { progressLine } from './progress.ts';
import { writeTable } from './table.ts';

async function readInput(files: readonly string[]): Promise<AlignInput> {
  const sources = [];
  for (const file of files) sources.push(await readSource(file));
  const [only] = sources;
  return sources.length === 1 && only !== undefined ? only : { editions: sources };
}

function documentName(files: readonly string[]): string {
  return files.map((file) => (file === '-' ? 'stdin' : file.replace(/^.*[\\/]/, ''))).join(' + ');
}

function checkPair(alignment: Alignment, pair: AlignCommand['pair']): void {
  const absent = pair?.find((language) => !alignment.languages.includes(language));
  if (absent === undefined) return;
  throw new HexaplaError(
    'LANGUAGE_NOT_FOUND',
    `--pair: there is no ${absent} in the text (found: ${alignment.languages.join(', ')})`,
  );
}

/** The text of one output, and what it leaves out. */
function render(
  alignment: Alignment,
  output: Output,
  command: AlignCommand,
  version: string,
): { chunks: Iterable<string>; report: WriteReport | undefined } {
  const { minConfidence } = command;
  if (output.format === 'table') {
    const width = output.path === '-' ? process.stdout.columns : undefined;
    return { chunks: writeTable(alignment, { minConfidence, width }), report: undefined };
  }
  let report: WriteReport | undefined;
  const chunks = FORMATS[output.format].write(alignment, {
    minConfidence,
    codes: command.codes,
    pair: command.pair,
    documentName: documentName(command.files),
    toolVersion: version,
    onReport: (made) => {
      report = made;
    },
  });
  return { chunks, report };
}

function summary(alignment: Alignment): string {
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
function flagSummary({ units }: Alignment): string | undefined {
  const flagged = units.filter(({ flags }) => flags.length > 0);
  if (flagged.length === 0) return undefined;
  const counts = FLAG_CODES.map((code) => {
    const count = flagged.filter(({ flags }) => flags.some((flag) => flag.code === code)).length;
    return { code, count };
  });
  const listed = counts.filter(({ count }) => count > 0).map(({ code, count }) => `${count} ${code}`);
  return `${plural(flagged.length, 'unit')} to look at: ${listed.join(', ')}`;
}

function written(output: Output, report: WriteReport): string {
  const skipped = Object.entries(report.skipped).filter(([, count]) => count > 0);
  const left = skipped.map(([reason, count]) => `${count} ${reason}`).join(', ');
  return `${output.path}: ${plural(report.written, 'unit')}${left === '' ? '' : ` (left out: ${left})`}`;
}

/** Runs `hexapla align`. Nothing is written before the alignment is complete. */
export async function runAlign(command: AlignCommand, version: string): Promise<void> {
  await checkOverwriting(command.files, command.outputs);
  const input = await readInput(command.files);
  const line = progressLine(process.stderr);
  let alignment: Alignment;
  try {
    alignment = await align(input, {
      languages: command.languages,
      segmentation: command.segmentation,
      model: command.model,
      cache: command.cache,
      onProgress: command.quiet ? undefined : line.update,
    });
  } finally {
    line.end();
  }
  checkPair(alignment, command.pair);
  const made = command.outputs.map((output) => ({ output, ...render(alignment, output, command, version) }));
  await writeOutputs(made.map(({ output, chunks }) => ({ path: output.path, chunks })));
  if (command.quiet) return;
  process.stderr.write(`${summary(alignment)}\n`);
  const flags = flagSummary(alignment);
  if (flags !== undefined) process.stderr.write(`${flags}\n`);
  for (const { output, report } of made) {
    if (output.path !== '-' && report !== undefined) process.stderr.write(`${written(output, report)}\n`);
  }
}
