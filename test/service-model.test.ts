import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HexaplaError } from '../src/errors.ts';
import {
  applySplices,
  inverse,
  type Operation,
  type ReviewUnit,
  type Splice,
  textOf,
} from '../src/review/index.ts';
import type { OpenService } from '../src/service/index.ts';
import { countsOf } from './fake-service.ts';
import { doneDocument, forBothDatabases, type Line, MadeAligner, serviceAt } from './service-kit.ts';

const LINES: readonly Line[] = Array.from({ length: 8 }, (_, index) => ({
  ...(index % 4 === 3 ? {} : { en: [`First of ${index}.`, `Second of ${index}.`] }),
  ...(index % 5 === 4 ? {} : { ja: index % 2 === 0 ? `第${index}。` : [`前${index}。`, `後${index}。`] }),
  confidence: ((index * 37) % 100) / 100,
  flags: index % 3 === 0 ? ['number-mismatch'] : [],
}));

/** What a reviewer may do; units are named by their places, which are always there. */
type Move =
  | { readonly do: 'undo'; readonly times: number }
  | { readonly do: 'redo'; readonly times: number }
  | { readonly do: 'reopen-service' }
  | { readonly do: 'rebuild' }
  | {
      readonly do: 'operation';
      readonly of: (unit: string, other: string) => Operation;
      readonly at: number;
      readonly to: number;
    };

const operation = fc.oneof(
  fc
    .constantFrom('accept' as const, 'reject' as const, 'reopen' as const)
    .map((op) => (unit: string, other: string) => ({ op, units: [unit, other] })),
  fc
    .tuple(fc.constantFrom('en', 'ja'), fc.option(fc.constantFrom('New text.', '違う。', ' ')))
    .map(([language, text]) => (unit: string) => ({ op: 'edit' as const, unit, language, text })),
  fc
    .tuple(
      fc.constantFrom('next' as const, 'previous' as const),
      fc.option(fc.constantFrom(['en'], ['ja']), { nil: undefined }),
    )
    .map(([side, languages]) => (unit: string) => ({
      op: 'merge' as const,
      unit,
      with: side,
      ...(languages === undefined ? {} : { languages }),
    })),
  fc.record({ en: fc.nat(2), ja: fc.nat(6) }).map(({ en, ja }) => (unit: string) => ({
    op: 'split' as const,
    unit,
    at: { en: { sentences: en }, ja: { offset: ja } },
  })),
  fc
    .tuple(fc.constantFrom('en', 'ja'), fc.constantFrom('first' as const, 'last' as const))
    .map(([language, sentence]) => (unit: string) => ({ op: 'move' as const, unit, language, sentence })),
  fc
    .constantFrom('en', 'ja')
    .map((language) => (unit: string) => ({ op: 'unlink' as const, unit, language })),
  fc.constant((unit: string, other: string) => ({ op: 'link' as const, units: [unit, other] as const })),
  fc.constantFrom('a note', '').map((text) => (unit: string) => ({ op: 'note' as const, unit, text })),
  fc.boolean().map((on) => (unit: string) => ({ op: 'bookmark' as const, unit, on })),
);

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constantFrom('undo' as const, 'redo' as const),
        times: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom({ do: 'reopen-service' as const }, { do: 'rebuild' as const }) },
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('operation' as const),
        of: operation,
        at: fc.nat(),
        to: fc.nat(),
      }),
    },
  ),
  { minLength: 12, maxLength: 30 },
);

/** A document as it would be if nothing had to be kept anywhere. */
class Model {
  units: readonly ReviewUnit[];
  readonly done: (readonly Splice[])[] = [];
  readonly undone: (readonly Splice[])[] = [];

  constructor(units: readonly ReviewUnit[]) {
    this.units = units;
  }

  change(splices: readonly Splice[]) {
    if (splices.length === 0) return;
    this.units = applySplices(this.units, splices);
    this.done.push(splices);
    this.undone.length = 0;
  }

  undo() {
    const last = this.done.pop();
    if (last === undefined) return false;
    this.units = applySplices(this.units, inverse(last));
    this.undone.push(last);
    return true;
  }

  redo() {
    const last = this.undone.pop();
    if (last === undefined) return false;
    this.units = applySplices(this.units, last);
    this.done.push(last);
    return true;
  }
}

async function unitsOf(service: OpenService, id: string): Promise<ReviewUnit[]> {
  const { units } = await service.units(id, { limit: 500 });
  expect(units.map(({ position }) => position)).toEqual(units.map((_, index) => index));
  return units.map(({ position: _, ...unit }) => unit);
}

/** Everything else that the service says of units, from the units themselves. */
async function checkDerived(service: OpenService, id: string, units: readonly ReviewUnit[]) {
  const { counts } = await service.get(id);
  expect(counts).toEqual(countsOf(units));
  const outline = await service.outline(id);
  expect(outline.ids).toEqual(units.map((unit) => unit.id));
  expect(outline.statuses).toBe(units.map(({ status }) => status.charAt(0)).join(''));
  expect(outline.firsts['en']).toEqual(units.map(({ cells }) => cells['en']?.pieces[0]?.sentence ?? -1));
  const texts = units.map(({ cells }) =>
    Object.entries(cells).map(([language, cell]) => textOf(cell, language)),
  );
  expect(outline.lengths).toEqual(texts.map((list) => Math.max(...list.map(({ length }) => length))));
  const found = await service.units(id, { text: 'new TEXT', limit: 500 });
  expect(found.units.map((unit) => unit.id)).toEqual(
    units.flatMap((unit, index) =>
      texts[index]?.some((text) => text.includes('New text')) ? [unit.id] : [],
    ),
  );
}

/** What is refused is refused with a reason; everything else is a mistake. */
function refused(error: unknown): undefined {
  if (error instanceof HexaplaError && error.code === 'INVALID_OPERATION') return undefined;
  throw error;
}

forBothDatabases('a document under review', (newPlace) => {
  it('is what the operations make of it, whatever is undone, redone, reopened and rebuilt', async () => {
    const place = await newPlace();
    const open = () => serviceAt(place, { aligner: new MadeAligner() });
    let service = await open();
    let documents = 0;
    const runs = 'database' in place ? 8 : 40;
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        documents += 1;
        const { id } = await doneDocument(service, LINES, `${documents}.txt`);
        const first = await unitsOf(service, id);
        const model = new Model(first);
        let revision = 0;
        for (const move of list) {
          if (move.do === 'reopen-service') {
            await service.close();
            service = await open();
          } else if (move.do === 'rebuild') {
            await service.rebuild(id);
          } else if (move.do === 'operation') {
            const at = (place: number) => model.units[place % model.units.length]?.id ?? '';
            const applied = await service
              .operate(id, move.of(at(move.at), at(move.to)), { revision })
              .catch(refused);
            if (applied === undefined) continue;
            revision = applied.revision;
            model.change(applied.splices);
          } else {
            for (let left = move.times; left > 0; left -= 1) {
              const isDone = move.do === 'undo' ? model.undo() : model.redo();
              const applied = await (move.do === 'undo' ? service.undo(id) : service.redo(id)).catch(refused);
              expect(applied !== undefined).toBe(isDone);
              if (applied === undefined) break;
              revision = applied.revision;
              expect([applied.canUndo, applied.canRedo]).toEqual([
                model.done.length > 0,
                model.undone.length > 0,
              ]);
            }
          }
          expect(await unitsOf(service, id)).toEqual(model.units);
        }
        await checkDerived(service, id, model.units);
        while (model.undo()) await service.undo(id);
        expect(await unitsOf(service, id)).toEqual(first);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
