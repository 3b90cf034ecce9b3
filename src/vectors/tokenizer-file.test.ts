import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HexaplaError } from '../errors.ts';
import { readTokenizerFile, type UnigramModel } from './tokenizer-file.ts';

const file = readFileSync(new URL('../../test/fixtures/tiny-unigram/tokenizer.json', import.meta.url));
const settings = JSON.parse(file.toString());

/** The file with another vocabulary, and what `change` makes of the rest. */
function fileWith(vocab: unknown, change: object = {}, model: object = {}): object {
  return { ...settings, ...change, model: { ...settings.model, vocab, ...model } };
}

const read = (content: unknown, indent?: number) =>
  readTokenizerFile(
    Buffer.from(typeof content === 'string' ? content : JSON.stringify(content, null, indent)),
  );

function piecesOf({ units, starts, scores }: UnigramModel): [string, number][] {
  return Array.from(scores, (score, piece) => [
    String.fromCharCode(...units.subarray(starts[piece], starts[piece + 1])),
    score,
  ]);
}

describe('readTokenizerFile', () => {
  it('reads every piece and score, however the file is laid out', () => {
    const vocabulary = fc.array(
      fc.tuple(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
            fc.constantFrom('"', '\\', '\n', '😀'),
          ),
          minLength: 1,
        }),
        fc.oneof(
          fc.double({ min: -1e5, max: 0, noNaN: true, noDefaultInfinity: true }),
          fc.integer({ min: -999, max: 0 }),
        ),
      ),
      { minLength: 2, maxLength: 20 },
    );
    fc.assert(
      fc.property(vocabulary, fc.constantFrom(0, 2), fc.boolean(), (vocab, indent, byteFallback) => {
        const model = read(fileWith(vocab, {}, { byte_fallback: byteFallback }), indent);
        // JSON has no negative zero.
        expect(piecesOf(model)).toEqual(vocab.map(([piece, score]) => [piece, score + 0]));
        expect(model).toMatchObject({ unknown: 1, byteFallback });
      }),
    );
  });

  it('falls back to bytes only where it is told to', () => {
    const { byte_fallback: _, ...model } = settings.model;
    expect(read({ ...settings, model }).byteFallback).toBe(false);
    expect(readTokenizerFile(file).byteFallback).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', 'not JSON', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['an array', [], 'it is not an object'],
    ['no settings', {}, 'its truncation is not supported: nothing'],
    ['no model', { ...settings, model: null }, 'it has no model'],
    [
      'no vocabulary',
      { ...settings, model: { type: 'Unigram', unk_id: 1 } },
      'its model.vocab is not supported',
    ],
    ['another model', fileWith([['a', 0]], {}, { type: 'BPE' }), 'its model.type is not supported: "BPE"'],
    ['a vocabulary by name', fileWith({ a: 1 }), 'its model.vocab is not supported: {"a":1}'],
    ['an empty vocabulary', fileWith([]), 'its vocabulary is not a list'],
    ['a piece of no length', fileWith([['', 0]]), 'it has an empty piece'],
    ['half a character', fileWith([['\ud800', 0]]), 'half a character'],
    [
      'a piece that is no string',
      fileWith([[1, 0]]),
      'its vocabulary is not a list of pieces with scores at byte',
    ],
    ['a score that is no number', fileWith([['a', 'b']]), 'scores of its pieces are not numbers'],
    ['a score of null', fileWith([['a', null]]), 'scores of its pieces are not numbers'],
    ['two scores', fileWith([['a', 1, 2]]), 'scores of its pieces are not numbers'],
    ['a score out of all measure', fileWith([['a', -1e300]]), 'scores of its pieces are not numbers'],
    ['an unknown piece outside', fileWith([['a', 0]], {}, { unk_id: 7 }), 'its unk_id 7 is no piece'],
    [
      'no unknown piece',
      fileWith([['a', 0]], {}, { unk_id: null }),
      'its model.unk_id is not supported: null',
    ],
    ['a flag that is none', fileWith([['a', 0]], {}, { byte_fallback: 1 }), 'its model.byte_fallback is not'],
    [
      'another normaliser',
      fileWith([['a', 0]], { normalizer: { type: 'NFC' } }),
      'its normalizer is not supported: {"type":"NFC"}',
    ],
    [
      'another pre-tokenizer',
      fileWith([['a', 0]], { pre_tokenizer: null }),
      'its pre_tokenizer is not supported: null',
    ],
    [
      'added tokens',
      fileWith([['a', 0]], { added_tokens: [{ id: 0 }] }),
      'its added_tokens is not supported',
    ],
    [
      'a post-processor',
      fileWith([['a', 0]], { post_processor: {} }),
      'its post_processor is not supported: {}',
    ],
    ['the key elsewhere', { vocab: [['a', 0]], ...settings }, 'its model.vocab is not supported'],
  ])('refuses %s', (_, content, reason) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringContaining(reason) }),
    );
  });

  it('refuses what is not UTF-8, and a file that is cut off anywhere', () => {
    expect(() => readTokenizerFile(Buffer.from([0x22, 0xff, 0x22]))).toThrow('it is not UTF-8');
    const whole = Buffer.from(
      JSON.stringify(
        fileWith([
          ['<pad>', 0],
          ['<unk>', 0],
          ['▁語"\\', -1.5],
        ]),
      ),
    );
    for (let length = 0; length < whole.length; length++) {
      expect(() => readTokenizerFile(whole.subarray(0, length))).toThrow(HexaplaError);
    }
    expect(readTokenizerFile(whole).scores).toHaveLength(3);
  });
});
