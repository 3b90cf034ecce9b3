/** The id of the document that an address is about; undefined for the list. */
export function documentOf(hash: string): string | undefined {
  const id = /^#\/d\/([^/?]+)$/.exec(hash)?.[1];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
