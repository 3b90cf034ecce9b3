import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { HexaplaError } from './errors.ts';
import { baseLanguage, KNOWN_LANGUAGES, parseLanguage, sentenceSeparator } from './language.ts';

describe('parseLanguage', () => {
  test.each([
    ['EN', 'en'],
    [' ja ', 'ja'],
    ['pt_br', 'pt-BR'],
    ['iw', 'he'],
    ['sr-Latn', 'sr-Latn'],
    ['zh_tw', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-TW-u-ca-roc', 'zh-Hant'],
    ['zh-cn', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['cmn-Hans', 'zh-Hans'],
  ])('%s is %s', (tag, expected) => {
    expect(parseLanguage(tag)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'a',
    'english',
    'e n',
    'en--US',
    'zz',
    'qaa',
    'und',
    'mul',
    'zxx',
    'root',
    'x-private',
    '日本語',
    '__proto__',
  ])("'%s' is no language", (tag) => {
    expect(() => parseLanguage(tag)).toThrow(expect.objectContaining({ code: 'UNKNOWN_LANGUAGE' }));
    expect(() => parseLanguage(tag)).toThrow(`unknown language tag '${tag}'`);
  });

  test.each(['zh', 'cmn', 'zh-Latn', 'zh-US'])('%s does not say the script', (tag) => {
    expect(() => parseLanguage(tag)).toThrow(`'${tag}' does not say which script`);
  });

  it('leaves the known languages as they are', () => {
    expect(KNOWN_LANGUAGES.map(parseLanguage)).toEqual(KNOWN_LANGUAGES);
  });

  it('gives a tag that it takes again, or a HexaplaError', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aehinrtzHNST19-_'), maxLength: 10 });
    fc.assert(
      fc.property(fc.oneof(part, fc.string(), fc.constantFrom(...KNOWN_LANGUAGES)), (tag) => {
        try {
          const language = parseLanguage(tag);
          expect(parseLanguage(language)).toBe(language);
        } catch (error) {
          expect(error).toBeInstanceOf(HexaplaError);
        }
      }),
    );
  });
});

test('baseLanguage', () => {
  expect(['zh-Hant', 'pt-BR', 'en', ''].map(baseLanguage)).toEqual(['zh', 'pt', 'en', '']);
});

test('sentenceSeparator is empty where no spaces are written', () => {
  expect(['zh-Hans', 'ja'].map(sentenceSeparator)).toEqual(['', '']);
  expect(['en', 'ko', 'vi', 'pt-BR'].map(sentenceSeparator)).toEqual([' ', ' ', ' ', ' ']);
});
