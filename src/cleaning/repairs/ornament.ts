import { isLineEnd } from '../characters.ts';
import type { Change, RepairRule } from '../repair.ts';

/**
 * Signs that can be ornaments: geometric shapes, stars, dingbats. Not box drawing and blocks (tables, bars), circles
 * (blanks, zeros, patterns), check marks and arrows (they say something), nor what is an emoji.
 */
const SIGN =
  '\\u25a0-\\u25a9\\u25ac-\\u25b5\\u25b7-\\u25bf\\u25c1-\\u25ca\\u25d0-\\u25d9\\u25e2-\\u25e6\\u2605-\\u260d\\u2617-\\u261c' +
  '\\u2660\\u2661-\\u2662\\u2664\\u2667-\\u2669\\u2722-\\u2732\\u2735-\\u2743\\u2745\\u2746\\u2748-\\u274b\\u2756\\u203b';
/** All of those and more, in two ranges that are found fast. */
const ANY_SIGN = /[\u203b\u25a0-\u2756]/;
const RUN = new RegExp(`[${SIGN}]+`, 'g');

/** Places inside lines that an ornamented text has at least: a few may be anything. */
const LEAST_RUNS = 6;
/** Different runs, since ornaments are thrown in at random … */
const LEAST_DIFFERENT = 4;
/**
 * … so that two signs stand in both orders. A rating has its full stars first (`★★★☆☆`), a frame its sign alone: they
 * never do.
 */
const LEAST_BOTH_ORDERS = 3;

/**
 * Signs sprinkled through text and numbers, where they stand in many places inside lines in a random order. Signs
 * that begin a line, or stand alone in it, stay.
 */
export const ornament: RepairRule = { name: 'ornament', find };

interface Run {
  readonly start: number;
  readonly end: number;
  readonly signs: string;
}

function find(text: string): Change[] {
  if (!ANY_SIGN.test(text)) return [];
  const runs = runsInside(text);
  const signs = ornamentsOf(runs);
  if (signs === undefined) return [];
  return runs.flatMap(({ start, end, signs: run }) => {
    // A run with another sign in it means something: a rating, a game.
    const change = signs.test(run) ? changeAt(text, start, end) : undefined;
    return change === undefined ? [] : [change];
  });
}

/** Runs that have text of their own line before or behind them. */
function runsInside(text: string): Run[] {
  const runs: Run[] = [];
  RUN.lastIndex = 0;
  for (let match = RUN.exec(text); match !== null; match = RUN.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isGlued(text, start - 1) || isGlued(text, end) || isSpacedText(text, start, end)) {
      runs.push({ start, end, signs: match[0] });
    }
  }
  return runs;
}

function isGlued(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !Number.isNaN(code) && !isSpace(code) && !isLineEnd(code);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000;
}

/** A run of several signs between two spaces, with text before and behind: `plan ◆★ of the city`. */
function isSpacedText(text: string, start: number, end: number): boolean {
  return (
    end - start > 1 &&
    isSpace(text.charCodeAt(start - 1)) &&
    isGlued(text, start - 2) &&
    isGlued(text, end + 1)
  );
}

/** The signs that stand at random, as a pattern of runs of them. */
function ornamentsOf(runs: readonly Run[]): RegExp | undefined {
  if (runs.length < LEAST_RUNS) return undefined;
  const different = new Set<string>();
  const orders = new Map<string, number>();
  for (const { signs } of runs) {
    if (signs.length < 2) continue;
    different.add(signs.slice(0, 8));
    const here = new Set<string>();
    for (let i = 1; i < signs.length; i++) {
      if (signs[i] !== signs[i - 1]) here.add(signs.slice(i - 1, i + 1));
    }
    // Once a run: a single long frame is one place, however often its signs change.
    for (const order of here) orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  const random = new Set<string>();
  let both = 0;
  for (const [order, count] of orders) {
    const [a = '', b = ''] = order;
    const other = a < b ? (orders.get(b + a) ?? 0) : 0;
    if (other === 0) continue;
    both += Math.min(count, other);
    random.add(a).add(b);
  }
  if (different.size < LEAST_DIFFERENT || both < LEAST_BOTH_ORDERS) return undefined;
  return new RegExp(`^[${[...random].join('')}]+$`);
}

function changeAt(text: string, start: number, end: number): Change | undefined {
  const before = text.charCodeAt(start - 1);
  const behind = text.charCodeAt(end);
  const begins = start === 0 || isLineEnd(before);
  // A single sign at the beginning of a line is a bullet, and between spaces it parts what it stands between.
  if (end - start === 1 && (begins || isSpace(before)) && (isSpace(behind) || begins)) return undefined;
  // One of the two spaces goes with the signs between them.
  const spaced = isSpace(before) && (isSpace(behind) || !isWordly(text, end));
  return { start: spaced ? start - 1 : start, end, text: '' };
}

/** Whether what follows stands off from the word before it by a space: letters and digits, not marks or ends. */
function isWordly(text: string, at: number): boolean {
  return /[\p{L}\p{N}(“«]/u.test(text.slice(at, at + 2));
}
