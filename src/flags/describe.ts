import type { UnitFlag } from '../units/unit.ts';

/** Places that a message names; a table of numbers would not be read. */
const MOST_NAMED = 6;
const LONGEST = 40;

/** A flag as an English sentence without a full stop, for people. */
export function describeFlag({ code, languages, evidence }: UnitFlag): string {
  const { measured, usual, seems, units = [], places } = evidence;
  const both = languages.join(' and ');
  switch (code) {
    case 'number-mismatch':
      return `${both}: numbers differ: ${quoted(places)}`;
    case 'missing-name':
      return `${both}: only one of them has ${quoted(places)}`;
    case 'untranslated':
      return `${both}: the same text or script, perhaps not translated`;
    case 'other-language':
      return `${both}: seems to be ${seems ?? 'another language'}`;
    case 'duplicate':
      return `${both}: also in ${units.map((id) => `#${id}`).join(', ') || 'this unit'}: ${quoted(places)}`;
    case 'length-outlier':
      return `${both}: ${measured} times as long, usual here ${usual}`;
    case 'weak-similarity':
      return `${both}: similarity ${measured}, usual here ${usual}`;
    case 'large-merge':
      return `${both}: ${measured} sentences for one stretch`;
    case 'broken-text':
      return `${both}: read in a wrong character set: ${quoted(places)}`;
    default:
      return `${both}: ${code}`;
  }
}

function quoted(places: UnitFlag['evidence']['places']): string {
  const named = places.slice(0, MOST_NAMED).map(({ language, text }) => {
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
    return `${language} “${short}”`;
  });
  return named.join(', ') + (places.length > MOST_NAMED ? ' …' : '');
}
