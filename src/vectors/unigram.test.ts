import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelFolder } from './model.ts';
import { DEFAULT_MODEL } from './registry.ts';
import type { UnigramModel } from './tokenizer-file.ts';
import { createUnigram, readUnigram, type Tokenize } from './unigram.ts';

interface Golden {
  readonly text: string;
  readonly ids: readonly number[];
  readonly idsWithBytes: readonly number[];
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/tiny-unigram/${name}`, import.meta.url));
const golden: readonly Golden[] = JSON.parse(fixture('golden.json').toString());
const withBytes = fixture('tokenizer.json');
const plain = Buffer.from(withBytes.toString().replace('"byte_fallback": true', '"byte_fallback": false'));

/** A model of these pieces; the piece 0 is the unknown one. */
function modelOf(vocabulary: readonly (readonly [piece: string, score: number])[]): UnigramModel {
  const starts = [0];
  for (const [piece] of vocabulary) starts.push((starts.at(-1) ?? 0) + piece.length);
  const text = vocabulary.map(([piece]) => piece).join('');
  return {
    units: Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
    starts: Int32Array.from(starts),
    scores: Float64Array.from(vocabulary, ([, score]) => score),
    unknown: 0,
    byteFallback: false,
  };
}

describe('readUnigram', () => {
  const tokenizers = [readUnigram(plain), readUnigram(withBytes)];

  it.each(golden)('cuts $text as the Hugging Face tokenizers do', ({ text, ids, idsWithBytes }) => {
    expect(tokenizers.map(({ tokenize }) => tokenize(text))).toEqual([ids, idsWithBytes]);
  });

  it('tells how many pieces there are', () => {
    expect(readUnigram(plain).size).toBe(JSON.parse(plain.toString()).model.vocab.length);
  });

  it('takes half a surrogate pair for U+FFFD', () => {
    const { tokenize } = readUnigram(withBytes);
    expect(tokenize('a\ud83d b\udc00 \udc00\ud83d')).toEqual(tokenize('a\ufffd b\ufffd \ufffd\ufffd'));
  });

  it.each(['語', 'a', '\u0301', '😀', '☃', '7', '\u2581', 'ferry', 'a '])(
    'bears a long text of %j',
    (unit) => {
      const few = tokenizers.map(({ tokenize }) => tokenize(unit.repeat(1200)).length);
      const many = tokenizers.map(({ tokenize }) => tokenize(unit.repeat(120_000)).length);
      expect(
        many.map((count, at) => count / (few[at] ?? 0)).every((ratio) => ratio === 1 || ratio > 90),
      ).toBe(true);
      // Nothing of it is left behind.
      expect(tokenizers[0]?.tokenize(golden[2]?.text ?? '')).toEqual(golden[2]?.ids);
    },
  );

  it('refuses a file that falls back to bytes without their pieces, and pieces that are there twice', () => {
    const lacking = withBytes.toString().replace('"<0x7F>"', '"<0x7f>"');
    expect(() => readUnigram(Buffer.from(lacking))).toThrow('lacks the piece <0x7F>');
    const twice = withBytes.toString().replace('"<0x7F>"', '"<0x7E>"');
    expect(() => readUnigram(Buffer.from(twice))).toThrow('it has the piece "<0x7E>" twice');
  });
});

describe('createUnigram', () => {
  it('finds the best pieces of all', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 4 });
    const vocabulary = fc.uniqueArray(fc.tuple(piece, fc.integer({ min: -30, max: 0 })), {
      selector: ([text]) => text,
      maxLength: 12,
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(vocabulary, text, (known, word) => {
        const all: [string, number][] = [['<unk>', 0], ['\u2581', -1], ...known];
        const ids = createUnigram(modelOf(all)).tokenize(word);
        const scoreOfUnknown = Math.min(...all.map(([, score]) => score)) - 10;
        expect(scoreOf(ids, all, word, scoreOfUnknown)).toBe(bestScore(`\u2581${word}`, all, scoreOfUnknown));
      }),
    );
  });

  it('cuts a run of texts with spaces between into what it cuts each of them into', () => {
    const { tokenize } = readUnigram(withBytes);
    const text = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 1 }),
        fc.constantFrom(...' \u3000\u0301', 'ferry', '渡', '7'),
      ),
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        // A text that begins with the mark itself gets no other, unless something stands before it.
        fc.pre(!texts.some((one) => one.includes('\u2581')));
        expect(tokenize(texts.join(' '))).toEqual(texts.flatMap(tokenize));
      }),
    );
  });

  it('differs at the seam where there is no space, and nowhere else', () => {
    const { tokenize } = createUnigram(
      modelOf([
        ['<unk>', 0],
        ['\u2581', -2],
        ['渡', -5],
        ['輪', -5],
        ['。', -3],
        ['渡輪', -6],
        ['。渡', -7],
      ]),
    );
    expect(tokenize('渡輪。')).toEqual([1, 5, 4]);
    expect(tokenize('渡輪。渡輪。')).toEqual([1, 5, 4, 5, 4]);
    expect(tokenize('輪。渡。')).toEqual([1, 3, 6, 4]);
  });
});

/** The score of the pieces that a word of known and unknown characters was cut into. */
function scoreOf(
  ids: readonly number[],
  all: readonly (readonly [string, number])[],
  word: string,
  unknown: number,
) {
  const known = ids.map((id) => (id === 0 ? '' : (all[id]?.[0] ?? ''))).join('');
  const characters = (text: string) => [...text].length;
  const missing = characters(`\u2581${word}`) - characters(known);
  return ids.reduce((sum, id) => sum + (id === 0 ? 0 : (all[id]?.[1] ?? 0)), missing * unknown);
}

/** The best score there is, by trying everything at each place. */
function bestScore(word: string, all: readonly (readonly [string, number])[], unknown: number): number {
  const best = [0];
  for (let end = 1; end <= word.length; end++) {
    const ways = all.slice(1).map(([piece, score]) => {
      return word.slice(0, end).endsWith(piece) ? (best[end - piece.length] ?? 0) + score : -Infinity;
    });
    const last = [...word.slice(0, end)].at(-1) ?? '';
    const isKnown = all.some(([piece]) => piece === last);
    const before = best[end - last.length] ?? -Infinity;
    best.push(Math.max(...ways, isKnown || /\p{Surrogate}/u.test(last) ? -Infinity : before + unknown));
  }
  return best.at(-1) ?? 0;
}

describe('the tokenizer of the shipped model', () => {
  const folder = modelFolder(DEFAULT_MODEL);
  let own: Tokenize;
  let reference: (text: string) => readonly number[];
  let alphabet: readonly string[];

  beforeAll(async () => {
    const file = readFileSync(join(folder, 'tokenizer.json'));
    const { vocab: vocabulary, unk_id: unknown }: { vocab: [string, number][]; unk_id: number } = JSON.parse(
      file.toString(),
    ).model;
    // What transformers.js does otherwise than the original is left out: numeric characters that are not ASCII
    // stay together, a sigma at the end of a word is another letter, U+0085 is no space, bytes are never a fallback.
    const isByte = vocabulary.map(([piece]) => /^<0x[\dA-F]{2}>$/.test(piece));
    const { tokenize } = readUnigram(file);
    own = (text) => {
      const ids = tokenize(text);
      return ids.flatMap((id, at) => {
        if (isByte[id] !== true) return [id];
        return isByte[ids[at - 1] ?? 0] === true ? [] : [unknown];
      });
    };
    alphabet = vocabulary
      .map(([piece]) => piece)
      .filter((piece) => [...piece].length === 1 && !/[^\P{N}\d]|[σς\u2581]/u.test(piece));
    Object.assign(env, { allowRemoteModels: false, localModelPath: dirname(folder) + sep });
    const tokenizer = await AutoTokenizer.from_pretrained(DEFAULT_MODEL, { local_files_only: true });
    reference = (text) => tokenizer.encode(text, { add_special_tokens: false });
  });

  it('cuts known characters as the tokenizer of transformers.js does', () => {
    const character = fc.nat({ max: alphabet.length - 1 }).map((at) => alphabet[at] ?? '');
    const odd = fc.constantFrom(...' \t\n\u00a0\u3000\u200b\u00ad', 'ＡＢ', 'ｶﾞ', 'é', 'Ж', 'ﬁ', '０');
    const text = fc.string({
      unit: fc.oneof({ weight: 9, arbitrary: character }, { weight: 1, arbitrary: odd }),
    });
    fc.assert(
      fc.property(text, (given) => {
        expect(own(given)).toEqual(reference(given));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['zhaoqing.txt', 'harbour.txt', 'onsen.txt', 'alpenhuette.de.txt', 'alpenhuette.fr.txt'])(
    'cuts %s as the tokenizer of transformers.js does',
    (name) => {
      const lines = readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8').split('\n');
      for (const line of lines) expect(own(line)).toEqual(reference(line));
    },
  );
});
