#!/usr/bin/env node
import { parentPort, workerData } from 'node:worker_threads';
import { defaultPlugins } from './default-plugins.js';
import { exitOnClosedPipe } from './exit-on-closed-pipe.js';
import { servePreparation } from './many/serve-preparation.js';
import { onInterrupt } from './on-interrupt.js';
import { runCommandLine } from './run-command-line.js';

// The program is also that of its own threads, which prepare images for it: one file to ship, and nothing to find.
if (parentPort !== null) {
  await servePreparation(parentPort, String(workerData), defaultPlugins());
} else {
  exitOnClosedPipe(process.stdout);
  exitOnClosedPipe(process.stderr);
  // Set rather than passed to process.exit(), which would cut off what a pipe has not taken yet.
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    // Not opened unless it is asked for.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    variables: process.env,
    plugins: defaultPlugins(),
    preparationProgram: new URL(import.meta.url),
    onInterrupt,
  });
}
