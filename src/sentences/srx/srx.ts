import { baseLanguage, type LanguageTag } from '../../language.ts';

/** A rule, ready to be tried: it holds at a place where both match there. */
export interface SrxRule {
  readonly breaks: boolean;
  /** Empty matches, just behind what stands before a place; with the flags `v` and `y`. */
  readonly before: RegExp;
  /** The same with the flag `g`. */
  readonly scan: RegExp;
  /** An empty match before what stands behind the place; with the flags `v` and `y`. */
  readonly after: RegExp;
}

/** One line of the map from languages to rules. */
export interface SrxMapping {
  readonly pattern: RegExp;
  readonly rules: readonly SrxRule[];
}

/** Rules of a user's own for splitting. */
export interface Srx {
  /** What cuts a line of a language into pieces that add up to it: undefined for a language that is not mapped. */
  splitterFor(language: LanguageTag): ((line: string) => string[]) | undefined;
}

/** Tags by which files for other tools call the languages that we call by their script. */
const ALIASES: Readonly<Record<LanguageTag, readonly string[]>> = {
  'zh-Hans': ['zh-CN', 'zh'],
  'zh-Hant': ['zh-TW', 'zh'],
};

/** @param cascade Whether the rules of all mappings count that match a language, or of the first alone. */
export function createSrx(mappings: readonly SrxMapping[], cascade: boolean): Srx {
  return {
    splitterFor(language) {
      const tags = [language, ...(ALIASES[language] ?? [baseLanguage(language)])];
      const matching = mappings.filter(({ pattern }) => tags.some((tag) => pattern.test(tag)));
      if (matching.length === 0) return undefined;
      const rules = (cascade ? matching : matching.slice(0, 1)).flatMap((mapping) => mapping.rules);
      return (line) => splitByRules(line, rules);
    },
  };
}

/**
 * A line is looked at in windows, with this much around each for the rules to see: an expression that looks back to
 * the beginning of its text would otherwise take quadratic time. '^' holds at the beginning of a window, which no
 * rule about what begins a line is long enough to see from within it.
 */
const WINDOW = 2048;
const AROUND = 512;

function splitByRules(line: string, rules: readonly SrxRule[]): string[] {
  const breaking = rules.filter((rule) => rule.breaks);
  const pieces: string[] = [];
  let start = 0;
  for (let from = 0; from < line.length; from += WINDOW) {
    const left = Math.max(0, from - AROUND);
    const window = line.slice(left, from + WINDOW + AROUND);
    const places = new Set<number>();
    for (const rule of breaking) collectPlaces(rule, window, from - left, from - left + WINDOW, places);
    for (const place of [...places].sort((a, b) => a - b)) {
      // The first rule that holds decides.
      if (rules.find((rule) => holds(rule, window, place))?.breaks !== true) continue;
      const cut = behindSpace(line, left + place);
      if (cut <= start || cut >= line.length) continue;
      pieces.push(line.slice(start, cut));
      start = cut;
    }
  }
  if (start < line.length) pieces.push(line.slice(start));
  return pieces;
}

/** Adds the places of a window, from one offset up to another, that a rule holds at. */
function collectPlaces(
  { scan, after }: SrxRule,
  window: string,
  from: number,
  to: number,
  places: Set<number>,
) {
  scan.lastIndex = from;
  for (;;) {
    const match = scan.exec(window);
    if (match === null || match.index >= to) return;
    const place = match.index;
    after.lastIndex = place;
    if (place > 0 && after.test(window)) places.add(place);
    // A search that began inside a surrogate pair would step back to before it.
    scan.lastIndex = place + ((window.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);
  }
}

function holds({ before, after }: SrxRule, window: string, place: number): boolean {
  after.lastIndex = place;
  if (!after.test(window)) return false;
  before.lastIndex = place;
  return before.test(window);
}

/** White space belongs to the piece before it. */
function behindSpace(line: string, at: number): number {
  let next = at;
  while (next < line.length && /\s/.test(line.charAt(next))) next++;
  return next;
}
