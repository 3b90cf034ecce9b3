/**
 * Load on `hexapla serve`: many clients that post documents, wait for them, review their least certain units and export.
 *
 *   npm run build && node bench/load.mjs [--clients 200] [--seconds 60] [--think 500] [--threads N]
 *
 * Each client has a token of its own and waits `think` milliseconds (half to one and a half times that) between two
 * requests, as a person does; where the service says Retry-After it waits that long. /healthz is asked ten times a second
 * by a thread of its own. Fails where an answer is a 5xx other than 503 with Retry-After, or /healthz took 100 ms.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const HEALTH_MS = 100;
const WORST_HEALTH_MS = 100;
const ROOT = new URL('..', import.meta.url);

/** Asks /healthz until it is told to stop; gives the milliseconds that each took. */
async function watchHealth() {
  const times = [];
  let stop = false;
  parentPort.once('message', () => {
    stop = true;
  });
  while (!stop) {
    const begun = performance.now();
    const answer = await fetch(`${workerData}/healthz`);
    await answer.text();
    times.push(answer.ok ? performance.now() - begun : Number.POSITIVE_INFINITY);
    await sleep(HEALTH_MS);
  }
  parentPort.postMessage(times);
}

function numberOf(values, name, standard) {
  const value = Number(values[name] ?? standard);
  if (!(value >= 0)) throw new Error(`--${name} is a number`);
  return value;
}

