import { parseDocx } from './docx.ts';
import { parseEpub } from './epub.ts';
import { type HtmlScope, parseHtml } from './html.ts';
import type { Parsed } from './parsed.ts';
import { parsePdf } from './pdf.ts';

/** A file in a format whose reader is a large library, which a hostile file may keep busy without end. */
export type HeavyTask =
  | { readonly format: 'html'; readonly name: string; readonly text: string; readonly scope: HtmlScope }
  | { readonly format: 'docx' | 'pdf' | 'epub'; readonly name: string; readonly bytes: Uint8Array };

/** @throws HexaplaError The codes of the reader. */
export async function parseHeavy(task: HeavyTask): Promise<Parsed> {
  switch (task.format) {
    case 'html':
      return parseHtml(task.name, task.text, task.scope);
    case 'docx':
      return parseDocx(task.name, task.bytes);
    case 'pdf':
      return parsePdf(task.name, task.bytes);
    case 'epub':
      return parseEpub(task.name, task.bytes);
  }
}
