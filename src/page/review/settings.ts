import { effect, signal } from '@preact/signals';

function stored<T>(name: string, fallback: T, isValid: (value: unknown) => value is T) {
  const key = `hexapla.${name}`;
  let first = fallback;
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (isValid(value)) first = value;
  } catch {
    // What is no JSON was not written by us.
  }
  const setting = signal(first);
  effect(() => {
    const text = JSON.stringify(setting.value);
    try {
      localStorage.setItem(key, text);
    } catch {
      // Settings are then good for this page only.
    }
  });
  return setting;
}

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isPercentage = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 100;

export type Theme = 'system' | 'light' | 'dark';

export const settings = {
  theme: stored<Theme>('theme', 'system', (value): value is Theme =>
    ['system', 'light', 'dark'].includes(String(value)),
  ),
  /** Units under it (hundredths) are called uncertain. */
  uncertainBelow: stored<number>('uncertain-below', 90, isPercentage),
  /** Align again around what a person put right. */
  autoRealign: stored<boolean>('auto-realign', false, isBoolean),
  /** Confidence as numbers beside the shades. */
  numbers: stored<boolean>('numbers', false, isBoolean),
} as const;
