import type { Band } from './band.ts';
import { MAX_RUN, RunSimilarities, type Runs, type Side } from './runs.ts';
import type { SharedTerms } from './shared-terms.ts';
import { FEATURES, type FeatureName } from './weights.ts';
import type { Wordings } from './wording.ts';

/** What the sentences of two sides are worded with, and what of that they share. */
export interface Evidence {
  readonly wording: Wordings;
  readonly shared: SharedTerms;
}

/** Sentences on both sides of a bead at most. */
const MAX_BOTH = 8;

/** The shapes of beads that are considered, as (source, target) counts, from small to large; nulls last. */
export const BEAD_TYPES: readonly (readonly [number, number])[] = [...shapes(), [1, 0], [0, 1]];

function shapes(): [number, number][] {
  const found: [number, number][] = [];
  for (let both = 2; both <= MAX_BOTH; both++) {
    for (let n = Math.max(1, both - MAX_RUN); n <= Math.min(MAX_RUN, both - 1); n++)
      found.push([n, both - n]);
  }
  return found;
}

/** Index of the type (1, 0) and (0, 1). */
export const DELETION = BEAD_TYPES.length - 2;
export const INSERTION = BEAD_TYPES.length - 1;

const F = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<FeatureName, number>;

/** Feature of each shape of bead; all of these come before the others. */
export const TYPE_FEATURE = BEAD_TYPES.map(([n, m]) => {
  const name = `bead ${Math.min(n, m)}-${Math.max(n, m)}`;
  const feature = (FEATURES as readonly string[]).indexOf(name);
  if (feature < 0) throw new Error(`no weight for '${name}'`);
  return feature;
});

/** The first feature that is not a shape. */
export const FIRST_PROPER = F['similarity'];

// The optimizer knows numbers of the module by heart, but not those of an object.
const NULL_BEAD = F['bead 0-1'];
const NULL_SIMILARITY = F['null similarity'];
const NULL_LENGTH = F['null length'];
const NULL_WITHOUT_LETTERS = F['null without letters'];
const SIMILARITY = F['similarity'];
const SIMILARITY_LACKING = F['similarity lacking'];
const SIMILARITY_MERGED = F['similarity merged'];
const GAIN_OF_MERGING = F['gain of merging'];
const GAIN_OF_EXTENDING = F['gain of extending'];
const LENGTH = F['length'];
const LENGTH_SQUARED = F['length squared'];
const PARAGRAPH_BREAK = F['paragraph break'];
const PARTS = F['parts'];
const PAIR_WITHOUT_LETTERS = F['pair without letters'];
const MEMBERS_WITHOUT_LETTERS = F['members without letters'];
const ENDINGS_DIFFER = F['endings differ'];
const SHARED_TERMS = F['shared terms'];
const ANY_SHARED_TERM = F['any shared term'];
const SHARED_TERMS_OUTSIDE = F['shared terms outside'];
const SHARED_TERMS_OF_THE_EDGE = F['shared terms of the edge'];
const MARGIN = F['margin'];
const MARGIN_OF_THE_NEAREST = F['margin of the nearest'];
const WEAKEST_MEMBER = F['weakest member'];
const MEMBERS_LACKING = F['members lacking'];
const FOREIGN_MEMBERS = F['foreign members'];

const SHAPES = new Set(BEAD_TYPES.map(([n, m]) => n * 16 + m));

/** Whether the model knows beads of n source and m target sentences. */
export function isBeadShape(n: number, m: number): boolean {
  return SHAPES.has(n * 16 + m);
}

/**
 * By the number of sentences of both sides, the similarity below which a merge need not be scored: the longer the
 * runs, the less of it is chance. Of 1,006 merges known by hand 7 are below.
 */
const LEAST_MERGED = [0, 0, 0, 0.08, 0.1, 0.15, 0.25, 0.3, 0.3];
/** A sentence that is no nearer to the other side than this is foreign to it. */
const FOREIGN = 0.05;

