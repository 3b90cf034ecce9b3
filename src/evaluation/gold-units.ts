import { basename, dirname, join } from 'node:path';
import { readSource, type Source } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import { excerpt, invalidGold } from './read-lines.ts';
import type { ComparedUnit, Span } from './score-units.ts';

/** A text, or one text a language, and which sentences of all languages belong together. */
export interface UnitDocument {
  readonly path: string;
  readonly languages: readonly LanguageTag[];
  /** One that holds all languages, or one a language in their order. */
  readonly sources: readonly Source[];
  /** Offsets of sentences in the source of their language. */
  readonly units: readonly ComparedUnit[];
}

/** A unit as it is written: by language its sentences. */
interface WrittenUnit {
  readonly cells: ReadonlyMap<LanguageTag, readonly string[]>;
  readonly moved: boolean;
}

interface Written {
  readonly files: readonly string[];
  readonly languages: readonly LanguageTag[];
  readonly units: readonly WrittenUnit[];
}

export const GOLD_ENDING = '.gold.json';
const MAX_LANGUAGES = 64;
const MAX_UNITS = 20_000;
/** Each of them may be looked for in the whole text. */
const MAX_MOVED = 1000;

function strings(value: unknown, where: string, most: number): string[] {
  const isList =
    Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
  if (!isList || value.length === 0) throw invalidGold(where, 'this should be a list of texts');
  if (value.length > most) throw invalidGold(where, `more than ${most}`);
  return value;
}

function parseUnit(value: unknown, where: string, languages: readonly LanguageTag[]): WrittenUnit {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidGold(where, 'a unit maps languages to lists of sentences');
  }
  const cells = new Map<LanguageTag, readonly string[]>();
  let moved = false;
  for (const [key, content] of Object.entries(value)) {
    if (key === 'moved') {
      if (typeof content !== 'boolean') throw invalidGold(`${where}.moved`, 'this should be true or false');
      moved = content;
    } else if (languages.includes(key)) {
      cells.set(key, strings(content, `${where}.${key}`, MAX_UNITS));
    } else {
      throw invalidGold(where, `${excerpt(key)} is none of the languages ${languages.join(', ')}`);
    }
  }
  if (cells.size === 0) throw invalidGold(where, 'a unit without a sentence');
  return { cells, moved };
}

function parseGold(path: string, text: string): Written {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalidGold(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (typeof value !== 'object' || value === null) throw invalidGold(path, 'this should be an object');
  const fields = new Map<string, unknown>(Object.entries(value));
  const files = strings(fields.get('files'), `${path}: files`, MAX_LANGUAGES);
  const languages = strings(fields.get('languages'), `${path}: languages`, MAX_LANGUAGES);
  for (const [index, tag] of languages.entries()) {
    if (canonical(tag) !== tag)
      throw invalidGold(`${path}: languages[${index}]`, `${excerpt(tag)} is no tag`);
  }
  if (languages.length < 2 || new Set(languages).size !== languages.length) {
    throw invalidGold(`${path}: languages`, 'there should be two or more, each once');
  }
  if (files.length !== 1 && files.length !== languages.length) {
    throw invalidGold(`${path}: files`, 'there should be one for all languages, or one a language');
  }
  for (const [index, file] of files.entries()) {
    // What is beside the gold is the author's; other places of the machine are not.
    if (/[\\/]/.test(file) || file === '..') {
      throw invalidGold(`${path}: files[${index}]`, `${excerpt(file)} is not the name of a file beside it`);
    }
  }
  const list = fields.get('units');
  if (!Array.isArray(list) || list.length === 0) throw invalidGold(`${path}: units`, 'there are none');
  if (list.length > MAX_UNITS) throw invalidGold(`${path}: units`, `more than ${MAX_UNITS}`);
  const units = list.map((unit, index) => parseUnit(unit, `${path}: units[${index}]`, languages));
  if (units.filter(({ moved }) => moved).length > MAX_MOVED) {
    throw invalidGold(`${path}: units`, `more than ${MAX_MOVED} have moved`);
  }
  return { files, languages, units };
}

function canonical(tag: string): string | undefined {
  try {
    return parseLanguage(tag);
  } catch (error) {
    if (error instanceof HexaplaError) return undefined;
    throw error;
  }
}

/** A text of which stretches are given away. */
class Places {
  readonly #text: string;
  /** For each character behind which taken stretch it stands: 0, or the end of the stretch. */
  readonly #takenUntil: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    this.#takenUntil = new Uint32Array(text.length);
  }

  /** Takes the first stretch from `from` on that says this and that nobody has taken. */
  take(sentence: string, from: number): Span | undefined {
    let start = this.#text.indexOf(sentence, from);
    while (start >= 0) {
      const end = start + sentence.length;
      const taken = Math.max(this.#takenUntil[start] ?? 0, this.#takenUntil[end - 1] ?? 0);
      if (taken === 0 && !this.#takenUntil.subarray(start, end).some((until) => until > 0)) {
        this.#takenUntil.fill(end, start, end);
        return [start, end];
      }
      start = this.#text.indexOf(sentence, Math.max(taken, start + 1));
    }
    return undefined;
  }
}

/**
 * Finds the sentences of a language in its text: each behind the one before it, and those of units that moved
 * wherever they stand, in what the others leave.
 */
function locate(
  { units }: Written,
  language: LanguageTag,
  places: Places,
  path: string,
): Map<WrittenUnit, Span[]> {
  const spans = new Map<WrittenUnit, Span[]>();
  const passes = [false, true].map((moved) =>
    [...units.entries()].filter(([, unit]) => unit.moved === moved),
  );
  let at = 0;
  for (const [index, unit] of passes.flat()) {
    const found: Span[] = [];
    if (unit.moved) at = 0;
    for (const [position, sentence] of (unit.cells.get(language) ?? []).entries()) {
      const span = places.take(sentence.trim(), at);
      if (span === undefined) {
        throw invalidGold(
          `${path}: units[${index}].${language}[${position}]`,
          `the text has no ${excerpt(sentence)} here; units that stand elsewhere need "moved": true`,
        );
      }
      at = span[1];
      found.push(span);
    }
    if (found.length > 0) spans.set(unit, found);
  }
  return spans;
}

/**
 * Reads gold of any number of languages: `NAME.gold.json` with the names of the text files beside it, as
 * samples/README.md has it.
 *
 * @throws HexaplaError `GOLD_INVALID` with the place in the JSON, and the codes of `readSource`.
 */
export async function readUnitDocument(path: string): Promise<UnitDocument> {
  const { text } = await readSource(path);
  const written = parseGold(path, text);
  const sources: Source[] = [];
  for (const file of written.files) sources.push(await readSource(join(dirname(path), file)));
  const places = sources.map((source) => new Places(source.text));
  const found = written.languages.map((language, index) => {
    const own = places[places.length === 1 ? 0 : index] ?? new Places('');
    return { language, spans: locate(written, language, own, path) };
  });
  const units = written.units.map((unit) => ({
    cells: Object.fromEntries(
      found.flatMap(({ language, spans }) => {
        const cell = spans.get(unit);
        return cell === undefined ? [] : [[language, cell]];
      }),
    ),
    moved: unit.moved,
  }));
  return { path, languages: written.languages, sources, units };
}

/** What reports call such gold: its name without folder and ending. */
export function nameOfGold(path: string): string {
  return basename(path, GOLD_ENDING);
}
