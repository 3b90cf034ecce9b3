/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** A seed of 32 bits from a number and names (FNV-1a). */
export function seedOf(seed: number, ...names: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of [String(seed), ...names].join('\n')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** A generator with a state of 32 bits: a Weyl sequence whose terms are mixed as in MurmurHash3's finalizer. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both included. */
export function whole(next: Random, least: number, most: number): number {
  return least + Math.floor(next() * (most - least + 1));
}
