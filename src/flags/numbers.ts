import type { LanguageTag } from '../language.ts';
import { canBeSpelled, findNumbers, type NumberMention, spelledValues } from '../numbers/index.ts';
import type { FlagPlace } from '../units/unit.ts';
import type { CellText } from './cell-text.ts';

/**
 * Whole numbers up to this one are often written as words, or said otherwise (`both`, `a week`): alone they
 * prove nothing.
 */
const OFTEN_WORDS = 12;
/** Beyond so many numbers a cell is a table; comparing each with each would no longer be linear. */
const MOST_COMPARED = 200;
/** A rounded number has to keep two digits, or anything would be near to it. */
const LEAST_DIGITS = 2;
/** Under ten thousand it may be a year, and nobody rounds without saying it in the other language too. */
const LEAST_ROUNDED = 10_000;

/** The numbers of one cell, read once for all of its pairs. */
export interface CellNumbers extends CellText {
  readonly mentions: readonly NumberMention[];
}

export function cellNumbers(text: string, language: LanguageTag): CellNumbers {
  return { language, text, mentions: findNumbers(text, language) };
}

/**
 * The numbers that only one of two cells has, if they are more than a matter of wording.
 *
 * Nothing is flagged that a word, a rounding, another calendar or clock, or another way to write a year
 * explains. A number may answer for several.
 *
 * @returns Places in both cells, first those of `a`; empty where the numbers agree.
 */
export function differingNumbers(a: CellNumbers, b: CellNumbers): readonly FlagPlace[] {
  if (a.mentions.length > MOST_COMPARED || b.mentions.length > MOST_COMPARED) return [];
  const onlyA = unanswered(a, b);
  const onlyB = unanswered(b, a);
  const differ = onlyA.length > 0 && onlyB.length > 0;
  const isLost = [...onlyA, ...onlyB].some((mention) => isTelling(mention));
  if (!differ && !isLost) return [];
  return [
    ...onlyA.map((mention) => placeOf(mention, a.language)),
    ...onlyB.map((mention) => placeOf(mention, b.language)),
  ];
}

function isTelling({ value }: NumberMention): boolean {
  return !(Number.isInteger(value) && value <= OFTEN_WORDS);
}

function placeOf({ start, end, text, value }: NumberMention, language: LanguageTag): FlagPlace {
  return { language, start, end, text, value };
}

function unanswered(own: CellNumbers, other: CellNumbers): NumberMention[] {
  const readings = new Set(
    other.mentions.flatMap((mention) => [...mention.readings, ...clockParts(mention)]),
  );
  const left = own.mentions.filter((mention) => {
    const parts = clockParts(mention);
    const isThere = mention.readings.some((reading) => readings.has(reading));
    const isClock = parts.length > 0 && parts.every((part) => readings.has(part));
    return mention.isContent && mention.value !== 0 && !isThere && !isClock;
  });
  if (left.length === 0) return [];
  const words = spelledValues(other.text, other.language);
  return left.filter(
    (mention) =>
      !mention.readings.some((reading) => canBeSpelled(reading, words) || isDecade(reading, words)) &&
      !other.mentions.some((answer) => isSameOtherwise(mention, answer)),
  );
}

/** 5.30 may be half past five, which others write 5:30; no parts where it cannot. */
function clockParts({ text }: NumberMention): readonly number[] {
  const [, hour, minute] = /^(\d{1,2})[.,](\d\d)$/.exec(text) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  return hours < 24 && minutes < 60 ? [hours, minutes] : [];
}

/** 1960s, where the other says `the sixties`. */
function isDecade(year: number, words: ReadonlySet<number>): boolean {
  return year >= 1000 && year < 2100 && year % 10 === 0 && words.has(year % 100);
}

function isSameOtherwise(a: NumberMention, b: NumberMention): boolean {
  return a.readings.some((x) => b.readings.some((y) => isRounded(x, y) || isShortYear(x, y)));
}

/** 11.29 billion and 11.3 billion. */
function isRounded(x: number, y: number): boolean {
  if (Math.min(x, y) < LEAST_ROUNDED) return false;
  const [dx, dy] = [significant(x), significant(y)];
  const digits = Math.min(dx, dy);
  if (digits < LEAST_DIGITS || dx === dy) return false;
  return x.toPrecision(digits) === y.toPrecision(digits);
}

function significant(value: number): number {
  return value.toExponential().replace(/e.*$/, '').replace(/\D/g, '').length;
}

/** 1998 and '98, the 1960s and the sixties of a century named elsewhere. */
function isShortYear(x: number, y: number): boolean {
  const [short, long] = x < y ? [x, y] : [y, x];
  return Number.isInteger(long) && long >= 1000 && long < 2100 && short < 100 && long % 100 === short;
}
