import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HexaplaError } from '../errors.ts';

/** The one file with all weights of the aligner and where they come from. */
const FILE = fileURLToPath(new URL('../../models/aligner.json', import.meta.url));

let content: unknown;

function read(): unknown {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HexaplaError('MODEL_INVALID', `${FILE} cannot be used: ${reason}; install hexapla again`, {
      cause,
    });
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Weights that ship, by name.
 *
 * @param section Name of the part of the file.
 * @throws HexaplaError `MODEL_INVALID` where the file is missing or lacks a weight.
 */
export function fittedWeights<Name extends string>(
  section: string,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  content ??= read();
  const weights = field(field(content, section), 'weights');
  const entries = names.map((name): [Name, number] => {
    const weight = field(weights, name);
    if (typeof weight === 'number' && Number.isFinite(weight)) return [name, weight];
    throw new HexaplaError(
      'MODEL_INVALID',
      `${FILE} has no weight '${name}' in '${section}'; install hexapla again`,
    );
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}
