import { isLineEnd } from '../characters.ts';
import type { Change, RepairRule } from '../repair.ts';

const SOFT_HYPHEN = 0xad;
const ZERO_WIDTH_SPACE = 0x200b;
const ZERO_WIDTH_JOINER = 0x200d;

/** Everything that this repair may take out; what of it stays is decided by what stands around it. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Scripts that write words without spaces, where a zero-width space may be the end of a word. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\uaa60-\uaadf]/;
/** Scripts whose letters take another form beside a joiner or non-joiner: Arabic to N'Ko, those of India, Mongolian. */
const JOINING =
  /[\u0600-\u07ff\u0840-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua8ff\ufb50-\ufdff\ufe70-\ufeff]/;
const PICTURE_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const PICTURE_BEHIND = /^\p{Extended_Pictographic}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Zero-width and control characters, soft hyphens, byte order marks inside the text, and marks of direction in lines
 * that have nothing written from right to left. Joiners stay where a script or an emoji needs them.
 */
export const invisible: RepairRule = { name: 'invisible', find };

function find(text: string): Change[] {
  const changes: { start: number; end: number; text: string }[] = [];
  const line = { end: -1, rightToLeft: false };
  SUSPECT.lastIndex = 0;
  for (let match = SUSPECT.exec(text); match !== null; match = SUSPECT.exec(text)) {
    const at = match.index;
    if (isNeeded(text, at, line)) continue;
    const last = changes.at(-1);
    if (last?.end === at) last.end = at + 1;
    else changes.push({ start: at, end: at + 1, text: '' });
  }
  return changes;
}

function isNeeded(text: string, at: number, line: { end: number; rightToLeft: boolean }): boolean {
  const code = text.charCodeAt(at);
  const before = text.charAt(at - 1);
  const behind = text.charAt(at + 1);
  if (code >= 0x80 && code <= 0x9f) {
    // Behind such a letter it is half of a broken character: evidence, which is flagged and not taken away.
    return before >= '\u0080' && before <= '\u00ff';
  }
  // At the end of a line it says that the word goes on in the next, which joining lines needs to know.
  if (code === SOFT_HYPHEN) {
    return isLineEnd(text.charCodeAt(at + 1)) || (before >= '\u00c2' && before <= '\u00f4');
  }
  if (code === ZERO_WIDTH_SPACE) return WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(behind);
  if (code === ZERO_WIDTH_JOINER) {
    const joined =
      PICTURE_BEFORE.test(text.slice(Math.max(0, at - 2), at)) &&
      PICTURE_BEHIND.test(text.slice(at + 1, at + 3));
    return joined || JOINING.test(before);
  }
  if (code === 0x200c) return JOINING.test(before);
  if (code === 0x180e) return JOINING.test(before) || JOINING.test(behind);
  return isDirection(code) && inRightToLeft(text, at, line);
}

function isDirection(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Whether the line of an offset has a letter written from right to left; looked up once a line. */
function inRightToLeft(text: string, at: number, line: { end: number; rightToLeft: boolean }): boolean {
  if (at < line.end) return line.rightToLeft;
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  line.end = end;
  line.rightToLeft = RIGHT_TO_LEFT.test(text.slice(start, end));
  return line.rightToLeft;
}
