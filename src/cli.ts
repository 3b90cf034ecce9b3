#!/usr/bin/env node
import { run } from './cli/run.ts';

// A reader that has seen enough (head, less) closes the pipe. Who writes learns of it from the write; without
// a listener the event would end the process with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await run(process.argv.slice(2));
