#!/usr/bin/env node
import { defaultPlugins } from './default-plugins.js';
import { exitOnClosedPipe } from './exit-on-closed-pipe.js';
import { runCommandLine } from './run-command-line.js';

exitOnClosedPipe(process.stdout);
exitOnClosedPipe(process.stderr);

// Set rather than passed to process.exit(), which would cut off what a pipe has not taken yet.
process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  plugins: defaultPlugins(),
});
