import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { View } from '../src/cleaning/index.ts';
import { run } from '../src/cli/run.ts';
import { singleEdition } from '../src/editions/index.ts';
import { type Alignment, align } from '../src/index.ts';
import { temporaryFolder } from './folder.ts';

// Real documents that are not ours to pass on: they lie beside the repository where it is developed.
const FOLDER = fileURLToPath(new URL('../../shared/seeds', import.meta.url));
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: the seed documents are not in ${FOLDER}`);

const pathOf = (number: string) =>
  join(FOLDER, readdirSync(FOLDER).find((name) => name.startsWith(number)) ?? number);

describe.skipIf(!present)('seed documents', () => {
  test.each([
    ['000', 'vi'],
    ['001', 'zh-Hans'],
    ['003', 'zh-Hant'],
    ['004', 'en'],
  ])('%s is one edition, in %s', async (number, language) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const output = join(temporaryFolder(), 'out.tmx');
    const code = await run(['align', pathOf(number), '-o', output]);
    const message = stderr.mock.calls.join('');
    stderr.mockRestore();
    expect(code).toBe(4);
    expect(message).toContain(`${pathOf(number)}: there is one edition only (${language}, `);
    expect(existsSync(output)).toBe(false);
  });

  test.each([
    ['000', 'vi', []],
    ['001', 'zh-Hans', [/^navigation: - 上一篇:.*下一篇:/]],
    ['003', 'zh-Hant', []],
    ['004', 'en', [/^footer: Leave a Reply$/, /^footer: Your email address will not be published\.$/]],
  ])(
    '%s, known to be one edition, is in %s, and what stands around it is set aside',
    (number, language, expected) => {
      const text = readFileSync(pathOf(number), 'utf8');
      const { editions, other } = singleEdition(new View({ name: number, text }));
      expect(editions.map((edition) => edition.language)).toEqual([language]);
      expect(other.map(({ reason, text: part }) => `${reason}: ${part}`)).toEqual(
        expected.map((pattern) => expect.stringMatching(pattern)),
      );
    },
  );

  describe('002', () => {
    let alignment: Alignment;
    let together: string[];

    beforeAll(async () => {
      const path = pathOf('002');
      alignment = await align({ name: path, text: readFileSync(path, 'utf8') });
      together = alignment.units
        .filter(({ cells }) => Object.keys(cells).length > 1)
        .flatMap(({ cells }) => Object.values(cells).map(({ text }) => text));
    });

    it('has editions in English, Traditional Chinese and Japanese', () => {
      expect(alignment.languages).toEqual(['en', 'zh-Hant', 'ja']);
    });

    it('has at least 17 units in all three', () => {
      const whole = alignment.units.filter(({ cells }) => Object.keys(cells).length === 3);
      console.log(`002: ${whole.length} of ${alignment.units.length} units in three languages`);
      expect(whole.length).toBeGreaterThanOrEqual(17);
    });

    it.each([
      ['its date line', 'Tuesday, May 7, 2024'],
      ['its caption', "Zhaoqing's large-scale industrial cluster"],
    ])('leaves %s unaligned', (_, line) => {
      const [english] = alignment.editions;
      const index = english?.sentences.findIndex(({ text }) => text === line) ?? -1;
      expect(index).toBeGreaterThanOrEqual(0);
      const holding = alignment.units.filter(({ cells }) => cells['en']?.sentences.includes(index));
      expect(holding.map(({ cells }) => Object.keys(cells))).toEqual([['en']]);
    });

    it('sets its footer aside', () => {
      const footer = [
        'No comments:',
        'Post a Comment',
        '精选的博文',
        "China's Zhaoqing may welcome flying cars",
      ];
      for (const line of footer) {
        expect(together.filter((text) => text.includes(line))).toEqual([]);
        expect(alignment.other.find(({ text }) => text.startsWith(line))).toMatchObject({ reason: 'footer' });
      }
    });
  });
});
