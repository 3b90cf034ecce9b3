import { inspect } from '../inspect.ts';
import type { InspectCommand } from './arguments.ts';
import { inspectionJson } from './inspect-json.ts';
import { inspectionTable } from './inspect-table.ts';
import { writeOutputs } from './output.ts';
import { inputDocuments } from './read-inputs.ts';

/** Runs `hexapla inspect`. */
export async function runInspect(command: InspectCommand): Promise<void> {
  const { documents, single } = await inputDocuments(command);
  if (single.length > 0) process.stderr.write(`no partner: ${single.join(', ')}\n`);
  for (const document of documents) {
    const { input, options } = await document.read();
    const inspection = inspect(input, options);
    const chunks = command.json
      ? inspectionJson(inspection)
      : inspectionTable(inspection, process.stdout.columns);
    await writeOutputs([{ path: '-', chunks }]);
  }
}
