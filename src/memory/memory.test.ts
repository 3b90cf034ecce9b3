import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import type { BitextItem, TranslationUnit } from '../bitext/index.ts';
import { openDatabase } from '../database/index.ts';
import type { Encoder } from '../vectors/index.ts';
import {
  type AddOptions,
  addUnits,
  checkMemory,
  conflictGroups,
  consolidate,
  duplicateGroups,
  indexVectors,
  itemsOf,
  lookUp,
  type Memory,
  memoryStats,
  openMemory,
  pretranslated,
  searchMemory,
  storedUnits,
} from './index.ts';

const server = process.env['DATABASE_URL'];
if (server === undefined) console.warn('PostgreSQL is not tested: DATABASE_URL is not set');

/** An empty memory in a file, or in a schema of its own on the server. */
async function emptyMemory(kind: 'sqlite' | 'postgres'): Promise<Memory> {
  let place = join(temporaryFolder(), 'memory.hexapla');
  if (kind === 'postgres') {
    const schema = `test_${randomUUID().replaceAll('-', '')}`;
    const url = new URL(server ?? '');
    const admin = await openDatabase(url.href, 'test', []);
    await admin.read((db) => sql`create schema ${sql.ref(schema)}`.execute(db));
    url.searchParams.set('options', `-c search_path=${schema},public`);
    place = url.href;
    onTestFinished(async () => {
      await admin.read((db) => sql`drop schema ${sql.ref(schema)} cascade`.execute(db));
      await admin.close();
    });
  }
  const memory = await openMemory(place, { create: true });
  onTestFinished(() => memory.close());
  return memory;
}

type Texts = Readonly<Record<string, string>>;

function unitOf(texts: Texts, more: Partial<TranslationUnit> = {}): TranslationUnit {
  return { ...more, variants: Object.entries(texts).map(([language, text]) => ({ language, text })) };
}

function items(units: readonly TranslationUnit[]): BitextItem[] {
  return units.map((unit, index) => ({ kind: 'unit', unit, at: { line: index + 1, column: 1 } }));
}

const add = (memory: Memory, units: readonly TranslationUnit[], options: Partial<AddOptions> = {}) =>
  addUnits(memory, itemsOf(units), { name: 'test.tmx', ...options });

async function all(memory: Memory) {
  const units = [];
  for await (const unit of storedUnits(memory)) units.push(unit);
  return units;
}

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}

const texts = ({ unit }: { unit: TranslationUnit }) =>
  Object.fromEntries(unit.variants.map(({ language, text }) => [language, text]));

const FERRY = { en: 'The ferry leaves at 8 every morning.', de: 'Die Fähre fährt jeden Morgen um 8 ab.' };
const HYDROGEN = {
  en: 'Hydrogen energy is clean.',
  'zh-Hans': '氢能是清洁的能源。',
  vi: 'Năng lượng hydro là năng lượng sạch.',
};

/** A vector that says which of some subjects a text is about, in any language. */
const SUBJECTS = [/hydro|氢|水素/iu, /ferry|fähre|渡轮/iu, /office|büro/iu];
const encoder: Encoder = {
  id: 'test-subjects',
  dimensions: 4,
  encode: async (given) =>
    Float32Array.from(
      given.flatMap((text) => [...SUBJECTS.map((subject) => Number(subject.test(text))), 0.1]),
    ),
};

