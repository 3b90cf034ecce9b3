import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseSrx } from './parse.ts';

const text = readFileSync(new URL('../../../test/fixtures/sentences/rules.srx', import.meta.url), 'utf8');
const srx = parseSrx(text);

describe('rules of a file', () => {
  test.each([
    ['en', 'Dr. Ames met Mr. Bell. ¦They spoke... for long. ¦“Why?” ¦Approx. three hours.'],
    ['en', 'One||¦two'],
    ['de', 'Am 3. Mai kam er. ¦Am 3. ¦Abends ging er.'],
    ['ja', '静か。¦「はい。」¦もう？'],
    ['zh-Hant', 'One. ¦Two.'],
  ])('%s: %s', (language, marked) => {
    expect(srx.splitterFor(language)?.(marked.replaceAll('¦', ''))).toEqual(marked.split('¦'));
  });

  it('says nothing of languages that are not mapped', () => {
    expect(srx.splitterFor('fr')).toBeUndefined();
    expect(srx.splitterFor('zh-Hans')).toBeUndefined();
  });

  it('takes the first mapping alone without a cascade', () => {
    const first = parseSrx(text.replace('cascade="yes"', 'cascade="no"'));
    expect(first.splitterFor('de')?.('Eins. Zwei.')).toEqual(['Eins. Zwei.']);
  });

  it('cuts a long line as it cuts its parts, wherever a window ends', () => {
    const sentence = 'Dr. Ames met Mr. Bell at the old harbour. ';
    expect(srx.splitterFor('en')?.(sentence.repeat(500))).toEqual(Array(500).fill(sentence));
  });

  it('loses nothing and adds nothing', () => {
    const noise = fc.string({
      unit: fc.constantFrom(...'aA1.?! |”。」\n', 'Dr. ', '😀', '\ud800'),
      maxLength: 100,
    });
    fc.assert(
      fc.property(noise, fc.constantFrom('en', 'de', 'ja'), (line, language) => {
        const pieces = srx.splitterFor(language)?.(line) ?? [];
        expect(pieces.join('')).toBe(line);
        expect(pieces).not.toContain('');
      }),
    );
  });
});

describe('files that cannot be used', () => {
  const withRule = (before: string) =>
    text.replace('\\b(?:Mr|Mrs|Dr)\\.', before.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));

  test.each([
    ['(?>a)', "line 10: rule 1 of 'English': the expression '(?>a)' cannot be used: '(?>a' is not supported"],
    ['a++', "the possessive '++' is not supported"],
    ['\\G', "'\\G' is not supported"],
    ['\\1', "'\\1' is not supported"],
    ['\\p{Klingon}', "the property 'Klingon' is not known"],
    ['[a', "a '[' is not closed"],
    ['(a', "rule 1 of 'English'"],
    ['(\\w+)+\\.', 'a repetition of nothing but a repetition can take for ever'],
  ])('a rule with %s is named', (before, message) => {
    expect(() => parseSrx(withRule(before), 'own.srx')).toThrow(message);
    expect(() => parseSrx(withRule(before), 'own.srx')).toThrow(/^own\.srx, line \d+: /);
  });

  test.each([
    ['truncated', text.slice(0, 900), 'INPUT_FORMAT', 'no well-formed XML'],
    [
      'of another version',
      text.replace('version="2.0"', 'version="1.0"'),
      'INPUT_UNSUPPORTED',
      "version '1.0'",
    ],
    ['something else', '<tmx version="1.4"/>', 'INPUT_FORMAT', 'it begins with <tmx>'],
    ['not XML', 'Dr. Ames', 'INPUT_FORMAT', 'no well-formed XML'],
    ['without a map', text.replace(/<languagemap[^>]*>/g, ''), 'INPUT_FORMAT', 'no language is mapped'],
    [
      'with a map to nowhere',
      text.replace('rulename="All"', 'rulename="Other"'),
      'INPUT_FORMAT',
      "names the rules 'All'",
    ],
    ['too long', ' '.repeat(2_000_001), 'INPUT_TOO_LARGE', 'more than 2000000'],
    [
      'with entities of its own',
      '<!DOCTYPE srx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><srx version="2.0">&b;</srx>',
      'INPUT_FORMAT',
      'no well-formed XML',
    ],
  ])('%s', (_, file, code, message) => {
    expect(() => parseSrx(file)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
