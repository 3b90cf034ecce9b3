import { baseLanguage, type LanguageTag } from '../language.ts';
import type { Block } from './block.ts';
import { type Evidence, identify } from './identify.ts';

/** A block with the language that it was found to be in; undefined where it holds no letters. */
export interface LabelledBlock {
  readonly block: Block;
  readonly language: LanguageTag | undefined;
  /** Amount of text in letters; 0 without letters. */
  readonly weight: number;
}

/** Cost, in nats, of a change of language from one block to the next. */
const SWITCH = 2;
/** A block counts towards the list of languages when its second-best language is this much less likely. */
const CLEAR = 3;
/** Share of the main language's text that is worth a language of its own. */
const MUCH = 0.1;
const MAX_LANGUAGES = 32;
/** Evidence of one block beyond this says no more: it may be a quotation. */
const MOST = 30;

/**
 * Languages of blocks too short to be clear that none of the found languages explains, where they are much of
 * the text: a document of two sentences has no clear ones.
 */
function unexplained(
  evidence: readonly (Evidence | undefined)[],
  found: ReadonlyMap<LanguageTag, number>,
): Map<LanguageTag, number> {
  const weights = new Map<LanguageTag, number>();
  for (const item of evidence) {
    if (item === undefined) continue;
    const explained = Math.max(
      ...[...found.keys()].map((language) => item.scores.get(language) ?? item.floor),
    );
    if (explained > -CLEAR) continue;
    const [first] = [...item.scores].sort((a, b) => b[1] - a[1]);
    if (first !== undefined) weights.set(first[0], (weights.get(first[0]) ?? 0) + item.weight);
  }
  const least = MUCH * Math.max(...found.values());
  return new Map([...weights].filter(([, weight]) => weight >= least));
}

function candidates(evidence: readonly (Evidence | undefined)[]): LanguageTag[] {
  const clear = new Map<LanguageTag, number>();
  const any = new Map<LanguageTag, number>();
  for (const item of evidence) {
    if (item === undefined) continue;
    const [first, second] = [...item.scores].sort((a, b) => b[1] - a[1]);
    if (first === undefined) continue;
    any.set(first[0], (any.get(first[0]) ?? 0) + item.weight);
    if (first[1] - (second?.[1] ?? item.floor) >= CLEAR) {
      clear.set(first[0], (clear.get(first[0]) ?? 0) + item.weight);
    }
  }
  const found = clear.size > 0 ? clear : any;
  for (const [language, weight] of unexplained(evidence, found)) found.set(language, weight);
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_LANGUAGES)
    .map(([language]) => language);
}

/**
 * Gives every block a language: the most likely sequence of a hidden Markov model whose states are the
 * languages, so that a short heading takes the language of its surroundings (Viterbi 1967).
 *
 * @param expected Languages that are known to be there; others are still recognised where the text is clear.
 */
export function labelBlocks(
  blocks: readonly Block[],
  expected: readonly LanguageTag[] = [],
): LabelledBlock[] {
  const evidence = blocks.map((block) => identify(block.text));
  const languages = [...new Set([...expected, ...candidates(evidence)])];
  const spoken = evidence.flatMap((item, index) => (item === undefined ? [] : [{ item, index }]));
  if (languages.length === 0 || spoken.length === 0) {
    return blocks.map((block) => ({ block, language: undefined, weight: 0 }));
  }

  const width = languages.length;
  const previous = new Uint8Array(spoken.length * width);
  let scores = new Float64Array(width);
  for (const [step, { item }] of spoken.entries()) {
    const bestBefore = scores.indexOf(Math.max(...scores));
    const next = new Float64Array(width);
    for (const [state, language] of languages.entries()) {
      const stay = scores[state] ?? 0;
      const change = (scores[bestBefore] ?? 0) - (step === 0 ? 0 : SWITCH);
      previous[step * width + state] = stay >= change ? state : bestBefore;
      // An expected language is believed a little more than one that the text alone suggests.
      const prior = expected.length > 0 && !expected.includes(language) ? -CLEAR : 0;
      const score = Math.max(item.scores.get(evidenceTag(language)) ?? item.floor, -MOST);
      next[state] = Math.max(stay, change) + score + prior;
    }
    const best = Math.max(...next);
    scores = next.map((value) => value - best);
  }

  const labels: (LanguageTag | undefined)[] = blocks.map(() => undefined);
  let state = scores.indexOf(Math.max(...scores));
  for (let step = spoken.length - 1; step >= 0; step--) {
    const place = spoken[step];
    if (place !== undefined) labels[place.index] = languages[state];
    state = previous[step * width + state] ?? 0;
  }
  return blocks.map((block, index) => ({
    block,
    language: labels[index],
    weight: evidence[index]?.weight ?? 0,
  }));
}

/** Languages that identification knows under another tag. */
const IDENTIFIED_AS: Readonly<Record<LanguageTag, LanguageTag>> = {
  nb: 'no',
  nn: 'no',
  ms: 'id',
  bs: 'hr',
};

/** The tag that `Evidence` has for a language: without region, Chinese with its script. */
function evidenceTag(language: LanguageTag): LanguageTag {
  if (language.startsWith('zh-')) return language;
  const base = baseLanguage(language);
  return IDENTIFIED_AS[base] ?? base;
}
