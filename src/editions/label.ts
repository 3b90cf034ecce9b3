import type { LanguageTag } from '../language.ts';
import type { Block } from './block.ts';
import { CLEAR, candidateLanguages, leadersOf } from './candidates.ts';
import { type EvidenceTable, NONE } from './evidence-table.ts';
import { gatherEvidence } from './gather.ts';
import { identifiedAs } from './identified-as.ts';
import { WRONG_SCRIPT } from './identify.ts';
import { patternPath, type Steps, steadyPath } from './path.ts';

/** A block with the language that it was found to be in; undefined where it holds no letters. */
export interface LabelledBlock {
  readonly block: Block;
  readonly language: LanguageTag | undefined;
  /** Amount of text in letters; 0 without letters. */
  readonly weight: number;
}

/** Cost, in nats, of a change of language from one block to the next. */
const SWITCH = 2;
/** Evidence of one block beyond this says no more: it may be a quotation. */
const MOST = 30;
/** Languages between which a pattern of changes is looked for, and the work that it is worth. */
const MOST_IN_PATTERN = 8;
const PATTERN_WORK = 5e7;

/** Blocks that say something of their language, and the languages that they may be in. */
class Model {
  readonly #table: EvidenceTable;
  readonly languages: readonly LanguageTag[];
  /** The block of every step. */
  readonly blocks: Int32Array;
  /** By language: its number in the table, -1 where the table does not know it. */
  readonly #numbers: readonly number[];
  readonly #priors: readonly number[];
  readonly #row: Float64Array;

  constructor(table: EvidenceTable, languages: readonly LanguageTag[], expected: ReadonlySet<LanguageTag>) {
    this.#table = table;
    this.languages = languages;
    this.blocks = Int32Array.from(spoken(table));
    this.#numbers = languages.map((language) => table.languages.indexOf(identifiedAs(language)));
    // An expected language is believed a little more than one that the text alone suggests.
    this.#priors = languages.map((language) => (expected.size > 0 && !expected.has(language) ? -CLEAR : 0));
    this.#row = new Float64Array(table.languages.length).fill(WRONG_SCRIPT);
  }

  steps(): Steps {
    const row = this.#row;
    const set = (language: number, score: number) => {
      row[language] = score;
    };
    const reset = (language: number) => {
      row[language] = WRONG_SCRIPT;
    };
    return {
      count: this.blocks.length,
      width: this.languages.length,
      scores: (step, into) => {
        const entry = this.#table.entries[this.blocks[step] ?? 0] ?? NONE;
        this.#table.visit(entry, set);
        for (const [state, number] of this.#numbers.entries()) {
          into[state] = Math.max(row[number] ?? WRONG_SCRIPT, -MOST) + (this.#priors[state] ?? 0);
        }
        this.#table.visit(entry, reset);
      },
    };
  }
}

function* spoken(table: EvidenceTable): Generator<number> {
  for (const [block, entry] of table.entries.entries()) if (entry !== NONE) yield block;
}

/**
 * What each change of language costs in a text whose versions alternate, as its clear blocks show it; undefined where
 * blocks stay in their language more often than not, which `SWITCH` describes.
 */
function costsOfPattern(model: Model, table: EvidenceTable, states: Uint16Array): Float64Array | undefined {
  const width = model.languages.length;
  if (width < 2 || width > MOST_IN_PATTERN || states.length * width * width > PATTERN_WORK) return undefined;
  const { lead } = leadersOf(table);
  const isClear = (step: number) => (lead[table.entries[model.blocks[step] ?? 0] ?? NONE] ?? 0) >= CLEAR;
  const counts = new Float64Array(width * width);
  let stayed = 0;
  let changed = 0;
  for (let step = 1; step < states.length; step++) {
    if (!isClear(step) || !isClear(step - 1)) continue;
    const [before, after] = [states[step - 1] ?? 0, states[step] ?? 0];
    counts[before * width + after] = (counts[before * width + after] ?? 0) + 1;
    if (before === after) stayed++;
    else changed++;
  }
  if (changed <= stayed) return undefined;
  return counts.map((count, index) => {
    const before = index - (index % width);
    const all = counts.subarray(before, before + width).reduce((sum, one) => sum + one, 0);
    // Half a change that was not seen, so that none is impossible.
    return -Math.log((count + 0.5) / (all + 0.5 * width));
  });
}

/**
 * Gives every block a language: the most likely sequence of a hidden Markov model whose states are the
 * languages, so that a short heading takes the language of its surroundings; where versions alternate block by block,
 * the pattern of their changes is learnt from the clear blocks and tells the others.
 *
 * @param expected Languages that are known to be there; others are still recognised where the text is clear.
 */
export function labelBlocks(
  blocks: readonly Block[],
  expected: readonly LanguageTag[] = [],
): LabelledBlock[] {
  const table = gatherEvidence(blocks);
  const named = new Set(expected.map(identifiedAs));
  const found = candidateLanguages(table).filter((language) => !named.has(language));
  const model = new Model(table, [...new Set([...expected, ...found])], new Set(expected));
  const labels: (LanguageTag | undefined)[] = blocks.map(({ language }) => language);
  if (model.languages.length > 0) {
    const steady = steadyPath(model.steps(), SWITCH);
    const costs = costsOfPattern(model, table, steady);
    const states = costs === undefined ? steady : patternPath(model.steps(), costs);
    for (const [step, state] of states.entries()) labels[model.blocks[step] ?? 0] = model.languages[state];
  }
  return blocks.map((block, index) => {
    const language = labels[index];
    return { block, language, weight: language === undefined ? 0 : (table.weights[index] ?? 0) };
  });
}
