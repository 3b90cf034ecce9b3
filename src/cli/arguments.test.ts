import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { REPAIR_NAMES } from '../cleaning/index.ts';
import { parseCommand } from './arguments.ts';

const READ = {
  files: ['a.txt'],
  languages: undefined,
  segmentation: 'auto',
  maxSentence: undefined,
  semicolons: false,
  srx: undefined,
  repairs: REPAIR_NAMES,
  encoding: undefined,
  html: 'main',
  inputFormat: undefined,
  pair: false,
};

const FILTER = {
  minConfidence: 0,
  status: undefined,
  languages: undefined,
  flags: undefined,
  sourceEqualsTarget: undefined,
  halfEmpty: undefined,
  duplicates: undefined,
  since: undefined,
  until: undefined,
};

const DEFAULTS = {
  command: 'align',
  ...READ,
  outputs: [{ path: '-', format: 'table' }],
  filter: FILTER,
  memory: undefined,
  bilingual: undefined,
  xliffVersion: '1.2',
  codes: 'region',
  model: undefined,
  cache: undefined,
  quiet: false,
};

const EMBED = {
  command: 'embed',
  files: ['a.txt'],
  output: { path: '-', format: 'jsonl' },
  sums: false,
  model: undefined,
  cache: undefined,
  quiet: false,
};

const EVAL = {
  command: 'eval',
  paths: ['gold'],
  json: false,
  languages: undefined,
  seed: 1,
  documents: 2,
  model: undefined,
  cache: undefined,
  quiet: false,
};

const words = (line: string) => line.split(' ').filter((word) => word !== '');
const align = (line: string) => parseCommand(['align', 'a.txt', ...words(line)]);
const embed = (line: string) => parseCommand(['embed', 'a.txt', ...words(line)]);

const SERVE = {
  command: 'serve',
  hostname: '127.0.0.1',
  port: 8787,
  data: '/data/hexapla',
  database: undefined,
  memory: undefined,
  threads: undefined,
  log: false,
};

beforeEach(() => {
  vi.stubEnv('HEXAPLA_DATA', '/data/hexapla');
  vi.stubEnv('DATABASE_URL', '');
  return () => vi.unstubAllEnvs();
});

