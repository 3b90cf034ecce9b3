import { readSource } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { MAX_SENTENCES } from '../sentences/index.ts';

/** Gold that is not as it should be: what and where. */
export function invalidGold(where: string, what: string, cause?: unknown): HexaplaError {
  return new HexaplaError('GOLD_INVALID', `${where}: ${what}`, { cause });
}

const SHOWN = 60;

/** The beginning of a text for a message, without what could move the cursor. */
export function excerpt(text: string): string {
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return `'${short.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')}'`;
}

/**
 * The lines of a file, each a sentence; an empty line counts.
 *
 * @throws HexaplaError The codes of `readSource`; `INPUT_TOO_LARGE` for more lines than an edition may have sentences.
 */
export async function readSentenceLines(path: string): Promise<string[]> {
  const { text } = await readSource(path);
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length <= MAX_SENTENCES) return lines;
  throw new HexaplaError('INPUT_TOO_LARGE', `${path}: ${lines.length} lines, more than ${MAX_SENTENCES}`);
}