describe.each(server === undefined ? (['sqlite'] as const) : (['sqlite', 'postgres'] as const))(
  '%s',
  (kind) => {
    it('keeps all that a unit says', async () => {
      const memory = await emptyMemory(kind);
      const unit: TranslationUnit = {
        id: 'u7',
        document: 'guide.txt',
        confidence: 0.75,
        status: 'accepted',
        created: new Date('2024-03-01T10:00:00Z'),
        changed: new Date('2024-03-02T10:00:00Z'),
        notes: ['Ask the captain.'],
        remarks: [{ code: 'numbers', message: '8 stands in one language only' }],
        moved: true,
        properties: [{ type: 'x-client', value: 'harbour' }],
        beads: [{ languages: ['en', 'de'], confidence: 0.5, beads: [['a', 'b']] }],
        variants: [
          { language: 'en', text: FERRY.en, original: 'The  ferry', source: 'guide.txt', start: 10, end: 46 },
          { language: 'de', text: FERRY.de, source: 'guide.txt', start: 90, end: 127 },
        ],
      };
      await add(memory, [unit]);
      const [stored] = await all(memory);
      expect(stored?.unit).toEqual(unit);
      expect(stored?.origins).toMatchObject([
        {
          import: 'test.tmx',
          document: 'guide.txt',
          line: 1,
          column: 1,
          id: 'u7',
          places: [{ start: 10 }, { start: 90 }],
        },
      ]);
      expect(await checkMemory(memory)).toEqual([]);
    });

    it('merges what is the same, adds languages where two agree, and keeps contradictions apart', async () => {
      const memory = await emptyMemory(kind);
      const first = await add(memory, [
        unitOf(FERRY, { confidence: 0.4, document: 'a' }),
        unitOf(
          { en: ` ${FERRY.en.replaceAll(' ', '\u00a0 ')}`, de: FERRY.de.normalize('NFD') },
          { confidence: 0.9 },
        ),
        unitOf({ en: 'Yes', de: 'Ja' }),
        unitOf({ en: 'Yes', fr: 'Oui' }),
      ]);
      expect(first).toMatchObject({ read: 4, added: 3, merged: 1, extended: 0 });
      const second = await add(memory, [
        unitOf({ ...FERRY, fr: 'Le bac part à 8 heures chaque matin.' }, { status: 'accepted' }),
        unitOf({ en: FERRY.en, de: 'Morgens um 8 legt die Fähre ab.' }),
      ]);
      expect(second).toMatchObject({ added: 1, merged: 1, extended: 1 });
      const units = await all(memory);
      expect(units.map(texts)).toEqual([
        { ...FERRY, fr: 'Le bac part à 8 heures chaque matin.' },
        { en: 'Yes', de: 'Ja' },
        { en: 'Yes', fr: 'Oui' },
        { en: FERRY.en, de: 'Morgens um 8 legt die Fähre ab.' },
      ]);
      expect(units[0]).toMatchObject({
        count: 3,
        unit: { confidence: 0.9, status: 'accepted', document: 'a' },
      });
      expect(units[0]?.origins).toHaveLength(3);
      const { hits } = await searchMemory(memory, FERRY.en, { modes: ['exact'] });
      expect(hits.map(({ unit, conflicts }) => [unit.number, conflicts])).toEqual([
        [4, [1]],
        [1, [4]],
      ]);
      const conflicts = await listed(conflictGroups(memory));
      expect(conflicts.map(({ units: group }) => group.map(({ number }) => number))).toEqual([[1, 4]]);
      expect(await checkMemory(memory)).toEqual([]);
    });

    it('says of every unit that it does not take why, and where', async () => {
      const memory = await emptyMemory(kind);
      const report = await addUnits(
        memory,
        [
          ...items([
            unitOf({ en: 'Alone', de: ' \n' }),
            unitOf(FERRY, { status: 'rejected' }),
            unitOf(FERRY, { confidence: 0.1, id: 'low' }),
            unitOf({ en: 'x'.repeat(100_001), de: 'x' }),
          ]),
          {
            kind: 'rejected',
            rejection: { reason: 'malformed', message: 'no segment', at: { line: 9, column: 3 } },
          },
        ],
        { name: 'bad.tmx', minConfidence: 0.2 },
      );
      expect(report).toMatchObject({
        read: 5,
        added: 0,
        merged: 0,
        rejected: {
          'half-empty': 1,
          'rejected-in-review': 1,
          'below-confidence': 1,
          'too-large': 1,
          malformed: 1,
        },
      });
      expect(report.rejections[2]).toMatchObject({ reason: 'below-confidence', id: 'low', at: { line: 3 } });
      expect(report.rejections[4]).toMatchObject({ reason: 'malformed', at: { line: 9, column: 3 } });
    });

    it('takes all of an import or nothing', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [unitOf(FERRY)]);
      async function* failing(): AsyncGenerator<BitextItem> {
        for (let line = 1; line <= 1200; line++) {
          yield {
            kind: 'unit',
            unit: unitOf({ en: `Page ${line}`, de: `Seite ${line}` }),
            at: { line, column: 1 },
          };
        }
        throw new Error('the file ends in the middle');
      }
      await expect(addUnits(memory, failing(), { name: 'cut.tmx' })).rejects.toThrow(
        'the file ends in the middle',
      );
      const stopped = add(memory, [unitOf(HYDROGEN)], { signal: AbortSignal.abort() });
      await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
      expect((await memoryStats(memory)).units).toBe(1);
      expect((await searchMemory(memory, 'Seite 7', { modes: ['concordance', 'fuzzy'] })).hits).toEqual([]);
      expect(await checkMemory(memory)).toEqual([]);
      expect(await add(memory, [unitOf(HYDROGEN)])).toMatchObject({ added: 1 });
    });

    it('finds a phrase in any language, with its place', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [
        unitOf(HYDROGEN),
        unitOf(FERRY),
        unitOf({ en: 'ＦＥＲＲＹ “dock”, closed', de: 'Zu' }),
      ]);
      const find = async (phrase: string, language?: string) => {
        const { hits } = await searchMemory(memory, phrase, { modes: ['concordance'], language });
        return hits.map(({ unit, variant, highlights }) =>
          highlights
            .map(([start, end]) => unit.unit.variants[variant ?? -1]?.text.slice(start, end))
            .join('|'),
        );
      };
      expect(await find('氢能')).toEqual(['氢能']);
      expect(await find('能')).toEqual(['能|能']);
      expect(await find('洁的能源')).toEqual(['洁的能源']);
      expect(await find('能源是')).toEqual([]);
      expect(await find('ferry')).toEqual(['ＦＥＲＲＹ', 'ferry']);
      expect(await find('ferry "dock"')).toEqual([]);
      expect(await find('ferry “DOCK”,')).toEqual(['ＦＥＲＲＹ “dock”,']);
      expect(await find('ydroge')).toEqual(['ydroge']);
      expect(await find('drogen ener')).toEqual(['drogen ener']);
      expect(await find('nang luong')).toEqual(['Năng lượng|năng lượng']);
      expect(await find('năng lượng')).toEqual(['Năng lượng|năng lượng']);
      expect(await find('Fähre', 'de')).toEqual(['Fähre']);
      expect(await find('Fähre', 'en')).toEqual([]);
      expect(await find('Fähre', 'ja')).toEqual([]);
      expect(await find('…!')).toEqual([]);
      expect(await find('%" OR * NEAR(')).toEqual([]);
    });

    it('finds similar texts with their percentage', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [unitOf(FERRY), unitOf(HYDROGEN)]);
      const find = async (text: string, minScore?: number) => {
        const { hits } = await searchMemory(memory, text, { modes: ['exact', 'fuzzy'], minScore });
        return hits.map(({ mode, score, unit }) => [mode, Math.round(score * 1000) / 1000, unit.number]);
      };
      expect(await find(FERRY.en)).toEqual([['exact', 1, 1]]);
      expect(await find('the ferry leaves at 8 every morning')).toEqual([['fuzzy', 0.99, 1]]);
      // Seven words: another number is half a difference, another word is one.
      expect(await find('The ferry leaves at 9 every morning.')).toEqual([['fuzzy', 0.929, 1]]);
      expect(await find('The ferry leaves at 8 every evening.')).toEqual([['fuzzy', 0.857, 1]]);
      expect(await find('A ferry leaves at 8 every single evening.', 0.5)).toEqual([['fuzzy', 0.625, 1]]);
      expect(await find('A ferry leaves at 8 every single evening.')).toEqual([]);
      expect(await find('氢能是最清洁的能源')).toEqual([['fuzzy', 0.889, 2]]);
    });

    it('finds by meaning across languages, and does not trust vectors of another model', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [
        unitOf(FERRY),
        unitOf(HYDROGEN),
        unitOf({ en: 'The office is closed.', de: 'Das Büro ist zu.' }),
      ]);
      expect(await indexVectors(memory, encoder)).toBe(3);
      const find = async (other: Encoder, language?: string) => {
        const { hits } = await searchMemory(memory, '水素', { modes: ['meaning'], encoder: other, language });
        return hits.map(({ unit }) => unit.number);
      };
      expect(await find(encoder)).toEqual([2]);
      expect(await find(encoder, 'vi')).toEqual([2]);
      expect(await find(encoder, 'de')).toEqual([]);
      const other = { ...encoder, id: 'another' };
      expect(await find(other)).toEqual([]);
      expect(await indexVectors(memory, other)).toBe(3);
      expect(await find(other)).toEqual([2]);
      expect(await add(memory, [unitOf({ en: 'Hydrogen burns.', de: 'Wasserstoff brennt.' })])).toMatchObject(
        { added: 1 },
      );
      expect(await indexVectors(memory, other)).toBe(1);
      expect(await indexVectors(memory, other)).toBe(0);
      expect((await find(other)).sort()).toEqual([2, 4]);
      expect(await checkMemory(memory)).toEqual([]);
    });

    it('groups near duplicates, and makes one of those that differ in form', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [
        unitOf({ en: 'Press OK.', de: 'OK drücken.' }, { document: 'one' }),
        unitOf({ en: 'press ok', de: 'OK drücken' }, { document: 'two' }),
        unitOf({ en: 'Press OK!', de: 'OK drücken!' }, { status: 'accepted' }),
        unitOf({ en: 'Page 3', de: 'Seite 3' }),
        unitOf({ en: 'Page 4', de: 'Seite 4' }),
        unitOf(FERRY),
      ]);
      const groups = await listed(duplicateGroups(memory));
      const shown = groups.map((group) => [
        group.kind,
        group.kept.number,
        group.others.map(({ number }) => number),
      ]);
      expect(shown.sort()).toEqual([
        ['form', 3, [1, 2]],
        ['numbers', 4, [5]],
      ]);
      expect(await consolidate(memory)).toBe(2);
      const units = await all(memory);
      expect(units.map(({ number }) => number)).toEqual([3, 4, 5, 6]);
      expect(units[0]).toMatchObject({ count: 3, origins: [{}, { document: 'one' }, { document: 'two' }] });
      expect(await checkMemory(memory)).toEqual([]);
      expect(await consolidate(memory)).toBe(0);
      expect((await searchMemory(memory, 'Press OK', { modes: ['fuzzy', 'concordance'] })).hits).toHaveLength(
        1,
      );
    });

    it('looks a document up', async () => {
      const memory = await emptyMemory(kind);
      await add(memory, [
        unitOf({ en: 'Open the door.', de: 'Öffnen Sie die Tür.' }),
        unitOf({ en: 'Yes', de: 'Ja' }),
        unitOf({ en: 'Close the window now please.', de: 'Schließen Sie bitte jetzt das Fenster.' }),
        unitOf({ en: 'No', de: 'Nein' }),
        unitOf({ en: 'Yes', de: 'Doch' }),
      ]);
      const sentences = [
        'Open the door.',
        'Yes',
        'Close the window now please.',
        'Close the window now.',
        'Something else.',
      ];
      const found = await lookUp(memory, sentences, { from: 'en', to: 'de' });
      expect(found.rows.map(({ band, target, ambiguous }) => [band, target, ambiguous])).toEqual([
        ['context', 'Öffnen Sie die Tür.', false],
        ['context', 'Ja', true],
        ['100', 'Schließen Sie bitte jetzt das Fenster.', false],
        ['75-84', 'Schließen Sie bitte jetzt das Fenster.', false],
        ['below', undefined, false],
      ]);
      expect(found.bands).toEqual({ context: 2, '100': 1, '95-99': 0, '85-94': 0, '75-84': 1, below: 1 });
      expect(pretranslated(found)[3]).toMatchObject({
        properties: [{ type: 'x-match-quality', value: '80' }, {}],
      });
      await expect(lookUp(memory, sentences, { from: 'en', to: 'ja' })).rejects.toMatchObject({
        code: 'LANGUAGE_NOT_FOUND',
      });
    });

    it('keeps nasty text as well as a database can', async () => {
      const memory = await emptyMemory(kind);
      const nasty = `a\0b \ud800 ]]> <x> 'q' "\\" 😀 \u202eRTL ${'長'.repeat(10_000)}`;
      await add(memory, [unitOf({ en: nasty, de: 'Übel' }, { notes: ['\0'] })]);
      const [stored] = await all(memory);
      expect(stored?.unit.variants[0]?.text).toBe(nasty.replace('\0', '\ufffd').replace('\ud800', '\ufffd'));
      expect((await searchMemory(memory, nasty.slice(0, 9000), {})).hits).toHaveLength(1);
      expect(await add(memory, [unitOf({ en: nasty, de: 'Übel' })])).toMatchObject({ merged: 1 });
    });
  },
);
