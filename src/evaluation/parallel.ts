import { join } from 'node:path';
import type { LanguageTag } from '../language.ts';
import { invalidGold, readSentenceLines } from './read-lines.ts';
import type { ParallelLines } from './synthetic.ts';

/**
 * Reads texts that are parallel line by line, `TAG.txt` each. Lines that are blank in one of them are left out in all.
 *
 * @throws HexaplaError `GOLD_INVALID` where their line counts differ, and the codes of `readSource`.
 */
export async function readParallel(
  folder: string,
  languages: readonly LanguageTag[],
): Promise<ParallelLines> {
  const all: string[][] = [];
  for (const language of languages) {
    const path = join(folder, `${language}.txt`);
    const lines = await readSentenceLines(path);
    const [first] = all;
    if (first !== undefined && first.length !== lines.length) {
      throw invalidGold(path, `${lines.length} lines, but ${languages[0]}.txt has ${first.length}`);
    }
    all.push(lines);
  }
  const whole = (all[0] ?? []).map((_, line) => all.every((lines) => lines[line]?.trim() !== ''));
  return { languages, lines: all.map((lines) => lines.filter((_, line) => whole[line])) };
}
