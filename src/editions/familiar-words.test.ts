import { expect, it } from 'vitest';
import { FamiliarWords } from './familiar-words.ts';

const EN = 'the council has approved the plans for a new terminal on the north bank of the river';
const DE = 'der Rat hat die Pläne für ein neues Terminal am nördlichen Ufer des Flusses genehmigt';
const FR = 'le conseil a approuvé les plans du nouveau terminal sur la rive nord du fleuve';

function taught(times: number): FamiliarWords {
  const words = new FamiliarWords();
  for (let i = 0; i < times; i++) {
    words.learn(0, EN);
    words.learn(1, DE);
  }
  return words;
}

it('tells languages by words that it was shown', () => {
  const words = taught(200);
  expect(words.judge(EN.toUpperCase())).toBe(0);
  expect(words.judge('die Pläne für das Ufer des Flusses hat der Rat genehmigt')).toBe(1);
});

it('has no answer for strangers, for few words and before it was shown enough', () => {
  const words = taught(200);
  expect(words.judge(FR)).toBeUndefined();
  expect(words.judge('Terminal')).toBeUndefined();
  expect(words.judge('')).toBeUndefined();
  expect(taught(3).judge(EN)).toBeUndefined();
});
