import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./colours.css', import.meta.url), 'utf8');
const COLOURS = new Map(
  Array.from(
    css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['ground', 'paper', 'raised', 'current'];
const TEXTS: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink', [...GROUNDS, 'hit']],
  ['ink-2', GROUNDS],
  ['ink-3', GROUNDS],
  ['confirmed', [...GROUNDS, 'confirmed-ground']],
  ['rejected', ['paper', 'raised', 'current', 'rejected-ground']],
  ['button-ink', ['button']],
  ['evidence-ink', ['evidence']],
  ['uncertain-ink', ['paper', 'current', 'uncertain-ground']],
];

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const colour = (name: string) => {
    const found = COLOURS.get(name)?.[scheme];
    if (found === undefined) throw new Error(`there is no colour --${name}`);
    return found;
  };

  it.each(TEXTS.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    'text in %s is readable on %s (AA)',
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['ground', 'paper'])('borders of fields and the cursor of the table are seen on %s', (ground) => {
    expect(contrast(colour('line-2'), colour(ground))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('confirmed'), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(['shade', 'dot'])('the less certain, the more a %s stands out', (kind) => {
    const steps = [0, 1, 2, 3, 4, 5].map((step) => contrast(colour(`${kind}-${step}`), colour('paper')));
    for (const [step, strength] of steps.entries()) {
      if (step > 0) expect(strength).toBeGreaterThan((steps[step - 1] ?? 0) * 1.1);
    }
    // What matters must be seen without looking for it.
    expect(steps[5]).toBeGreaterThanOrEqual(3);
  });
});
