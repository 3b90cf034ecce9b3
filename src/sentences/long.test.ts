import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { splitLong } from './long.ts';

describe('splitLong', () => {
  test.each([
    ['en', 30, 'It is short, and it stays.'],
    ['en', 40, 'The harbour, which was old, ¦lay in the north, under the hills.'],
    ['en', 40, 'We bought 1,204 planks for the barn; ¦the nails were at hand.'],
    ['en', 40, 'The old keeper (a friend, of a sort) ¦came to the gate in the evening.'],
    ['en', 28, 'nothing but words and more ¦words one behind the other'],
    ['en', 24, 'It measured 10 000 ¦metres in all, 3 % more.'],
    ['zh-Hans', 20, '港口的船只已经准备出发，但是没有人知道，¦下一班渡轮究竟什么时候才会来到这里。'],
    ['ja', 24, '灯台の明かりが消えたのは2009年で、¦目印にする船がいなくなって久しいころだった。'],
  ])('%s, at most %d: %s', (language, max, marked) => {
    expect(splitLong(language, marked.replaceAll('¦', ''), max)).toEqual(marked.split('¦'));
  });

  it('keeps Chinese words whole where there is no mark', () => {
    const text = '我们明天早上一起坐船去北方的小岛看望外祖母和她的邻居';
    const ends = new Set(
      [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map((word) => word.index),
    );
    let at = 0;
    for (const piece of splitLong('zh-Hans', text, 20)) {
      expect(at === 0 || ends.has(at)).toBe(true);
      at += piece.length;
    }
    expect(at).toBe(text.length);
  });

  it('cuts a word only where the word alone is too long, and never a surrogate pair', () => {
    expect(
      splitLong('en', `It is ${'a'.repeat(45)} there.`, 20).every((one) => one.trim().length <= 20),
    ).toBe(true);
    for (const piece of splitLong('en', '😀'.repeat(41), 21))
      expect(piece).not.toMatch(/^\p{Surrogate}|\p{Surrogate}$/u);
  });

  const noise = fc.string({
    unit: fc.constantFrom(...'ab1 ,;:、，；（）()“”\u00a0\u0301', '😀', '天', '10,000 ', '\ud800'),
    maxLength: 400,
  });

  it('loses nothing, leaves nothing too long and nothing empty', () => {
    fc.assert(
      fc.property(noise, fc.integer({ min: 20, max: 60 }), (text, max) => {
        const pieces = splitLong('en', text, max);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.trim().length).toBeLessThanOrEqual(max);
        if (text !== '') expect(pieces).not.toContain('');
      }),
    );
  });

  it('takes a very long sentence in bounded time', () => {
    for (const part of ['a', 'a ', '天', 'a, ', '(']) {
      expect(splitLong('zh-Hans', part.repeat(300_000), 100).length).toBeGreaterThan(2000);
    }
  });
});
