import { join } from 'node:path';
import { align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type OutputFile, type WriteReport } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/index.ts';
import { type AlignCommand, isFolder, type Output, type OutputFormat } from './arguments.ts';
import { checkOverwriting, type OutputText, writeOutputs } from './output.ts';
import { plural } from './plural.ts';
import { progressLine } from './progress.ts';
import { type InputDocument, type InputDocuments, inputDocuments } from './read-inputs.ts';
import { writeTable } from './table.ts';
import { usage } from './usage.ts';

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
  documentName: string,
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
    documentName,
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

/** What repairs and readers did, a line each; nothing where the text was taken as it is. */
function readingNotes({ documents }: Alignment): string[] {
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

/** Aligns one document and writes its outputs; nothing is written before the alignment is complete. */
async function alignDocument(
  document: InputDocument,
  outputs: readonly Output[],
  command: AlignCommand,
  version: string,
): Promise<void> {
  await checkOverwriting(document.files, outputs);
  const { input, options } = await document.read();
  const line = progressLine(process.stderr);
  let alignment: Alignment;
  try {
    alignment = await align(input, {
      ...options,
      model: command.model,
      cache: command.cache,
      onProgress: command.quiet ? undefined : line.update,
    });
  } finally {
    line.end();
  }
  checkBilingual(alignment, command.bilingual);
  const made = outputs.map((output) => ({
    output,
    ...render(alignment, output, command, document.name, version),
  }));
  const files = made.flatMap((output) => output.files);
  await checkOverwriting(document.files, files);
  await writeOutputs(files);
  if (command.quiet) return;
  const flags = flagSummary(alignment);
  const messages = [
    ...readingNotes(alignment),
    summary(alignment),
    ...(flags === undefined ? [] : [flags]),
    ...made.flatMap(({ output, report }) =>
      output.path === '-' || report === undefined ? [] : [written(output, report)],
    ),
  ];
  process.stderr.write(`${messages.join('\n')}\n`);
}

/**
 * Aligns documents one after the other, each into files of its name. One that cannot be aligned is told of and the
 * others go on; the first such error is thrown at the end.
 */
async function alignEach(
  { documents, single }: InputDocuments,
  command: AlignCommand,
  version: string,
): Promise<void> {
  const folders = command.outputs.filter(({ path }) => isFolder(path));
  if (folders.length < command.outputs.length) {
    throw usage(
      '--pair found several documents, and each needs files of its own: name a folder, as in -o out/ -f tmx',
    );
  }
  if (single.length > 0 && !command.quiet) {
    const listed = single.slice(0, LISTED).join(', ');
    const more = single.length > LISTED ? ` and ${single.length - LISTED} more` : '';
    process.stderr.write(`${plural(single.length, 'file')} left out, with no partner: ${listed}${more}\n`);
  }
  const failures: HexaplaError[] = [];
  for (const document of documents) {
    if (!command.quiet) process.stderr.write(`\n${document.name}\n`);
    const outputs = folders.map(({ path, format }) => ({
      path: join(path, fileName(document.name, format)),
      format,
    }));
    try {
      await alignDocument(document, outputs, command, version);
    } catch (error) {
      if (!(error instanceof HexaplaError) || error.code === 'CANCELLED') throw error;
      failures.push(error);
      process.stderr.write(`hexapla: ${error.message}\n`);
    }
  }
  const [first] = failures;
  if (first === undefined) return;
  throw new HexaplaError(
    first.code,
    `${failures.length} of ${plural(documents.length, 'document')} could not be aligned`,
    { cause: first },
  );
}

function fileName(name: string, format: OutputFormat): string {
  return name + (format === 'table' ? '.txt' : FORMATS[format].extensions[0]);
}

/** Files without partner that are named one by one. */
const LISTED = 10;

/** Runs `hexapla align`. */
export async function runAlign(command: AlignCommand, version: string): Promise<void> {
  const found = await inputDocuments(command);
  const [only] = found.documents;
  const wantsFolder = command.outputs.some(({ path }) => isFolder(path));
  if (only === undefined || found.documents.length > 1 || found.single.length > 0 || wantsFolder) {
    await alignEach(found, command, version);
  } else {
    await alignDocument(only, command.outputs, command, version);
  }
}
