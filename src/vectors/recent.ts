/**
 * Remembers what was made of the texts that were asked for last, at least `limit` of them and at most twice as many.
 */
export function recent<T>(make: (text: string) => T, limit: number): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const made = old.get(text) ?? make(text);
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    // A slice would keep all of the text in memory that it was cut from; a slice of a copy keeps the copy.
    young.set(` ${text}`.slice(1), made);
    return made;
  };
}
