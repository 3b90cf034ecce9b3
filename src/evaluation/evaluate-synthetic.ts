import type { Bead } from '../beads/index.ts';
import type { LanguageTag } from '../language.ts';
import type { Unit } from '../units/index.ts';
import type { Encoder } from '../vectors/index.ts';
import { alignSentences, type SentenceEdition } from './align-sentences.ts';
import { random, seedOf, whole } from './random.ts';
import { Reliability } from './reliability.ts';
import type { Fault, SyntheticPairResult, SyntheticSetReport } from './report.ts';
import { beadResult, unitResult } from './results.ts';
import { type BeadCounts, countBeads, isNull } from './score-beads.ts';
import { type ComparedUnit, countUnits, isSingle, type Span, unitKey } from './score-units.ts';
import { type ParallelLines, type SyntheticRates, synthesize } from './synthetic.ts';
import type { UnrelatedPair } from './unrelated.ts';

/** Rates of each kind of synthetic document, in every language on its own. */
export const FAULT_RATES: Readonly<Record<Fault, Partial<SyntheticRates>>> = {
  edits: { merge: 0.1, split: 0.1, delete: 0.1 },
  noise: { merge: 0.05, split: 0.05, delete: 0.05, insert: 0.05, heading: 0.05 },
  moved: { reorder: 0.01 },
};

export const FAULTS = Object.keys(FAULT_RATES) as readonly Fault[];

/** Lines of a synthetic document, where there are as many. */
const LINES = 250;

export interface SyntheticPlan {
  readonly name: string;
  readonly fault: Fault;
  /** Default: those of the fault. */
  readonly rates?: Partial<SyntheticRates> | undefined;
  readonly seed: number;
  readonly documents: number;
}

/** Every number stands for the stretch up to the next one. */
function spans(sentences: readonly number[]): Span[] {
  return sentences.map((index) => [index, index + 1]);
}

function compared(cells: Readonly<Record<LanguageTag, readonly number[]>>, moved: boolean): ComparedUnit {
  const list = Object.entries(cells).map(([language, sentences]) => [language, spans(sentences)]);
  return { cells: Object.fromEntries(list), moved };
}

function comparedUnit({ cells, moved }: Unit): ComparedUnit {
  const list = Object.entries(cells).map(([language, { sentences }]) => [language, sentences] as const);
  return compared(Object.fromEntries(list), moved);
}

type TwoEditions = readonly [SentenceEdition, SentenceEdition];

/** What stands in none of the beads becomes nulls. */
function withNulls(beads: readonly Bead[], [a, b]: TwoEditions): Bead[] {
  const full = beads.filter((bead) => !isNull(bead));
  const rest = (side: 0 | 1, { sentences }: SentenceEdition) => {
    const used = new Set(full.flatMap((bead) => bead[side]));
    return [...sentences.keys()].filter((index) => !used.has(index));
  };
  return [...full, ...rest(0, a).map((i): Bead => [[i], []]), ...rest(1, b).map((j): Bead => [[], [j]])];
}

/** The beads of two languages at their finest. */
function beadsOf(units: readonly Unit[], two: TwoEditions): Bead[] {
  const [a, b] = two;
  const pairs = units.flatMap((unit) => unit.pairs);
  const own = pairs.filter(({ languages }) => languages[0] === a.language && languages[1] === b.language);
  return withNulls(
    own.flatMap(({ beads }) => beads),
    two,
  );
}

interface PairTally {
  readonly languages: readonly [LanguageTag, LanguageTag];
  readonly alone: BeadCounts[];
  readonly together: BeadCounts[];
}

/** Documents made from parallel lines against the units that they were made with. */
export async function evaluateSynthetic(
  parallel: ParallelLines,
  plan: SyntheticPlan,
  encoder: Encoder,
  onDocument: (name: string) => void,
): Promise<{ report: SyntheticSetReport; reliability: Reliability }> {
  const reliability = new Reliability();
  const total = parallel.lines[0]?.length ?? 0;
  const lines = Math.min(LINES, total);
  const rates = plan.rates ?? FAULT_RATES[plan.fault];
  const counts = [];
  const tallies = new Map<string, PairTally>();
  for (let index = 0; index < plan.documents; index++) {
    onDocument(`${plan.name} ${plan.fault} ${index + 1}`);
    const seed = plan.seed + index;
    const first = whole(random(seedOf(seed, 'first')), 0, total - lines);
    const document = synthesize(parallel, { seed, rates, first, count: lines });
    const alignment = await alignSentences(encoder, document.editions);
    const gold = document.units.map(({ cells, moved }) => compared(cells, moved));
    const found = alignment.units.map(comparedUnit);
    counts.push(countUnits(found, gold));
    const keys = new Set(gold.map(unitKey));
    for (const [position, unit] of found.entries()) {
      const { confidence = 0 } = alignment.units[position] ?? {};
      if (!isSingle(unit)) reliability.add(confidence, keys.has(unitKey(unit)));
    }
    for (const { languages, beads } of document.pairs) {
      const [a, b] = languages.map((language) => parallel.languages.indexOf(language)) as [number, number];
      const two = [document.editions[a], document.editions[b]] as [SentenceEdition, SentenceEdition];
      const known = withNulls(beads, two);
      const tally = tallies.get(languages.join(' ')) ?? { languages, alone: [], together: [] };
      tally.alone.push(countBeads(beadsOf(alignment.alone(a, b), two), known));
      tally.together.push(countBeads(beadsOf(alignment.units, two), known));
      tallies.set(languages.join(' '), tally);
    }
  }
  const report: SyntheticSetReport = {
    kind: 'synthetic',
    name: plan.name,
    fault: plan.fault,
    rates,
    languages: parallel.languages,
    seed: plan.seed,
    documents: plan.documents,
    lines,
    result: unitResult(counts),
    pairs: [...tallies.values()].map(
      ({ languages, alone, together }): SyntheticPairResult => ({
        languages,
        alone: beadResult(alone),
        together: beadResult(together),
      }),
    ),
    calibration: reliability.calibration(),
  };
  return { report, reliability };
}

/** Lines of a text that is set against another one. */
const STRETCH = 100;

/** Two stretches of parallel lines that do not overlap, for every two languages. */
export function* unrelatedLines({ languages, lines }: ParallelLines): Generator<UnrelatedPair> {
  const total = lines[0]?.length ?? 0;
  const stretch = Math.min(STRETCH, Math.floor(total / 3));
  if (stretch === 0) return;
  for (const [a, language] of languages.entries()) {
    for (const [b, other] of languages.entries()) {
      if (a >= b) continue;
      yield [
        { language, sentences: (lines[a] ?? []).slice(0, stretch) },
        { language: other, sentences: (lines[b] ?? []).slice(total - stretch) },
      ];
    }
  }
}
