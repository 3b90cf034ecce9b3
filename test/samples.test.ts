import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EvaluationReport, evaluate } from '../src/evaluation/index.ts';
import { type Alignment, align } from '../src/index.ts';

/** `samples/README.md` says what the fields are. */
interface Gold {
  readonly files: readonly string[];
  readonly languages: readonly string[];
  readonly units: readonly Readonly<Record<string, readonly string[]>>[];
  readonly other: readonly string[];
}

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../samples/${name}`, import.meta.url)), 'utf8');

/** A unit as one string: which sentences of which language. */
const keyOf = (cells: readonly (readonly [language: string, sentences: readonly number[]])[]) =>
  cells
    .map(([language, sentences]) => `${language}:${sentences.join(',')}`)
    .toSorted()
    .join(' ');

function goldKeys({ units }: Gold): Set<string> {
  const next = new Map<string, number>();
  return new Set(
    units.map((unit) =>
      keyOf(
        Object.entries(unit).map(([language, texts]) => {
          const first = next.get(language) ?? 0;
          next.set(language, first + texts.length);
          return [language, texts.map((_, index) => first + index)];
        }),
      ),
    ),
  );
}

/** Harmonic mean of precision and recall over whole units: one sentence too many makes a unit wrong. */
function strictF1(alignment: Alignment, gold: Gold): number {
  const expected = goldKeys(gold);
  const found = alignment.units.map(({ cells }) =>
    keyOf(Object.entries(cells).map(([language, cell]) => [language, cell.sentences])),
  );
  return (2 * found.filter((key) => expected.has(key)).length) / (found.length + expected.size);
}

describe.each([
  ['alpenhuette', 0.8],
  ['harbour', 0.9],
  ['onsen', 0.9],
  ['zhaoqing', 0.8],
])('sample %s', (name, floor) => {
  const gold: Gold = JSON.parse(read(`${name}.gold.json`));
  let alignment: Alignment;

  beforeAll(async () => {
    const texts = gold.files.map((file) => ({ name: file, text: read(file) }));
    const [only] = texts;
    alignment = await align(texts.length === 1 && only !== undefined ? only : { editions: texts });
  });

  it('is split into the sentences of the gold', () => {
    for (const { language, sentences } of alignment.editions) {
      expect(sentences.map(({ text, original = text }) => original)).toEqual(
        gold.units.flatMap((unit) => unit[language] ?? []),
      );
    }
    expect(alignment.languages).toEqual(gold.languages);
  });

  it('sets the lines of no edition aside', () => {
    const others = alignment.other.filter(({ reason }) => reason !== 'separator').map(({ text }) => text);
    expect(others).toEqual(gold.other.filter((line) => /\p{L}/u.test(line)));
  });

  it(`finds its units, strict F1 at least ${floor}`, () => {
    const score = strictF1(alignment, gold);
    console.log(`${name}: strict unit F1 ${score.toFixed(3)}`);
    expect(score).toBeGreaterThanOrEqual(floor);
  });

  it('has every sentence in exactly one unit, with its place in the text', () => {
    for (const { language, source, sentences } of alignment.editions) {
      const used = alignment.units.flatMap(({ cells }) => cells[language]?.sentences ?? []);
      expect(used.toSorted((a, b) => a - b)).toEqual(sentences.map((_, index) => index));
      const text = read(source);
      for (const sentence of sentences) {
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.original ?? sentence.text);
      }
    }
  });

  it('has no flag on its content but the headline that stands there twice', () => {
    // How alike and how large units are depends on the model; what they say does not.
    const found = alignment.units.flatMap(({ cells, flags }) =>
      flags
        .filter(({ code }) => code !== 'weak-similarity' && code !== 'large-merge')
        .map(({ code, languages: [language = ''] }) => `${code}: ${cells[language]?.text}`),
    );
    const cells = gold.units.flatMap((unit) => Object.values(unit).flat());
    const twice = cells.filter((text, index) => cells.indexOf(text) !== index);
    expect(found).toEqual(twice.flatMap((text) => [`duplicate: ${text}`, `duplicate: ${text}`]));
  });
});

// A box of figures stands in the middle of two editions and at the end of the third.
describe('sample lighthouse', () => {
  const gold: { readonly languages: readonly string[]; readonly files: readonly string[] } = JSON.parse(
    read('lighthouse.gold.json'),
  );
  let report: EvaluationReport;

  beforeAll(async () => {
    report = await evaluate([fileURLToPath(new URL('../samples/lighthouse.gold.json', import.meta.url))]);
  });

  it('is split into the sentences of the gold', () => {
    const [set] = report.sets;
    if (set?.kind !== 'units') throw new Error('no set of units');
    expect(set.documents).toMatchObject([{ languages: gold.languages, sentences: { f1: 1 }, problem: null }]);
  });

  it('finds its units, what moved among them, strict F1 at least 0.9', () => {
    const { strict, counts } = report.total.units ?? {};
    console.log(
      `lighthouse: strict unit F1 ${strict?.f1.toFixed(3)}, moved ${counts?.movedFound} of ${counts?.moved} found`,
    );
    expect(counts).toMatchObject({ moved: 5, movedMarked: 5, movedWrong: 0 });
    expect(strict?.f1).toBeGreaterThanOrEqual(0.9);
  });
});
