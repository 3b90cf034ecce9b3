import { REPAIR_NAMES, type RepairName } from '../cleaning/index.ts';
import { type DocumentFormat, INPUT_FORMATS } from '../document/index.ts';
import { LEAST_MAX_SENTENCE, MOST_MAX_SENTENCE, type Segmentation } from '../sentences/options.ts';
import { languageList, oneOf, usage, wholeNumberIn } from './usage.ts';

/** What the commands that read documents have in common. */
export interface ReadArguments {
  readonly files: readonly string[];
  readonly languages: readonly string[] | undefined;
  readonly segmentation: Segmentation;
  readonly maxSentence: number | undefined;
  readonly semicolons: boolean;
  /** Path of an SRX file. */
  readonly srx: string | undefined;
  readonly repairs: readonly RepairName[];
  readonly encoding: string | undefined;
  readonly html: 'main' | 'all';
  readonly inputFormat: DocumentFormat | undefined;
  /** Whether files are put together by their names. */
  readonly pair: boolean;
}

/** For `parseArgs`. */
export const READ_OPTIONS = {
  languages: { type: 'string', short: 'l' },
  segmentation: { type: 'string' },
  'max-sentence': { type: 'string' },
  semicolons: { type: 'boolean' },
  srx: { type: 'string' },
  repairs: { type: 'string' },
  'no-repair': { type: 'string', multiple: true },
  encoding: { type: 'string' },
  html: { type: 'string' },
  'input-format': { type: 'string' },
  pair: { type: 'boolean' },
} as const;

type ReadValues = {
  readonly [name in keyof typeof READ_OPTIONS]?: (typeof READ_OPTIONS)[name] extends { multiple: true }
    ? string[]
    : (typeof READ_OPTIONS)[name]['type'] extends 'boolean'
      ? boolean
      : string;
};

/** @throws HexaplaError `INVALID_OPTION`, `UNKNOWN_LANGUAGE` */
export function readArguments(files: readonly string[], values: ReadValues): ReadArguments {
  if (values.pair === true && values.languages !== undefined) {
    throw usage('--pair takes the languages from the names of the files; leave --languages out');
  }
  if (values.srx !== undefined && values.segmentation === 'lines') {
    throw usage(
      '--srx says how lines are split, --segmentation lines that they are not; leave one of the two out',
    );
  }
  const limit = values['max-sentence'];
  return {
    files,
    languages: values.languages === undefined ? undefined : languageList(values.languages),
    segmentation: oneOf('segmentation', values.segmentation ?? 'auto', ['auto', 'lines']),
    maxSentence:
      limit === undefined
        ? undefined
        : wholeNumberIn('max-sentence', limit, LEAST_MAX_SENTENCE, MOST_MAX_SENTENCE),
    semicolons: values.semicolons === true,
    srx: values.srx,
    repairs: repairsOf(values),
    encoding: values.encoding,
    html: oneOf('html', values.html ?? 'main', ['main', 'all']),
    inputFormat:
      values['input-format'] === undefined
        ? undefined
        : oneOf('input-format', values['input-format'], INPUT_FORMATS),
    pair: values.pair === true,
  };
}

function repairsOf(values: ReadValues): readonly RepairName[] {
  const { repairs = 'all' } = values;
  const names = (list: readonly string[], option: string) =>
    list.map((name) => oneOf(option, name.trim(), REPAIR_NAMES));
  const wanted =
    repairs === 'all' ? REPAIR_NAMES : repairs === 'none' ? [] : names(repairs.split(','), 'repairs');
  const unwanted = names(
    (values['no-repair'] ?? []).flatMap((list) => list.split(',')),
    'no-repair',
  );
  return wanted.filter((name) => !unwanted.includes(name));
}
