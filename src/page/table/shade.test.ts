import { expect, it } from 'vitest';
import { SHADES, shadeOf } from './shade.ts';

it('gives every confidence a shade, deeper the less it is', () => {
  const shades = Array.from({ length: 101 }, (_, confidence) => shadeOf(confidence));
  for (const [confidence, shade] of shades.entries()) {
    expect(shade).toBeGreaterThanOrEqual(0);
    expect(shade).toBeLessThan(SHADES);
    expect(shade).toBeLessThanOrEqual(shades[confidence - 1] ?? SHADES);
  }
  expect(shadeOf(100)).toBe(0);
  expect(shadeOf(0)).toBe(SHADES - 1);
  expect(shadeOf(-1)).toBe(-1);
});
