import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_LINES, splitBlocks } from './block.ts';

const blocksOf = (text: string) => splitBlocks({ name: 'a.txt', text });

it('finds the lines that hold something, whatever ends them', () => {
  expect(
    blocksOf(' a b \r\nc\rd\n\n \t\n\u3000e\u2028f\u2029g\u0085h\fi\vj').map(({ text }) => text),
  ).toEqual(['a b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']);
  expect(blocksOf(' \n ')).toEqual([]);
});

it('leaves nothing out but white space, and slices back', () => {
  const unit = fc.constantFrom(...'ab \n\r\t\u3000\u0085\u2028\ufeff語', '\ud800', '😀');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const blocks = blocksOf(text);
      for (const { start, end, text: line } of blocks) expect(text.slice(start, end)).toBe(line);
      const visible = (string: string) => string.replace(/[\s\u0085]/g, '');
      expect(visible(blocks.map((block) => block.text).join(''))).toBe(visible(text));
    }),
  );
});

it('has a limit, and says so with the name of the text', () => {
  expect(blocksOf('a\n'.repeat(MAX_LINES))).toHaveLength(MAX_LINES);
  expect(() => blocksOf('a\n'.repeat(MAX_LINES + 1))).toThrow(/^a\.txt: more than 4000000 lines/);
});
