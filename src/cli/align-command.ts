import { join } from 'node:path';
import { align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, Selection, unitsOf } from '../exports/index.ts';
import { addUnits, indexVectors, itemsOf, type Memory, openMemory } from '../memory/index.ts';
import { loadEncoder } from '../vectors/index.ts';
import { checkBilingual, type Rendered, render, renderUnits } from './align-outputs.ts';
import { flagSummary, readingNotes, summary, written } from './align-report.ts';
import { type AlignCommand, isFolder, type Output, type OutputFormat } from './arguments.ts';
import { checkOverwriting, makeFolder, writeOutputs } from './output.ts';
import { plural } from './plural.ts';
import { progressLine } from './progress.ts';
import { type InputDocument, type InputDocuments, inputDocuments } from './read-inputs.ts';

function tell(command: AlignCommand, lines: readonly string[]): void {
  if (!command.quiet && lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}

/** Units of an alignment as the filter has them, for what is no file. */
function chosenUnits(
  alignment: Alignment,
  documentName: string,
  { filter }: AlignCommand,
): TranslationUnit[] {
  const languages = filter.languages ?? alignment.languages;
  const selection = new Selection({ halfEmpty: 'drop', ...filter, languages });
  return [...unitsOf(alignment, { documentName, created: new Date() })].flatMap((unit) =>
    selection.take(unit),
  );
}

/** Takes units into the memory; they are found by their words at once, by their meaning after `indexVectors`. */
async function remember(
  memory: Memory,
  alignment: Alignment,
  documentName: string,
  command: AlignCommand,
): Promise<void> {
  const units = chosenUnits(alignment, documentName, command);
  const { added, merged } = await addUnits(memory, itemsOf(units), {
    name: documentName,
    document: documentName,
  });
  tell(command, [`${memory.name}: ${plural(added, 'new unit')}, ${merged} known`]);
}

/** What each output holds that is a file. */
function writtenLines(made: readonly (Rendered & { readonly output: Output })[]): string[] {
  return made.flatMap(({ output, report }) => {
    const counts = report();
    return output.path === '-' || counts === undefined ? [] : [written(output.path, counts)];
  });
}

/** What becomes of an alignment beside its outputs. */
interface Also {
  readonly memory: Memory | undefined;
  /** Takes the units of many documents for the outputs that hold all of them. */
  readonly collect?: (units: Iterable<TranslationUnit>, alignment: Alignment) => void;
}

/** Aligns one document and writes its outputs; nothing is written before the alignment is complete. */
async function alignDocument(
  document: InputDocument,
  outputs: readonly Output[],
  command: AlignCommand,
  version: string,
  { memory, collect }: Also,
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
  collect?.(unitsOf(alignment, { documentName: document.name, created: new Date() }), alignment);
  const flags = flagSummary(alignment);
  tell(command, [
    ...readingNotes(alignment),
    summary(alignment),
    ...(flags === undefined ? [] : [flags]),
    ...writtenLines(made),
  ]);
  if (memory !== undefined) await remember(memory, alignment, document.name, command);
}

/** Files without partner that are named one by one. */
const LISTED = 10;

/**
 * Aligns documents one after the other: each into files of its name, where an output is a folder, and all into one file
 * where it is none. A document that cannot be aligned is told of and the others go on; the first such error is thrown at
 * the end.
 */
async function alignEach(
  { documents, single }: InputDocuments,
  command: AlignCommand,
  version: string,
  memory: Memory | undefined,
): Promise<void> {
  const folders = command.outputs.filter(({ path }) => isFolder(path));
  const common = command.outputs.filter(({ path, format }) => !isFolder(path) && format !== 'table');
  if (single.length > 0) {
    const listed = single.slice(0, LISTED).join(', ');
    const more = single.length > LISTED ? ` and ${single.length - LISTED} more` : '';
    tell(command, [`${plural(single.length, 'file')} left out, with no partner: ${listed}${more}`]);
  }
  const units: TranslationUnit[] = [];
  const languages = new Set<string>();
  // What is wrong with a format should not be known after an hour.
  for (const output of common)
    renderUnits([], ['en', 'ja'], output, { ...command, bilingual: undefined }, version);
  for (const { path } of folders) await makeFolder(path);
  const failures: HexaplaError[] = [];
  for (const document of documents) {
    tell(command, [`\n${document.name}`]);
    const outputs = folders.map(({ path, format }) => ({
      path: join(path, fileName(document.name, format)),
      format,
    }));
    try {
      await alignDocument(document, outputs, command, version, {
        memory,
        collect: (found, alignment) => {
          if (common.length === 0) return;
          for (const unit of found) units.push(unit);
          for (const language of alignment.languages) languages.add(language);
        },
      });
    } catch (error) {
      if (!(error instanceof HexaplaError) || error.code === 'CANCELLED') throw error;
      failures.push(error);
      process.stderr.write(`hexapla: ${error.message}\n`);
    }
  }
  if (units.length > 0) {
    const made = common.map((output) => ({
      output,
      ...renderUnits(units, [...languages], output, command, version),
    }));
    await writeOutputs(made.flatMap(({ files }) => files));
    tell(command, writtenLines(made));
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

/** Runs `hexapla align`. */
export async function runAlign(command: AlignCommand, version: string): Promise<void> {
  const found = await inputDocuments(command);
  const memory =
    command.memory === undefined ? undefined : await openMemory(command.memory, { create: true });
  try {
    const [only] = found.documents;
    const wantsFolder = command.outputs.some(({ path }) => isFolder(path));
    if (only === undefined || found.documents.length > 1 || found.single.length > 0 || wantsFolder) {
      await alignEach(found, command, version, memory);
    } else {
      await alignDocument(only, command.outputs, command, version, { memory });
    }
    if (memory !== undefined)
      await indexVectors(memory, await loadEncoder(command.model, { cache: command.cache }));
  } finally {
    await memory?.close();
  }
}
