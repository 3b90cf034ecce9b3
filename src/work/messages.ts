import type { Progress } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { Anchor } from '../anchors/index.ts';
import { type ErrorCode, type ErrorPlace, HexaplaError } from '../errors.ts';
import type { ReviewUnit } from '../review/index.ts';
import type { Sentence } from '../sentences/index.ts';
import type { Unit } from '../units/index.ts';
import type { AlignTask, Sentences } from './task.ts';

/** To a thread: align a document, with these anchors; the whole, or what has some of these sentences. */
export interface Request {
  readonly id: number;
  readonly task: AlignTask;
  readonly anchors: readonly Anchor[];
  readonly within?: Sentences | undefined;
}

/** To a thread: the part that was sent has been taken, send the next. */
export interface Taken {
  readonly id: number;
  readonly taken: true;
}

/** From a thread. An alignment comes as one without units and sentences, then these in parts, then the end. */
export type Answer =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'part'; readonly part: Part }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'stretch'; readonly units: readonly ReviewUnit[] }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

/** Part of an alignment. */
export type Part =
  | { readonly of: 'frame'; readonly alignment: Alignment }
  | { readonly of: 'units'; readonly units: readonly Unit[] }
  | { readonly of: 'sentences'; readonly edition: number; readonly sentences: readonly Sentence[] };

/** Units or sentences in a part: a few milliseconds of copying, between which other things have their turn. */
const PART = 2000;

/** An alignment in parts; all of a large one would stop for a second the thread that it comes to. */
export function* partsOf(alignment: Alignment): Iterable<Part> {
  const { units, editions } = alignment;
  const bare = editions.map((edition) => ({ ...edition, sentences: [] }));
  yield { of: 'frame', alignment: { ...alignment, units: [], editions: bare } };
  for (let first = 0; first < units.length; first += PART) {
    yield { of: 'units', units: units.slice(first, first + PART) };
  }
  for (const [edition, { sentences }] of editions.entries()) {
    for (let first = 0; first < sentences.length; first += PART) {
      yield { of: 'sentences', edition, sentences: sentences.slice(first, first + PART) };
    }
  }
}

/** Puts the parts of an alignment together again. */
export class Gathered {
  #frame: Alignment | undefined;
  readonly #units: Unit[] = [];
  readonly #sentences = new Map<number, Sentence[]>();

  add(part: Part): void {
    if (part.of === 'frame') {
      this.#frame = part.alignment;
    } else if (part.of === 'units') {
      this.#units.push(...part.units);
    } else {
      const list = this.#sentences.get(part.edition) ?? [];
      list.push(...part.sentences);
      this.#sentences.set(part.edition, list);
    }
  }

  /** The whole. */
  alignment(): Alignment {
    if (this.#frame === undefined) throw new TypeError('an alignment came without its frame');
    const editions = this.#frame.editions.map((edition, index) => ({
      ...edition,
      sentences: this.#sentences.get(index) ?? [],
    }));
    return { ...this.#frame, units: this.#units, editions };
  }
}

/** An error as plain data: what passes between threads loses its class. */
export interface Failure {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly places: readonly ErrorPlace[];
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HexaplaError) {
    return { code: error.code, message: error.message, places: error.places };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: undefined, message, places: [] };
}

export function errorOf({ code, message, places }: Failure): Error {
  return code === undefined ? new Error(message) : new HexaplaError(code, message, { places });
}

/** What ended a thread, for whoever waits for its work. */
export function threadFailure(error: NodeJS.ErrnoException, tooLarge: string): Error {
  const isOutOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? new HexaplaError('INPUT_TOO_LARGE', tooLarge, { cause: error }) : error;
}
