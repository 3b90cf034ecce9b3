import { HexaplaError } from '../errors.ts';
import type { UnigramModel } from './tokenizer-file.ts';

/**
 * Finds the pieces that begin at a place in a text.
 *
 * A hash runs over the code units; a bit a hash says whether any piece begins so, and a table with open
 * addressing, asked only where the bit is set, leads to the piece, whose units are then compared. Bits of
 * other prefixes that fall together cost a step more and are never an error.
 */
export interface PieceIndex {
  /** Code units of the longest piece. */
  readonly longest: number;
  /** The hash of the units so far and the next one; of none, 0. */
  extend(hash: number, unit: number): number;
  /** Whether a piece may begin with the units of this hash; never false where one does. */
  begins(hash: number): boolean;
  /** The piece that is `units[start, end)`, whose hash is given, or -1. */
  find(hash: number, units: Uint16Array, start: number, end: number): number;
}

/** Bits a piece; prefixes number about two and a half a piece, so that at most one bit in ten is set. */
const BITS_A_PIECE = 24;

/**
 * @throws HexaplaError `MODEL_INVALID` where two pieces are the same.
 */
export function createPieceIndex({ units: pieceUnits, starts }: UnigramModel): PieceIndex {
  const pieces = starts.length - 1;
  const prefixes = new Int32Array(powerOfTwo((pieces * BITS_A_PIECE) / 32));
  const prefixMask = prefixes.length - 1;
  // (slots, 2): the hash, and the piece + 1; 0 is a free slot.
  const slots = new Int32Array(2 * powerOfTwo(2 * pieces));
  const slotMask = slots.length / 2 - 1;
  let longest = 0;

  for (let piece = 0; piece < pieces; piece++) add(piece);

  function add(piece: number): void {
    const start = starts[piece] ?? 0;
    const end = starts[piece + 1] ?? 0;
    let hash = 0;
    for (let at = start; at < end; at++) {
      hash = extend(hash, pieceUnits[at] ?? 0);
      const word = (hash >>> 5) & prefixMask;
      prefixes[word] = (prefixes[word] ?? 0) | (1 << hash);
    }
    if (find(hash, pieceUnits, start, end) >= 0) {
      const text = String.fromCharCode(...pieceUnits.subarray(start, end));
      throw new HexaplaError('MODEL_INVALID', `it has the piece ${JSON.stringify(text)} twice`);
    }
    let slot = slotOf(hash);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & slotMask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = piece + 1;
    if (end - start > longest) longest = end - start;
  }

  function extend(hash: number, unit: number): number {
    const mixed = Math.imul(hash ^ unit, 0x9e3779b1);
    return mixed ^ (mixed >>> 15);
  }

  function slotOf(hash: number): number {
    return (hash ^ (hash >>> 13)) & slotMask;
  }

  function begins(hash: number): boolean {
    return (((prefixes[(hash >>> 5) & prefixMask] ?? 0) >>> hash) & 1) !== 0;
  }

  function find(hash: number, units: Uint16Array, start: number, end: number): number {
    for (let slot = slotOf(hash); ; slot = (slot + 1) & slotMask) {
      const entry = slots[2 * slot + 1] ?? 0;
      if (entry === 0) return -1;
      if (slots[2 * slot] === hash && isPiece(entry - 1, units, start, end)) return entry - 1;
    }
  }

  function isPiece(piece: number, units: Uint16Array, start: number, end: number): boolean {
    const from = starts[piece] ?? 0;
    const length = end - start;
    if ((starts[piece + 1] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) {
      if (pieceUnits[from + i] !== units[start + i]) return false;
    }
    return true;
  }

  return { longest, extend, begins, find };
}

/** The least power of two that is not less. */
export function powerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(count, 1)));
}
