import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { DEFAULT_DOCUMENTS, DEFAULT_SEED, MAX_DOCUMENTS, MAX_SEED } from '../evaluation/limits.ts';
import {
  FORMATS,
  type Format,
  formatByExtension,
  type HeededOption,
  type UnitFilter,
} from '../exports/index.ts';
import { SCOPES, type Scope } from '../http/scope.ts';
import { FILTER_OPTION_NAMES, FILTER_OPTIONS, filterArguments } from './filter-arguments.ts';
import { READ_OPTIONS, type ReadArguments, readArguments } from './read-arguments.ts';
import { languageList, oneOf, parseWords, usage, wholeNumberIn } from './usage.ts';

/** What a person can look at, beside the formats for machines. */
export type OutputFormat = Format | 'table';

/** Formats of vectors. */
export type VectorFormat = 'jsonl' | 'npy';

export interface Output {
  /** `-` is standard output. */
  readonly path: string;
  readonly format: OutputFormat;
}

export interface AlignCommand extends ReadArguments {
  readonly command: 'align';
  readonly outputs: readonly Output[];
  /** Which units are written. */
  readonly filter: UnitFilter;
  /** The translation memory that takes the units in as well. */
  readonly memory: string | undefined;
  readonly bilingual: readonly [string, string] | undefined;
  readonly codes: 'region' | 'script';
  readonly xliffVersion: '1.2' | '2.1';
  readonly model: string | undefined;
  /** Undefined leaves it to the environment. */
  readonly cache: false | undefined;
  readonly quiet: boolean;
}

export interface InspectCommand extends ReadArguments {
  readonly command: 'inspect';
  /** A JSON object instead of a table. */
  readonly json: boolean;
}

export interface EmbedCommand {
  readonly command: 'embed';
  readonly files: readonly string[];
  readonly output: { readonly path: string; readonly format: VectorFormat };
  /** Vectors as they are added up, not of unit length. */
  readonly sums: boolean;
  readonly model: string | undefined;
  readonly cache: false | undefined;
  readonly quiet: boolean;
}

export interface EvalCommand {
  readonly command: 'eval';
  /** Folders of gold, or files `NAME.gold.json`. */
  readonly paths: readonly string[];
  /** A JSON object instead of a table. */
  readonly json: boolean;
  readonly languages: readonly string[] | undefined;
  readonly seed: number;
  readonly documents: number;
  readonly model: string | undefined;
  readonly cache: false | undefined;
  readonly quiet: boolean;
}

export interface ServeCommand {
  readonly command: 'serve';
  readonly hostname: string;
  readonly port: number;
  /** Folder of the data. */
  readonly data: string;
  /** URL of a PostgreSQL database in the place of that of the folder. */
  readonly database: string | undefined;
  /** The translation memory, a file or a URL; default: that of the data. */
  readonly memory: string | undefined;
  readonly threads: number | undefined;
  /** A line of JSON for every request. */
  readonly log: boolean;
}

export interface TokenCommand {
  readonly command: 'token';
  readonly data: string;
  readonly action:
    | { readonly name: 'create'; readonly token: string; readonly scope: Scope }
    | { readonly name: 'list' }
    | { readonly name: 'revoke'; readonly token: string };
}

export interface WorkerCommand {
  readonly command: 'worker';
  /** URL of the database. */
  readonly database: string;
  /** Undefined leaves it to the number of cores. */
  readonly threads: number | undefined;
  readonly model: string | undefined;
}

export interface TmxCommand {
  readonly command: 'tmx';
  readonly files: readonly string[];
  /** A JSON object a file instead of lines for people. */
  readonly json: boolean;
}

export type Command =
  | AlignCommand
  | InspectCommand
  | EmbedCommand
  | EvalCommand
  | ServeCommand
  | WorkerCommand
  | TmxCommand
  | TokenCommand
  | { readonly command: 'help' }
  | { readonly command: 'version' };

