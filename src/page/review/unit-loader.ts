import { json, query } from '../api/client.ts';
import type { UnitPage } from '../api/wire.ts';
import type { OutlineList } from './outline-list.ts';
import { type Stretch, stretchesOf, type UnitStore } from './unit-store.ts';

/** Requests at a time; a browser has six connections to a server. */
const AT_ONCE = 3;

/** Fetches the texts of the units that are in sight or near it; what has scrolled by is not asked for any more. */
export class UnitLoader {
  readonly #path: string;
  readonly #store: UnitStore;
  readonly #list: () => OutlineList | undefined;
  readonly #onLoad: (revision: number) => void;
  readonly #inFlight = new Set<string>();
  #wanted: readonly string[] = [];
  #running = 0;

  constructor(
    path: string,
    store: UnitStore,
    list: () => OutlineList | undefined,
    onLoad: (revision: number) => void,
  ) {
    this.#path = path;
    this.#store = store;
    this.#list = list;
    this.#onLoad = onLoad;
  }

  want(ids: readonly string[]): void {
    this.#wanted = ids;
    this.#fill();
  }

  #fill(): void {
    const list = this.#list();
    if (list === undefined) return;
    const missing = this.#wanted.filter((id) => this.#store.get(id) === undefined && !this.#inFlight.has(id));
    const positions = missing.flatMap((id) => list.position(id) ?? []).sort((a, b) => a - b);
    for (const stretch of stretchesOf(positions)) {
      if (this.#running >= AT_ONCE) return;
      void this.#fetch(stretch, list);
    }
  }

  async #fetch({ offset, limit }: Stretch, list: OutlineList): Promise<void> {
    const ids = list.ids.slice(offset, offset + limit);
    for (const id of ids) this.#inFlight.add(id);
    this.#running += 1;
    try {
      const page = await json<UnitPage>(`${this.#path}${query({ offset, limit })}`);
      if (page.revision === list.revision) this.#store.put(page.units);
      this.#onLoad(page.revision);
    } catch {
      // What is still in sight is asked for again, later: the service may be away for a moment.
      await new Promise((resolve) => setTimeout(resolve, 2000));
    } finally {
      this.#running -= 1;
      for (const id of ids) this.#inFlight.delete(id);
      // A change came in between: the units are at other places now, and ours are asked for again.
      this.#fill();
    }
  }
}
