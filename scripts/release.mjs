// pnpm run release: checks everything, then publishes what npm does not have yet and tags it.
import { spawnSync } from 'node:child_process';
import { childEnvironment } from './lib/child-environment.mjs';
import { tool } from './lib/tool.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

const steps = [
  ['scripts/test.mjs', '--all'],
  [tool('@changesets/cli', 'changeset'), 'publish'],
];
for (const parameters of steps) {
  const options = {
    cwd: workspaceRoot,
    env: childEnvironment({ CI: 'true' }),
    stdio: /** @type {const} */ ('inherit'),
  };
  const { status } = spawnSync(process.execPath, parameters, options);
  if (status !== 0) process.exit(status ?? 1);
}