const FORMAT_NAMES: readonly OutputFormat[] = [
  'table',
  'jsonl',
  'json',
  'tsv',
  'csv',
  'xlsx',
  'tmx',
  'xliff',
  'moses',
  'html',
];

/** Endings of files for people to read. */
const TABLE_ENDINGS = new Set(['', '.txt']);

/** Whether an output names the folder that files of their documents' names go into. */
export function isFolder(path: string): boolean {
  return /[\\/]$/u.test(path);
}

function outputs(paths: readonly string[], format: OutputFormat | undefined): Output[] {
  const list = paths.map((path): Output => {
    if (path === '') throw usage('--output needs a name');
    if (isFolder(path)) {
      if (format === undefined)
        throw usage(`${path} is a folder: name a format for the files in it with --format`);
      return { path, format };
    }
    const byName = path === '-' ? undefined : formatByExtension(path);
    const ending = extname(path).toLowerCase();
    if (byName === undefined && format === undefined && !TABLE_ENDINGS.has(ending)) {
      throw usage(`no format has the ending ${ending} of ${path}; name one with --format`);
    }
    return { path, format: byName ?? format ?? 'table' };
  });
  if (format !== undefined && !list.some((output) => output.format === format)) {
    throw usage(`--format ${format} does not fit the name ${list[0]?.path}; leave one of the two out`);
  }
  const places = list.map(({ path }) => (path === '-' ? path : resolve(path)));
  const twice = list.find((_, index) => places.indexOf(places[index] ?? '') !== index);
  if (twice !== undefined) throw usage(`the output ${twice.path} is given twice`);
  return list;
}

function parse(words: readonly string[]) {
  return parseWords(words, {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
    output: { type: 'string', short: 'o', multiple: true },
    format: { type: 'string', short: 'f' },
    ...READ_OPTIONS,
    ...FILTER_OPTIONS,
    memory: { type: 'string', short: 'm' },
    bilingual: { type: 'string' },
    codes: { type: 'string' },
    'xliff-version': { type: 'string' },
    model: { type: 'string' },
    'no-cache': { type: 'boolean' },
    sums: { type: 'boolean' },
    quiet: { type: 'boolean', short: 'q' },
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    database: { type: 'string' },
    threads: { type: 'string' },
    log: { type: 'boolean' },
    scope: { type: 'string' },
    json: { type: 'boolean' },
    seed: { type: 'string' },
    documents: { type: 'string' },
  });
}

type Values = ReturnType<typeof parse>['values'];

const COMMANDS = ['align', 'inspect', 'embed', 'eval', 'serve', 'worker', 'token', 'tmx'] as const;
type CommandName = (typeof COMMANDS)[number];

const READ_OPTION_NAMES = Object.keys(READ_OPTIONS) as (keyof typeof READ_OPTIONS)[];

const OPTIONS: Readonly<Record<CommandName, readonly (keyof Values)[]>> = {
  align: [
    ...READ_OPTION_NAMES,
    'output',
    'format',
    ...FILTER_OPTION_NAMES,
    'memory',
    'bilingual',
    'codes',
    'xliff-version',
    'model',
    'no-cache',
    'quiet',
  ],
  inspect: [...READ_OPTION_NAMES, 'json'],
  embed: ['output', 'format', 'model', 'no-cache', 'sums', 'quiet'],
  eval: ['json', 'languages', 'seed', 'documents', 'model', 'no-cache', 'quiet'],
  serve: ['port', 'host', 'data', 'database', 'memory', 'threads', 'log'],
  token: ['data', 'scope'],
  worker: ['database', 'threads', 'model'],
  tmx: ['json'],
};

/**
 * What the words of a command line ask for.
 *
 * @throws HexaplaError `INVALID_OPTION`, `UNKNOWN_LANGUAGE`.
 */