describe('parseCommand', () => {
  test.each([
    ['', {}],
    ['b.txt', { files: ['a.txt', 'b.txt'] }],
    ['-', { files: ['a.txt', '-'] }],
    ['-- -b.txt', { files: ['a.txt', '-b.txt'] }],
    ['-o x.tmx', { outputs: [{ path: 'x.tmx', format: 'tmx' }] }],
    ['--output=x.JSONL', { outputs: [{ path: 'x.JSONL', format: 'jsonl' }] }],
    ['-o x.txt', { outputs: [{ path: 'x.txt', format: 'table' }] }],
    ['-o x.txt -f tsv', { outputs: [{ path: 'x.txt', format: 'tsv' }] }],
    ['-f json', { outputs: [{ path: '-', format: 'json' }] }],
    [
      '-o - -o x.tmx',
      {
        outputs: [
          { path: '-', format: 'table' },
          { path: 'x.tmx', format: 'tmx' },
        ],
      },
    ],
    ['-l EN,zh_tw', { languages: ['en', 'zh-Hant'] }],
    ['--segmentation lines', { segmentation: 'lines' }],
    ['--min-confidence 0.5', { filter: { ...FILTER, minConfidence: 0.5 } }],
    ['--min-confidence 1', { filter: { ...FILTER, minConfidence: 1 } }],
    ['--status accepted,edited', { filter: { ...FILTER, status: ['accepted', 'edited'] } }],
    ['--columns en,zh-TW', { filter: { ...FILTER, languages: ['en', 'zh-Hant'] } }],
    [
      '--without-flag untranslated,number-mismatch',
      { filter: { ...FILTER, flags: { only: undefined, without: ['untranslated', 'number-mismatch'] } } },
    ],
    [
      '--drop untranslated,duplicates',
      { filter: { ...FILTER, sourceEqualsTarget: 'drop', duplicates: 'drop' } },
    ],
    [
      '--since 2026-03-31 --until 2026-04-30',
      {
        filter: {
          ...FILTER,
          since: new Date('2026-03-31T00:00:00Z'),
          until: new Date('2026-04-30T23:59:59.999Z'),
        },
      },
    ],
    ['--memory a.hexapla', { memory: 'a.hexapla' }],
    [
      '-o x.tmx --bilingual en,zh-CN',
      { bilingual: ['en', 'zh-Hans'], outputs: [{ path: 'x.tmx', format: 'tmx' }] },
    ],
    ['-o x.tmx --codes script', { codes: 'script', outputs: [{ path: 'x.tmx', format: 'tmx' }] }],
    ['--model ./m', { model: './m' }],
    ['--max-sentence 300 --semicolons', { maxSentence: 300, semicolons: true }],
    ['--srx rules.srx', { srx: 'rules.srx' }],
    ['--repairs none', { repairs: [] }],
    ['--repairs cjk-space,ornament', { repairs: ['cjk-space', 'ornament'] }],
    ['--no-repair ornament', { repairs: REPAIR_NAMES.filter((name) => name !== 'ornament') }],
    ['--encoding big5 --html all', { encoding: 'big5', html: 'all' }],
    ['--input-format csv', { inputFormat: 'csv' }],
    ['--pair -o out/ -f tmx', { pair: true, outputs: [{ path: 'out/', format: 'tmx' }] }],
    ['--no-cache', { cache: false }],
    ['-q', { quiet: true }],
  ])('align a.txt %s', (line, expected) => {
    expect(align(line)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each([
    ['-x', "Unknown option '-x'"],
    ['--no-such', "Unknown option '--no-such'"],
    ['--quiet=yes', 'does not take an argument'],
    ['-o', 'argument missing'],
    ['-f pdf', "--format is table, jsonl, json, tsv, csv, xlsx, tmx, xliff, moses, html, not 'pdf'"],
    ['-f tmx -o x.tsv', '--format tmx does not fit the name x.tsv'],
    ['-o x.tmx -o x.tmx', 'the output x.tmx is given twice'],
    ['-o x.tmx -o ./x.tmx', 'the output ./x.tmx is given twice'],
    ['-o - -o -', 'the output - is given twice'],
    ['-o x.docx', 'no format has the ending .docx of x.docx'],
    ['-f moses', 'moses is a file a language: name them with -o'],
    ['-o x.tmx --xliff-version 2.1', '--xliff-version is for xliff, and no output is one of them'],
    ['-o x.xlf --xliff-version 2', "--xliff-version is 1.2, 2.1, not '2'"],
    [
      '--bilingual en,ja',
      '--bilingual is for tsv, csv, tmx, xliff, moses, html, and no output is one of them',
    ],
    ['--codes script -o x.tsv', '--codes is for tmx, xliff, and no output is one of them'],
    ['--segmentation words', "--segmentation is auto, lines, not 'words'"],
    ['--min-confidence 1.1', "--min-confidence is a number from 0 to 1, not '1.1'"],
    ['--min-confidence=-0.1', "not '-0.1'"],
    ['--min-confidence high', "not 'high'"],
    ['--min-confidence=', "not ''"],
    ['--min-confidence NaN', "not 'NaN'"],
    ['--bilingual en', "--bilingual is two different languages such as en,ja, not 'en'"],
    ['--bilingual en,ja,vi', '--bilingual is two different languages'],
    ['--bilingual zh-TW,zh-Hant', '--bilingual is two different languages'],
    ['--status done', "--status is unreviewed, accepted, edited, rejected, not 'done'"],
    ['--columns en', '--columns is two languages or more'],
    ['--with-flag odd', '--with-flag is number-mismatch,'],
    ['--drop all', '--drop is untranslated, half-empty, duplicates'],
    ['--since yesterday', "--since is a date such as 2026-03-31 or 2026-03-31T12:00Z, not 'yesterday'"],
    ['--until 2026-13-01', '--until is a date'],
    ['--codes iso', "--codes is region, script, not 'iso'"],
    ['--port 80', 'align has no option --port'],
    ['--host ::1', 'align has no option --host'],
    ['--sums', 'align has no option --sums'],
    ['--cache', "Unknown option '--cache'"],
    ['-o out/', 'out/ is a folder: name a format for the files in it with --format'],
    ['--max-sentence 3', "--max-sentence is a number from 20 to 1000000, not '3'"],
    ['--repairs glitter', '--repairs is invisible, ornament,'],
    ['--no-repair glitter', '--no-repair is invisible, ornament,'],
    ['--html some', "--html is main, all, not 'some'"],
    ['--input-format doc', '--input-format is text, markdown,'],
    ['--srx a.srx --segmentation lines', 'leave one of the two out'],
    ['--pair -l en,ja', '--pair takes the languages from the names of the files'],
    ['- -', 'standard input can be read once only'],
  ])('align a.txt %s is wrong', (line, message) => {
    expect(() => align(line)).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: expect.stringMatching(/; see hexapla --help$/),
      }),
    );
    expect(() => align(line)).toThrow(message);
  });

  test.each([
    ['', {}],
    ['-', { files: ['a.txt', '-'] }],
    ['-f npy', { output: { path: '-', format: 'npy' } }],
    ['-o x.npy', { output: { path: 'x.npy', format: 'npy' } }],
    ['-o x.JSONL', { output: { path: 'x.JSONL', format: 'jsonl' } }],
    ['-o x.vec -f npy', { output: { path: 'x.vec', format: 'npy' } }],
    ['--sums --model Xenova/LaBSE', { sums: true, model: 'Xenova/LaBSE' }],
    ['--no-cache -q', { cache: false, quiet: true }],
  ])('embed a.txt %s', (line, expected) => {
    expect(embed(line)).toEqual({ ...EMBED, ...expected });
  });

  test.each([
    ['-f tmx', "--format is jsonl, npy, not 'tmx'"],
    ['-f npy -o x.jsonl', '--format npy does not fit the name x.jsonl'],
    ['-o x.tsv', 'no format of vectors has the ending of x.tsv'],
    ['-o x', 'no format of vectors has the ending of x'],
    ['-o x.npy -o x.jsonl', 'embed writes one output'],
    ['-o=', 'no format of vectors has the ending of ='],
    ['--output=', '--output needs a name'],
    ['-l en', 'embed has no option --languages'],
    ['--min-confidence 1', 'embed has no option --min-confidence'],
    ['- -', 'standard input can be read once only'],
  ])('embed a.txt %s is wrong', (line, message) => {
    expect(() => embed(line)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }));
    expect(() => embed(line)).toThrow(message);
  });

  test.each(['-l xx', '-l en,', '-l=', '-l zh', '--bilingual en,klingonese'])(
    'align a.txt %s names no language',
    (line) => {
      expect(() => align(line)).toThrow(expect.objectContaining({ code: 'UNKNOWN_LANGUAGE' }));
    },
  );

  test.each([
    ['', { command: 'help' }],
    ['--help', { command: 'help' }],
    ['align -h', { command: 'help' }],
    ['nonsense --help', { command: 'help' }],
    ['--version', { command: 'version' }],
    ['-V', { command: 'version' }],
    ['serve', SERVE],
    [
      'serve --data d --database postgres://h/x -m m.hexapla --threads 2 --log',
      {
        ...SERVE,
        data: resolve('d'),
        database: 'postgres://h/x',
        memory: 'm.hexapla',
        threads: 2,
        log: true,
      },
    ],
    ['token list --data d', { command: 'token', data: resolve('d'), action: { name: 'list' } }],
    [
      'token create Anna --scope review --data d',
      { command: 'token', data: resolve('d'), action: { name: 'create', token: 'Anna', scope: 'review' } },
    ],
    ['eval gold', EVAL],
    ['eval gold --json -q', { ...EVAL, json: true, quiet: true }],
    ['eval gold a --seed 7 --documents 3', { ...EVAL, paths: ['gold', 'a'], seed: 7, documents: 3 }],
    ['eval gold -l en,zh-tw', { ...EVAL, languages: ['en', 'zh-Hant'] }],
    ['serve --port 0 --host ::1', { ...SERVE, hostname: '::1', port: 0 }],
    [
      'worker --database postgres://me@host/name --threads 3 --model m',
      { command: 'worker', database: 'postgres://me@host/name', threads: 3, model: 'm' },
    ],
  ])('%s', (line, expected) => {
    expect(parseCommand(words(line))).toEqual(expected);
  });

  test.each([
    ['aline a.txt', "there is no command 'aline'"],
    ['align', 'align needs a file, or - for standard input'],
    ['embed', 'embed needs a file, or - for standard input'],
    ['eval', 'eval needs a folder of gold'],
    ['eval gold -o a.json', 'eval has no option --output'],
    ['eval gold --seed x', '--seed is a number from 0 to 2147483648'],
    ['eval gold --documents 1.5', "--documents is a whole number, not '1.5'"],
    ['align a.txt --json', 'align has no option --json'],
    ['serve --model x', 'serve has no option --model'],
    ['serve a.txt', "serve takes no file, but got 'a.txt'"],
    ['serve -f tmx', 'serve has no option --format'],
    ['serve --port 65536', "--port is a number from 0 to 65535, not '65536'"],
    ['worker a.txt --database postgres://host/name', "worker takes no file, but got 'a.txt'"],
    ['worker --database file.sqlite', 'worker needs the PostgreSQL database of a server'],
    ['worker --database postgres://host/name --threads 0', '--threads is a number from 1 to 64'],
    ['worker --port 1', 'worker has no option --port'],
    ['serve --port http', "not 'http'"],
    ['serve --port 80.5', "--port is a whole number, not '80.5'"],
  ])('%s is wrong', (line, message) => {
    expect(() => parseCommand(words(line))).toThrow(message);
  });

  it('takes a file name with spaces and one that looks like a command', () => {
    expect(parseCommand(['align', 'my text.txt', 'serve'])).toMatchObject({
      files: ['my text.txt', 'serve'],
    });
  });
});
