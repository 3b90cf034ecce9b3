// Two workers on a PostgreSQL database, one of which is killed in the middle: are all documents aligned, and none twice?
// Usage: DATABASE_URL=postgres://… node scripts/workers.mjs [--documents N] [--dist FOLDER], after npm run build. The user
// of the URL must be able to make a database: the script makes one of its own and removes it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '500' },
    dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
  },
});
const server = process.env.DATABASE_URL;
if (server === undefined) {
  console.error('DATABASE_URL is not set: it names a PostgreSQL server on which a database may be made');
  process.exit(2);
}
const { openService } = await import(pathToFileURL(join(values.dist, 'service', 'index.js')).href);

const name = `hexapla_workers_${randomBytes(4).toString('hex')}`;
const place = new URL(server);
place.pathname = `/${name}`;
const database = place.href;

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** A worker whose signs of life come fast, so that its death is noticed soon. */
function startWorker() {
  return spawn(
    process.execPath,
    [join(values.dist, 'cli.js'), 'worker', '--database', database, '--threads', '1'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, HEXAPLA_HEARTBEAT_MS: '500', HEXAPLA_SILENCE_MS: '4000' },
    },
  );
}

async function main() {
  const count = Number(values.documents);
  const started = Date.now();
  const service = await openService({ database, takesWork: false, threads: 1, mostWaiting: count });
  const text = readFileSync(new URL('../samples/harbour.txt', import.meta.url), 'utf8');
  for (let index = 0; index < count; index++) {
    await service.create([{ name: `${index}.txt`, bytes: Buffer.from(`${text}\nNumber ${index}.\n`) }], {});
  }
  const workers = [startWorker(), startWorker()];
  const ended = workers.map((worker) => once(worker, 'exit'));
  let killed = false;
  for (;;) {
    const { queued, running } = await service.load();
    if (queued + running === 0) break;
    if (workers.some(({ exitCode }) => exitCode !== null)) throw new Error('a worker ended by itself');
    // In the middle, and while it has something in hand.
    if (!killed && queued < count / 2 && running === 2) {
      workers[0].kill('SIGKILL');
      killed = true;
    }
    await delay(50);
  }
  workers[1].kill('SIGTERM');
  const [code] = await ended[1];
  await service.close();
  const [found] = await query(
    database,
    `select count(*)::int as documents, (count(*) filter (where state = 'done'))::int as done,
      (count(*) filter (where attempts > 1))::int as again, max(attempts)::int as attempts,
      (select count(*)::int from review_part where kind = 'frame') as results,
      (select count(*)::int from (select document, id from review_unit group by document, id having count(*) > 1) as x) as twice
    from review_document`,
  );
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(
    `${found.documents} documents in ${seconds} s: ${found.done} done, ${found.results} results, ` +
      `${found.again} begun again after the kill, ${found.twice} units twice; the other worker ended with ${code}`,
  );
  const isWell =
    killed &&
    code === 0 &&
    found.documents === count &&
    found.done === count &&
    found.results === count &&
    found.twice === 0 &&
    found.again <= 1 &&
    found.attempts <= 2;
  if (!isWell) throw new Error('that is not as it should be');
}

await query(server, `create database ${name}`);
try {
  await main();
} finally {
  await query(server, `drop database if exists ${name} with (force)`);
}