export function parseCommand(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  const [command, ...files] = positionals;
  if (values.help === true || (command === undefined && values.version !== true)) return { command: 'help' };
  if (values.version === true) return { command: 'version' };

  const name = COMMANDS.find((candidate) => candidate === command);
  if (name === undefined) throw usage(`there is no command '${command}'`);
  const wrong = Object.keys(values).find((option) => !(OPTIONS[name] as readonly string[]).includes(option));
  if (wrong !== undefined) throw usage(`${name} has no option --${wrong}`);
  if (name === 'serve') return serveCommand(files, values);
  if (name === 'worker') return workerCommand(files, values);
  if (name === 'eval') return evalCommand(files, values);
  if (name === 'token') return tokenCommand(files, values);
  if (name === 'tmx') return tmxCommand(files, values);
  if (files.length === 0) throw usage(`${name} needs a file, or - for standard input`);
  if (files.filter((file) => file === '-').length > 1) throw usage('standard input can be read once only');
  switch (name) {
    case 'embed':
      return embedCommand(files, values);
    case 'inspect':
      return { command: 'inspect', ...readArguments(files, values), json: values.json === true };
    case 'align':
      return alignCommand(files, values);
  }
}

function tmxCommand([action, ...files]: readonly string[], values: Values): TmxCommand {
  if (action !== 'check') throw usage(`tmx ${action ?? ''} is nothing to do; there is tmx check FILE…`);
  if (files.length === 0) throw usage('tmx check needs a file, or - for standard input');
  if (files.filter((file) => file === '-').length > 1) throw usage('standard input can be read once only');
  return { command: 'tmx', files, json: values.json === true };
}

/** Threads beyond these are a mistake rather than a machine. */
const MOST_THREADS = 64;

function serveCommand(files: readonly string[], values: Values): ServeCommand {
  if (files.length > 0) throw usage(`serve takes no file, but got '${files[0]}'`);
  return {
    command: 'serve',
    hostname: values.host ?? '127.0.0.1',
    port: wholeNumberIn('port', values.port ?? '8787', 0, 65535),
    data: dataFolder(values),
    database: values.database ?? (process.env['DATABASE_URL'] || undefined),
    memory: values.memory,
    threads:
      values.threads === undefined ? undefined : wholeNumberIn('threads', values.threads, 1, MOST_THREADS),
    log: values.log === true,
  };
}

/** Where the service keeps what it knows. */
function dataFolder({ data }: Values): string {
  if (data === '') throw usage('--data needs a folder');
  return resolve(data ?? (process.env['HEXAPLA_DATA'] || join(homedir(), '.local', 'share', 'hexapla')));
}

function tokenCommand([action, token, ...rest]: readonly string[], values: Values): TokenCommand {
  const data = dataFolder(values);
  const name = action === undefined ? undefined : oneOf('token', action, ['create', 'list', 'revoke']);
  if (name === undefined) throw usage('token is followed by create NAME, list or revoke NAME');
  if (values.scope !== undefined && name !== 'create') throw usage(`token ${name} has no option --scope`);
  const surplus = name === 'list' ? token : rest[0];
  if (surplus !== undefined) throw usage(`token ${name} has no use for '${surplus}'`);
  if (name === 'list') return { command: 'token', data, action: { name } };
  if (token === undefined) throw usage(`token ${name} needs a name: who or what it is for`);
  if (name === 'revoke') return { command: 'token', data, action: { name, token } };
  if (values.scope === undefined) throw usage(`token create needs --scope ${SCOPES.join('|')}`);
  return { command: 'token', data, action: { name, token, scope: oneOf('scope', values.scope, SCOPES) } };
}

function workerCommand(files: readonly string[], values: Values): WorkerCommand {
  if (files.length > 0) throw usage(`worker takes no file, but got '${files[0]}'`);
  const database = values.database ?? process.env['DATABASE_URL'] ?? '';
  if (!/^postgres(?:ql)?:\/\//.test(database)) {
    throw usage('worker needs the PostgreSQL database of a server: --database postgres://… or DATABASE_URL');
  }
  const { threads, model } = values;
  return {
    command: 'worker',
    database,
    threads: threads === undefined ? undefined : wholeNumberIn('threads', threads, 1, MOST_THREADS),
    model,
  };
}

