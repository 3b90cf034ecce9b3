import type { BitextFormat } from '../bitext/index.ts';
import { BITEXT_FORMATS, formatByName, isBitextFormat } from '../document/format.ts';
import { type Format, formatByExtension, type UnitFilter } from '../exports/index.ts';
import { parseLanguage } from '../language.ts';
import { MAX_HITS, SEARCH_MODES, type SearchMode } from '../memory/index.ts';
import { FILTER_OPTION_NAMES, FILTER_OPTIONS, filterArguments } from './filter-arguments.ts';
import { languageList, numberIn, oneOf, parseWords, usage } from './usage.ts';

/** The memory where none is named: a file in the folder in which one works, since each project has its own. */
const DEFAULT_MEMORY = 'memory.hexapla';

interface Common {
  /** A file, or the URL of a PostgreSQL database. */
  readonly memory: string;
  readonly model: string | undefined;
  readonly quiet: boolean;
}

export interface BitextFile {
  readonly path: string;
  readonly format: BitextFormat;
}

export type MemoryCommand = Common &
  (
    | {
        readonly action: 'import';
        readonly files: readonly BitextFile[];
        readonly languages: readonly string[] | undefined;
        readonly minConfidence: number;
        readonly document: string | undefined;
        readonly vectors: boolean;
      }
    | {
        readonly action: 'export';
        readonly output: string;
        readonly format: Format;
        readonly filter: UnitFilter;
      }
    | {
        readonly action: 'search';
        readonly query: string;
        readonly modes: readonly SearchMode[] | undefined;
        readonly language: string | undefined;
        readonly limit: number;
        readonly minScore: number | undefined;
        readonly json: boolean;
      }
    | {
        readonly action: 'lookup';
        readonly file: string;
        readonly from: string;
        readonly to: string;
        readonly minScore: number | undefined;
        /** Undefined for a table on standard output. */
        readonly output: { readonly path: string; readonly format: Format } | undefined;
        readonly json: boolean;
      }
    | { readonly action: 'stats'; readonly json: boolean }
    | { readonly action: 'dedupe'; readonly apply: boolean; readonly limit: number }
    | { readonly action: 'check' }
  );

const STRINGS = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

function parse(words: readonly string[]) {
  return parseWords(words, {
    memory: { ...STRINGS, short: 'm' },
    model: STRINGS,
    quiet: { ...FLAG, short: 'q' },
    output: { ...STRINGS, short: 'o' },
    format: { ...STRINGS, short: 'f' },
    languages: { ...STRINGS, short: 'l' },
    ...FILTER_OPTIONS,
    document: STRINGS,
    'no-vectors': FLAG,
    mode: STRINGS,
    language: STRINGS,
    limit: STRINGS,
    'min-score': STRINGS,
    json: FLAG,
    from: STRINGS,
    to: STRINGS,
    apply: FLAG,
  });
}

type Values = ReturnType<typeof parse>['values'];
type Action = MemoryCommand['action'];

const OPTIONS: Readonly<Record<Action, readonly (keyof Values)[]>> = {
  import: ['format', 'languages', 'min-confidence', 'document', 'no-vectors'],
  export: ['output', 'format', 'languages', ...FILTER_OPTION_NAMES, 'document'],
  search: ['mode', 'language', 'limit', 'min-score', 'json'],
  lookup: ['from', 'to', 'min-score', 'output', 'json'],
  stats: ['json'],
  dedupe: ['apply', 'limit'],
  check: [],
};
const COMMON: readonly (keyof Values)[] = ['memory', 'model', 'quiet'];

function optionalScore(values: Values): number | undefined {
  const value = values['min-score'];
  return value === undefined ? undefined : numberIn('min-score', value, 0.3, 1);
}

function languages(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : languageList(value);
}

function bitextFile(path: string, format: string | undefined): BitextFile {
  if (format !== undefined) return { path, format: oneOf('format', format, BITEXT_FORMATS) };
  const found = formatByName(path.replace(/\.gz$/iu, ''));
  if (found === undefined || !isBitextFormat(found)) {
    throw usage(`no format of units has the ending of ${path}; name one with --format`);
  }
  return { path, format: found };
}

