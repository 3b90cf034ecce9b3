import type { Change } from './repair.ts';
import type { RepairName } from './repair-names.ts';
import type { Edit } from './view.ts';

/** A text with changes made. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of changes) {
    pieces.push(text.slice(at, start), put);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/**
 * Edits of a source and changes of what they make of it, as edits of the source. Where a change spans what an earlier
 * edit took out, it is cut in two around it, so that each stretch of the source keeps the repair that took it.
 *
 * @param edits In order, none overlapping another.
 * @param changes Of the text that the edits make; in order, none overlapping another.
 */
export function composeEdits(
  edits: readonly Edit[],
  changes: readonly Change[],
  repair: RepairName,
): readonly Edit[] {
  if (changes.length === 0) return edits;
  const result: Edit[] = [];
  let next = 0;
  // What must be added to an offset of the changed text, behind the edits passed so far, for one of the source.
  let shift = 0;
  // Of the next edit: what is left of it, and where that begins in the changed text.
  let edit = edits[0];
  let place = edit?.start ?? 0;
  const pass = (passed: Edit) => {
    result.push(passed);
    shift = passed.end - (place + passed.text.length);
    next++;
    edit = edits[next];
    place = (edit?.start ?? 0) - shift;
  };
  for (const change of changes) {
    while (edit !== undefined && place + edit.text.length <= change.start) pass(edit);
    let at = change.start;
    let put = change.text;
    while (edit !== undefined && place < change.end) {
      if (place > at) {
        result.push({ start: at + shift, end: edit.start, text: put, repair });
        put = '';
        at = place;
      }
      const { text } = edit;
      const kept = text.slice(0, at - place);
      const rest = text.slice(change.end - place);
      const whole = kept + put + rest;
      const changed = whole === text ? edit : { ...edit, text: whole, repair };
      put = '';
      at = Math.min(change.end, place + text.length);
      // Counted from its end, which the next change may still reach.
      place += text.length - whole.length;
      if (rest !== '') {
        edit = changed;
        break;
      }
      pass(changed);
    }
    if (at < change.end) {
      result.push({ start: at + shift, end: change.end + shift, text: put, repair });
    } else if (put !== '') {
      // Never behind the next edit, of whose own text a change may have taken the beginning.
      const start = Math.min(at + shift, edit?.start ?? Infinity);
      result.push({ start, end: start, text: put, repair });
    }
  }
  while (edit !== undefined) pass(edit);
  return result;
}

/** The offset into the source of a character of the text that edits make; where an edit put it in, of that edit. */
export function sourceOffset(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    const place = start - shift;
    if (place > offset) break;
    if (place + text.length > offset) return start;
    shift = end - (place + text.length);
  }
  return offset + shift;
}
