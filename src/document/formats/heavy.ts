import type { HtmlScope } from './html.ts';
import type { Parsed } from './parsed.ts';

/** A file in a format whose reader is a large library, which a hostile file may keep busy without end. */
export type HeavyTask =
  | { readonly format: 'html'; readonly name: string; readonly text: string; readonly scope: HtmlScope }
  | { readonly format: 'docx' | 'pdf' | 'epub'; readonly name: string; readonly bytes: Uint8Array };

/**
 * Loads only the library that the format needs: together they take half a second.
 *
 * @throws HexaplaError The codes of the reader.
 */
export async function parseHeavy(task: HeavyTask): Promise<Parsed> {
  switch (task.format) {
    case 'html': {
      const { parseHtml } = await import('./html.ts');
      return parseHtml(task.name, task.text, task.scope);
    }
    case 'docx': {
      const { parseDocx } = await import('./docx.ts');
      return parseDocx(task.name, task.bytes);
    }
    case 'pdf': {
      const { parsePdf } = await import('./pdf.ts');
      return parsePdf(task.name, task.bytes);
    }
    case 'epub': {
      const { parseEpub } = await import('./epub.ts');
      return parseEpub(task.name, task.bytes);
    }
  }
}
