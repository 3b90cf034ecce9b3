import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitBlocks } from './block.ts';

it('finds the lines that hold something, whatever ends them', () => {
  expect(
    splitBlocks(' a b \r\nc\rd\n\n \t\n\u3000e\u2028f\u2029g\u0085h\fi\vj').map(({ text }) => text),
  ).toEqual(['a b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']);
  expect(splitBlocks(' \n ')).toEqual([]);
});

it('leaves nothing out but white space, and slices back', () => {
  const unit = fc.constantFrom(...'ab \n\r\t\u3000\u0085\u2028\ufeff語', '\ud800', '😀');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const blocks = splitBlocks(text);
      for (const { start, end, text: line } of blocks) expect(text.slice(start, end)).toBe(line);
      const visible = (string: string) => string.replace(/[\s\u0085]/g, '');
      expect(visible(blocks.map((block) => block.text).join(''))).toBe(visible(text));
    }),
  );
});
