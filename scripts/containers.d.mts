export function zipOf(
  entries: readonly {
    readonly name: string;
    readonly content: string | Uint8Array;
    readonly size?: number;
    readonly flags?: number;
  }[],
): Buffer;

export function pdfOf(
  objects: readonly (string | readonly [dictionary: string, content: string | Uint8Array])[],
  trailer?: string,
): Buffer;

export function pdfOfPages(
  font: readonly (string | readonly [dictionary: string, content: string | Uint8Array])[],
  pages: readonly (readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly show: string;
  }[])[],
): Buffer;
