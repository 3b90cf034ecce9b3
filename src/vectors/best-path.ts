import { HexaplaError } from '../errors.ts';
import { createPieceIndex, powerOfTwo } from './piece-index.ts';
import type { UnigramModel } from './tokenizer-file.ts';

/**
 * Cuts `units[0, length)` into the pieces whose log probabilities add up to the most, and appends their ids to
 * `ids`. The units are whole characters.
 */
export type AppendPieces = (units: Uint16Array, length: number, ids: number[]) => void;

/** By how much a character of no piece is less probable than the least probable piece. */
const UNKNOWN_PENALTY = 10;
/** Units for which working memory is kept from one call to the next. */
const KEPT = 1 << 16;
const NOWHERE = Number.NEGATIVE_INFINITY;

/**
 * Viterbi search over a unigram model, in time linear in the length: each place looks no further than the longest
 * piece. It takes four bytes a unit.
 *
 * Of paths that are equally good to a place, the one whose last piece is longest wins. Unknown characters that
 * follow each other are one token together, or the bytes of all of them where the model falls back to bytes.
 *
 * @throws HexaplaError `MODEL_INVALID`: a piece is there twice, or pieces of bytes are missing.
 */
export function createBestPath(model: UnigramModel): AppendPieces {
  const { starts, scores, unknown } = model;
  const { longest, extend, begins, find } = createPieceIndex(model);
  const leastScore = scores.reduce((least, score) => Math.min(least, score), Number.POSITIVE_INFINITY);
  const unknownScore = leastScore - UNKNOWN_PENALTY;
  const bytePieces = model.byteFallback ? findBytePieces() : undefined;
  // Scores of the best paths to a place and to those within a piece's reach; a ring, since no other matters.
  const best = new Float64Array(powerOfTwo(Math.max(longest, 2) + 1)).fill(NOWHERE);
  const ring = best.length - 1;
  let arrivals = new Int32Array(256);

  function findBytePieces(): readonly number[] {
    return Array.from({ length: 256 }, (_, byte) => {
      const name = `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
      const piece = pieceOf(Uint16Array.from(Buffer.from(name)), 0, name.length);
      if (piece >= 0) return piece;
      throw new HexaplaError('MODEL_INVALID', `it falls back to bytes and lacks the piece ${name}`);
    });
  }

  function pieceOf(units: Uint16Array, start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = extend(hash, units[at] ?? 0);
    return find(hash, units, start, end);
  }

  /**
   * Fills `arrivals`: for each place behind a character, the piece by which the best path comes to it, or, for an
   * unknown character, the number of its units, negative.
   */
  function search(units: Uint16Array, length: number): void {
    if (arrivals.length <= length) {
      arrivals = new Int32Array(length < KEPT ? powerOfTwo(length + 1) : length + 1);
    }
    best[0] = 0;
    for (let start = 0; start < length; ) {
      const score = best[start & ring] ?? 0;
      best[start & ring] = NOWHERE;
      const character = ((units[start] ?? 0) & 0xfc00) === 0xd800 ? 2 : 1;
      const last = Math.min(length, start + longest);
      let isKnown = false;
      let hash = 0;
      for (let end = start; end < last; ) {
        hash = extend(hash, units[end++] ?? 0);
        if (!begins(hash)) break;
        const piece = find(hash, units, start, end);
        if (piece < 0) continue;
        if (end - start === character) isKnown = true;
        const candidate = score + (scores[piece] ?? 0);
        if (candidate > (best[end & ring] ?? 0)) {
          best[end & ring] = candidate;
          arrivals[end] = piece;
        }
      }
      start += character;
      if (!isKnown && score + unknownScore > (best[start & ring] ?? 0)) {
        best[start & ring] = score + unknownScore;
        arrivals[start] = -character;
      }
    }
    best[length & ring] = NOWHERE;
  }

  /** Units of a piece, or of an unknown character. */
  function lengthOf(arrival: number): number {
    return arrival < 0 ? -arrival : (starts[arrival + 1] ?? 0) - (starts[arrival] ?? 0);
  }

  /** Appends a path of which some is unknown. */
  function appendFused(path: readonly number[], units: Uint16Array, ids: number[]): void {
    let at = 0;
    let unknownFrom = 0;
    for (const arrival of path) {
      if (arrival >= 0 && arrival !== unknown) {
        if (unknownFrom < at) appendUnknown(units, unknownFrom, at, ids);
        ids.push(arrival);
        unknownFrom = at + lengthOf(arrival);
      }
      at += lengthOf(arrival);
    }
    if (unknownFrom < at) appendUnknown(units, unknownFrom, at, ids);
  }

  function appendUnknown(units: Uint16Array, start: number, end: number, ids: number[]): void {
    // A text may spell the name of the unknown piece.
    const piece = end - start <= longest ? pieceOf(units, start, end) : -1;
    if (piece >= 0) ids.push(piece);
    else if (bytePieces === undefined) ids.push(unknown);
    else for (const byte of utf8(units, start, end)) ids.push(bytePieces[byte] ?? unknown);
  }

  return (units, length, ids) => {
    search(units, length);
    const first = ids.length;
    let isKnown = true;
    for (let at = length; at > 0; ) {
      const arrival = arrivals[at] ?? 0;
      if (arrival < 0 || arrival === unknown) isKnown = false;
      ids.push(arrival);
      at -= lengthOf(arrival);
    }
    reverseFrom(ids, first);
    if (!isKnown) appendFused(ids.splice(first), units, ids);
    if (arrivals.length > KEPT) arrivals = new Int32Array(256);
  };
}

function reverseFrom(ids: number[], first: number): void {
  for (let left = first, right = ids.length - 1; left < right; left++, right--) {
    const id = ids[left] ?? 0;
    ids[left] = ids[right] ?? 0;
    ids[right] = id;
  }
}

function utf8(units: Uint16Array, start: number, end: number): Buffer {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(units[at] ?? 0);
  return Buffer.from(text);
}
