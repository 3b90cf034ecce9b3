import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newUser, TINY_MODEL } from '../test/models.ts';
import { align, openAlignment } from './align.ts';
import type { AlignInput } from './input.ts';

const EN = 'The ferry leaves at eight. Please be on time, since it does not wait for anybody.';
const DE = 'Die Fähre fährt um acht Uhr ab. Bitte seien Sie pünktlich, denn sie wartet auf niemanden.';

describe('align', () => {
  test('one text with two languages and two texts with one give the same units', async () => {
    const one = await align(`${EN}\n\n${DE}\n`);
    const two = await align({ editions: [{ text: EN }, { text: DE }] });
    expect(one.languages).toEqual(['en', 'de']);
    const shape = (alignment: typeof one) => alignment.units.map(({ cells }) => [cells['en'], cells['de']]);
    expect(shape(one).map((cells) => cells.map((cell) => cell?.text))).toEqual(
      shape(two).map((cells) => cells.map((cell) => cell?.text)),
    );
    expect(one.units.every((unit) => unit.confidence > 0 && unit.confidence <= 1)).toBe(true);
  });

  test('offsets and sentence indices lead back to the text', async () => {
    const text = `\n  ${EN}\n=====\n${DE}`;
    const { editions, units } = await align({ text, name: 'a.txt' });
    for (const { sentences, source } of editions) {
      expect(source).toBe('a.txt');
      for (const sentence of sentences) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
    for (const unit of units) {
      for (const [language, cell] of Object.entries(unit.cells)) {
        const list = editions.find((edition) => edition.language === language)?.sentences ?? [];
        expect(list[cell.sentences[0] ?? -1]?.start).toBe(cell.start);
        expect(list[cell.sentences.at(-1) ?? -1]?.end).toBe(cell.end);
      }
    }
  });

  test('languages may be given, in the order of the columns', async () => {
    const { languages } = await align(`${EN}\n\n${DE}\n`, { languages: ['de', 'EN'] });
    expect(languages).toEqual(['de', 'en']);
  });

  test('lines are kept as segments when asked for', async () => {
    const { editions } = await align(`${EN}\n\n${DE}\n`, { segmentation: 'lines' });
    expect(editions.map(({ sentences }) => sentences.map(({ text }) => text))).toEqual([[EN], [DE]]);
  });

  test('progress rises to the end, stage by stage', async () => {
    const stages: string[] = [];
    await align(`${EN}\n\n${DE}\n`, { onProgress: ({ stage }) => stages.push(stage) });
    expect([...new Set(stages)]).toEqual(['read', 'encode', 'align']);
  });

  test('another model may be given, and its vectors are kept', async () => {
    const { vectors } = newUser();
    const options = { model: TINY_MODEL, cache: true };
    const first = await align(`${EN}\n\n${DE}\n`, options);
    expect(first.model).toBe('tiny-model');
    expect(first.editions.map(({ sentences }) => sentences.length)).toEqual([2, 2]);
    expect(first.units.flatMap(({ cells }) => cells['en']?.sentences ?? [])).toEqual([0, 1]);
    expect(readdirSync(vectors)).toHaveLength(1);
    expect(await align(`${EN}\n\n${DE}\n`, options)).toEqual(first);
  });

  test('an aborted signal stops it', async () => {
    const signal = AbortSignal.abort();
    await expect(align(`${EN}\n\n${DE}\n`, { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test.each<[string, string]>([
    [EN, 'ONE_EDITION'],
    [' \n', 'INPUT_EMPTY'],
    ['a\0b', 'INPUT_BINARY'],
  ])('%j is refused with %s', async (text, code) => {
    await expect(align(text)).rejects.toMatchObject({ code });
  });

  test.each([undefined, null, 7, {}, { text: 7 }, { editions: [EN] }, { editions: 'x' }])(
    'what is no input is refused with a sentence: %j',
    async (input) => {
      // What a caller without types may send.
      await expect(align(input as unknown as AlignInput)).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    },
  );

  test('anchors come out as they are, in align and when a text is open', async () => {
    const text = `${EN} ${EN}\n\n${DE} ${DE}\n`;
    const anchors = [{ en: [0, 1], de: [0, 2] }] as const;
    const cells = ({ units }: Awaited<ReturnType<typeof align>>) =>
      units.map((unit) => [unit.cells['en']?.sentences, unit.cells['de']?.sentences, unit.confidence]);
    const aligned = await align(text, { anchors });
    expect(cells(aligned)[0]).toEqual([[0], [0, 1], 1]);
    const open = await openAlignment(text);
    expect(open.alignment).toEqual(await align(text));
    expect(open.realign(anchors)).toEqual(aligned);
    expect(cells(open.realign(anchors, { flags: false }))).toEqual(cells(aligned));
    expect(() => open.realign([{ en: [0, 9] }])).toThrow(expect.objectContaining({ code: 'INVALID_ANCHOR' }));
  });

  test('aligned again, units that stay are the same objects, and flags are those that they had', async () => {
    const [english, german] = [1, 2].map((version) =>
      Array.from({ length: 40 }, (_, n) =>
        version === 1
          ? `Ferry number ${n + 20} leaves the harbour at dawn.${n % 9 === 0 ? ' It is never late, they say here.' : ''}`
          : `Die Fähre Nummer ${n === 25 ? 99 : n + 20} verlässt den Hafen bei Tagesanbruch.${n % 9 === 0 ? ' Sie kommt nie zu spät, sagt man hier.' : ''}`,
      ).join('\n'),
    ) as [string, string];
    const input = { editions: [{ text: english }, { text: german }] };
    const open = await openAlignment(input);
    const before = open.alignment.units;
    expect(before.flatMap(({ flags }) => flags.map(({ code }) => code))).toContain('number-mismatch');
    const anchors = [{ en: [30, 1], de: [31, 1] }] as const;
    const after = open.realign(anchors).units;
    const shared = after.filter((unit) => before.includes(unit));
    expect(shared.length).toBeGreaterThan(10);
    // A fresh one knows nothing of what this one was asked before.
    expect((await openAlignment(input, { anchors })).alignment.units).toEqual(after);
    expect(open.realign([]).units).toEqual(before);
    const bare = open.realign(anchors, { flags: false }).units;
    expect(bare).toEqual(after.map((unit) => ({ ...unit, flags: [] })));
  });
});
