import type { HtmlLine } from './html-lines.ts';

/** Characters of a script that make a line prose: a Han character says about as much as three letters. */
const SCRIPTS: readonly { readonly name: string; readonly letters: RegExp; readonly prose: number }[] = [
  { name: 'Japanese', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, prose: 6 },
  { name: 'Chinese', letters: /\p{Script=Han}/gu, prose: 12 },
  { name: 'Korean', letters: /\p{Script=Hangul}/gu, prose: 12 },
  { name: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu, prose: 30 },
  { name: 'Thai', letters: /\p{Script=Thai}/gu, prose: 30 },
  { name: 'Arabic', letters: /\p{Script=Arabic}/gu, prose: 30 },
  { name: 'Greek', letters: /\p{Script=Greek}/gu, prose: 30 },
  { name: 'Hebrew', letters: /\p{Script=Hebrew}/gu, prose: 30 },
  { name: 'Latin', letters: /\p{Script=Latin}/gu, prose: 30 },
];

/** Share of a script's prose, or of all prose in one run, that the main text may leave out. */
const MOST = 0.5;
const MOST_IN_A_RUN = 0.25;
/** Lines of prose in a row that make a run: fewer may be a teaser or a comment. */
const RUN = 3;

/**
 * What the main text of a page leaves out that belongs to it, in words: most of the prose in one script, or a long
 * run of prose. A page in several languages often has a block each, and only one looks like the article.
 */
export function lostFromMain(all: readonly HtmlLine[], main: readonly HtmlLine[]): string | undefined {
  const kept = new Set(main.map(({ text }) => squeezed(text)));
  const prose = all.flatMap((line) => {
    const script = line.furniture || line.linked * 2 > line.text.length ? undefined : scriptOf(line.text);
    return script === undefined ? [] : [{ ...script, isKept: kept.has(squeezed(line.text)) }];
  });
  const lost = new Map<string, { all: number; lost: number }>();
  let run = { lines: 0, weight: 0 };
  let longest = 0;
  let total = 0;
  for (const { name, weight, isKept } of prose) {
    const counts = lost.get(name) ?? { all: 0, lost: 0 };
    lost.set(name, counts);
    counts.all += weight;
    total += weight;
    if (isKept) {
      run = { lines: 0, weight: 0 };
      continue;
    }
    counts.lost += weight;
    run = { lines: run.lines + 1, weight: run.weight + weight };
    if (run.lines >= RUN) longest = Math.max(longest, run.weight);
  }
  for (const [name, counts] of lost) {
    // A word of another language in a caption is no version of the text.
    if (counts.lost > counts.all * MOST && counts.all > total * 0.1) return `most of the ${name} text`;
  }
  return longest > total * MOST_IN_A_RUN ? 'a long run of paragraphs' : undefined;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The script that a line of prose is in, and its weight in units of the shortest such line. */
function scriptOf(text: string): { readonly name: string; readonly weight: number } | undefined {
  for (const { name, letters, prose } of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0;
    if (count >= prose) return { name, weight: name === 'Japanese' ? text.length / 20 : count / prose };
  }
  return undefined;
}
