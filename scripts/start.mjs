// npm start: sets up what the command line needs and classifies photographs; the user's arguments come after `--`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNodeVersion } from './lib/check-node-version.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { dependencyClosure } from './lib/workspace-packages.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

await exitOnStepError(async () => {
  checkNodeVersion();
  await ensureInstalled('cli');
  await ensureBuilt(dependencyClosure('@automodel/cli'));
});

// npm moves to the project's root; paths on the command line are the caller's.
if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const main = join(workspaceRoot, 'packages/cli/dist/main.js');
process.argv.splice(1, 1, main, 'classify');
await import(pathToFileURL(main).href);
