import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { parseMemoryCommand } from './memory-arguments.ts';

const parse = (line: string) => parseMemoryCommand(line.split(' '));

afterEach(() => vi.unstubAllEnvs());

describe('parseMemoryCommand', () => {
  it('takes the memory from the option, then the environment, then this folder', () => {
    vi.stubEnv('HEXAPLA_MEMORY', '');
    expect(parse('stats').memory).toBe('memory.hexapla');
    vi.stubEnv('HEXAPLA_MEMORY', '/tmp/ours.hexapla');
    expect(parse('stats').memory).toBe('/tmp/ours.hexapla');
    expect(parse('check -m mine').memory).toBe('mine');
  });

  it('knows the format of a file by its ending, also of a gzip archive', () => {
    expect(parse('import a.tmx b.TMX.gz c.xlf d.txt.tsv')).toMatchObject({
      vectors: true,
      files: [{ format: 'tmx' }, { format: 'tmx' }, { format: 'xliff' }, { format: 'tsv' }],
    });
    expect(parse('import list.txt -f csv -l en,zh_TW --no-vectors')).toMatchObject({
      vectors: false,
      languages: ['en', 'zh-Hant'],
      files: [{ path: 'list.txt', format: 'csv' }],
    });
    expect(parse('export -o out.xlf')).toMatchObject({ format: 'xliff' });
    expect(parse('export -o - -f xliff')).toMatchObject({ format: 'xliff', output: '-' });
  });

  it('reads the options of a search and of a look-up', () => {
    expect(
      parse('search 氢能 --mode exact,meaning --language zh-cn --limit 3 --min-score 0.8 --json'),
    ).toMatchObject({
      query: '氢能',
      modes: ['exact', 'meaning'],
      language: 'zh-Hans',
      limit: 3,
      minScore: 0.8,
      json: true,
    });
    expect(parse('lookup a.txt --from en --to JA -o out.xlf')).toMatchObject({
      from: 'en',
      to: 'ja',
      output: { path: 'out.xlf', format: 'xliff' },
    });
    expect(parse('dedupe --apply')).toMatchObject({ apply: true, limit: 10 });
  });

  test.each([
    ['', /memory is followed by import, export/],
    ['forget', /not 'forget'/],
    ['import', /needs a file/],
    ['import a.docx', /no format of units has the ending of a\.docx/],
    ['import a.tmx -f word', /--format is tmx, xliff, po/],
    ['import a.tmx --json', /memory import has no option --json/],
    ['import a.tmx --min-confidence 2', /--min-confidence is a number from 0 to 1/],
    ['export', /-o FILE/],
    ['export -o out.doc', /no format has the ending/],
    ['search', /something to look for/],
    ['search two words', /in quotes/],
    ['search a --mode near', /--mode is exact, fuzzy/],
    ['search a --limit 0', /--limit is a number from 1/],
    ['search a --limit 1.5', /--limit is a whole number/],
    ['search a --min-score 0.1', /--min-score is a number from 0\.3/],
    ['search a --language zh', /'zh' does not say which script/],
    ['lookup a.txt --from en', /--from and --to/],
    ['stats a', /takes no file/],
    ['stats --what', /Unknown option '--what'/],
  ])('%s', (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });
});