function outputFormat(path: string, format: string | undefined): Format {
  const found =
    format === undefined
      ? formatByExtension(path)
      : formatByExtension(`.${format === 'xliff' ? 'xlf' : format}`);
  if (found === undefined) throw usage(`no format has the ending of ${path}; name one with --format`);
  return found;
}

/**
 * What the words behind `hexapla memory` ask for.
 *
 * @throws HexaplaError `INVALID_OPTION`, `UNKNOWN_LANGUAGE`.
 */
export function parseMemoryCommand(words: readonly string[]): MemoryCommand {
  const { values, positionals } = parse(words);
  const [word, ...rest] = positionals;
  const actions = Object.keys(OPTIONS);
  const action = (Object.keys(OPTIONS) as Action[]).find((candidate) => candidate === word);
  if (action === undefined) throw usage(`memory is followed by ${actions.join(', ')}, not '${word ?? ''}'`);
  const allowed = [...COMMON, ...OPTIONS[action]] as readonly string[];
  const wrong = Object.keys(values).find((option) => !allowed.includes(option));
  if (wrong !== undefined) throw usage(`memory ${action} has no option --${wrong}`);
  const common = {
    memory: values.memory ?? (process.env['HEXAPLA_MEMORY'] || DEFAULT_MEMORY),
    model: values.model,
    quiet: values.quiet === true,
  };
  const [only, second] = rest;
  if (action !== 'import' && action !== 'search' && action !== 'lookup' && only !== undefined) {
    throw usage(`memory ${action} takes no file, but got '${only}'`);
  }
  if (action !== 'import' && second !== undefined) {
    throw usage(`memory ${action} takes one argument; put what has spaces in quotes`);
  }
  const json = values.json === true;
  const filter = filterArguments(values);
  const limit = numberIn('limit', values.limit ?? '10', 1, MAX_HITS);
  if (!Number.isInteger(limit)) throw usage(`--limit is a whole number, not '${values.limit}'`);
  switch (action) {
    case 'import':
      if (only === undefined) throw usage('memory import needs a file');
      return {
        ...common,
        action,
        files: rest.map((path) => bitextFile(path, values.format)),
        languages: languages(values.languages),
        minConfidence: filter.minConfidence ?? 0,
        document: values.document,
        vectors: values['no-vectors'] !== true,
      };
    case 'export': {
      const output = values.output ?? '';
      if (output === '') throw usage('memory export needs a file: -o FILE');
      const format = outputFormat(output, values.format);
      const columns = languages(values.languages) ?? filter.languages;
      return {
        ...common,
        action,
        output,
        format,
        filter: { ...filter, languages: columns, document: values.document },
      };
    }
    case 'search':
      if (only === undefined) throw usage('memory search needs something to look for');
      return {
        ...common,
        action,
        query: only,
        modes: values.mode?.split(',').map((name) => {
          const mode = SEARCH_MODES.find((candidate) => candidate === name);
          if (mode === undefined) throw usage(`--mode is ${SEARCH_MODES.join(', ')}, not '${name}'`);
          return mode;
        }),
        language: values.language === undefined ? undefined : parseLanguage(values.language),
        limit,
        minScore: optionalScore(values),
        json,
      };
    case 'lookup':
      if (only === undefined) throw usage('memory lookup needs a file');
      if (values.from === undefined || values.to === undefined)
        throw usage('memory lookup needs --from and --to');
      return {
        ...common,
        action,
        file: only,
        from: parseLanguage(values.from),
        to: parseLanguage(values.to),
        minScore: optionalScore(values),
        output:
          values.output === undefined
            ? undefined
            : { path: values.output, format: outputFormat(values.output, undefined) },
        json,
      };
    case 'stats':
      return { ...common, action, json };
    case 'dedupe':
      return { ...common, action, apply: values.apply === true, limit };
    case 'check':
      return { ...common, action };
  }
}