/** Nor a merge of which one side is longer than the other by more than e to this, beside what is usual. */
const MOST_RATIO = 1.3;

/** Similarity of a plain translation; what is short of it counts against a bead more than it counts above. */
const ENOUGH = 0.4;

/** What the whole texts count for in the ratio of lengths, beside the sentences that choose each other. */
const WHOLE_SHARE = 0.25;

/** Similarities of runs are kept for as many source rows as the features of one row's beads look at. */
const KNOWN_ROWS = MAX_RUN + 2;
/**
 * For each number of source sentences, the most target sentences of a run that a bead or a neighbour of one has with
 * them; what is larger is not worth knowing beforehand.
 */
const REACH = new Int32Array(MAX_RUN + 1);
for (const [n, m] of BEAD_TYPES) {
  for (const [source, target] of [
    [n, m],
    [n + 1, m],
    [n, m + 1],
  ] as const) {
    if (source > 0 && source <= MAX_RUN) {
      REACH[source] = Math.max(REACH[source] ?? 0, Math.min(target, MAX_RUN));
    }
  }
}
/** Similarities of one node: its runs have 1 to MAX_RUN sentences on either side. */
const RUN_PAIRS = MAX_RUN * MAX_RUN;
/** In rows with more nodes than this, similarities are not kept. */
const WIDEST_KNOWN = 2048;

/** The features of every bead of two editions, computed when asked for. */
export class BeadFeatures extends RunSimilarities {
  /** Logarithm of target bytes per source byte over the whole text. */
  readonly #logRatio: number;
  /** Highest centred similarity of each sentence to a sentence of the other side. */
  readonly #bestSource: Float64Array;
  readonly #bestTarget: Float64Array;
  /** Similarities already computed for the last few source rows; empty where rows are too wide. */
  readonly #known: Float64Array;
  /** The source row that each node in `#known` belongs to. */
  readonly #knownRow: Int32Array;
  /** Nodes that `#known` has room for in a row. */
  readonly #knownWidth: number;
  /** Room for the dot products of one source run with runs of the target. */
  readonly #products = new Float64Array(MAX_RUN + 1);

  readonly #evidence: Evidence | undefined;

