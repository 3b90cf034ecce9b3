import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ReviewUnit } from '../src/review/index.ts';
import type { OpenService } from '../src/service/index.ts';
import type { Aligner } from '../src/work/index.ts';
import { forBothDatabases, HereAligner, serviceAt, settled } from './service-kit.ts';

const harbour = {
  name: 'harbour.txt',
  bytes: readFileSync(fileURLToPath(new URL('../samples/harbour.txt', import.meta.url))),
};

async function opened(service: OpenService) {
  const { document } = await service.create([harbour], {});
  await settled(service, document.id);
  return document.id;
}

async function unitsOf(service: OpenService, id: string): Promise<ReviewUnit[]> {
  return (await service.units(id, { limit: 500 })).units.map(({ position: _, ...unit }) => unit);
}

/** All sentences in the order of the units, by language. */
function sentencesOf(units: readonly ReviewUnit[], language: string): number[] {
  return units.flatMap(({ cells }) => cells[language]?.pieces.map(({ sentence }) => sentence) ?? []);
}

function whole(units: readonly ReviewUnit[]) {
  return ['en', 'vi'].map((language) => sentencesOf(units, language).toSorted((a, b) => a - b));
}

forBothDatabases('realign', (newPlace) => {
  it('holds what is confirmed and what is outside, and can be undone', async () => {
    const service = await serviceAt(await newPlace(), { aligner: new HereAligner() });
    const id = await opened(service);
    const first = await unitsOf(service, id);
    // Nothing has been said: nothing changes.
    expect(await service.operate(id, { op: 'realign' })).toMatchObject({ revision: 0, splices: [] });

    // The English of a unit goes to its neighbour: those around it have to give way.
    await service.operate(id, { op: 'merge', unit: '5', with: 'next', languages: ['en'] });
    const merged = await unitsOf(service, id);
    const held = merged[5];
    expect(held?.status).toBe('accepted');
    await service.operate(id, { op: 'accept', units: ['12'] });
    await service.operate(id, { op: 'note', unit: '14', text: 'stays' });
    const before = await unitsOf(service, id);
    const [from, to] = [before[2]?.id, before[10]?.id];
    await service.operate(id, { op: 'reopen', units: [before[6]?.id ?? ''] });
    const loose = await unitsOf(service, id);
    const { splices } = await service.operate(id, { op: 'realign', from, to });
    const after = await unitsOf(service, id);
    expect(splices.length).toBeGreaterThan(0);
    expect(after.find((unit) => unit.id === held?.id)).toEqual(held);
    expect(after.slice(0, 2)).toEqual(loose.slice(0, 2));
    const behind = loose.slice(11);
    expect(after.slice(-behind.length)).toEqual(behind);
    expect(whole(after)).toEqual(whole(first));
    // The other way round it is the same stretch.
    const again = { op: 'realign' as const, from: after.at(-behind.length - 1)?.id, to: after[2]?.id };
    expect((await service.operate(id, again)).splices).toEqual([]);
    await service.undo(id);
    expect(await unitsOf(service, id)).toEqual(loose);
    await service.redo(id);
    expect(await unitsOf(service, id)).toEqual(after);
    await service.rebuild(id);
    expect(await unitsOf(service, id)).toEqual(after);
  });

  it('holds units that are made of sentences from different places, and parts of sentences', async () => {
    const service = await serviceAt(await newPlace(), { aligner: new HereAligner() });
    const id = await opened(service);
    const first = await unitsOf(service, id);
    const [one, two, three] = first.slice(3).filter(({ cells }) => Object.keys(cells).length === 2);
    const apart = await service.operate(id, { op: 'unlink', unit: one?.id ?? '', language: 'vi' });
    const [english, vietnamese] = apart.splices[0]?.inserted ?? [];
    const far = await service.operate(id, { op: 'unlink', unit: two?.id ?? '', language: 'vi' });
    const linked = await service.operate(id, {
      op: 'link',
      units: [english?.id ?? '', far.splices[0]?.inserted[1]?.id ?? ''],
    });
    const made = linked.splices.flatMap(({ inserted }) => inserted).at(-1);
    expect(vietnamese).toBeDefined();
    const text = three?.cells['en']?.pieces[0]?.text ?? '';
    const cut = await service.operate(id, {
      op: 'split',
      unit: three?.id ?? '',
      at: { en: { offset: text.indexOf(' ', text.length / 2) } },
    });
    const halves = cut.splices[0]?.inserted ?? [];
    // Also where a person takes back that they are right, the halves of a sentence cannot be aligned alone.
    await service.operate(id, { op: 'reopen', units: halves.map((unit) => unit.id) });
    const before = await unitsOf(service, id);
    try {
      await service.operate(id, { op: 'realign' });
    } catch (error) {
      // Until anchors may cross each other, units that were linked over others cannot be held.
      expect(error).toMatchObject({ code: 'INVALID_OPERATION' });
      expect(await unitsOf(service, id)).toEqual(before);
      await service.operate(id, { op: 'realign', from: halves[1]?.id, to: halves[1]?.id });
    }
    const after = await unitsOf(service, id);
    for (const { id: held } of [made, ...halves].filter((unit) => unit !== undefined)) {
      expect(after.find((unit) => unit.id === held)).toEqual(before.find((unit) => unit.id === held));
    }
    expect(whole(after)).toEqual(whole(before));
  });

  it('is done again on the new state where somebody changes the document meanwhile, or refused', async () => {
    const here = new HereAligner();
    let meanwhile = async () => {};
    const aligner: Aligner = {
      align: (...given) => here.align(...given),
      close: () => here.close(),
      async alignWithin(...given) {
        await meanwhile();
        return here.alignWithin(...given);
      },
    };
    const service = await serviceAt(await newPlace(), { aligner });
    const id = await opened(service);
    await service.operate(id, { op: 'merge', unit: '5', with: 'next', languages: ['en'] });
    let left = 1;
    let turns = 0;
    meanwhile = async () => {
      left -= 1;
      turns += 1;
      if (left >= 0) await service.operate(id, { op: 'note', unit: '1', text: `turn ${turns}` });
    };
    const { revision } = await service.operate(id, { op: 'realign' });
    expect(revision).toBeGreaterThanOrEqual(2);
    expect((await service.unit(id, '1')).note).toBe('turn 1');
    left = 1;
    await expect(service.operate(id, { op: 'realign' }, { revision })).rejects.toMatchObject({
      code: 'STALE_REVISION',
    });
    left = 4;
    await expect(service.operate(id, { op: 'realign' })).rejects.toMatchObject({ code: 'STALE_REVISION' });
    await expect(service.operate(id, { op: 'realign', from: '999' })).rejects.toMatchObject({
      code: 'UNIT_MISSING',
    });
  });
});
