import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alignment, align, openAlignment } from '../src/index.ts';

/** Every sentence in exactly one unit, cells without gaps, order kept among units that have not moved. */
function check({ languages, editions, units }: Alignment): void {
  for (const [position, language] of languages.entries()) {
    const own = units.flatMap((unit) => unit.cells[language]?.sentences ?? []);
    const count = editions[position]?.sentences.length ?? 0;
    expect(own.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
    const inOrder = units
      .filter(({ moved }) => !moved)
      .flatMap((unit) => unit.cells[language]?.sentences ?? []);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  }
  for (const unit of units) {
    expect(unit.confidence).toBeGreaterThanOrEqual(0);
    expect(unit.confidence).toBeLessThanOrEqual(1);
    for (const { sentences } of Object.values(unit.cells)) {
      expect(sentences.at(-1)).toBe((sentences[0] ?? 0) + sentences.length - 1);
    }
  }
}

test.each<[string, string, string]>([
  ['one word', 'a'.repeat(1_000_000), 'Hallo. Es ist gut.'],
  ['Han characters', '漢'.repeat(1_000_000), '字だ。'],
  ['digits and marks', '1,'.repeat(500_000), 'Zwei. Drei.'],
  ['combining marks', `e${'\u0301'.repeat(1_000_000)}`, 'Ja.'],
])('a sentence of a million characters: %s', async (_, long, short) => {
  check(
    await align({
      editions: [
        { language: 'zh-Hant', text: long },
        { language: 'de', text: short },
      ],
    }),
  );
});

test('a sentence that stands a thousand times beside one', async () => {
  check(
    await align({
      editions: [
        { language: 'en', text: 'Yes.\n'.repeat(1000) },
        { language: 'de', text: 'Ja.' },
      ],
    }),
  );
});

const TAGS = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv'];
const WORDS = ['harbour', 'lamp', 'Oslo', '1987', 'salt', 'tower', 'Kyoto', 'boat', 'winter', 'letter'];
const edition = fc
  .array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  .map((lines) => lines.map((line) => `${line.join(' ')}.`).join('\n'));

test('two to eight languages: nothing lost, nothing doubled, the same again, anchors kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edition, { minLength: 2, maxLength: TAGS.length }), async (texts) => {
      const input = { editions: texts.map((text, k) => ({ language: TAGS[k] ?? 'en', text })) };
      const open = await openAlignment(input, { segmentation: 'lines' });
      check(open.alignment);
      expect((await align(input, { segmentation: 'lines' })).units).toEqual(open.alignment.units);
      const anchor = { en: [0, 1], de: [0, 1] } as const;
      const realigned = open.realign([anchor]);
      check(realigned);
      const unit = realigned.units.find(({ cells }) => cells['en']?.sentences[0] === 0);
      expect(Object.keys(unit?.cells ?? {})).toEqual(['en', 'de']);
      expect(unit?.cells['de']?.sentences).toEqual([0]);
      expect(unit?.confidence).toBe(1);
    }),
    { numRuns: 25 },
  );
});
