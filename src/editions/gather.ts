import type { Block } from './block.ts';
import { EvidenceTable, NONE } from './evidence-table.ts';
import { FamiliarWords } from './familiar-words.ts';
import { type Evidence, identifyWriting, isAlphabetic, writingOf } from './identify.ts';

/**
 * Blocks of an alphabet that the n-grams look at, whatever it takes: more than a book has. Of a longer document as
 * many are looked at, evenly spread; their words tell most of the others, and n-grams those that the words leave open,
 * up to a share of all. `bench/identify.mjs` shows what that saves.
 */
const LOOKS = 20_000;
const MORE_LOOKS = 0.03;
/** Blocks of a long document that are short come again and again; they are looked at once. */
const SHORT = 40;
const MOST_REMEMBERED = 50_000;
/** Words are learnt from blocks whose second-best language is this much less likely, as `label.ts` has it. */
const CLEAR = 3;
const LEAST_LEARNT = 40;

function clearLanguage(evidence: Evidence | undefined): string | undefined {
  if (evidence === undefined) return undefined;
  let best: string | undefined;
  let clear = true;
  for (const [language, score] of evidence.scores) {
    if (score === 0) best = language;
    else if (score > -CLEAR) clear = false;
  }
  return clear ? best : undefined;
}

/** Which of so many are looked at first: some of them, evenly spread. */
function* spread(count: number, some: number): Generator<number> {
  for (let k = 0; k < some; k++) yield Math.floor((k * count) / some);
}

/** What every block says of its language. Those whose language is known already have a weight only. */
export function gatherEvidence(blocks: readonly Block[]): EvidenceTable {
  const table = new EvidenceTable(blocks.length);
  const open: number[] = [];
  for (const [index, { text, language }] of blocks.entries()) {
    const writing = writingOf(text);
    if (writing === undefined) continue;
    table.weights[index] = writing.weight;
    if (language !== undefined) continue;
    if (isAlphabetic(writing)) open.push(index);
    else table.entries[index] = table.add(identifyWriting(writing));
  }
  lookAtAlphabets(blocks, open, table);
  return table;
}

function lookAtAlphabets(blocks: readonly Block[], open: readonly number[], table: EvidenceTable): void {
  const remembered = new Map<string, number>();
  const textOf = (index: number) => blocks[index]?.text ?? '';
  /** @returns the language, where it is clear and the block was not seen before. */
  const look = (index: number): string | undefined => {
    const text = textOf(index);
    const known = remembered.get(text);
    if (known !== undefined) {
      table.entries[index] = known;
      return undefined;
    }
    const writing = writingOf(text);
    const evidence = writing === undefined ? undefined : identifyWriting(writing);
    const entry = table.add(evidence);
    table.entries[index] = entry;
    if (text.length <= SHORT && remembered.size < MOST_REMEMBERED) remembered.set(text, entry);
    return (evidence?.weight ?? 0) >= LEAST_LEARNT ? clearLanguage(evidence) : undefined;
  };
  if (open.length <= LOOKS) {
    for (const index of open) look(index);
    return;
  }

  const words = new FamiliarWords();
  const lookAndLearn = (index: number) => {
    const language = look(index);
    if (language !== undefined) words.learn(table.numberOf(language), textOf(index));
  };
  const seen = new Uint8Array(open.length);
  for (const k of spread(open.length, LOOKS)) {
    seen[k] = 1;
    lookAndLearn(open[k] ?? 0);
  }
  const sure = new Map<number, number>();
  let looks = MORE_LOOKS * open.length;
  for (const [k, index] of open.entries()) {
    if (seen[k] === 1) continue;
    const text = textOf(index);
    const known = remembered.get(text);
    const language = known === undefined ? words.judge(text) : undefined;
    if (known !== undefined) {
      table.entries[index] = known;
    } else if (language !== undefined) {
      let entry = sure.get(language) ?? NONE;
      if (entry === NONE) {
        entry = table.add({ scores: new Map([[table.languages[language] ?? 'und', 0]]) });
        sure.set(language, entry);
      }
      table.entries[index] = entry;
    } else if (looks-- > 0) {
      lookAndLearn(index);
    }
  }
}
