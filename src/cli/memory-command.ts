import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readBitext } from '../bitext/index.ts';
import { readDocument, unreadable } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS } from '../exports/index.ts';
import { inspect } from '../inspect.ts';
import {
  type AddReport,
  addUnits,
  BANDS,
  checkMemory,
  conflictGroups,
  consolidate,
  type DuplicateGroup,
  duplicateGroups,
  indexVectors,
  lookUp,
  type Memory,
  memoryStats,
  openMemory,
  pretranslated,
  type StoredUnit,
  searchMemory,
  storedUnits,
  writePretranslated,
} from '../memory/index.ts';
import { type Encoder, loadEncoder } from '../vectors/index.ts';
import { written } from './align-report.ts';
import { type BitextFile, type MemoryCommand, parseMemoryCommand } from './memory-arguments.ts';
import { writeHits, writeLookup } from './memory-table.ts';
import { type OutputText, writeOutputs } from './output.ts';
import { plural } from './plural.ts';
import { printable } from './printable.ts';
import { progressLine, type Step } from './progress.ts';

type Command<A extends MemoryCommand['action']> = Extract<MemoryCommand, { action: A }>;

/** Rejections that are told one by one; the rest are counted. */
const TOLD = 20;

/** Runs `hexapla memory …`. */
export async function runMemory(words: readonly string[], version: string): Promise<void> {
  const command = parseMemoryCommand(words);
  const memory = await openMemory(command.memory, { create: command.action === 'import' });
  try {
    switch (command.action) {
      case 'import':
        return await runImport(memory, command);
      case 'export':
        return await runExport(memory, command, version);
      case 'search':
        return await runSearch(memory, command);
      case 'lookup':
        return await runLookup(memory, command, version);
      case 'stats':
        return await runStats(memory, command);
      case 'dedupe':
        return await runDedupe(memory, command);
      case 'check':
        return await runCheck(memory);
    }
  } finally {
    await memory.close();
  }
}

function print(chunks: Iterable<string>): Promise<void> {
  return writeOutputs([{ path: '-', chunks }]);
}

/** Work that tells how far it is, and stops at Ctrl-C. */
async function withProgress<R>(
  quiet: boolean,
  work: (onProgress: (step: Step) => void, signal: AbortSignal) => Promise<R>,
): Promise<R> {
  const line = progressLine(process.stderr);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(quiet ? () => {} : line.update, stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
    line.end();
  }
}

/** The encoder; undefined, with a word about it, where its model is not there. */
async function encoderIfThere({ model, quiet }: MemoryCommand): Promise<Encoder | undefined> {
  try {
    return await loadEncoder(model);
  } catch (error) {
    // Whoever named one wants that one.
    if (model !== undefined || !(error instanceof HexaplaError)) throw error;
    if (!quiet) process.stderr.write(`without search by meaning: ${error.message}\n`);
    return undefined;
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path)) yield piece;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function runImport(memory: Memory, command: Command<'import'>): Promise<void> {
  // Before anything is taken in: a name that was mistyped should not be known after an hour.
  for (const { path } of command.files) {
    const found = await stat(path).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
    if (found.isDirectory())
      throw new HexaplaError('INPUT_UNREADABLE', `${path}: cannot be read: this is a folder`);
  }
  for (const file of command.files) {
    const report = await withProgress(command.quiet, (onProgress, signal) =>
      importFile(memory, command, file, onProgress, signal),
    );
    if (!command.quiet) for (const line of importSummary(file.path, report)) process.stderr.write(line);
  }
  const encoder = command.vectors ? await encoderIfThere(command) : undefined;
  if (encoder === undefined) return;
  await withProgress(command.quiet, (onProgress, signal) =>
    indexVectors(memory, encoder, {
      signal,
      onProgress: (progress) => onProgress({ stage: 'vectors', ...progress }),
    }),
  );
}

function importFile(
  memory: Memory,
  { languages, minConfidence, document }: Command<'import'>,
  { path, format }: BitextFile,
  onProgress: (step: Step) => void,
  signal: AbortSignal,
): Promise<AddReport> {
  const items = readBitext({ name: path, format, stream: bytesOf(path) }, { languages });
  return addUnits(memory, items, {
    name: basename(path),
    document,
    minConfidence,
    signal,
    onProgress: (progress) => onProgress({ stage: 'import', ...progress }),
  });
}

