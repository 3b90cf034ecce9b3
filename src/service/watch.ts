import { setTimeout as delay } from 'node:timers/promises';
import { HexaplaError } from '../errors.ts';
import type { Changes } from './changes.ts';
import type { DocumentRecord } from './service.ts';

/** Milliseconds between two looks at least: progress comes faster than anybody reads it. */
const PAUSE = 100;

export interface WatchOptions {
  readonly get: (id: string) => Promise<DocumentRecord>;
  readonly changes: Changes;
  /** Milliseconds after which one looks again even if nothing was heard: others may change the database. */
  readonly poll: number | undefined;
  readonly isClosed: () => boolean;
}

/**
 * A document whenever something of it has changed, until the signal or until it is removed.
 *
 * @throws HexaplaError `DOCUMENT_MISSING` for one that is not there at first.
 */
export async function* watchDocument(
  id: string,
  signal: AbortSignal,
  { get, changes, poll, isClosed }: WatchOptions,
): AsyncIterable<DocumentRecord> {
  let heard = false;
  let wake: () => void = () => {};
  const notice = () => {
    heard = true;
    wake();
  };
  const end = changes.listen(id, notice);
  signal.addEventListener('abort', notice);
  try {
    let last = await get(id);
    yield last;
    while (!signal.aborted && !isClosed()) {
      if (!heard) {
        const timer = poll === undefined ? undefined : setTimeout(notice, poll);
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (heard || signal.aborted) resolve();
        });
        clearTimeout(timer);
      }
      heard = false;
      if (signal.aborted || isClosed()) return;
      const now = await get(id).catch((error: unknown) => {
        if (error instanceof HexaplaError && error.code === 'DOCUMENT_MISSING') return undefined;
        throw error;
      });
      if (now === undefined) return;
      if (JSON.stringify(now) !== JSON.stringify(last)) {
        last = now;
        yield now;
      }
      await delay(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    end();
    signal.removeEventListener('abort', notice);
  }
}
