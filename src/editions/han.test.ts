import { expect, test } from 'vitest';
import { hanConflicts } from './han.ts';

test.each([
  ['選國對開體學', { traditional: 0, simplified: 6 }],
  ['选国对开会学', { simplified: 0, traditional: 6 }],
  ['図売読発広価', { japanese: 0, traditional: 6, simplified: 6 }],
  ['台山水木金人', { traditional: 0, simplified: 0, japanese: 0 }],
  ['Zhaoqing, 2024', { traditional: 0, simplified: 0, japanese: 0 }],
])('%s', (text, expected) => {
  expect(hanConflicts(text)).toMatchObject(expected);
});
