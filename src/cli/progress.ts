import type { Progress } from '../align.ts';

const WORDS: Readonly<Record<Progress['stage'], string>> = {
  read: 'reading',
  encode: 'encoding sentences',
  align: 'aligning language pairs',
};

/** Work that is done before this many milliseconds shows no progress at all. */
const PATIENCE = 1000;
const EVERY = 100;

export interface ProgressLine {
  update(progress: Progress): void;
  /** Wipes the line. */
  end(): void;
}

/** A line on a terminal that says how far the work is; a line every few seconds where it is no terminal. */
export function progressLine(stream: NodeJS.WriteStream, now: () => number = Date.now): ProgressLine {
  const began = now();
  let shown = 0;
  let last = began;
  const every = stream.isTTY ? EVERY : 5000;
  return {
    update({ stage, done, total }) {
      const time = now();
      if (time - began < PATIENCE || time - last < every) return;
      last = time;
      const text = `${WORDS[stage]} ${done} of ${total}`;
      stream.write(stream.isTTY ? `\r${text.padEnd(shown)}` : `${text}\n`);
      shown = text.length;
    },
    end() {
      if (stream.isTTY && shown > 0) stream.write(`\r${' '.repeat(shown)}\r`);
    },
  };
}
