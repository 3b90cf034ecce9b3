import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clean } from './clean.ts';
import { REPAIR_NAMES, type RepairName } from './repair-names.ts';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/cleaning', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
// Texts that are not ours to pass on lie beside the repository where it is developed.
const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
const shared = existsSync(SHARED);
if (!shared) console.warn(`skipped: texts in ${SHARED}`);

const fixture = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');
const cleaned = (text: string, repairs?: readonly RepairName[]) =>
  clean({ name: 'a.txt', text }, { repairs });
const texts = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.txt') && !path.endsWith('gold.txt'))
    .map((path) => join(folder, path));

describe('each repair', () => {
  const names = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.given.txt'))
    .map((name) => name.slice(0, -'.given.txt'.length));

  it('has a fixture', () => {
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set(REPAIR_NAMES));
  });

  test.each(names)('%s is repaired, and nothing else is', (name) => {
    const given = fixture(`${name}.given.txt`);
    const { view, repairs } = cleaned(given);
    expect(view.text).toBe(fixture(`${name}.clean.txt`));
    expect(repairs.map((repair) => repair.name)).toEqual([name.split('.')[0]]);
    expect(view.source.text).toBe(given);
    for (const { examples, count } of repairs) {
      expect(count).toBeGreaterThanOrEqual(examples.length);
      for (const { start, end, before, after } of examples) {
        expect(given).toContain(before);
        expect(before).toContain(given.slice(start, end));
        expect(after).not.toBe(before);
      }
    }
  });

  test.each(names)('%s: the clean text passes unchanged', (name) => {
    expect(cleaned(fixture(`${name}.clean.txt`)).repairs).toEqual([]);
  });

  test.each(names)('%s has a switch', (name) => {
    const given = fixture(`${name}.given.txt`);
    const others = REPAIR_NAMES.filter((repair) => repair !== name.split('.')[0]);
    expect(cleaned(given, others).view.text).toBe(given);
    expect(clean({ name: 'a', text: given }, { repairs: 'none' }).view.edits).toEqual([]);
  });
});

describe('text as people write it', () => {
  test.each(texts(SAMPLES))('%s passes, but for spaces inside Chinese', (path) => {
    const { view, repairs } = cleaned(readFileSync(path, 'utf8'));
    expect(repairs.filter(({ name }) => name !== 'cjk-space')).toEqual([]);
    for (const edit of view.edits) expect(view.source.text.slice(edit.start, edit.end)).toBe(' ');
  });

  test.each([
    [
      'ratings',
      'Food ★★★★☆, service ★★★☆☆\nRooms: ★★☆☆☆\nSea ★★★★★, view★★★★☆, bar★★☆☆☆\nBed★★★☆☆ tea★☆☆☆☆ bath★★☆☆☆',
    ],
    ['bullets', '■ One\n★ Two\n◆ Three\n■ Four\n◆ Five\n★ Six\n■ Seven\n'],
    ['frames', '★☆★☆★☆\nSale\n☆★☆★☆★\n◆◇◆◇◆\nMore\n◇◆◇◆◇\n■□■□\n□■□■\n'],
    ['an alphabet', 'A is for apple: a apple, b ball, c cat, d dog, e egg, f fish, g goat'],
    [
      'words of one letter',
      'Ve vlaku k kostelu s sebou v vodě. Co k tomu s tím v lese. y y, o o, a a. Bylo k večeru s ním v domě.',
    ],
    [
      'names with dots',
      'Use Node.js, Vue.Js, ASP.Net and System.Out; see www.Example.com, Read.Me, U.S.A., e.g. Ph.D. and 3.Oktober.',
    ],
    [
      'names in Chinese',
      '（记者 李治国 刘成）新华社北京电 记者王明报道\n“共赢浦东 共创未来”\n摄影 张三\n第一章 总论\n编辑 李四',
    ],
    [
      'verse',
      'The sea was grey, the wind was cold,\nThe keeper climbed the stair;\nHe was alone and he was old,\nBut still the light was there.\n'.repeat(
        4,
      ),
    ],
    [
      'a sentence a line',
      Array.from(
        { length: 30 },
        (_, i) => `The ${'very '.repeat(i % 9)}old boat number ${i} left the harbour in the morning.`,
      ).join('\n'),
    ],
    [
      'a list',
      Array.from(
        { length: 30 },
        (_, i) => `- a thing of some length that is item ${i} of this long list here`,
      ).join('\n'),
    ],
    [
      'dialogue',
      Array.from(
        { length: 40 },
        (_, i) => `“Yes.”\nHe said something ${'long and '.repeat((i * 7) % 11)}new.`,
      ).join('\n'),
    ],
    [
      'articles of a law',
      Array.from(
        { length: 30 },
        (_, i) => `Article ${i + 1}\n${'Whoever does so shall pay. '.repeat(1 + ((i * 5) % 13))}`,
      ).join('\n'),
    ],
    ['Persian', 'می‌خواهم کتاب‌ها را بخوانم.'],
    ['Japanese with wide spaces', '本当ですか？　はい。\n　そうです。　次の日、'],
    ['Thai', 'ฉันไปโรงเรียน\u200bทุกวัน'],
  ])('%s', (_, text) => {
    expect(cleaned(text).repairs).toEqual([]);
  });

  const word = fc.oneof(
    fc.stringMatching(/^[a-z]{2,9}$/),
    fc.stringMatching(/^[а-я]{2,9}$/),
    fc.constantFrom(
      'Hafen',
      'Ångström',
      '港口',
      '碼頭',
      'ふね',
      '배가',
      'ท่าเรือ',
      'كتاب',
      '12.85',
      '47%',
      'été',
    ),
  );
  const sentence = fc
    .tuple(fc.array(word, { minLength: 2, maxLength: 14 }), fc.constantFrom('.', '!', '?', '。'))
    .map(
      ([words, stop]) =>
        `The ${words.map((part) => (/[港碼ふ]/.test(part) ? `“${part}”` : part)).join(' ')}${stop}`,
    );

  it('passes, in any script', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 5 }), { maxLength: 25 }),
        (paragraphs) => {
          const text = paragraphs.map((lines) => lines.join(' ')).join('\n');
          expect(cleaned(text).view.edits).toEqual([]);
        },
      ),
    );
  });

  it.skipIf(!shared)('passes: hand-aligned texts and FLORES', () => {
    const found: Record<string, number> = {};
    for (const path of texts(join(SHARED, 'gold'))) {
      for (const { name, count } of cleaned(readFileSync(path, 'utf8')).repairs) {
        found[name] = (found[name] ?? 0) + count;
      }
    }
    // Zero-width spaces in Czech, German, Thai and Turkish, spaces before `。` in Chinese: all of them are faults.
    expect(found).toEqual({ invisible: 6, 'cjk-space': 6 });
  });
});

