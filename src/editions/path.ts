/** The states and steps of a hidden Markov model, and what each step says of each state. */
export interface Steps {
  readonly count: number;
  readonly width: number;
  /** Writes the log-likelihoods of a step, `width` of them. */
  readonly scores: (step: number, into: Float64Array) => void;
}

/**
 * The most likely states where every change costs the same (Viterbi 1967): the way into a state is from itself or from
 * the best of all, so a bit says it, and millions of steps take a byte and a bit for each state.
 *
 * @param change Cost, in nats, of a change of state.
 */
export function steadyPath({ count, width, scores }: Steps, change: number): Uint16Array {
  const row = (width + 7) >> 3;
  const stayed = new Uint8Array(count * row);
  const bestBefore = new Uint16Array(count);
  const own = new Float64Array(width);
  const total = new Float64Array(width);
  for (let step = 0; step < count; step++) {
    scores(step, own);
    const before = indexOfMost(total);
    const fresh = (total[before] ?? 0) - (step === 0 ? 0 : change);
    bestBefore[step] = before;
    for (let state = 0; state < width; state++) {
      const stay = total[state] ?? 0;
      if (stay >= fresh) {
        const byte = step * row + (state >> 3);
        stayed[byte] = (stayed[byte] ?? 0) | (1 << (state & 7));
      }
      total[state] = Math.max(stay, fresh) + (own[state] ?? 0);
    }
    rebase(total);
  }
  const states = new Uint16Array(count);
  let state = indexOfMost(total);
  for (let step = count - 1; step >= 0; step--) {
    states[step] = state;
    const bits = stayed[step * row + (state >> 3)] ?? 0;
    if (((bits >> (state & 7)) & 1) === 0) state = bestBefore[step] ?? 0;
  }
  return states;
}

/**
 * The most likely states where each change has a cost of its own (Viterbi 1967). Time and memory grow with
 * the square of `width`, so it is for few states.
 *
 * @param costs In nats, by the state before times `width` plus the state after.
 */
export function patternPath({ count, width, scores }: Steps, costs: Float64Array): Uint16Array {
  const previous = new Uint16Array(count * width);
  const own = new Float64Array(width);
  let total = new Float64Array(width);
  for (let step = 0; step < count; step++) {
    scores(step, own);
    const next = new Float64Array(width);
    for (let state = 0; state < width; state++) {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < width; before++) {
        const value = (total[before] ?? 0) - (step === 0 ? 0 : (costs[before * width + state] ?? 0));
        if (value <= most) continue;
        most = value;
        best = before;
      }
      previous[step * width + state] = best;
      next[state] = most + (own[state] ?? 0);
    }
    rebase(next);
    total = next;
  }
  const states = new Uint16Array(count);
  let state = indexOfMost(total);
  for (let step = count - 1; step >= 0; step--) {
    states[step] = state;
    state = previous[step * width + state] ?? 0;
  }
  return states;
}

function indexOfMost(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

/** Keeps the sums near zero, where they are exact. */
function rebase(values: Float64Array): void {
  const most = values[indexOfMost(values)] ?? 0;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - most;
}
