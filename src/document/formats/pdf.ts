import { getDocumentProxy } from 'unpdf';
import { HexaplaError } from '../../errors.ts';
import type { DocumentNote } from '../document.ts';
import { Lines, type Parsed } from './parsed.ts';
import { CMaps } from './pdf-cmaps.ts';
import { type PlacedText, paragraphsOf } from './pdf-layout.ts';

/** Pages that are read: more than any book has. */
const MAX_PAGES = 20_000;

const LOSSY: DocumentNote = {
  code: 'lossy',
  message:
    'a PDF holds places of letters, not sentences: paragraphs, columns and hyphens are guessed; a DOCX, if there is one, reads better',
};

/**
 * The text of a PDF, a paragraph a line as far as the places of its lines tell, and its pages as marks.
 *
 * @throws HexaplaError `INPUT_FORMAT` (damaged), `INPUT_UNSUPPORTED` (needs a password; fonts whose letters cannot be
 * known), `INPUT_EMPTY` (no text: scanned pages), `INPUT_TOO_LARGE` (pages).
 */
export async function parsePdf(name: string, bytes: Uint8Array): Promise<Parsed> {
  const cmaps = new CMaps();
  const pdf = await open(name, bytes, cmaps);
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw new HexaplaError('INPUT_TOO_LARGE', `${name}: ${pdf.numPages} pages; the limit is ${MAX_PAGES}`);
    }
    const lines = new Lines();
    const broken: number[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const items = await itemsOf(pdf, number);
      if (items === undefined) {
        broken.push(number);
        continue;
      }
      const start = lines.length;
      for (const paragraph of paragraphsOf(items)) lines.add(paragraph);
      lines.mark(start, { kind: 'page', label: String(number) });
    }
    const parsed = lines.parsed(notesOn(broken, cmaps));
    if (parsed.text.trim() !== '') return checkReadable(name, parsed);
    if (broken.length > 0) throw damaged(name, 'no page of it can be read');
    if (cmaps.unknown.size > 0) {
      const fonts = [...cmaps.unknown].join(', ');
      throw new HexaplaError(
        'INPUT_UNSUPPORTED',
        `${name}: its fonts are in character sets that are not known (${fonts}); run text recognition (OCR) on it`,
      );
    }
    throw new HexaplaError(
      'INPUT_EMPTY',
      `${name}: no text in it; scanned pages? run text recognition (OCR) first`,
    );
  } finally {
    await pdf.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(name: string, bytes: Uint8Array, cmaps: CMaps): Promise<Pdf> {
  try {
    // A copy: pdf.js takes the buffer away.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      stopAtErrors: false,
      useWorkerFetch: false,
      cMapUrl: 'cmaps/',
      cMapPacked: false,
      // pdf.js makes one of its own accord, and hands its options over.
      BinaryDataFactory: class {
        fetch = (asked: Parameters<CMaps['fetch']>[0]) => cmaps.fetch(asked);
      },
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: it needs a password; save it without one`, {
        cause,
      });
    }
    throw damaged(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Undefined for a page that cannot be read. */
async function itemsOf(pdf: Pdf, number: number): Promise<readonly PlacedText[] | undefined> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [a = 0, b = 0, , , x = 0, y = 0]: number[] = item.transform;
      return [
        { text: upright(item.str), x, y, width: item.width, size: Math.hypot(a, b), endsLine: item.hasEOL },
      ];
    });
  } catch {
    return undefined;
  }
}

const VERTICAL = '︐︑︒︓︔︕︖︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈';
const UPRIGHT = '，、。：；！？…—（）｛｝〔〕【】《》〈〉「」『』［］';

/** pdf.js gives the marks of vertical text in the forms that are drawn. */
function upright(text: string): string {
  return text.replace(/[\ufe10-\ufe48]/g, (form) => UPRIGHT.charAt(VERTICAL.indexOf(form)) || form);
}

function notesOn(broken: readonly number[], { unknown }: CMaps): readonly DocumentNote[] {
  const notes = [LOSSY];
  if (broken.length > 0) {
    const pages = broken.length > 5 ? `${broken.length} pages` : `page ${broken.join(', ')}`;
    notes.push({ code: 'pages-unreadable', message: `${pages} could not be read and are missing` });
  }
  if (unknown.size > 0) {
    const message = `text in fonts of unknown character sets (${[...unknown].join(', ')}) is missing`;
    notes.push({ code: 'letters-unknown', message });
  }
  return notes;
}

/** Fonts without a table of their letters give characters of private use, controls or nothing. */
function checkReadable(name: string, parsed: Parsed): Parsed {
  const unknown = parsed.text.match(UNKNOWN)?.length ?? 0;
  if (unknown === 0) return parsed;
  const letters = parsed.text.replace(/\s/g, '').length;
  const message = `${unknown} of ${letters} characters are in fonts that do not say which letters they show`;
  if (unknown * 2 > letters) {
    throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: ${message}; run text recognition (OCR) on it`);
  }
  return { ...parsed, notes: [...parsed.notes, { code: 'letters-unknown', message }] };
}

const UNKNOWN = /[\ufffd\p{Co}]|(?!\n)\p{Cc}/gu;

function damaged(name: string, reason: string, cause?: unknown): HexaplaError {
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}: a damaged PDF file (${reason}); save or download it again`,
    {
      cause,
    },
  );
}