function* importSummary(path: string, report: AddReport): Generator<string> {
  const { read, added, merged, extended, rejected, rejections } = report;
  const more = extended > 0 ? ` (${extended} with a language more)` : '';
  const reasons = Object.entries(rejected).map(([reason, count]) => `${count} ${reason}`);
  const parts = [`${added} new`, `${merged} known${more}`];
  if (reasons.length > 0) parts.push(`not taken: ${reasons.join(', ')}`);
  yield `${path}: ${plural(read, 'unit')}: ${parts.join('; ')}\n`;
  for (const { at, reason, message, id } of rejections.slice(0, TOLD)) {
    const name = id === undefined ? '' : ` (${printable(id)})`;
    yield `  ${path}:${at.line}:${at.column}${name}: ${reason}: ${printable(message)}\n`;
  }
  const rest = Object.values(rejected).reduce((sum, count) => sum + count, 0) - TOLD;
  if (rest > 0) yield `  and ${rest} more\n`;
}

/** What people said is wrong stays in the memory, and is not passed on unless somebody asks for it. */
const NOT_REJECTED = ['unreviewed', 'accepted', 'edited'] as const;

async function* unitsOf(units: AsyncIterable<StoredUnit>) {
  for await (const { unit } of units) yield unit;
}

async function runExport(memory: Memory, command: Command<'export'>, version: string): Promise<void> {
  const { output, format, filter } = command;
  const { writeUnits } = FORMATS[format];
  if (writeUnits === undefined) {
    throw new HexaplaError('INVALID_OPTION', `${format} is for alignments only; name another format`);
  }
  const languages =
    filter.languages ?? (await memoryStats(memory)).languages.map(({ language }) => language).sort();
  let summary = '';
  const { minConfidence, document } = filter;
  // Some formats read the units once for each of their files.
  const units = { [Symbol.asyncIterator]: () => unitsOf(storedUnits(memory, { minConfidence, document })) };
  const files = writeUnits(units, {
    ...filter,
    // Of several origins a unit names one; the memory knows them all.
    document: undefined,
    languages,
    status: filter.status ?? NOT_REJECTED,
    toolVersion: version,
    onReport: (report) => {
      summary = `${written(output, report)}\n`;
    },
  });
  await writeOutputs(
    files.map(
      ({ suffix, chunks }): OutputText => ({ path: suffix === '' ? output : `${output}.${suffix}`, chunks }),
    ),
  );
  if (!command.quiet && output !== '-') process.stderr.write(summary);
}

async function runSearch(memory: Memory, command: Command<'search'>): Promise<void> {
  const { query, modes, language, limit, minScore, json } = command;
  const wantsMeaning = modes === undefined || modes.includes('meaning');
  const encoder = wantsMeaning ? await encoderIfThere(command) : undefined;
  const { hits } = await searchMemory(memory, query, { modes, language, limit, minScore, encoder });
  if (json) return print([`${JSON.stringify({ query, hits })}\n`]);
  const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
  await print(writeHits(hits, { width: process.stdout.columns, colour }));
  if (!command.quiet && hits.length === 0) process.stderr.write('nothing found\n');
}

/** What a document of any format says in a language, sentence by sentence. */
async function sentencesOf(file: string, language: string): Promise<readonly string[]> {
  const document = await readDocument(file);
  if (document.kind === 'bitext') {
    return document.units.flatMap(
      ({ variants }) => variants.find((one) => one.language === language)?.text ?? [],
    );
  }
  const { editions } = inspect({ editions: [{ name: document.name, text: document.text, language }] });
  return editions.flatMap((edition) => edition.sentences.map(({ text }) => text));
}

