/** Steps of the confidence hue, from the palest (sure) to the deepest; -1 has no shade: a person made the unit. */
export const SHADES = 6;

/**
 * The shade of a confidence in hundredths. Calibrated confidences crowd near 100, and what differs to a reviewer lies
 * below, so the steps are closer at the top.
 */
const FLOORS = [98, 93, 85, 70, 45, 0];

export function shadeOf(confidence: number): number {
  return confidence < 0 ? -1 : FLOORS.findIndex((floor) => confidence >= floor);
}

const WORDS: Readonly<Record<string, string>> = {
  u: 'unreviewed',
  a: 'accepted',
  e: 'edited',
  r: 'rejected',
};

export function statusWords(letter: string): string {
  return WORDS[letter] ?? letter;
}
