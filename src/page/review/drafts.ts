/** What somebody has begun to write and not yet saved; it outlives a reload of the page, not the tab. */
export class Drafts {
  readonly #prefix: string;
  readonly #store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(document: string, store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage) {
    this.#prefix = `hexapla.draft.${document}.`;
    this.#store = store;
  }

  /** @param field A language, or `note`. */
  get(unit: string, field: string): string | undefined {
    return this.#store.getItem(`${this.#prefix}${unit}.${field}`) ?? undefined;
  }

  set(unit: string, field: string, text: string): void {
    this.#store.setItem(`${this.#prefix}${unit}.${field}`, text);
  }

  drop(unit: string, field: string): void {
    this.#store.removeItem(`${this.#prefix}${unit}.${field}`);
  }
}
