import mammoth from 'mammoth';
import { HexaplaError } from '../../errors.ts';
import type { DocumentNote } from '../document.ts';
import { unzip } from '../zip.ts';
import { htmlLines } from './html-lines.ts';
import { Lines, type Parsed } from './parsed.ts';

/** Parts of the package that hold its text. */
const TEXT_PART = /^word\/(?:document|footnotes|endnotes)[^/]*\.xml$/i;

/**
 * The text of a Word file: a paragraph, heading, list item or cell a line, footnotes and endnotes at the end.
 *
 * @throws HexaplaError `INPUT_FORMAT` (damaged, entities declared in its XML), `INPUT_TOO_LARGE` (unpacked),
 * `INPUT_UNSUPPORTED` (encrypted), `INPUT_EMPTY`.
 */
export async function parseDocx(name: string, bytes: Uint8Array): Promise<Parsed> {
  const parts = await unzip(name, bytes, (entry) => /\.(?:xml|rels)$/i.test(entry));
  for (const [part, content] of parts) {
    if (!Buffer.from(content).includes('<!DOCTYPE')) continue;
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: ${part} declares a document type, which Word files never do`,
    );
  }
  const texts = [...parts]
    .filter(([part]) => TEXT_PART.test(part))
    .map(([, content]) => Buffer.from(content));
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    html = result.value;
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ');
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: a damaged Word file (${reason}); save it again with Word`,
      {
        cause,
      },
    );
  }
  const lines = new Lines();
  for (const line of htmlLines(name, html, isReferenceToNote)) lines.add(line.text);
  if (lines.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the document has no text`);
  return lines.parsed(notesOn(texts));
}

/** `[1]` and the arrow back are made by the conversion, and are no text of the document. */
function isReferenceToNote(element: string, attributes: Readonly<Record<string, string>>): boolean {
  return element === 'a' && /^#(?:foot|end)note-/.test(attributes['href'] ?? '');
}

function notesOn(parts: readonly Buffer[]): readonly DocumentNote[] {
  const notes: DocumentNote[] = [];
  const has = (...marks: readonly string[]) =>
    parts.some((part) => marks.some((mark) => part.includes(mark)));
  if (has('<w:del ', '<w:ins ', '<w:moveFrom ')) {
    const message = 'the document has tracked changes; they were read as if all of them were accepted';
    notes.push({ code: 'tracked-changes', message });
  }
  if (has('<w:vanish/>', '<w:vanish ')) {
    notes.push({ code: 'hidden-text', message: 'the document has hidden text, which was read too' });
  }
  return notes;
}