  constructor(source: Side, target: Side, dimensions: number, band: Band, evidence?: Evidence) {
    super(source, target, dimensions, band);
    this.#evidence = evidence;
    this.#bestSource = new Float64Array(this.source.count).fill(-1);
    this.#bestTarget = new Float64Array(this.target.count).fill(-1);
    let widest = 0;
    for (let i = 0; i <= band.rows; i++)
      widest = Math.max(widest, (band.high[i] ?? 0) - (band.low[i] ?? 0) + 1);
    this.#knownWidth = widest > WIDEST_KNOWN ? 0 : widest;
    this.#known = new Float64Array(KNOWN_ROWS * this.#knownWidth * RUN_PAIRS);
    this.#knownRow = new Int32Array(KNOWN_ROWS * this.#knownWidth).fill(-1);
    const partner = new Int32Array(this.source.count).fill(-1);
    const partnerOfTarget = new Int32Array(this.target.count).fill(-1);
    for (let i = 0; i < band.rows; i++) {
      const low = band.low[i] ?? 0;
      const high = band.high[i] ?? 0;
      const at = (band.offset[i] ?? 0) - low;
      for (let j = low; j < high; j++) {
        const product = (this.prefix[at + j + 1] as number) - (this.prefix[at + j] as number);
        const centred = this.centred(product, i, 1, j, 1);
        if (centred > (this.#bestSource[i] as number)) {
          this.#bestSource[i] = centred;
          partner[i] = j;
        }
        if (centred > (this.#bestTarget[j] as number)) {
          this.#bestTarget[j] = centred;
          partnerOfTarget[j] = i;
        }
      }
    }
    this.#logRatio = this.#estimateRatio(partner, partnerOfTarget);
  }

  /**
   * Logarithm of target bytes per source byte: over the whole texts, and over the sentences that choose
   * each other, the more the nearer they are. The latter are not misled by what one side lacks.
   */
  #estimateRatio(partner: Int32Array, partnerOfTarget: Int32Array): number {
    let sourceBytes = WHOLE_SHARE * (this.source.bytes[this.source.count] as number) + 1;
    let targetBytes = WHOLE_SHARE * (this.target.bytes[this.target.count] as number) + 1;
    for (const [i, j] of partner.entries()) {
      if (j < 0 || partnerOfTarget[j] !== i) continue;
      const weight = Math.max(0, this.#bestSource[i] as number) ** 3;
      sourceBytes += weight * ((this.source.bytes[i + 1] as number) - (this.source.bytes[i] as number));
      targetBytes += weight * ((this.target.bytes[j + 1] as number) - (this.target.bytes[j] as number));
    }
    return Math.log(targetBytes / sourceBytes);
  }

  /**
   * Cosine of two runs above that of unrelated ones, at most 1; NaN where the band does not hold all of it.
   * The same runs are neighbours of many beads: made for calls row by row, which find most of them known.
   */
  similarity(i: number, n: number, j: number, m: number): number {
    const column = j - (this.band.low[i] as number);
    if (column < 0 || j > (this.band.high[i] as number)) return Number.NaN;
    if (this.#known.length === 0 || m > (REACH[n] as number)) return this.similarityOnce(i, n, j, m);
    const node = (i % KNOWN_ROWS) * this.#knownWidth + column;
    if (this.#knownRow[node] !== i) this.#learn(node, i, j);
    return this.#known[node * RUN_PAIRS + (n - 1) * MAX_RUN + m - 1] as number;
  }

  /** Similarities of all runs that begin at node (i, j), into the given place of `#known`. */
  #learn(node: number, i: number, j: number): void {
    const { low, high, offset } = this.band;
    const known = this.#known;
    const products = this.#products.fill(0);
    this.#knownRow[node] = i;
    for (let n = 1; n <= MAX_RUN; n++) {
      let at = node * RUN_PAIRS + (n - 1) * MAX_RUN;
      const row = i + n - 1;
      const from = row < this.source.count ? (low[row] as number) : Number.POSITIVE_INFINITY;
      const width = j < from ? 0 : (high[row] as number) - j;
      const start = width > 0 ? (offset[row] as number) - from + j : 0;
      for (let m = 1; m <= (REACH[n] as number); m++) {
        let value = Number.NaN;
        if (m > width) products[m] = Number.NaN;
        else {
          const own = (this.prefix[start + m] as number) - (this.prefix[start] as number);
          const sum = (products[m] as number) + own;
          products[m] = sum;
          value = this.centred(sum, i, n, j, m);
        }
        known[at++] = value;
      }
    }
  }

  /**
   * Fills `out` with the features of the bead of the given type that starts at node (i, j).
   *
   * @param out Length of `FEATURES`.
   * @returns false where the bead does not fit into the text or the band.
   */
  fill(type: number, i: number, j: number, out: Float64Array): boolean {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    if (i + n > this.source.count || j + m > this.target.count) return false;
    if (type >= DELETION) {
      clear(out);
      out[NULL_BEAD] = 1;
      const isDeletion = type === DELETION;
      const side = isDeletion ? this.source : this.target;
      const at = isDeletion ? i : j;
      const best = (isDeletion ? this.#bestSource : this.#bestTarget)[at] as number;
      out[NULL_SIMILARITY] = Math.max(0, best);
      out[NULL_LENGTH] = Math.log(1 + ((side.bytes[at + 1] as number) - (side.bytes[at] as number)) / 20);
      const { wording } = this.#evidence ?? {};
      out[NULL_WITHOUT_LETTERS] = (isDeletion ? wording?.source : wording?.target)?.isTextless[at] ?? 0;
      return true;
    }
    const isMerge = n + m > 2;
    const similarity = this.similarity(i, n, j, m);
    if (Number.isNaN(similarity) || (isMerge && similarity < (LEAST_MERGED[n + m] as number))) return false;
    const sourceBytes = (this.source.bytes[i + n] as number) - (this.source.bytes[i] as number);
    const targetBytes = (this.target.bytes[j + m] as number) - (this.target.bytes[j] as number);
    // Ten bytes more a side: the ratio of two very short sentences says little.
    const ratio = Math.abs(Math.log((targetBytes + 10) / (sourceBytes + 10)) - this.#logRatio);
    if (isMerge && ratio > MOST_RATIO) return false;
    clear(out);
    out[TYPE_FEATURE[type] as number] = 1;
    out[SIMILARITY] = similarity;
    out[SIMILARITY_LACKING] = Math.max(0, ENOUGH - similarity);
    out[SIMILARITY_MERGED] = similarity * (n + m - 2);
    out[GAIN_OF_MERGING] = isMerge ? this.#gain(similarity, i, n, j, m) : 0;
    out[GAIN_OF_EXTENDING] = this.#extension(similarity, i, n, j, m);
    this.#margins(similarity, i, n, j, m, out);
    out[LENGTH] = Math.min(ratio, 3);
    out[LENGTH_SQUARED] = Math.min(ratio * ratio, 6);
    out[PARAGRAPH_BREAK] = this.#breaks(i, n, j, m);
    if (isMerge) {
      this.#members(i, n, j, m, out);
      out[PARTS] = n > 1 && m > 1 ? this.#parts(i, n, j, m) : 0;
    }
    if (this.#evidence !== undefined) this.#fillWording(this.#evidence, i, n, j, m, out);
    return true;
  }

  /** How alike each sentence of the longer side is to the other side as a whole. */
  #members(i: number, n: number, j: number, m: number, out: Float64Array): void {
    let weakest = 1;
    let lacking = 0;
    let foreign = 0;
    const ofSource = n > 1 ? n : 0;
    const all = ofSource + (m > 1 ? m : 0);
    for (let k = 0; k < all; k++) {
      const value =
        k < ofSource ? this.similarity(i + k, 1, j, m) : this.similarity(i, n, j + k - ofSource, 1);
      // Outside the band it is as good as unrelated.
      const known = Number.isNaN(value) ? 0 : value;
      if (known < weakest) weakest = known;
      if (known < ENOUGH / 2) lacking += ENOUGH / 2 - known;
      if (known < FOREIGN) foreign++;
    }
    out[WEAKEST_MEMBER] = weakest;
    out[MEMBERS_LACKING] = lacking;
    out[FOREIGN_MEMBERS] = foreign;
  }

  /** Similarity of the weaker part where the bead is best cut in two: high where it should be two. */
  #parts(i: number, n: number, j: number, m: number): number {
    let best = -1;
    for (let x = 1; x < n; x++) {
      for (let y = 1; y < m; y++) {
        const weaker = Math.min(this.similarity(i, x, j, y), this.similarity(i + x, n - x, j + y, m - y));
        if (weaker > best) best = weaker;
      }
    }
    return best;
  }

  #fillWording(
    { wording, shared }: Evidence,
    i: number,
    n: number,
    j: number,
    m: number,
    out: Float64Array,
  ): void {
    const { source, target } = wording;
    let textless = 0;
    for (let k = i; k < i + n; k++) textless += source.isTextless[k] ?? 0;
    for (let k = j; k < j + m; k++) textless += target.isTextless[k] ?? 0;
    if (n + m === 2) out[PAIR_WITHOUT_LETTERS] = textless > 0 ? 1 : 0;
    else out[MEMBERS_WITHOUT_LETTERS] = textless;
    out[ENDINGS_DIFFER] = source.ending[i + n - 1] === target.ending[j + m - 1] ? 0 : 1;
    if (!shared.anyIn(i - 1, n + 2)) return;
    const inside = shared.between(i, n, j, m);
    out[SHARED_TERMS] = Math.min(1.5, inside);
    out[ANY_SHARED_TERM] = inside > 0.05 ? 1 : 0;
    const outside = Math.max(
      shared.between(i - 1, 1, j, m),
      shared.between(i + n, 1, j, m),
      shared.between(i, n, j - 1, 1),
      shared.between(i, n, j + m, 1),
    );
    out[SHARED_TERMS_OUTSIDE] = Math.min(1, outside);
    // No part of nothing is more than nothing.
    if (n + m === 2 || inside === 0) return;
    let least = Number.POSITIVE_INFINITY;
    if (n > 1) least = Math.min(shared.between(i, 1, j, m), shared.between(i + n - 1, 1, j, m));
    if (m > 1) least = Math.min(least, shared.between(i, n, j, 1), shared.between(i, n, j + m - 1, 1));
    out[SHARED_TERMS_OF_THE_EDGE] = Math.min(1, least);
  }

  /** What the bead's weakest edge sentence adds to its similarity: negative where it does not belong. */
  #gain(similarity: number, i: number, n: number, j: number, m: number): number {
    let without = -1;
    if (n > 1) {
      without = Math.max(without, this.similarity(i + 1, n - 1, j, m), this.similarity(i, n - 1, j, m));
    }
    if (m > 1) {
      without = Math.max(without, this.similarity(i, n, j + 1, m - 1), this.similarity(i, n, j, m - 1));
    }
    return Math.max(-0.5, Math.min(0.5, similarity - without));
  }

  /** What one more sentence on either side would add: positive where the bead is incomplete. */
  #extension(similarity: number, i: number, n: number, j: number, m: number): number {
    // Comparisons with NaN, where the band ends, are false.
    let best = -1;
    let value = -1;
    if (n < MAX_RUN) {
      if (i > 0) value = this.similarity(i - 1, n + 1, j, m);
      if (value > best) best = value;
      if (i + n < this.source.count) value = this.similarity(i, n + 1, j, m);
      if (value > best) best = value;
    }
    if (m < MAX_RUN) {
      if (j > 0) value = this.similarity(i, n, j - 1, m + 1);
      if (value > best) best = value;
      if (j + m < this.target.count) value = this.similarity(i, n, j, m + 1);
      if (value > best) best = value;
    }
    return best === -1 ? -0.2 : Math.max(-0.5, Math.min(0.5, best - similarity));
  }

  /** Similarity above that of either side with the sentences just outside the other side: their mean, and the best. */
  #margins(similarity: number, i: number, n: number, j: number, m: number, out: Float64Array): void {
    let sum = 0;
    let count = 0;
    let best = -1;
    for (let side = 0; side < 4; side++) {
      let value = Number.NaN;
      if (side === 0) {
        if (i > 0) value = this.similarity(i - 1, 1, j, m);
      } else if (side === 1) {
        if (i + n < this.source.count) value = this.similarity(i + n, 1, j, m);
      } else if (side === 2) {
        if (j > 0) value = this.similarity(i, n, j - 1, 1);
      } else if (j + m < this.target.count) value = this.similarity(i, n, j + m, 1);
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
      if (value > best) best = value;
    }
    out[MARGIN] = count === 0 ? similarity : similarity - sum / count;
    out[MARGIN_OF_THE_NEAREST] = count === 0 ? similarity : similarity - best;
  }

  /** Paragraph ends inside the bead, each counted as far as its side's paragraphs say anything. */
  #breaks(i: number, n: number, j: number, m: number): number {
    return Math.min(3, breaks(this.source, i, n) + breaks(this.target, j, m));
  }
}

/** For so few numbers faster than a call of `fill`. */
function clear(out: Float64Array): void {
  for (let f = 0; f < out.length; f++) out[f] = 0;
}

function breaks({ paragraphs, paragraphWeight }: Runs, start: number, count: number): number {
  return paragraphWeight * ((paragraphs[start + count - 1] as number) - (paragraphs[start] as number));
}
