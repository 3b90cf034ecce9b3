import { expect, it } from 'vitest';
import { documentOf } from './route.ts';

it('reads the document from the address', () => {
  expect(documentOf('#/d/abc')).toBe('abc');
  expect(documentOf('#/d/a%2Fb')).toBe('a/b');
  expect(documentOf('#/')).toBeUndefined();
  expect(documentOf('')).toBeUndefined();
  expect(documentOf('#/d/%E0%A4%A')).toBeUndefined();
});
