import { baseLanguage, type LanguageTag } from '../language.ts';
import { plainDigits } from './digits.ts';
import { HAN_NUMERAL, HANGUL_UNIT, readHanNumber } from './han.ts';
import { readGroups } from './read.ts';
import { scaleBehind } from './scales.ts';

export type NumberKind = 'number' | 'percent' | 'currency' | 'date' | 'time';

/** A number in a text. A date or a time is several: its day, month, year, hour, minute one by one. */
export interface NumberMention {
  /** The likeliest reading: the number itself, percent as the number before the sign. */
  readonly value: number;
  readonly kind: NumberKind;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** The text between the two, unchanged. */
  readonly text: string;
  /** All that it may mean, the likeliest first: 1.234 is 1234 or 1.234 depending on who wrote it. */
  readonly readings: readonly number[];
  /**
   * Whether it is content that a translation has to keep. Not so: list numbers, note marks, digits of a code,
   * ordinals, centuries, numerals inside words.
   */
  readonly isContent: boolean;
}

/** Text behind this many UTF-16 units is not looked at; a cell is a few sentences. */
export const MAX_TEXT = 100_000;

/** A longer run of digits is an identifier, not a number to compare: doubles are exact to 15 digits. */
const MAX_DIGITS = 15;
/** UTF-16 units before and behind a number in which its unit, sign or noun is looked for. */
const WINDOW = 24;