/** What all commands that use a model have in common. */
function modelOptions(values: Values) {
  return {
    model: values.model,
    cache: values['no-cache'] === true ? (false as const) : undefined,
    quiet: values.quiet === true,
  };
}

function evalCommand(paths: readonly string[], values: Values): EvalCommand {
  if (paths.length === 0) throw usage('eval needs a folder of gold');
  return {
    command: 'eval',
    paths,
    json: values.json === true,
    languages: values.languages === undefined ? undefined : languageList(values.languages),
    seed: wholeNumberIn('seed', values.seed ?? String(DEFAULT_SEED), 0, MAX_SEED),
    documents: wholeNumberIn('documents', values.documents ?? String(DEFAULT_DOCUMENTS), 1, MAX_DOCUMENTS),
    ...modelOptions(values),
  };
}

function embedCommand(files: readonly string[], values: Values): EmbedCommand {
  const [path = '-', second] = values.output ?? [];
  if (path === '') throw usage('--output needs a name');
  if (second !== undefined) throw usage('embed writes one output');
  const format = values.format === undefined ? undefined : oneOf('format', values.format, ['jsonl', 'npy']);
  const ending = path === '-' ? '' : extname(path).toLowerCase();
  const byName = ending === '.npy' ? 'npy' : ending === '.jsonl' ? 'jsonl' : undefined;
  if (byName !== undefined && format !== undefined && byName !== format) {
    throw usage(`--format ${format} does not fit the name ${path}; leave one of the two out`);
  }
  if (byName === undefined && format === undefined && path !== '-') {
    throw usage(`no format of vectors has the ending of ${path}; name one with --format`);
  }
  return {
    command: 'embed',
    files,
    output: { path, format: byName ?? format ?? 'jsonl' },
    sums: values.sums === true,
    ...modelOptions(values),
  };
}

function isManyFiles(format: OutputFormat): boolean {
  return format !== 'table' && FORMATS[format].manyFiles;
}

const HEEDED_OPTIONS: readonly (readonly [keyof Values, HeededOption])[] = [
  ['bilingual', 'bilingual'],
  ['codes', 'codes'],
  ['xliff-version', 'xliffVersion'],
];

/** An option that none of the outputs heeds is a misunderstanding. */
function checkHeeded(values: Values, targets: readonly Output[]): void {
  for (const [word, option] of HEEDED_OPTIONS) {
    if (values[word] === undefined) continue;
    const heeding = Object.values(FORMATS).filter(({ heeds }) => heeds.includes(option));
    if (targets.some(({ format }) => heeding.some(({ name }) => name === format))) continue;
    throw usage(
      `--${word} is for ${heeding.map(({ name }) => name).join(', ')}, and no output is one of them`,
    );
  }
}

function alignCommand(files: readonly string[], values: Values): AlignCommand {
  const format = values.format === undefined ? undefined : oneOf('format', values.format, FORMAT_NAMES);
  const bilingual = values.bilingual === undefined ? undefined : languageList(values.bilingual);
  const [first, second] = bilingual ?? [];
  if (bilingual !== undefined && (bilingual.length !== 2 || first === second)) {
    throw usage(`--bilingual is two different languages such as en,ja, not '${values.bilingual}'`);
  }
  const codes = oneOf('codes', values.codes ?? 'region', ['region', 'script']);
  const xliffVersion = oneOf('xliff-version', values['xliff-version'] ?? '1.2', ['1.2', '2.1']);
  const targets = outputs(values.output ?? ['-'], format);
  checkHeeded(values, targets);
  const many = targets.find((output) => output.path === '-' && isManyFiles(output.format));
  if (many !== undefined) throw usage(`${many.format} is a file a language: name them with -o`);
  return {
    command: 'align',
    ...readArguments(files, values),
    outputs: targets,
    filter: filterArguments(values),
    memory: values.memory,
    bilingual: first === undefined || second === undefined ? undefined : [first, second],
    codes,
    xliffVersion,
    ...modelOptions(values),
  };
}
