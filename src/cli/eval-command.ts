import { evaluate } from '../evaluation/index.ts';
import type { EvalCommand } from './arguments.ts';
import { evaluationTables } from './eval-table.ts';
import { writeOutputs } from './output.ts';
import { progressLine } from './progress.ts';

/** Runs `hexapla eval`. */
export async function runEval(command: EvalCommand): Promise<void> {
  const line = progressLine(process.stderr);
  try {
    const report = await evaluate(command.paths, {
      languages: command.languages,
      seed: command.seed,
      documents: command.documents,
      model: command.model,
      cache: command.cache,
      onProgress: command.quiet ? undefined : line.update,
    });
    line.end();
    const chunks = command.json ? [`${JSON.stringify(report)}\n`] : evaluationTables(report);
    await writeOutputs([{ path: '-', chunks }]);
  } finally {
    line.end();
  }
}
