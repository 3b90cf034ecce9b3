import { dot } from './dot.ts';
import type { Links } from './narrow.ts';
import { type Postings, postings, type Wording, type Wordings } from './wording.ts';

/** What one term that is as rare as can be adds to a sentence's vector, as a part of the usual vector's length. */
const SHARE = 0.05;
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

/** Mean direction of all rows; (dimensions). */
function meanUnit(sums: Float32Array, dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  const count = sums.length / dimensions;
  for (let at = 0; at < sums.length; at += dimensions) {
    const length = Math.sqrt(dot(sums, at, sums, at, dimensions));
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d++)
      mean[d] = (mean[d] as number) + (sums[at + d] as number) / (length * count);
  }
  return mean;
}

/**
 * The direction of what each sentence is linked with, above what all sentences of that side have in common, times
 * how sure the links are; (sentences, dimensions).
 */
function partnerVectors(other: Float32Array, links: Links, dimensions: number): Float32Array {
  const count = links.start.length - 1;
  const mean = meanUnit(other, dimensions);
  const partners = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    const row = i * dimensions;
    let mass = 0;
    for (let k = links.start[i] as number; k < (links.start[i + 1] as number); k++) {
      const weight = links.weight[k] as number;
      const from = (links.partner[k] as number) * dimensions;
      mass += weight;
      for (let d = 0; d < dimensions; d++) {
        partners[row + d] = (partners[row + d] as number) + weight * (other[from + d] as number);
      }
    }
    const length = Math.sqrt(dot(partners, row, partners, row, dimensions));
    if (length === 0) continue;
    const sure = Math.min(1, mass);
    for (let d = 0; d < dimensions; d++) {
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
  const total = new Float64Array(dimensions);
  for (let term = 0; term + 1 < start.length; term++) {
    const first = start[term] as number;
    const end = start[term + 1] as number;
    const information = Math.log(count / (end - first)) - 1;
    if (end - first < 2 || information <= 0) continue;
    total.fill(0);
    for (let k = first; k < end; k++) {
      const row = (sentences[k] as number) * dimensions;
      for (let d = 0; d < dimensions; d++) total[d] = (total[d] as number) + (partners[row + d] as number);
    }
    const weight = (SHARE * unit * information) / (end - first - 1 + PRIOR);
    for (let k = first; k < end; k++) {
      const row = (sentences[k] as number) * dimensions;
      for (let d = 0; d < dimensions; d++) {
        const others = (total[d] as number) - (partners[row + d] as number);
        sums[row + d] = (sums[row + d] as number) + weight * others;
      }
    }
  }
}
