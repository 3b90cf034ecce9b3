import { once } from 'node:events';
import { openService, type ServiceOptions } from '../service/index.ts';
import { loadEncoder } from '../vectors/index.ts';
import type { WorkerCommand } from './arguments.ts';

/** Times that a test of workers shortens; nobody else has a reason to. */
function timing(): Pick<ServiceOptions, 'heartbeat' | 'silence'> {
  const milliseconds = (name: string) => {
    const value = Number(process.env[name]);
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  return { heartbeat: milliseconds('HEXAPLA_HEARTBEAT_MS'), silence: milliseconds('HEXAPLA_SILENCE_MS') };
}

/** Runs `hexapla worker` until the process is told to stop. */
export async function runWorker({ database, threads, model }: WorkerCommand, version: string): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  // A missing model should be known at the start, not at the first document.
  await loadEncoder(model);
  const service = await openService({ database, threads, model, ...timing() });
  // Neither user nor password of the database belong on a screen.
  const place = new URL(database);
  process.stderr.write(`hexapla ${version} works for ${place.host}${place.pathname} (stop with Ctrl-C)\n`);
  await stopped;
  await service.close();
}
