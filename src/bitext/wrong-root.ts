import { HexaplaError } from '../errors.ts';
import type { Position } from './bitext.ts';

/** Well-formed XML of another kind. */
export function wrongRoot(name: string, found: string, expected: string, at: Position): HexaplaError {
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}: line ${at.line}, column ${at.column}: this is no ${expected.toUpperCase()}, ` +
      `its first element is <${found.slice(0, 40)}>; it should be <${expected}>`,
  );
}
