import { dot } from './dot.ts';
import type { Links } from './narrow.ts';
import { type Postings, postings, type Wording, type Wordings } from './wording.ts';

/** What one term that is as rare as can be adds to a sentence's vector, as a part of the usual vector's length. */
const SHARE = 0.05;
/**
 * Numbers of a vector that are moved: those of the model that ships lie along its principal axes, so the first say
 * most. With 96, 192 or all 384 the development sets come out alike.
 */
const MOVED = 128;
/** A term seen in so few other places is believed half. */
const PRIOR = 2;

/**
 * Moves the vectors of a document towards what the document itself says its words mean. A name, or a term of the
 * trade, has a vector that knows little of how this translator renders it; but where a rough alignment links the
 * other sentences that hold it, their counterparts tell. So every term adds the mean vector of those counterparts,
 * the sentence's own left out, or it would confirm whatever it is aligned with now. Terms count by their
 * information; those in more than one of e sentences do not.
 *
 * The idea is that of a dictionary learnt from a first alignment (Varga et al. 2005, hunalign, section 2), with
 * vectors in place of words.
 *
 * @param own, other Sums of token vectors, row-major (sentences, dimensions).
 * @param links For each sentence of `own` those of `other` that it is thought to translate.
 * @returns New sums for `own`.
 */
export function adapted(
  own: Float32Array,
  other: Float32Array,
  links: Links,
  wording: Wording,
  termCount: number,
  dimensions: number,
): Float32Array {
  const partners = partnerVectors(other, links, dimensions);
  const sums = own.slice();
  addTerms(sums, partners, postings(wording, termCount), meanLength(own, dimensions), dimensions);
  return sums;
}

/** Both sides adapted to each other. @param links From the source to the target. */
export function adaptedPair(
  source: Float32Array,
  target: Float32Array,
  links: { readonly source: Links; readonly target: Links },
  wordings: Wordings,
  dimensions: number,
): { source: Float32Array; target: Float32Array } {
  const count = wordings.isComparable.length;
  return {
    source: adapted(source, target, links.source, wordings.source, count, dimensions),
    target: adapted(target, source, links.target, wordings.target, count, dimensions),
  };
}

function meanLength(sums: Float32Array, dimensions: number): number {
  const count = sums.length / dimensions;
  let total = 0;
  for (let at = 0; at < sums.length; at += dimensions)
    total += Math.sqrt(dot(sums, at, sums, at, dimensions));
  return total / Math.max(1, count);
}

/** Mean direction of all rows, in the first `moved` of their numbers; (moved). */
function meanUnit(sums: Float32Array, dimensions: number, moved: number): Float64Array {
  const mean = new Float64Array(moved);
  const count = sums.length / dimensions;
  for (let at = 0; at < sums.length; at += dimensions) {
    const length = Math.sqrt(dot(sums, at, sums, at, moved));
    if (length === 0) continue;
    for (let d = 0; d < moved; d++)
      mean[d] = (mean[d] as number) + (sums[at + d] as number) / (length * count);
  }
  return mean;
}

/**
 * The direction of what each sentence is linked with, above what all sentences of that side have in common, times
 * how sure the links are; (sentences, the numbers that are moved).
 */
function partnerVectors(other: Float32Array, links: Links, dimensions: number): Float32Array {
  const count = links.start.length - 1;
  const moved = Math.min(MOVED, dimensions);
  const mean = meanUnit(other, dimensions, moved);
  const partners = new Float32Array(count * moved);
  for (let i = 0; i < count; i++) {
    const row = i * moved;
    let mass = 0;
    for (let k = links.start[i] as number; k < (links.start[i + 1] as number); k++) {
      const weight = links.weight[k] as number;
      const from = (links.partner[k] as number) * dimensions;
      mass += weight;
      for (let d = 0; d < moved; d++) {
        partners[row + d] = (partners[row + d] as number) + weight * (other[from + d] as number);
      }
    }
    const length = Math.sqrt(dot(partners, row, partners, row, moved));
    if (length === 0) continue;
    const sure = Math.min(1, mass);
    for (let d = 0; d < moved; d++) {
      partners[row + d] = sure * ((partners[row + d] as number) / length - (mean[d] as number));
    }
  }
  return partners;
}

function addTerms(
  sums: Float32Array,
  partners: Float32Array,
  { sentences, start }: Postings,
  unit: number,
  dimensions: number,
): void {
  const count = sums.length / dimensions;
  const moved = Math.min(MOVED, dimensions);
  const total = new Float64Array(moved);
  for (let term = 0; term + 1 < start.length; term++) {
    const first = start[term] as number;
    const end = start[term + 1] as number;
    const information = Math.log(count / (end - first)) - 1;
    if (end - first < 2 || information <= 0) continue;
    total.fill(0);
    addRows(total, partners, sentences, first, end);
    const weight = (SHARE * unit * information) / (end - first - 1 + PRIOR);
    for (let k = first; k < end; k++) {
      const from = (sentences[k] as number) * moved;
      const to = (sentences[k] as number) * dimensions;
      for (let d = 0; d < moved; d++) {
        const others = (total[d] as number) - (partners[from + d] as number);
        sums[to + d] = (sums[to + d] as number) + weight * others;
      }
    }
  }
}

/** Adds rows of `partners` to `total`, both as wide as `total`: those of sentences[first, end). */
function addRows(
  total: Float64Array,
  partners: Float32Array,
  sentences: Int32Array,
  first: number,
  end: number,
): void {
  const moved = total.length;
  let k = first;
  // Four rows at a time, so that the sums are read and written a quarter as often.
  for (; k + 3 < end; k += 4) {
    const r0 = (sentences[k] as number) * moved;
    const r1 = (sentences[k + 1] as number) * moved;
    const r2 = (sentences[k + 2] as number) * moved;
    const r3 = (sentences[k + 3] as number) * moved;
    for (let d = 0; d < moved; d++) {
      const two = (partners[r0 + d] as number) + (partners[r1 + d] as number);
      const more = (partners[r2 + d] as number) + (partners[r3 + d] as number);
      total[d] = (total[d] as number) + two + more;
    }
  }
  for (; k < end; k++) {
    const row = (sentences[k] as number) * moved;
    for (let d = 0; d < moved; d++) total[d] = (total[d] as number) + (partners[row + d] as number);
  }
}
