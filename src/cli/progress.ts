import type { Progress } from '../align.ts';

/** How far a step is; the total may be unknown until the end. */
export interface Step {
  readonly stage: Progress['stage'] | 'embed' | 'score' | 'import' | 'vectors' | 'lookup';
  readonly done: number;
  readonly total: number | undefined;
}

const WORDS: Readonly<Record<Step['stage'], string>> = {
  read: 'reading',
  download: 'downloading the model: MB',
  encode: 'encoding sentences',
  embed: 'embedding lines',
  align: 'aligning language pairs',
  score: 'scoring documents',
  import: 'importing units',
  vectors: 'making vectors of units',
  lookup: 'looking up sentences',
};

function shown({ stage, done, total }: Step): string {
  const number = (value: number) => (stage === 'download' ? Math.round(value / 1e6) : value);
  return `${WORDS[stage]} ${number(done)}${total === undefined ? '' : ` of ${number(total)}`}`;
}

/** Work that is done before this many milliseconds shows no progress at all. */
const PATIENCE = 1000;
const EVERY = 100;

export interface ProgressLine {
  update(step: Step): void;
  /** Wipes the line. */
  end(): void;
}

/** A line on a terminal that says how far the work is; a line every few seconds where it is no terminal. */
export function progressLine(stream: NodeJS.WriteStream, now: () => number = Date.now): ProgressLine {
  const began = now();
  let width = 0;
  let last = began;
  const every = stream.isTTY ? EVERY : 5000;
  return {
    update(step) {
      const time = now();
      if (time - began < PATIENCE || time - last < every) return;
      last = time;
      const text = shown(step);
      stream.write(stream.isTTY ? `\r${text.padEnd(width)}` : `${text}\n`);
      width = text.length;
    },
    end() {
      if (stream.isTTY && width > 0) stream.write(`\r${' '.repeat(width)}\r`);
    },
  };
}