it('finds nothing more in what it made, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        ...'◆★■ .\n”“',
        'a',
        't tổng ',
        'c cỡ ',
        'autumn.At ',
        'The sea',
        '港口，',
        '碼頭的工程 新建，',
        '\u200b',
        '\u00ad',
        '47■★.9',
        '★◆',
        '- ',
        '\n\n',
        'Page 3\n',
      ],
    ),
    fc.constantFrom(
      'a line of words that is as long as a line of a book can be\n',
      'and this is another one that is nearly as long as the other\n',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
      const { view } = cleaned(pieces.join(''));
      expect(cleaned(view.text).repairs).toEqual([]);
      for (let at = 0; at < view.text.length; at += 7) {
        const { start, end } = view.sourceRange(at, at + 1);
        if (end - start === 1 && !view.edits.some((edit) => edit.start === start)) {
          expect(view.source.text.slice(start, end)).toBe(view.text[at]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

describe.skipIf(!shared)('seeds', () => {
  const seed = (number: string) =>
    readFileSync(texts(join(SHARED, 'seeds')).find((path) => path.includes(`/${number}_`)) ?? number, 'utf8');

  it('000 loses its doubled letters and nothing else', () => {
    const { view, repairs } = cleaned(seed('000'));
    expect(repairs).toMatchObject([{ name: 'doubled-letter', count: 10 }]);
    expect(view.text).not.toMatch(/ ([tch]) \1/);
    expect(view.edits.every(({ text }) => text === '')).toBe(true);
  });

  it('001 has no ornament left', () => {
    const { view, repairs } = cleaned(seed('001'));
    expect(repairs.map(({ name }) => name)).toEqual(['ornament']);
    expect(view.text).not.toMatch(/[◆★■]/);
    expect(view.text).toContain('总投资约47.96亿元');
    expect(view.text).toContain('“共赢浦东 共创未来——');
  });

  it('002 has its Chinese and Japanese sentences joined', () => {
    const { view, repairs } = cleaned(seed('002'));
    expect(repairs).toMatchObject([{ name: 'cjk-space', count: 6 }]);
    for (const joined of [
      '項目計劃投資額',
      '同期成長均超',
      '強勁的發展',
      '一大批產業',
      '未上規的重點',
      '計画投資額',
    ])
      expect(view.text).toContain(joined);
    expect(view.text).toContain('投資肇慶 2024');
  });

  it('003 is left as it is', () => {
    expect(cleaned(seed('003')).repairs).toEqual([]);
  });

  it('004 has a space behind every sentence', () => {
    const { view, repairs } = cleaned(seed('004'));
    expect(repairs.map(({ name }) => name)).toEqual(['missing-space']);
    expect(view.text).not.toMatch(/[a-z][.!?;][A-Z][a-z]/);
  });
});
