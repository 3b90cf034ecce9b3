import type { Document, TextDocument } from './document/index.ts';
import { HexaplaError } from './errors.ts';

/** One language's text, as given by a caller who has a file (or a string) a language. */
export interface EditionInput {
  /** BCP 47 tag; identified from the text when absent. */
  readonly language?: string | undefined;
  readonly text: string;
  /** What messages and results call it; defaults to `edition 1`, `edition 2` … */
  readonly name?: string | undefined;
}

/**
 * What `align` and `inspect` take: one text that holds several languages, one text a language, or documents as
 * `readDocument` gives them: one that holds several languages, one a language, or one that is aligned already.
 */
export type AlignInput =
  | string
  | { readonly text: string; readonly name?: string | undefined }
  | { readonly editions: readonly EditionInput[] }
  | { readonly documents: readonly Document[] };

/** The documents, and with a text a language what the caller says of each text's language. */
export function documentsOf(input: AlignInput): {
  readonly documents: readonly Document[];
  readonly named: readonly (string | undefined)[] | undefined;
} {
  checkInput(input);
  if (typeof input === 'string') return { documents: [textDocument('text', input)], named: undefined };
  if ('documents' in input) return { documents: input.documents, named: undefined };
  if ('text' in input) {
    return { documents: [textDocument(input.name ?? 'text', input.text)], named: undefined };
  }
  return {
    documents: input.editions.map(({ name, text }, index) =>
      textDocument(name ?? `edition ${index + 1}`, text),
    ),
    named: input.editions.map(({ language }) => language),
  };
}

function textDocument(name: string, text: string): TextDocument {
  return { kind: 'text', name, format: 'text', text, marks: [], notes: [] };
}

/** For callers without types: says what is wrong instead of failing somewhere inside. */
function checkInput(input: AlignInput): void {
  const given = (typeof input === 'string' ? { text: input } : (input ?? {})) as Readonly<
    Record<string, unknown>
  >;
  const { text, editions, documents } = given;
  const isText = (value: unknown) => typeof value === 'string';
  const fits =
    isText(text) ||
    (Array.isArray(editions) && editions.every((one: { text?: unknown } | null) => isText(one?.text))) ||
    (Array.isArray(documents) &&
      documents.every(
        (one: { kind?: unknown; text?: unknown } | null) => one?.kind === 'bitext' || isText(one?.text),
      ));
  if (fits) return;
  throw new HexaplaError(
    'INVALID_OPTION',
    'align takes a string, { text }, { editions: [{ text, language? }] }, every text a string, or { documents } of readDocument',
  );
}