/** Starts the service on a free port. */
async function start(data, threads) {
  const words = [
    'serve',
    '--port',
    '0',
    '--data',
    data,
    ...(threads === undefined ? [] : ['--threads', threads]),
  ];
  const server = spawn(process.execPath, [new URL('dist/cli.js', ROOT).pathname, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  const lines = createInterface({ input: server.stderr });
  const url = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found] = /listens on (\S+)/.exec(line) ?? [];
      if (found === undefined) process.stderr.write(`server: ${line}\n`);
      else resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { server, url };
}

/** One person: posts a document, waits, reviews, exports, and begins again until the time is over. */
class Client {
  constructor(url, token, number, think, until, record) {
    Object.assign(this, { url, token, number, think, until, record, round: 0 });
  }

  get isOver() {
    return performance.now() >= this.until;
  }

  /** A request and its record; waits where it is told to, and before the next one. */
  async ask(route, method, path, { body, headers = {} } = {}) {
    const begun = performance.now();
    let answer;
    try {
      answer = await fetch(`${this.url}${path}`, {
        method,
        headers: { Authorization: `Bearer ${this.token}`, ...headers },
        body,
      });
      await answer.clone().arrayBuffer();
    } catch (error) {
      this.record(route, 'failed', performance.now() - begun, String(error.cause ?? error));
      await sleep(1000);
      return undefined;
    }
    const wait = Number(answer.headers.get('Retry-After') ?? 0);
    const refused = answer.status === 503 || answer.status === 429;
    this.record(
      route,
      answer.status,
      performance.now() - begun,
      refused && !(wait > 0) ? 'no Retry-After' : '',
    );
    await sleep(Math.max(wait * 1000, this.think * (0.5 + Math.random())));
    return answer;
  }

  async run(sample) {
    // Not all at the same moment: people do not begin together.
    await sleep(Math.random() * this.think * 2);
    while (!this.isOver) await this.document(sample);
  }

  async document(sample) {
    this.round += 1;
    const text = sample.replaceAll('2024', `${2000 + this.number} (${this.round})`);
    const sent = await this.ask('POST documents', 'POST', '/v1/documents?name=load.txt', {
      body: text,
      headers: { 'Content-Type': 'text/plain' },
    });
    if (!sent?.ok) return;
    const { id } = await sent.json();
    const path = `/v1/documents/${id}`;
    for (let state = 'queued'; state !== 'done' && !this.isOver; ) {
      const answer = await this.ask('GET document', 'GET', path);
      if (answer?.ok) ({ state } = await answer.json());
      if (state === 'failed') throw new Error(`document ${id} failed`);
      await sleep(1000);
    }
    await this.review(path);
    if (!this.isOver) await this.ask('GET export', 'GET', `${path}/export?format=tmx&status=accepted,edited`);
  }

  async review(path) {
    for (let turn = 0; turn < 10 && !this.isOver; turn++) {
      const answer = await this.ask(
        'GET units',
        'GET',
        `${path}/units?order=uncertain&status=unreviewed&limit=20`,
      );
      if (!answer?.ok) continue;
      const { units, revision } = await answer.json();
      const [unit] = units;
      if (unit === undefined) return;
      const operation =
        turn % 4 === 3
          ? { op: 'note', unit: unit.id, text: `turn ${turn}` }
          : { op: 'accept', units: units.slice(0, 2).map((each) => each.id) };
      const headers = { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` };
      await this.ask('POST operations', 'POST', `${path}/operations`, {
        body: JSON.stringify(operation),
        headers,
      });
      if (turn % 5 === 4) await this.ask('POST undo', 'POST', `${path}/undo`);
    }
  }
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function memoryOf(pid, field) {
  const line = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

async function main() {
  const { values } = parseArgs({
    options: {
      clients: { type: 'string' },
      seconds: { type: 'string' },
      think: { type: 'string' },
      threads: { type: 'string' },
    },
  });
  const clients = numberOf(values, 'clients', 200);
  const seconds = numberOf(values, 'seconds', 60);
  const think = numberOf(values, 'think', 500);
  const data = mkdtempSync(join(tmpdir(), 'hexapla-load-'));
  const { TokenFile } = await import('../dist/http/tokens.js');
  const file = new TokenFile(join(data, 'tokens.json'));
  const tokens = [];
  for (let client = 0; client < clients; client++)
    tokens.push(await file.create(`client ${client}`, 'admin'));

  const { server, url } = await start(data, values.threads);
  const before = memoryOf(server.pid, 'VmRSS');
  const sample = readFileSync(new URL('samples/zhaoqing.txt', ROOT), 'utf8');
  const records = new Map();
  const problems = new Set();
  const record = (route, status, milliseconds, problem) => {
    const times = records.get(route) ?? new Map();
    records.set(route, times);
    times.set(status, [...(times.get(status) ?? []), milliseconds]);
    if (problem !== '') problems.add(`${route} ${status}: ${problem}`);
  };
  const health = new Worker(new URL(import.meta.url), { workerData: url });
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    tokens.map((token, number) => new Client(url, token, number, think, until, record).run(sample)),
  );
  health.postMessage('stop');
  const times = await new Promise((resolve) => health.once('message', resolve));
  await health.terminate();

  const headers = { Authorization: `Bearer ${tokens[0]}` };
  const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
  const documents = metrics
    .split('\n')
    .filter((line) => /^(hexapla_documents\{|nodejs_eventloop_lag_(p99|max)_)/.test(line));
  const [peak, after] = [memoryOf(server.pid, 'VmHWM'), memoryOf(server.pid, 'VmRSS')];
  server.removeAllListeners('exit');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const code = await ended;
  rmSync(data, { recursive: true, force: true });

  console.log(`${clients} clients for ${seconds} s, ${think} ms between requests`);
  console.log(`${'route'.padEnd(18)}status    count     p50     p95     p99   worst (ms)`);
  let bad = 0;
  for (const [route, statuses] of [...records].sort()) {
    for (const [status, all] of [...statuses].sort()) {
      const sorted = all.toSorted((a, b) => a - b);
      const shown = [0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share).toFixed(0).padStart(8));
      console.log(
        `${route.padEnd(18)}${String(status).padEnd(6)}${String(all.length).padStart(9)}${shown.join('')}`,
      );
      if (status === 'failed' || (status >= 500 && status !== 503)) bad += all.length;
    }
  }
  for (const problem of problems) console.log(`problem: ${problem}`);
  const sorted = times.toSorted((a, b) => a - b);
  const worst = sorted.at(-1) ?? Number.POSITIVE_INFINITY;
  console.log(
    `/healthz: ${times.length} times, p50 ${percentile(sorted, 0.5).toFixed(1)} ms, p99 ${percentile(sorted, 0.99).toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
  );
  console.log(`memory: ${before} MiB before, ${peak} MiB at most, ${after} MiB after; ended with ${code}`);
  for (const line of documents) console.log(line);
  if (bad > 0 || problems.size > 0 || worst >= WORST_HEALTH_MS || code !== 0) process.exitCode = 1;
}

if (isMainThread) await main();
else await watchHealth();
