import { HexaplaError } from '../../errors.ts';
import { endsSentence, joinWrapped, Lines, type Parsed } from './parsed.ts';

interface Cue {
  readonly label: string;
  /** In milliseconds. */
  readonly from: number;
  readonly to: number;
  /** What one speaker says, a line each. */
  readonly turns: readonly string[];
}

/** Silence after which a new sentence is assumed, in milliseconds: cues of one sentence follow each other closely. */
const LONG_GAP = 2000;
/** Cues that one sentence may run over. */
const MAX_JOINED = 12;
/** Subtitles with fewer full stops a cue are written without, as is usual in Chinese. */
const PUNCTUATED = 0.15;
const STOPS = /[.!?…。！？｡؟।]+(?=["'”’»」』)\]]{0,3}(?:\s|$))|[。！？｡]/gu;

const TIMING =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})/;

/**
 * The text of SubRip or WebVTT: what is one sentence over several cues becomes one line, and every cue is marked
 * with its times. Where there are hardly any full stops, every cue is a line.
 *
 * @throws HexaplaError `INPUT_FORMAT` where no cue is found, `INPUT_EMPTY` where none has text.
 */
export function parseSubtitles(name: string, text: string): Parsed {
  const cues = readCues(text);
  if (cues.length === 0) {
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: no cue with its times (00:00:01,000 --> 00:00:02,000) in it`,
    );
  }
  const spoken = cues.filter(({ turns }) => turns.length > 0);
  if (spoken.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the subtitles have no text`);
  const stops = spoken.reduce((sum, { turns }) => sum + (turns.join(' ').match(STOPS)?.length ?? 0), 0);
  return join(spoken, stops >= spoken.length * PUNCTUATED);
}

function readCues(text: string): readonly Cue[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const cues: Cue[] = [];
  let number = 0;
  for (let at = 0; at < lines.length; at++) {
    const timing = TIMING.exec(lines[at]?.slice(0, 200) ?? '');
    if (timing === null) continue;
    number++;
    const before = lines[at - 1]?.trim() ?? '';
    const said: string[] = [];
    while (at + 1 < lines.length && lines[at + 1]?.trim() !== '') {
      // Cues without an empty line between them: what stands before the times is the next number.
      if (TIMING.test(lines[at + 1]?.slice(0, 200) ?? '')) {
        if (/^\d+$/.test(said.at(-1) ?? '')) said.pop();
        break;
      }
      said.push(lines[++at] ?? '');
    }
    const label = before === '' || before.length > 100 ? String(number) : before;
    const [, ...parts] = timing;
    cues.push({ label, from: time(parts.slice(0, 4)), to: time(parts.slice(4)), turns: turnsOf(said) });
  }
  return cues;
}

function time([hours, minutes, seconds, fraction = '0']: readonly (string | undefined)[]): number {
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Several lines that begin with a dash are several speakers. */
function turnsOf(lines: readonly string[]): readonly string[] {
  const clean = lines.map(withoutTags).filter((line) => line !== '');
  const dashes = clean.filter((line) => DASH.test(line)).length;
  const turns: string[] = [];
  for (const line of clean) {
    const starts = DASH.test(line) && (dashes > 1 || turns.length === 0);
    const said = starts ? line.replace(DASH, '') : line;
    if (turns.length === 0 || starts) turns.push(said);
    else turns[turns.length - 1] = joinWrapped(turns.at(-1) ?? '', said);
  }
  return turns;
}

const DASH = /^[-–—‐]\s*(?=\S)/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** Tags of WebVTT and SubRip (times and voices among them), positions of ASS, references to characters. */
function withoutTags(line: string): string {
  return line
    .replace(/<\/?(?:[ibuscv]|font|ruby|rt|lang|\d\d:)[^<>]{0,200}>/gi, '')
    .replace(/\{\\[^{}]{0,100}\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, entity: string) => ENTITIES[entity] ?? '')
    .trim();
}

function join(cues: readonly Cue[], bySentence: boolean): Parsed {
  const lines = new Lines();
  let open: { text: string; cues: { cue: Cue; start: number; end: number }[] } | undefined;
  const close = () => {
    if (open === undefined) return;
    const base = lines.length;
    lines.add(open.text);
    for (const { cue, start, end } of open.cues) marks.push({ cue, start: base + start, end: base + end });
    open = undefined;
  };
  const marks: { cue: Cue; start: number; end: number }[] = [];
  let last: Cue | undefined;
  for (const cue of cues) {
    for (const [at, turn] of cue.turns.entries()) {
      const goesOn =
        open !== undefined &&
        bySentence &&
        at === 0 &&
        last !== undefined &&
        cue.from - last.to < LONG_GAP &&
        open.cues.length < MAX_JOINED &&
        !isEnd(open.text, turn);
      if (!goesOn) close();
      const before = open?.text ?? '';
      const text = joinWrapped(before, turn);
      open = {
        text,
        cues: [...(open?.cues ?? []), { cue, start: text.length - turn.length, end: text.length }],
      };
    }
    last = cue;
  }
  close();
  return { ...lines.parsed(), marks: cueMarks(marks) };
}

/** Dots at the end of a cue also say that the sentence goes on in the next. */
function isEnd(before: string, next: string): boolean {
  if (!endsSentence(before)) return false;
  return !(/(?:…|\.\.\.)$/.test(before) && /^(?:…|\.\.\.|\p{Ll})/u.test(next));
}

/** One mark a cue, over all that is said in it. */
function cueMarks(pieces: readonly { cue: Cue; start: number; end: number }[]): Parsed['marks'] {
  const marks: { start: number; end: number; cue: Cue }[] = [];
  for (const piece of pieces) {
    const last = marks.at(-1);
    if (last?.cue === piece.cue) last.end = piece.end;
    else marks.push({ ...piece });
  }
  return marks.map(({ start, end, cue: { label, from, to } }) => ({
    start,
    end,
    kind: 'cue',
    label,
    from,
    to,
  }));
}