async function runLookup(memory: Memory, command: Command<'lookup'>, version: string): Promise<void> {
  const { file, from, to, minScore, output, json } = command;
  const sentences = await sentencesOf(file, from);
  const found = await withProgress(command.quiet, (onProgress, signal) =>
    lookUp(memory, sentences, {
      from,
      to,
      minScore,
      signal,
      onProgress: (progress) => onProgress({ stage: 'lookup', ...progress }),
    }),
  );
  if (json) await print([`${JSON.stringify(found)}\n`]);
  else if (output === undefined) await print(writeLookup(found, process.stdout.columns));
  if (output?.format === 'xliff') {
    const document = file === '-' ? 'stdin' : basename(file);
    await writeOutputs([
      { path: output.path, chunks: writePretranslated(found, { document, toolVersion: version }) },
    ]);
  } else if (output !== undefined) {
    const files = FORMATS[output.format].writeUnits?.(pretranslated(found), {
      languages: [from, to],
      toolVersion: version,
    });
    if (files === undefined)
      throw new HexaplaError('INVALID_OPTION', `${output.format} is for alignments only`);
    await writeOutputs(files.map(({ chunks }) => ({ path: output.path, chunks })));
  }
  if (command.quiet) return;
  const names = {
    context: '101 %',
    '100': '100 %',
    '95-99': '95–99 %',
    '85-94': '85–94 %',
    '75-84': '75–84 %',
    below: 'below',
  };
  const bands = BANDS.map((band) => `${names[band]}: ${found.bands[band]}`).join(', ');
  process.stderr.write(`${plural(sentences.length, 'sentence')}: ${bands}\n`);
}

async function runStats(memory: Memory, { json }: Command<'stats'>): Promise<void> {
  const stats = await memoryStats(memory);
  if (json) return print([`${JSON.stringify(stats)}\n`]);
  const { units, origins, languages, statuses, imports, vectors } = stats;
  const reviewed = Object.entries(statuses).filter(([, count]) => count > 0);
  await print([
    `${memory.name}: ${plural(units, 'unit')}, from ${plural(origins, 'occurrence')}\n`,
    `  languages: ${languages.map(({ language, texts }) => `${language} ${texts}`).join(', ')}\n`,
    `  review: ${reviewed.map(([status, count]) => `${count} ${status}`).join(', ')}\n`,
    vectors === undefined
      ? '  no vectors: no search by meaning\n'
      : `  vectors of ${vectors.units} by ${vectors.model}\n`,
    ...imports.map(
      ({ name, at }) => `  ${at.toISOString().slice(0, 16).replace('T', ' ')}  ${printable(name)}\n`,
    ),
  ]);
}

function shown({ number, unit, count }: StoredUnit): string {
  const texts = unit.variants.map(({ language, text }) => `${language}: ${printable(text)}`);
  return `  #${number} ×${count}  ${texts.join('  |  ')}\n`;
}

async function runDedupe(memory: Memory, { apply, limit, quiet }: Command<'dedupe'>): Promise<void> {
  const counts = { form: 0, numbers: 0, conflicts: 0 };
  const words: Readonly<Record<DuplicateGroup['kind'], string>> = {
    form: 'same but for form',
    numbers: 'same but for numbers',
  };
  for await (const { kind, kept, others } of duplicateGroups(memory)) {
    if (counts[kind]++ < limit) await print([`${words[kind]}\n`, ...[kept, ...others].map(shown)]);
  }
  for await (const { units } of conflictGroups(memory)) {
    if (counts.conflicts++ < limit) await print(['different translations\n', ...units.map(shown)]);
  }
  const gone = apply ? await consolidate(memory) : 0;
  if (quiet) return;
  const groups = `${counts.form} groups that differ in form, ${counts.numbers} in numbers, ${counts.conflicts} with different translations`;
  const done = apply
    ? `${plural(gone, 'unit')} merged into others`
    : 'nothing changed; --apply makes one of those that differ in form';
  process.stderr.write(`${groups}; ${done}\n`);
}

async function runCheck(memory: Memory): Promise<void> {
  const found = await checkMemory(memory);
  if (found.length > 0) {
    await print(found.map((line) => `${line}\n`));
    throw new HexaplaError(
      'MEMORY_INVALID',
      `${memory.name}: ${plural(found.length, 'thing')} wrong, told above`,
    );
  }
  await print([`${memory.name}: whole\n`]);
}