// The look-ahead keeps a space inside only where a group of three digits can follow.
const NUMBER = /\d+(?:(?:[.,']| (?=\d{3}(?!\d))|\u2009(?=\d{3}(?!\d)))\d+)*/g;
const HAN_RUN = new RegExp(`[${HAN_NUMERAL}]{1,32}`, 'g');
const UNITS = `十百千万萬億亿兆${HANGUL_UNIT}`;
const HAN_TAIL = new RegExp(
  `^ ?[多余餘여]?[${UNITS}]{1,4}(?: ?\\d{1,4}(?:\\.\\d{1,4})?[${UNITS}]{1,4}){0,4}(?:\\d{3,4}(?![\\d.,]))?`,
);
const DATE_AROUND = [
  [/(?:)$/, /^([-/.])\d{1,2}\1\d/],
  [/\d{1,4}([-/.])\d{1,2}\1$/, /^/],
  [/\d[-/.]$/, /^[-/.]\d/],
] as const;

const PERCENT_BEHIND =
  /^[ \u2009]?(?:%|٪|per ?cent|prozent|pour ?cent|por ciento|per cento|por cento|procent|процент|відсот|százalék|τοις εκατό|persen|phần trăm|퍼센트|프로|パーセント|بالمئة|بالمائة|في المئة|في المائة|เปอร์เซ็นต์|yüzde)/u;
const PERCENT_BEFORE = /(?:百分之|ร้อยละ|yüzde|%) ?$/u;
const CURRENCY_BEHIND =
  /^[ \u2009]?(?:[$€£¥₩₫฿₽₴]|usd|eur|euro|dollar|dólar|dolar|доллар|долар|đô la|đồng|元|円|圓|달러|원|ดอลลาร์|บาท|دولار|yen|yuan|рубл|злот|zł|kč|forint|ft\b|lei\b|kron)/u;
const CURRENCY_BEFORE = /(?:[$€£¥₩₫฿₽₴]|us\$|usd|eur|rmb|nt\$|hk\$) ?$/u;
const DATE_BEHIND = /^ ?(?:[年月日]|[년월일](?!\p{L}))/u;
const TIME_BEHIND = /^ ?(?:[時时點点]|시(?![가-힣])|[:h](?=\d)|uhr|giờ|นาฬิกา|p\.?m\b|a\.?m\b|o'clock|น\.)/u;
const CLOCK_BEFORE = /(?:kl\.?|klo|klockan|pukul|jam|ore|alle|godz\.?|at) $/u;
const CENTURY_BEHIND =
  /^(?:-?(?:st|nd|rd|th|е|го|й|ом|a|e|ème|è|ste|de|esimo|η|ο|ος|ης))?[.º°]?[ \u2009-]?(?:世紀|世纪|세기|centur|jahrhundert|jh\.|siècle|sec\.|век|столет|століт|stolet|wiek|eeuw|yüzyıl|évszázad|század|århundrade|sekel|talet|tal\b|αιών)/u;
const CENTURY_BEFORE =
  /(?:thế kỷ|thế kỉ|abad(?: ke)?|ศตวรรษ(?:ที่)?|القرن|siglo|século|secolul(?: al)?|secolo) ?-?$/u;
const ORDINAL_BEHIND =
  /^(?:(?:st|nd|rd|th|er|ère|ère|re|e|ème|º|ª|ste|de|:a|:e|-й|-я|-е|-го|-ої|-ий|ος|ης|η|ο|oς)(?!\p{L})|[位番世]|등|위)/u;
const ORDINAL_BEFORE = /(?:第|제|thứ|ke-|ที่ |ที่|อันดับ)$/u;
const LIST_MARKER = /^\s{0,8}[([（]?$/u;
const LIST_MARKER_BEHIND = /^(?:[.)\]）．、](?=\s|$)|）|、)/u;
const NOTE_MARK_BEFORE = /[[［]$/u;
const NOTE_MARK_BEHIND = /^[\]］]/u;
const FRACTIONS: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
};

/** First years of the eras that Japan counts in, and of the Republic of China, less one. */
const ERAS: readonly (readonly [before: RegExp, offset: number])[] = [
  [/令和$/u, 2018],
  [/平成$/u, 1988],
  [/昭和$/u, 1925],
  [/大正$/u, 1911],
  [/明治$/u, 1867],
  [/民[國国]$/u, 1911],
];
/** Years of the Buddhist era, as Thai counts them, are higher by this. */
const BUDDHIST = 543;

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the numbers of a text, in its order: digits of any of the usual systems, Chinese, Japanese and
 * Korean units, scale words of the language. Number words are not among them (`spelledValues`).
 *
 * Time is linear in the text, of which the first `MAX_TEXT` UTF-16 units are read.
 */
export function findNumbers(text: string, language: LanguageTag): NumberMention[] {
  const plain = plainDigits(text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text);
  const base = baseLanguage(language);
  const found: NumberMention[] = [];
  let taken = 0;
  for (const match of plain.matchAll(NUMBER)) {
    if (match.index < taken) continue;
    const place = { start: match.index, end: match.index + match[0].length };
    if (match[0].length > 2 * MAX_DIGITS) continue;
    const isClock = isClockTime(plain, place);
    for (const group of readGroups(match[0], base, isClock)) {
      const start = place.start + group.start;
      if (start < taken) continue;
      const mention = mentionAt(text, plain, base, { start, end: place.start + group.end }, group.readings);
      taken = mention.end;
      found.push(mention);
    }
  }
  if (base !== 'zh' && base !== 'ja') return found;
  return [...found, ...hanMentions(text, plain, found)].toSorted((a, b) => a.start - b.start);
}

function isClockTime(plain: string, { start, end }: Place): boolean {
  const before = plain.slice(Math.max(0, start - WINDOW), start);
  const behind = plain.slice(end, end + WINDOW);
  return (
    /\d ?: ?$/.test(before) || /^ ?(?:uhr|p\.?m\b|a\.?m\b|น\.)/u.test(behind) || CLOCK_BEFORE.test(before)
  );
}

function mentionAt(
  text: string,
  plain: string,
  base: string,
  { start, end }: Place,
  plainReadings: readonly number[],
): NumberMention {
  const before = plain.slice(Math.max(0, start - WINDOW), start);
  let readings = plainReadings;
  let behindAt = end;
  const fraction = FRACTIONS[plain[end] ?? ''];
  const hanTail = /^(?:zh|ja|ko)$/.test(base)
    ? HAN_TAIL.exec(plain.slice(end, end + WINDOW))?.[0]
    : undefined;
  const scale = scaleBehind(plain, end, base);
  if (fraction !== undefined) {
    readings = readings.map((value) => value + fraction);
    behindAt = end + 1;
  } else if (hanTail !== undefined) {
    const value = readHanNumber(`${plain.slice(start, end)}${hanTail.replace(/[多余餘여]/, '')}`);
    if (!Number.isNaN(value)) {
      // 만 and 조 are also words: 10만 may be 'only ten', 제5조 the fifth article.
      readings = hanTail.trim().length === 1 && base === 'ko' ? [value, ...readings] : [value];
      behindAt = end + hanTail.length;
    }
  } else if (scale !== undefined) {
    const scaled = readings.map((value) => Number((value * scale.factor).toPrecision(15)));
    readings = scale.isDoubtful ? [...scaled, ...readings] : scaled;
    behindAt = scale.end;
  }
  const behind = plain.slice(behindAt, behindAt + WINDOW);
  const isTenth = behind.startsWith('割') || (base === 'zh' && behind.startsWith('成'));
  if (isTenth) {
    readings = [...readings.map((value) => value * 10), ...readings];
    if (behind.startsWith('割')) behindAt += 1;
  }
  const kind = isTenth ? 'percent' : kindOf(before, behind, plain[start - 1] === ':');
  readings = calendarReadings(readings, kind, before, base);
  return {
    value: readings[0] ?? 0,
    kind,
    start,
    end: behindAt,
    text: text.slice(start, behindAt),
    readings: [...new Set(readings)],
    isContent: isContent(plain, start, before, behind, readings[0] ?? 0),
  };
}

function kindOf(before: string, behind: string, isBehindColon: boolean): NumberKind {
  if (PERCENT_BEHIND.test(behind) || PERCENT_BEFORE.test(before)) return 'percent';
  if (CURRENCY_BEHIND.test(behind) || CURRENCY_BEFORE.test(before)) return 'currency';
  if (isBehindColon || TIME_BEHIND.test(behind)) return 'time';
  const isDate =
    DATE_BEHIND.test(behind) ||
    DATE_AROUND.some(([first, second]) => first.test(before) && second.test(behind));
  return isDate ? 'date' : 'number';
}

function calendarReadings(
  readings: readonly number[],
  kind: NumberKind,
  before: string,
  base: string,
): readonly number[] {
  const [value = 0] = readings;
  const era = ERAS.find(([pattern]) => pattern.test(before));
  if (era !== undefined) return [value + era[1], value];
  if (base === 'th' && Number.isInteger(value) && value > 2400 && value < 2700) {
    return [...readings, value - BUDDHIST];
  }
  if (kind === 'time' && value <= 12) return [...readings, value + 12];
  return kind === 'time' && value <= 24 ? [...readings, value - 12] : readings;
}

/** How far back a word that ends in a digit may begin; `covid-19` is shorter. */
const CODE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}#_][-.]?$/u;

function isContent(plain: string, start: number, before: string, behind: string, value: number): boolean {
  if (CODE.test(before) && !/(?:^|[^\p{L}\p{N}])(?:us|rs|r|no|nr|ke|al|rp|n)[-.]?$/u.test(before))
    return false;
  if (/[/=&?@]\S*$/.test(before) && /\p{Script=Latin}\S*$/u.test(before)) return false;
  if (CENTURY_BEHIND.test(behind) || CENTURY_BEFORE.test(before)) return false;
  // The 1800s are the 19th century elsewhere.
  if (value % 100 === 0 && /^'?s(?!\p{L})/u.test(behind)) return false;
  if (value < 100 && (ORDINAL_BEHIND.test(behind) || ORDINAL_BEFORE.test(before))) return false;
  if (NOTE_MARK_BEFORE.test(before) && NOTE_MARK_BEHIND.test(behind)) return false;
  return !(
    start < 10 &&
    value < 1000 &&
    LIST_MARKER.test(plain.slice(0, start)) &&
    LIST_MARKER_BEHIND.test(behind)
  );
}

/** Numerals without any digit. 一 and 十 are in many words, so that only what must be a number is content. */
function hanMentions(text: string, plain: string, found: readonly NumberMention[]): NumberMention[] {
  const mentions: NumberMention[] = [];
  let next = 0;
  for (const match of plain.matchAll(HAN_RUN)) {
    const start = match.index;
    let end = start + match[0].length;
    while ((found[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((found[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    const value = readHanNumber(match[0]);
    if (Number.isNaN(value)) continue;
    const before = plain.slice(Math.max(0, start - WINDOW), start);
    const behind = plain.slice(end, end + WINDOW);
    const isTenth = behind.startsWith('割') || (behind.startsWith('成') && value < 10);
    if (isTenth) end += 1;
    const isYear = /^[〇零○一二三四五六七八九]{4}$/.test(match[0]) && behind.startsWith('年');
    const isAmount = /^[一二三四五六七八九两兩].*[百千万萬億亿兆]/.test(match[0]) && value >= 1e4;
    const readings = calendarReadings(isTenth ? [value * 10, value] : [value], 'number', before, 'zh');
    mentions.push({
      value: readings[0] ?? value,
      kind: isTenth ? 'percent' : kindOf(before, behind, false),
      start,
      end,
      text: text.slice(start, end),
      readings,
      isContent: isYear || isAmount,
    });
  }
  return mentions;
}
