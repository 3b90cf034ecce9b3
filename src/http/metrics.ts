import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; from a look at one unit to a long alignment. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export interface MetricSources {
  /** Of the documents; absent where the service keeps none. */
  readonly load?: (() => Promise<{ queued: number; running: number; documents: number }>) | undefined;
  readonly streams: () => number;
  readonly requests: () => number;
}

/** Numbers for Prometheus. Labels are routes, never what clients send. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter;
  readonly #durations: Histogram;
  readonly #changes: Counter;

  constructor({ load, streams, requests }: MetricSources) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'hexapla_http_requests_total',
      help: 'Requests by route, method and status',
      labelNames: ['route', 'method', 'status'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'hexapla_http_request_duration_seconds',
      help: 'Time until the answer begins, by route and method',
      labelNames: ['route', 'method'],
      buckets: BUCKETS,
      registers,
    });
    this.#changes = new Counter({
      name: 'hexapla_changes_total',
      help: 'Changes that people made to units, by operation',
      labelNames: ['operation'],
      registers,
    });
    const gauges = [
      ['hexapla_http_streams', 'Streams of events that are open', streams],
      ['hexapla_http_requests_running', 'Requests that are being answered', requests],
    ] as const;
    for (const [name, help, value] of gauges) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value());
        },
      });
    }
    if (load === undefined) return;
    new Gauge({
      name: 'hexapla_documents',
      help: 'Documents by state: queued, running, and all',
      labelNames: ['state'],
      registers,
      async collect() {
        const { queued, running, documents } = await load();
        this.set({ state: 'queued' }, queued);
        this.set({ state: 'running' }, running);
        this.set({ state: 'all' }, documents);
      },
    });
  }

  /** @param route As it is documented: `/v1/documents/:id`. */
  request(route: string, method: string, status: number, seconds: number): void {
    this.#requests.inc({ route, method, status });
    this.#durations.observe({ route, method }, seconds);
  }

  change(operation: string): void {
    this.#changes.inc({ operation });
  }

  /** In the text format of Prometheus. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
