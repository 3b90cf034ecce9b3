import { describe, expect, it, test } from 'vitest';
import { pairNames } from './pair-names.ts';

const grouped = (paths: readonly string[]) => {
  const { documents, single } = pairNames(paths);
  return {
    documents: Object.fromEntries(
      documents.map(({ name, files }) => [
        name,
        Object.fromEntries(files.map(({ path, language }) => [language, path])),
      ]),
    ),
    single,
  };
};

describe('pairNames', () => {
  test.each([
    [['report.en.docx', 'report_ja.docx', 'report-zh-TW.html'], 'report', ['en', 'ja', 'zh-Hant']],
    [['en/report.html', 'ja/report.html'], 'report', ['en', 'ja']],
    [['docs/de/a/report.md', 'docs/fr/a/report.md'], 'docs/a/report', ['de', 'fr']],
    [['x/en.txt', 'x/vi.txt'], 'x', ['en', 'vi']],
    [['EN_notice 3.pdf', 'zh_Hant_notice 3.pdf'], 'notice 3', ['en', 'zh-Hant']],
    [['notice (de).pdf', 'notice (pt-BR).pdf'], 'notice', ['de', 'pt-BR']],
  ])('%j', (paths, name, languages) => {
    const { documents, single } = grouped(paths);
    expect(single).toEqual([]);
    expect(Object.entries(documents).map(([key, files]) => [key, Object.keys(files)])).toEqual([
      [name, languages],
    ]);
  });

  it('reads a name in the way that finds partners', () => {
    expect(grouped(['it-security.en.txt', 'it-security.de.txt', 'no/plan.de.md', 'no/plan.it.md'])).toEqual({
      documents: {
        'it-security': { en: 'it-security.en.txt', de: 'it-security.de.txt' },
        'no/plan': { de: 'no/plan.de.md', it: 'no/plan.it.md' },
      },
      single: [],
    });
  });

  it('tells what has no partner, and what is there twice', () => {
    expect(grouped(['a.en.txt', 'b.txt', 'c.en.txt', 'c.ja.txt', 'c.en.md'])).toEqual({
      documents: { c: { en: 'c.en.txt', ja: 'c.ja.txt' } },
      single: ['a.en.txt', 'b.txt', 'c.en.md'],
    });
  });

  it('takes names for what they are, however odd', () => {
    expect(
      pairNames(['', '/', '.', '..', '.en', 'en', '...en.txt', `${'a.'.repeat(10_000)}en.txt`]).documents,
    ).toEqual([]);
  });
});
