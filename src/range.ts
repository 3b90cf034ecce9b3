/** The whole numbers from `start` to `end`, without `end`; none where it is not above. */
export function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
