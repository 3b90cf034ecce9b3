import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('does things at once, or in their order behind what is under way', () => {
  const turns = new Turns();
  const done: string[] = [];
  turns.inTurn(() => done.push('at once'));
  turns.begin();
  turns.inTurn(() => {
    done.push('first');
    turns.begin();
  });
  turns.inTurn(() => done.push('second'));
  expect(done).toEqual(['at once']);
  turns.end();
  // The first began something itself.
  expect(done).toEqual(['at once', 'first']);
  turns.end();
  expect(done).toEqual(['at once', 'first', 'second']);
  turns.end();
  turns.inTurn(() => done.push('again'));
  expect(done.at(-1)).toBe('again');
});
