import { join } from 'node:path';
import { TokenFile } from '../http/index.ts';
import type { TokenCommand } from './arguments.ts';
import { printable } from './printable.ts';

/** Where the tokens of a data folder are. */
export function tokenFile(data: string): TokenFile {
  return new TokenFile(join(data, 'tokens.json'));
}

/** Runs `hexapla token …`. A service that runs sees the change within a second. */
export async function runToken({ data, action }: TokenCommand): Promise<void> {
  const file = tokenFile(data);
  switch (action.name) {
    case 'create': {
      const token = await file.create(action.token, action.scope);
      process.stderr.write('this is shown once: only its hash is kept\n');
      process.stdout.write(`${token}\n`);
      return;
    }
    case 'revoke':
      await file.revoke(action.token);
      process.stderr.write(`'${action.token}' is refused from now on\n`);
      return;
    case 'list':
      for (const { name, scope, created, revoked } of await file.list()) {
        const end = revoked === undefined ? '' : `  revoked ${revoked}`;
        process.stdout.write(`${scope.padEnd(6)}  ${created}  ${printable(name)}${end}\n`);
      }
  }
}
