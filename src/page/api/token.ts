import { signal } from '@preact/signals';

const KEY = 'hexapla.token';

/** Why a token is asked for; undefined while none is. */
export const tokenWanted = signal<string | undefined>(undefined);

let waiting: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

export function storedToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Waits until a person gave another token than the one that was refused. */
export function nextToken(refused: string | undefined, reason: string): Promise<void> {
  // Another request may have got one already.
  if (storedToken() !== refused) return Promise.resolve();
  if (waiting === undefined) {
    let resolve = () => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    waiting = { promise, resolve };
    tokenWanted.value = refused === undefined ? 'This service needs a token.' : reason;
  }
  return waiting.promise;
}

export function giveToken(token: string): void {
  sessionStorage.setItem(KEY, token.trim());
  tokenWanted.value = undefined;
  waiting?.resolve();
  waiting = undefined;
}
