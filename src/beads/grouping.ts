/** Items in the order of what they belong to: those of owner o are order[start[o]] to order[start[o + 1] - 1], rising. */
export interface Grouping {
  readonly order: Int32Array;
  readonly start: Int32Array;
}

/**
 * Sorts items by owner, in time linear in both.
 *
 * @param owners Of each item, from 0.
 * @param count Owners that there are.
 */
export function groupByOwner(owners: Int32Array, count: number): Grouping {
  const start = new Int32Array(count + 1);
  for (const owner of owners) start[owner + 1] = (start[owner + 1] as number) + 1;
  for (let owner = 0; owner < count; owner++) {
    start[owner + 1] = (start[owner + 1] as number) + (start[owner] as number);
  }
  const next = start.slice(0, count);
  const order = new Int32Array(owners.length);
  for (let item = 0; item < owners.length; item++) {
    const owner = owners[item] as number;
    order[next[owner] as number] = item;
    next[owner] = (next[owner] as number) + 1;
  }
  return { order, start };
}
