import { expect, it } from 'vitest';
import { FORMATS, formatByExtension } from './formats.ts';

it('knows a format by the end of a file name, in any case', () => {
  const names = [
    'a.tmx',
    'b/c.TSV',
    'd.tab',
    'e.jsonl',
    'f.ndjson',
    'g.json',
    'i.xlf',
    'j.XLIFF',
    'k.csv',
    'l.xlsx',
    'm.moses',
    'n.htm',
    'h.txt',
    'tmx',
    '',
  ];
  expect(names.map(formatByExtension)).toEqual([
    'tmx',
    'tsv',
    'tsv',
    'jsonl',
    'jsonl',
    'json',
    'xliff',
    'xliff',
    'csv',
    'xlsx',
    'moses',
    'html',
    undefined,
    undefined,
    undefined,
  ]);
});

it('calls each format by its key', () => {
  for (const [key, { name }] of Object.entries(FORMATS)) expect(name).toBe(key);
});
