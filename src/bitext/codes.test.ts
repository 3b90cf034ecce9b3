import { describe, expect, it } from 'vitest';
import { KNOWN_LANGUAGES } from '../language.ts';
import { fileCodes, fromRegionCode, toRegionCode } from './codes.ts';

describe('region codes', () => {
  it.each(KNOWN_LANGUAGES)('%s gets its likely region and comes back', (language) => {
    const likely = new Intl.Locale(language).maximize();
    expect(toRegionCode(language)).toBe(`${likely.language}-${likely.region}`);
    expect(fromRegionCode(toRegionCode(language))).toBe(language);
  });

  it('leaves regions and unknown languages as they are', () => {
    expect(['en-GB', 'fi', 'sr-Latn'].map(toRegionCode)).toEqual(['en-GB', 'fi', 'sr-Latn']);
    expect(['en-GB', 'fi', 'en'].map(fromRegionCode)).toEqual(['en-GB', 'fi', 'en']);
  });
});

describe('fileCodes', () => {
  it('maps every language by region, or keeps the scripts', () => {
    const languages = ['en', 'zh-Hant', 'ja'];
    expect([...fileCodes(languages, 'region').values()]).toEqual(['en-US', 'zh-TW', 'ja-JP']);
    expect([...fileCodes(languages, 'script').values()]).toEqual(languages);
  });

  it('never writes two languages alike', () => {
    expect([...fileCodes(['pt', 'pt-BR'], 'region').values()]).toEqual(['pt', 'pt-BR']);
  });
});
