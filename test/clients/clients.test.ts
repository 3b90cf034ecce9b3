import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { TranslationUnit } from '../../src/bitext/index.ts';
import { FORMATS, type Format, type UnitWriteOptions } from '../../src/exports/index.ts';
import { temporaryFolder } from '../folder.ts';
import { bytesOf } from '../written.ts';

const script = fileURLToPath(new URL('check.py', import.meta.url));

/** A Python that has translate-toolkit: the one that is named, the first on the path, or the system's. */
function findPython(): string | undefined {
  const { HEXAPLA_PYTHON: named } = process.env;
  const candidates = [...(named === undefined ? [] : [named]), 'python3', '/usr/bin/python3'];
  return candidates.find((python) => spawnSync(python, ['-c', 'import translate.storage.tmx']).status === 0);
}

const python = findPython();

const LANGUAGES = ['en', 'zh-Hant', 'ar'] as const;
const CODES = { en: 'en-US', 'zh-Hant': 'zh-TW', ar: 'ar-EG' } as const;

/** What goes wrong in files of others: markup, white space, directions, characters beyond the first plane. */
const TEXTS: readonly (readonly [en: string, zh: string, ar: string])[] = [
  ['One sentence.', '一個句子。', 'جملة واحدة.'],
  ['<b>Bold</b> & "quoted" ]]> &amp; done', '「粗體」<br/>與 & 符號', 'أ < ب & ج'],
  ['  two  spaces  inside  ', '全形　空格', 'مسافات  مزدوجة'],
  ['first line\nsecond line', '第一行\n第二行', 'سطر\nآخر'],
  ["tab\there, comma, semicolon; 'single'", '分號；逗號，', 'فاصلة، منقوطة؛'],
  ['emoji 👩‍👧 and 𝒳', '𠮷野家 🍜', '👍🏽 حسنا'],
  ['=1+1', '+86 20 1234', '-12'],
  ['x'.repeat(10_000), '長'.repeat(10_000), 'ط'.repeat(10_000)],
];

const units: readonly TranslationUnit[] = TEXTS.map((texts, index) => ({
  id: `unit/${index}`,
  variants: LANGUAGES.map((language, side) => ({ language, text: texts[side] ?? '' })),
  confidence: index / 10,
  status: index % 2 === 0 ? 'accepted' : 'unreviewed',
  document: index < 4 ? 'first.txt' : 'second & last.txt',
  remarks: [{ code: 'number-mismatch', message: 'en and ar: <numbers> differ' }],
  notes: ['a note & more'],
}));

const CASES: readonly {
  file: string;
  format: Format;
  options?: Partial<UnitWriteOptions>;
  tags?: boolean;
}[] = [
  { file: 'all.tmx', format: 'tmx' },
  { file: 'source.tmx', format: 'tmx', options: { sourceLanguage: 'en' } },
  { file: 'one.xlf', format: 'xliff', options: { bilingual: ['en', 'zh-Hant'] } },
  { file: 'two.xlf', format: 'xliff', options: { bilingual: ['en', 'zh-Hant'], xliffVersion: '2.1' } },
  { file: 'all.csv', format: 'csv', tags: true },
  { file: 'all.xlsx', format: 'xlsx', tags: true },
];

it.for(CASES)(
  'programs of others read $file as it was written',
  async ({ file, format, options, tags }, { skip }) => {
    if (python === undefined) {
      return skip('no translate-toolkit here: install it, or set HEXAPLA_PYTHON to a Python that has it');
    }
    const folder = temporaryFolder();
    const code = (language: (typeof LANGUAGES)[number]) => (tags === true ? language : CODES[language]);
    const expected = {
      languages: LANGUAGES.map(code),
      units: TEXTS.map((texts) => Object.fromEntries(LANGUAGES.map((tag, side) => [code(tag), texts[side]]))),
    };
    const write = FORMATS[format].writeUnits;
    if (write === undefined) throw new Error(`${format} is not made of units`);
    writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
    writeFileSync(join(folder, file), await bytesOf(write(units, { languages: LANGUAGES, ...options })));
    const { status, stdout, stderr } = spawnSync(
      python,
      [script, join(folder, 'expected.json'), join(folder, file)],
      { encoding: 'utf8' },
    );
    if (/: skipped: /.test(stdout)) return skip(stdout.trim());
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `${join(folder, file)}: ${TEXTS.length} units, as expected\n`,
      stderr: '',
    });
  },
);

it('notices a unit that differs', async ({ skip }) => {
  if (python === undefined) return skip('no translate-toolkit here');
  const folder = temporaryFolder();
  const expected = { languages: ['en-US', 'zh-TW'], units: [{ 'en-US': 'Two.', 'zh-TW': '二。' }] };
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
  const variants = [
    { language: 'en', text: 'Two.' },
    { language: 'zh-Hant', text: '三。' },
  ];
  const write = FORMATS.tmx.writeUnits;
  const files = write?.([{ variants }], { languages: ['en', 'zh-Hant'] }) ?? [];
  writeFileSync(join(folder, 'a.tmx'), await bytesOf(files));
  expect(() => execFileSync(python, [script, join(folder, 'expected.json'), join(folder, 'a.tmx')])).toThrow(
    /Command failed/,
  );
});
