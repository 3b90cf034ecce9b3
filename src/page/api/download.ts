import { call } from './client.ts';

/** The name that the service gives the file. */
export function nameOf(response: Response, fallback: string): string {
  const header = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
  } catch {
    // No text in UTF-8: then the plain name is good enough.
  }
  return /filename="([^"]+)"/.exec(header)?.[1] ?? fallback;
}

/**
 * Lets the browser save what is at a path; by a request of the page, since a link cannot bear a token.
 *
 * @param fallback Name of the file where the service gives none.
 * @returns Its name.
 * @throws as `call`.
 */
export async function download(path: string, fallback: string): Promise<string> {
  const response = await call(path);
  const url = URL.createObjectURL(await response.blob());
  const name = nameOf(response, fallback);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
