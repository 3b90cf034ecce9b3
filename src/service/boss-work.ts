import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Aligner } from '../work/index.ts';
import type { Changes } from './changes.ts';
import { takeDocument, takeUpAgain } from './queue.ts';
import type { Store, Writer } from './store.ts';
import { shown, Tries, type Work } from './work.ts';

const QUEUE = 'align';
const SCHEMA = 'hexapla_queue';
/** No alignment takes as long; workers that died are known by their silence, hours before. */
const EXPIRE_HOURS = 12;
/** Seconds between two looks for work. */
const POLLING = 0.5;
/** Documents that were queued and are not known to the queue, in one look. */
const FORGOTTEN = 100;

export interface BossOptions {
  readonly url: string;
  /** Documents at the same time; 0 leaves the work to other processes. */
  readonly threads: number;
  readonly model: string | undefined;
  readonly mostAttempts: number;
  /** Milliseconds between signs of life. */
  readonly heartbeat: number;
  /** Milliseconds of silence after which a worker is taken for dead. */
  readonly silence: number;
  readonly log: (message: string) => void;
}

/**
 * Work on the documents of a database that several processes share. The row of a document says what is true of it; a job
 * of the queue only says that there may be something to do, so that one too many does no harm.
 */
export async function startBossWork(
  store: Store,
  pool: Aligner,
  changes: Changes,
  { url, threads, model, mostAttempts, heartbeat, silence, log }: BossOptions,
): Promise<Work> {
  const boss = new PgBoss({ connectionString: url, schema: SCHEMA, max: 4, schedule: false });
  let closed = false;
  boss.on('error', (error) => {
    // Connections that are closed at the end are no news.
    if (!closed) log(`the queue: ${error.message}`);
  });
  await boss.start();
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'short', retryLimit: 0, expireInHours: EXPIRE_HOURS });

  async function queue(trx: Writer, id: string): Promise<void> {
    const db: PgBoss.Db = {
      executeSql: async (text, values) => ({
        rows: [...(await trx.executeQuery(CompiledQuery.raw(text, values))).rows],
      }),
    };
    await boss.send(QUEUE, { id }, { singletonKey: id, db });
  }

  const tries = new Tries(store, pool, changes, { model, heartbeat, log, queue });
  const workers: string[] = [];
  const wake = () => {
    for (const worker of workers) boss.notifyWorker(worker);
  };
  const take = async ([job]: PgBoss.Job<{ readonly id: string }>[]) => {
    if (job === undefined) return;
    const row = await takeDocument(store, job.data.id, mostAttempts, (id) => changes.tell(id));
    if (row === undefined) return;
    await tries.run(row);
    // There may be more: not to wait for the next look.
    setImmediate(wake);
  };
  for (let thread = 0; thread < threads; thread += 1) {
    workers.push(await boss.work(QUEUE, { batchSize: 1, pollingIntervalSeconds: POLLING }, take));
  }

  async function lookAfterOthers(): Promise<void> {
    await takeUpAgain(store, Date.now() - silence, async (trx, ids) => {
      const forgotten = await trx
        .selectFrom('review_document')
        .select('id')
        .where('state', '=', 'queued')
        .where('changed', '<', Date.now() - silence)
        .orderBy('number')
        .limit(FORGOTTEN)
        .execute();
      for (const id of new Set([...ids, ...forgotten.map((row) => row.id)])) await queue(trx, id);
    });
  }
  const sweep = () => {
    lookAfterOthers().catch((error: unknown) => log(`the queue: ${shown(error)}`));
  };
  const timer = setInterval(sweep, heartbeat);
  timer.unref();
  sweep();

  return {
    queue,
    wake,
    cancel: (id) => tries.cancel(id),
    async close() {
      closed = true;
      clearInterval(timer);
      for (const id of workers) await boss.offWork({ id });
      await tries.close();
      await boss.stop({ graceful: false, wait: true });
    },
  };
}
