import { expect, it } from 'vitest';
import { Drafts } from './drafts.ts';

it('keeps what is being written, by document, unit and field', () => {
  const items = new Map<string, string>();
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const drafts = new Drafts('one', store);
  drafts.set('a', 'en', 'Half a sen');
  expect(new Drafts('one', store).get('a', 'en')).toBe('Half a sen');
  expect(new Drafts('two', store).get('a', 'en')).toBeUndefined();
  expect(drafts.get('a', 'note')).toBeUndefined();
  drafts.drop('a', 'en');
  expect(drafts.get('a', 'en')).toBeUndefined();
  expect(items.size).toBe(0);
});
