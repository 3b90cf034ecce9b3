import { type AlignInput, align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import { readSource } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type OutputFile, type WriteReport } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/index.ts';
import type { AlignCommand, Output } from './arguments.ts';
import { checkOverwriting, type OutputText, writeOutputs } from './output.ts';
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

function checkBilingual(alignment: Alignment, pair: AlignCommand['bilingual']): void {
  const absent = pair?.find((language) => !alignment.languages.includes(language));
  if (absent === undefined) return;
  throw new HexaplaError(
    'LANGUAGE_NOT_FOUND',
    `--bilingual: there is no ${absent} in the text (found: ${alignment.languages.join(', ')})`,
  );
}

/** What one output is made of, and what it leaves out. */
function render(
  alignment: Alignment,
  output: Output,
  command: AlignCommand,
  version: string,
): { files: readonly OutputText[]; report: WriteReport | undefined } {
  const { minConfidence } = command;
  if (output.format === 'table') {
    const width = output.path === '-' ? process.stdout.columns : undefined;
    const chunks = writeTable(alignment, { minConfidence, width });
    return { files: [{ path: output.path, chunks }], report: undefined };
  }
  let report: WriteReport | undefined;
  const files = FORMATS[output.format].write(alignment, {
    minConfidence,
    codes: command.codes,
    bilingual: command.bilingual,
    xliffVersion: command.xliffVersion,
    documentName: documentName(command.files),
    toolVersion: version,
    onReport: (made) => {
      report = made;
    },
  });
  return { files: files.map((file) => ({ path: pathOf(output, file), chunks: file.chunks })), report };
}

/** `out.moses` or `out` becomes `out.en`, `out.ja` where a format has a file a language. */
function pathOf({ path, format }: Output, { suffix }: OutputFile): string {
  if (suffix === '' || format === 'table') return path;
  const ending = FORMATS[format].extensions.find((end) => path.toLowerCase().endsWith(end)) ?? '';
  return `${path.slice(0, path.length - ending.length)}.${suffix}`;
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
  checkBilingual(alignment, command.bilingual);
  const made = command.outputs.map((output) => ({ output, ...render(alignment, output, command, version) }));
  const files = made.flatMap((output) => output.files);
  await checkOverwriting(command.files, files);
  await writeOutputs(files);
  if (command.quiet) return;
  process.stderr.write(`${summary(alignment)}\n`);
  const flags = flagSummary(alignment);
  if (flags !== undefined) process.stderr.write(`${flags}\n`);
  for (const { output, report } of made) {
    if (output.path !== '-' && report !== undefined) process.stderr.write(`${written(output, report)}\n`);
  }
}
