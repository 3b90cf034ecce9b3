import { adaptedPair } from './adapt.ts';
import type { Band } from './band.ts';
import { searchBand, unitVectors, widerBand } from './coarse.ts';
import { BeadFeatures } from './features.ts';
import { type Narrowed, narrowBand } from './narrow.ts';
import { RunSimilarities, type Side } from './runs.ts';
import { SharedTerms } from './shared-terms.ts';
import { wordings } from './wording.ts';

/** Times that a band is widened at most. */
const WIDENINGS = 3;

/**
 * The part of the grid that is worth the full model, with all that it needs to know: a coarse band, narrowed by a
 * rough model, looked at again where good paths touch its edge; then vectors adapted to the document by what the
 * rough model links, where the sides have their texts.
 *
 * @param dimensions Length of a sentence vector.
 * @param given The band to search, where the caller knows better.
 */
export function searchSpace(source: Side, target: Side, dimensions: number, given?: Band): BeadFeatures {
  const { band: found, links } = narrowed(source, target, dimensions);
  const band = given ?? found;
  if (source.texts === undefined || target.texts === undefined) {
    return new BeadFeatures(source, target, dimensions, band);
  }
  const wording = wordings(source.texts, target.texts, source.language, target.language);
  const sums = adaptedPair(source.sums, target.sums, links(), wording, dimensions);
  return new BeadFeatures(
    { ...source, sums: sums.source },
    { ...target, sums: sums.target },
    dimensions,
    band,
    { wording, shared: new SharedTerms(wording, band) },
  );
}

function narrowed(source: Side, target: Side, dimensions: number): Narrowed {
  let wide = searchBand(unitVectors(source.sums, dimensions), unitVectors(target.sums, dimensions));
  for (let widenings = 0; ; widenings++) {
    const result = narrowBand(wide, new RunSimilarities(source, target, dimensions, wide));
    if (result.cramped === undefined || widenings === WIDENINGS) return result;
    const wider = widerBand(wide, result.cramped);
    if (wider === wide) return result;
    wide = wider;
  }
}
