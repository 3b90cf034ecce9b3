import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranslationUnit } from '../bitext/index.ts';
import { noneSkipped, Selection, type SelectionRules } from './selection.ts';

const LANGUAGES = ['en', 'ja', 'vi'];

/** A unit with these texts, by language. */
function unit(texts: Readonly<Record<string, string>>, rest: Omit<TranslationUnit, 'variants'> = {}) {
  const variants = Object.entries(texts).map(([language, text]) => ({ language, text }));
  return { variants, ...rest };
}

/** What is kept (as texts) of the units, and the counts that are not 0. */
function choose(units: readonly TranslationUnit[], rules: Partial<SelectionRules> = {}) {
  const selection = new Selection({ languages: LANGUAGES, ...rules });
  const kept = units.flatMap((given) => selection.take(given));
  const { written, skipped } = selection.report();
  expect(written).toBe(kept.length);
  return {
    texts: kept.map(({ variants }) => variants.map(({ text }) => text).join('|')),
    skipped: Object.fromEntries(Object.entries(skipped).filter(([, count]) => count > 0)),
  };
}

describe('Selection', () => {
  it('takes everything where nothing is said', () => {
    expect(choose([unit({ en: 'a', ja: 'b' }), unit({ en: 'c' })])).toEqual({
      texts: ['a|b', 'c'],
      skipped: {},
    });
  });

  it('puts languages in the order of the columns and leaves others out', () => {
    const given = unit({ de: 'x', vi: 'c', en: 'a', ja: 'b' });
    expect(choose([given]).texts).toEqual(['a|b|c']);
    expect(choose([given], { languages: ['vi', 'en'] }).texts).toEqual(['c|a']);
  });

  it('keeps several texts of a language in their order', () => {
    const variants = [
      { language: 'ja', text: 'b' },
      { language: 'en', text: 'a1' },
      { language: 'en', text: 'a2' },
    ];
    expect(choose([{ variants }], { halfEmpty: 'drop' }).texts).toEqual(['a1|a2|b']);
  });

  it('skips what has none of the languages, though half-empty units are kept', () => {
    expect(choose([unit({ de: 'x', fr: 'y' })])).toEqual({ texts: [], skipped: { 'half-empty': 1 } });
  });

  it('tells a single cell from a unit of which too little is asked for', () => {
    const units = [unit({ en: 'a' }), unit({ en: 'b', de: 'c' }), unit({ en: 'd', ja: '\u0001 ' }), unit({})];
    expect(choose(units, { halfEmpty: 'drop' })).toEqual({
      texts: [],
      skipped: { 'single-cell': 2, 'half-empty': 2 },
    });
  });

  it('skips units without the source language that a file names', () => {
    const units = [unit({ ja: 'a', vi: 'b' }), unit({ en: 'c', vi: 'd' })];
    expect(choose(units, { halfEmpty: 'drop', sourceLanguage: 'en' })).toEqual({
      texts: ['c|d'],
      skipped: { 'no-source': 1 },
    });
  });

  it('leaves out the less certain, and nothing whose confidence nobody computed', () => {
    const units = [0.4, 0.5, undefined].map((confidence) =>
      unit({ en: `${confidence}`, ja: 'x' }, { confidence }),
    );
    expect(choose(units, { minConfidence: 0.5 })).toEqual({
      texts: ['0.5|x', 'undefined|x'],
      skipped: { 'below-confidence': 1 },
    });
  });

  it('goes by the review status; none is unreviewed', () => {
    const units = (['accepted', 'rejected', undefined] as const).map((status) =>
      unit({ en: `${status}`, ja: 'x' }, { status }),
    );
    expect(choose(units, { status: ['accepted', 'edited'] }).texts).toEqual(['accepted|x']);
    expect(choose(units, { status: ['unreviewed'] })).toEqual({
      texts: ['undefined|x'],
      skipped: { 'other-status': 2 },
    });
  });

  it('goes by flags', () => {
    const flagged = (en: string, ...codes: string[]) =>
      unit({ en, ja: 'x' }, { remarks: codes.map((code) => ({ code, message: '' })) });
    const units = [flagged('a'), flagged('b', 'duplicate'), flagged('c', 'duplicate', 'missing-name')];
    expect(choose(units, { flags: { only: ['duplicate'] } }).texts).toEqual(['b|x', 'c|x']);
    expect(choose(units, { flags: { without: ['missing-name'] } }).texts).toEqual(['a|x', 'b|x']);
    expect(choose(units, { flags: { only: ['duplicate'], without: ['missing-name'] } })).toEqual({
      texts: ['b|x'],
      skipped: { flags: 2 },
    });
  });

  it('goes by the date of the change, else of the making; both ends belong to it', () => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));
    const units = [
      unit({ en: 'old', ja: 'x' }, { created: day(1) }),
      unit({ en: 'changed', ja: 'x' }, { created: day(1), changed: day(10) }),
      unit({ en: 'new', ja: 'x' }, { created: day(20) }),
      unit({ en: 'unknown', ja: 'x' }),
    ];
    expect(choose(units, { since: day(10) }).texts).toEqual(['changed|x', 'new|x']);
    expect(choose(units, { until: day(10) }).texts).toEqual(['old|x', 'changed|x']);
    expect(choose(units, { since: day(10), until: day(19) })).toEqual({
      texts: ['changed|x'],
      skipped: { 'outside-dates': 3 },
    });
  });

  it('goes by the document', () => {
    const units = [unit({ en: 'a', ja: 'x' }, { document: 'one' }), unit({ en: 'b', ja: 'x' })];
    expect(choose(units, { document: 'one' })).toEqual({ texts: ['a|x'], skipped: { 'other-document': 1 } });
  });

  it('drops what says the same in all its languages', () => {
    const units = [unit({ en: '3.14', ja: ' 3.14' }), unit({ en: 'a', ja: 'a', vi: 'b' }), unit({ en: 'c' })];
    expect(choose(units).texts).toHaveLength(3);
    expect(choose(units, { sourceEqualsTarget: 'drop' })).toEqual({
      texts: ['a|a|b', 'c'],
      skipped: { 'source-equals-target': 1 },
    });
  });

  it('drops what has been written before, whatever its document; not what was skipped before', () => {
    const units = [
      unit({ en: 'a', ja: 'b' }, { confidence: 0.1 }),
      unit({ en: 'a', ja: 'b' }, { confidence: 0.9, document: 'one' }),
      unit({ en: 'a', ja: 'b' }, { confidence: 0.9, document: 'two' }),
      unit({ en: 'a', vi: 'b' }, { confidence: 0.9 }),
    ];
    expect(choose(units, { duplicates: 'drop', minConfidence: 0.5 })).toEqual({
      texts: ['a|b', 'a|b'],
      skipped: { 'below-confidence': 1, duplicate: 1 },
    });
  });

  it('skips a text that the format cannot hold, several of a language being one', () => {
    const variants = [
      { language: 'en', text: 'ab' },
      { language: 'en', text: 'cd' },
      { language: 'ja', text: 'x' },
    ];
    expect(choose([{ variants }], { longestText: 5 }).skipped).toEqual({});
    expect(choose([{ variants }], { longestText: 4 }).skipped).toEqual({ 'too-long': 1 });
  });

  it.each<Partial<SelectionRules>>([
    { minConfidence: 2 },
    { minConfidence: Number.NaN },
    { since: new Date('never') },
    { until: new Date('never') },
    { languages: ['en', 'ja', 'en'] },
  ])('refuses %j', (rules) => {
    expect(() => new Selection({ languages: LANGUAGES, ...rules })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });

  it('counts every unit once', () => {
    const texts = fc.dictionary(fc.constantFrom('en', 'ja', 'de'), fc.constantFrom('', 'a', 'b', '\u0000'));
    const units = fc.array(
      fc.record({
        texts,
        confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      }),
    );
    const drop = fc.constantFrom('keep' as const, 'drop' as const);
    fc.assert(
      fc.property(units, drop, drop, drop, (given, halfEmpty, duplicates, sourceEqualsTarget) => {
        const rules = { languages: LANGUAGES, halfEmpty, duplicates, sourceEqualsTarget, minConfidence: 0.3 };
        const selection = new Selection(rules);
        for (const { texts, confidence } of given) selection.take(unit(texts, { confidence }));
        const { written, skipped } = selection.report();
        const all = Object.values(skipped).reduce((sum, count) => sum + count, written);
        expect(all).toBe(given.length);
        expect(Object.keys(skipped)).toEqual(Object.keys(noneSkipped()));
      }),
    );
  });
});
