import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { checkTmx, type TmxReport } from '../bitext/index.ts';
import { unreadable } from '../document/index.ts';
import type { TmxCommand } from './arguments.ts';
import { EXIT } from './exit-codes.ts';
import { writeOutputs } from './output.ts';
import { plural } from './plural.ts';

/**
 * Runs `hexapla tmx check`.
 *
 * @returns The exit code: that of bad input where a file has an error.
 */
export async function runTmx({ files, json }: TmxCommand): Promise<number> {
  let hasErrors = false;
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    const report = await checkTmx({ name, format: 'tmx', stream: bytesOf(file, name) });
    hasErrors ||= report.errors > 0;
    const text = json ? `${JSON.stringify({ file, ...report })}\n` : listing(name, report);
    await writeOutputs([{ path: '-', chunks: [text] }]);
  }
  return hasErrors ? EXIT.input : EXIT.ok;
}

async function* bytesOf(file: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    // Opening a folder works on some systems, and its reading says why not in other words on each.
    if (file !== '-' && (await stat(file)).isDirectory()) {
      throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    }
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) yield chunk;
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/** A line for each finding, as compilers write them, and one that sums up. */
function listing(name: string, { findings, errors, warnings, units, counts }: TmxReport): string {
  const lines = findings.map(
    ({ line, column, severity, message }) => `${name}:${line}:${column}: ${severity}: ${message}`,
  );
  const more = errors + warnings - findings.length;
  if (more > 0) lines.push(`${name}: ${plural(more, 'further finding')} not listed`);
  const byCode = Object.entries(counts).map(([code, count]) => `${code} ${count}`);
  const detail = byCode.length === 0 ? '' : ` (${byCode.join(', ')})`;
  lines.push(
    `${name}: ${plural(units, 'unit')}, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}${detail}`,
  );
  return `${lines.join('\n')}\n`;
}
