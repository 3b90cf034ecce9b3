import type { Alignment } from '../alignment.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type OutputFile, type WriteOptions, type WriteReport } from '../exports/index.ts';
import type { LanguageTag } from '../language.ts';
import type { AlignCommand, Output } from './arguments.ts';
import type { OutputText } from './output.ts';
import { writeTable } from './table.ts';

/** An output ready to be written; what it leaves out is known now, or once it is written. */
export interface Rendered {
  readonly files: readonly OutputText[];
  report(): WriteReport | undefined;
}

/** @throws HexaplaError `LANGUAGE_NOT_FOUND` */
export function checkBilingual(alignment: Alignment, pair: AlignCommand['bilingual']): void {
  const absent = pair?.find((language) => !alignment.languages.includes(language));
  if (absent === undefined) return;
  throw new HexaplaError(
    'LANGUAGE_NOT_FOUND',
    `--bilingual: there is no ${absent} in the text (found: ${alignment.languages.join(', ')})`,
  );
}

function writeOptions(
  command: AlignCommand,
  documentName: string | undefined,
  version: string,
): WriteOptions {
  return {
    ...command.filter,
    codes: command.codes,
    bilingual: command.bilingual,
    xliffVersion: command.xliffVersion,
    documentName,
    toolVersion: version,
  };
}

/** One output of an alignment. */
export function render(
  alignment: Alignment,
  output: Output,
  command: AlignCommand,
  documentName: string,
  version: string,
): Rendered {
  if (output.format === 'table') {
    const width = output.path === '-' ? process.stdout.columns : undefined;
    const chunks = writeTable(alignment, { minConfidence: command.filter.minConfidence, width });
    return { files: [{ path: output.path, chunks }], report: () => undefined };
  }
  let report: WriteReport | undefined;
  const files = FORMATS[output.format].write(alignment, {
    ...writeOptions(command, documentName, version),
    onReport: (made) => {
      report = made;
    },
  });
  return { files: placed(output, files), report: () => report };
}

/**
 * One output of many documents.
 *
 * @throws HexaplaError `INVALID_OPTION` for a format that is for one document.
 */
export function renderUnits(
  units: readonly TranslationUnit[],
  languages: readonly LanguageTag[],
  output: Output,
  command: AlignCommand,
  version: string,
): Rendered {
  const writeUnits = output.format === 'table' ? undefined : FORMATS[output.format].writeUnits;
  if (writeUnits === undefined) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `${output.path}: ${output.format} is for one document; name a folder, as in -o out/ -f ${output.format}`,
    );
  }
  let report: WriteReport | undefined;
  const files = writeUnits(units, {
    ...writeOptions(command, undefined, version),
    languages: command.filter.languages ?? languages,
    onReport: (made) => {
      report = made;
    },
  });
  return { files: placed(output, files), report: () => report };
}

function placed(output: Output, files: readonly OutputFile[]): readonly OutputText[] {
  return files.map((file) => ({ path: pathOf(output, file), chunks: file.chunks }));
}

/** `out.moses` or `out` becomes `out.en`, `out.ja` where a format has a file a language. */
function pathOf({ path, format }: Output, { suffix }: OutputFile): string {
  if (suffix === '' || format === 'table') return path;
  const ending = FORMATS[format].extensions.find((end) => path.toLowerCase().endsWith(end)) ?? '';
  return `${path.slice(0, path.length - ending.length)}.${suffix}`;
}
