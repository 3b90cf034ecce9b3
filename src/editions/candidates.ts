import type { LanguageTag } from '../language.ts';
import { type EvidenceTable, NONE } from './evidence-table.ts';
import { WRONG_SCRIPT } from './identify.ts';

/** Evidence is clear when its second-best language is this much less likely. */
export const CLEAR = 3;
/** Share of the main language's text that is worth a language of its own. */
const MUCH = 0.1;
const MAX_LANGUAGES = 32;

/** By language number: amounts of text. */
type Weights = Map<number, number>;

interface Leaders {
  /** By entry: the number of its best language, and how far behind the second is. */
  readonly best: Int16Array;
  readonly lead: Float32Array;
}

/** By entry: the best language, -1 where there is none, and its lead over the second. */
export function leadersOf(table: EvidenceTable): Leaders {
  const best = new Int16Array(table.size).fill(-1);
  const lead = new Float32Array(table.size);
  for (let entry = 1; entry < table.size; entry++) {
    let first = Number.NEGATIVE_INFINITY;
    let second = WRONG_SCRIPT;
    table.visit(entry, (language, score) => {
      if (score > first) {
        second = Math.max(second, first);
        first = score;
        best[entry] = language;
      } else if (score > second) second = score;
    });
    lead[entry] = first - second;
  }
  return { best, lead };
}

/** Amount of text by entry. */
function weightsOf(table: EvidenceTable): Float64Array {
  const weights = new Float64Array(table.size);
  for (const [block, entry] of table.entries.entries()) {
    if (entry !== NONE) weights[entry] = (weights[entry] ?? 0) + (table.weights[block] ?? 0);
  }
  return weights;
}

function add(weights: Weights, language: number, weight: number): void {
  weights.set(language, (weights.get(language) ?? 0) + weight);
}

/**
 * Languages of blocks too short to be clear that none of the found languages explains, where they are much of
 * the text: a document of two sentences has no clear ones.
 */
function unexplained(table: EvidenceTable, own: Float64Array, { best }: Leaders, found: Weights): Weights {
  const weights: Weights = new Map();
  for (let entry = 1; entry < table.size; entry++) {
    const first = best[entry] ?? -1;
    if (first < 0) continue;
    let explained = WRONG_SCRIPT;
    table.visit(entry, (language, score) => {
      if (score > explained && found.has(language)) explained = score;
    });
    if (explained <= -CLEAR) add(weights, first, own[entry] ?? 0);
  }
  const least = MUCH * Math.max(...found.values());
  return new Map([...weights].filter(([, weight]) => weight >= least));
}

/** The languages that the blocks of a document may be in, those of most of the text first. */
export function candidateLanguages(table: EvidenceTable): LanguageTag[] {
  const own = weightsOf(table);
  const leaders = leadersOf(table);
  const clear: Weights = new Map();
  const any: Weights = new Map();
  for (let entry = 1; entry < table.size; entry++) {
    const first = leaders.best[entry] ?? -1;
    if (first < 0) continue;
    add(any, first, own[entry] ?? 0);
    if ((leaders.lead[entry] ?? 0) >= CLEAR) add(clear, first, own[entry] ?? 0);
  }
  const found = clear.size > 0 ? clear : any;
  for (const [language, weight] of unexplained(table, own, leaders, found)) found.set(language, weight);
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_LANGUAGES)
    .map(([language]) => table.languages[language] ?? 'und');
}
