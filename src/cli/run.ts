import { readFile } from 'node:fs/promises';
import { HexaplaError } from '../errors.ts';
import { parseCommand } from './arguments.ts';
import { EXIT, EXIT_CODE } from './exit-codes.ts';
import { HELP } from './help.ts';

async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const content: unknown = JSON.parse(text);
  const version = content !== null && typeof content === 'object' && 'version' in content && content.version;
  return typeof version === 'string' ? version : 'unknown';
}

/**
 * Runs the command line.
 *
 * @param words The arguments behind the program's name.
 * @returns The exit code.
 */
export async function run(words: readonly string[]): Promise<number> {
  try {
    if (words[0] === 'memory' && !words.includes('--help') && !words.includes('-h')) {
      await (await import('./memory-command.ts')).runMemory(words.slice(1), await packageVersion());
      return EXIT.ok;
    }
    const command = parseCommand(words);
    switch (command.command) {
      case 'help':
        process.stdout.write(HELP);
        break;
      case 'version':
        process.stdout.write(`${await packageVersion()}\n`);
        break;
      case 'serve':
        await (await import('./serve-command.ts')).runServe(command, await packageVersion());
        break;
      case 'token':
        await (await import('./token-command.ts')).runToken(command);
        break;
      case 'worker':
        await (await import('./worker-command.ts')).runWorker(command, await packageVersion());
        break;
      case 'embed':
        await (await import('./embed-command.ts')).runEmbed(command);
        break;
      case 'eval':
        await (await import('./eval-command.ts')).runEval(command);
        break;
      case 'inspect':
        await (await import('./inspect-command.ts')).runInspect(command);
        break;
      case 'tmx':
        return await (await import('./tmx-command.ts')).runTmx(command);
      case 'align':
        await (await import('./align-command.ts')).runAlign(command, await packageVersion());
    }
    return EXIT.ok;
  } catch (error) {
    if (error instanceof HexaplaError) {
      process.stderr.write(`hexapla: ${error.message}\n`);
      return EXIT_CODE[error.code];
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`hexapla: internal error, please report it: ${what}\n`);
    return EXIT.internal;
  }
}
