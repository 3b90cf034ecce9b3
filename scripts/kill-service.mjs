// Kills a process that keeps documents and their review at random moments, and looks whether anything was lost.
// Usage: node scripts/kill-service.mjs [--rounds N] [--seed N] [--dist FOLDER], after npm run build.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    child: { type: 'string' },
  },
});
const { openService } = await import(pathToFileURL(join(values.dist, 'service', 'index.js')).href);

let state = Number(values.seed) + 1;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
const below = (most) => Math.floor(random() * most);

/** Uploads and reviews until it is killed; says what was acknowledged, a line each, before it goes on. */
async function work(folder) {
  const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
  const text = readFileSync(new URL('../samples/harbour.txt', import.meta.url), 'utf8');
  // A document may be cut off in every round: that is no reason to give it up here.
  const service = await openService({ folder, threads: 1, mostAttempts: 10_000 });
  say({ ready: true });
  for (;;) {
    const { queued, running, documents } = await service.load();
    if (documents < 40 && queued + running < 3) {
      const bytes = Buffer.from(`${text}\nNumber ${below(1e9)} of ${process.pid}.\n`);
      const { document } = await service.create([{ name: 'harbour.txt', bytes }], {});
      say({ created: document.id });
    }
    const { items } = await service.list({ limit: 50 });
    const done = items.filter((document) => document.state === 'done');
    const document = done[below(done.length)];
    if (document === undefined) {
      await delay(5);
      continue;
    }
    const { units } = await service.units(document.id, { limit: 200 });
    const unit = units[below(units.length)].id;
    const operations = [
      () => service.operate(document.id, { op: 'accept', units: [unit] }),
      () => service.operate(document.id, { op: 'reject', units: [unit] }),
      () => service.operate(document.id, { op: 'note', unit, text: `note ${below(1e6)}` }),
      () => service.operate(document.id, { op: 'edit', unit, language: 'en', text: `text ${below(1e6)}` }),
      () => service.operate(document.id, { op: 'merge', unit, with: 'next' }),
      () =>
        service.operate(document.id, {
          op: 'split',
          unit,
          at: { en: { sentences: 1 }, vi: { sentences: 1 } },
        }),
      () => service.operate(document.id, { op: 'realign' }),
      () => service.undo(document.id),
      () => service.redo(document.id),
    ];
    try {
      const { revision, splices } = await operations[below(operations.length)]();
      if (splices.length > 0) say({ changed: document.id, revision, splices });
    } catch (error) {
      if (error.code !== 'INVALID_OPERATION') throw error;
    }
  }
}

/** What was acknowledged in all rounds. */
const created = new Set();
const changed = new Map();

/** @param afterChanges Whether it is killed soon after it has changed something, or soon after it was started. */
function round(folder, seed, afterChanges) {
  return new Promise((resolve, reject) => {
    const script = fileURLToPath(import.meta.url);
    const child = spawn(
      process.execPath,
      [script, '--child', folder, '--seed', String(seed), '--dist', values.dist],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let isKilled = false;
    let second;
    let left = afterChanges ? 1 + below(20) : 0;
    const killWithin = (milliseconds) =>
      setTimeout(() => {
        isKilled = true;
        child.kill('SIGKILL');
      }, below(milliseconds));
    createInterface({ input: child.stdout }).on('line', (line) => {
      // The last line may have been cut off in the middle.
      const said = line.endsWith('}') ? JSON.parse(line) : {};
      if (said.created !== undefined) created.add(said.created);
      if (said.changed !== undefined) {
        changed.set(`${said.changed} ${said.revision}`, said.splices);
        left -= 1;
        if (left === 0) killWithin(50);
      }
      if (said.ready === true) {
        if (!afterChanges) killWithin(2500);
        second = openService({ folder, takesWork: false }).then(
          async (service) => {
            await service.close();
            if (!isKilled) reject(new Error('two processes have the folder'));
          },
          (error) => error.code === 'MEMORY_BUSY' || reject(error),
        );
      }
    });
    child.on('close', async () => {
      await second;
      if (isKilled) resolve();
      else reject(new Error('the process ended before it was killed'));
    });
  });
}

function check(condition, message) {
  if (!condition) throw new Error(message);
}

/** Looks at what is there without working on it. */
async function examine(folder) {
  const require = createRequire(import.meta.url);
  const Libsql = require('libsql');
  const database = new Libsql(join(folder, 'documents.sqlite'));
  const [row] = database.prepare('pragma integrity_check').all();
  database.close();
  check(row.integrity_check === 'ok', `integrity check: ${row.integrity_check}`);

  const service = await openService({ folder, takesWork: false });
  for (const id of created) {
    const document = await service.get(id);
    check(
      ['queued', 'done'].includes(document.state),
      `document ${id} is ${document.state}: ${document.error?.message}`,
    );
    const seen = new Set();
    let cursor;
    do {
      const page = await service.history(id, { limit: 500, cursor });
      for (const { revision } of page.items) seen.add(revision);
      cursor = page.next;
    } while (cursor !== undefined);
    check(
      seen.size === document.revision,
      `document ${id}: ${seen.size} entries, revision ${document.revision}`,
    );
    for (const key of changed.keys()) {
      const [of, revision] = key.split(' ');
      if (of === id)
        check(seen.has(Number(revision)), `document ${id}: the change to revision ${revision} is lost`);
    }
    if (document.state !== 'done') continue;
    const all = async () => [await service.outline(id), (await service.units(id, { limit: 500 })).units];
    const before = await all();
    await service.rebuild(id);
    check(isDeepStrictEqual(await all(), before), `document ${id} is not what its log makes of it`);
  }
  await service.close();
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-kill-'));
  const rounds = Number(values.rounds);
  try {
    for (let index = 0; index < rounds; index++) {
      await round(folder, below(1e6), index % 2 === 0);
      await examine(folder);
    }
    const service = await openService({ folder, threads: 1, mostAttempts: 10_000 });
    const signal = AbortSignal.timeout(300_000);
    for (const id of created) {
      for await (const { state: now } of service.watch(id, signal)) if (now === 'done') break;
      check((await service.get(id)).state === 'done', `document ${id} was not taken up again`);
    }
    await service.close();
    console.log(
      `${rounds} kills (seed ${values.seed}): ${created.size} documents, all done; ${changed.size} acknowledged changes, all there; integrity ok`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.child === undefined) await main();
else await work(values.child);
