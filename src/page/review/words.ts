import { describeFlag } from '../../flags/describe.ts';
import type { UnitFlag } from '../../units/index.ts';
import type { ServiceOperation } from '../api/wire.ts';

const FLAG_NAMES: Readonly<Record<string, string>> = {
  'number-mismatch': 'Numbers differ',
  'missing-name': 'Name missing',
  untranslated: 'Not translated',
  'other-language': 'Other language',
  duplicate: 'Duplicate',
  'length-outlier': 'Unusual length',
  'weak-similarity': 'Little in common',
  'large-merge': 'Large merge',
};

/** A flag's code in words; codes that are not known as they are. */
export function flagName(code: string): string {
  return FLAG_NAMES[code] ?? code;
}

/**
 * A flag as a sentence.
 *
 * @param number The number that the page calls a unit by; 0 where it is gone.
 */
export function flagSentence(flag: UnitFlag, number: (id: string) => number): string {
  const units = flag.evidence.units?.map((id) => number(String(id))).filter((each) => each > 0);
  return describeFlag(units === undefined ? flag : { ...flag, evidence: { ...flag.evidence, units } });
}

const DONE: Readonly<Record<Exclude<ServiceOperation['op'], 'bookmark'>, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  reopen: 'Back to unreviewed',
  edit: 'Text saved',
  merge: 'Merged',
  split: 'Split',
  move: 'Sentence moved',
  unlink: 'Unlinked',
  link: 'Linked',
  note: 'Note saved',
  realign: 'Realigned',
};

/**
 * What was done, in a few words.
 *
 * @param number The number that the page calls a unit by.
 */
export function doneWords(operation: ServiceOperation, number: (id: string) => number): string {
  if (operation.op === 'realign') return DONE.realign;
  const words =
    operation.op === 'bookmark' ? (operation.on ? 'Bookmarked' : 'No bookmark on') : DONE[operation.op];
  if (!('units' in operation)) return `${words} #${number(operation.unit)}`;
  const [first = '', second = ''] = operation.units;
  if (operation.op === 'link') return `${words} #${number(first)} and #${number(second)}`;
  return operation.units.length === 1
    ? `${words} #${number(first)}`
    : `${words} ${count(operation.units.length, 'unit')}`;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages that are written from right to left, as far as the browser does not say so itself. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(tag).maximize().script ?? '';
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr';
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
