import { describe, expect, it } from 'vitest';
import { splitBlocks } from './block.ts';
import { gatherEvidence } from './gather.ts';
import { identify } from './identify.ts';
import { labelBlocks } from './label.ts';

const WORDS = {
  en: 'the city council has approved plans for a new ferry terminal on north bank of river and people were happy with it'.split(
    ' ',
  ),
  de: 'der Stadtrat hat die Pläne für ein neues Terminal am Nordufer des Flusses genehmigt und viele Leute freuten sich sehr'.split(
    ' ',
  ),
};

/** Lines of which no two are alike, in an order that is always the same. */
function linesOf(language: 'en' | 'de', count: number): string[] {
  const words = WORDS[language];
  return Array.from({ length: count }, (_, i) =>
    [...Array.from({ length: 12 }, (_, k) => words[(i * 7 + k * (1 + (i % 5))) % words.length]), i].join(' '),
  );
}

describe('gatherEvidence', () => {
  it('gives the evidence of every block, those without letters none', () => {
    const blocks = splitBlocks({
      name: 'a',
      text: 'The ferry leaves at eight.\n12\n大会社\nThe ferry leaves at eight.',
    });
    const table = gatherEvidence(blocks);
    const scoresOf = (index: number) => {
      const scores = new Map<string, number>();
      table.visit(table.entries[index] ?? 0, (language, score) => {
        scores.set(table.languages[language] ?? '', score);
      });
      return scores;
    };
    expect([...scoresOf(0).keys()]).toContain('en');
    for (const [language, score] of scoresOf(0)) {
      expect(score).toBeCloseTo(identify(blocks[0]?.text ?? '')?.scores.get(language) ?? Number.NaN, 3);
    }
    expect(scoresOf(1).size).toBe(0);
    expect(scoresOf(2).get('ja')).toBeCloseTo(identify('大会社')?.scores.get('ja') ?? Number.NaN, 5);
    expect(table.entries[3]).toBe(table.entries[0]);
    expect(table.weights[1]).toBe(0);
  });

  it('knows the languages of a document far longer than a book by its words, a stray block too', () => {
    const stray =
      'Le conseil municipal a approuvé le projet du nouveau terminal, et les habitants en sont heureux.';
    const lines = [...linesOf('en', 15_000), ...linesOf('de', 15_000)];
    lines.splice(5000, 0, stray);
    const labels = labelBlocks(splitBlocks({ name: 'a', text: lines.join('\n') })).map(
      ({ language }) => language,
    );
    expect(labels[5000]).toBe('fr');
    const expected = lines.map((_, i) => (i === 5000 ? 'fr' : i <= 15_000 ? 'en' : 'de'));
    expect(labels.filter((label, i) => label !== expected[i]).length).toBe(0);
  });
});
