// Builds all packages with their declarations, dependencies first; turbo skips what is current.
import { spawnSync } from 'node:child_process';
import { childEnvironment } from './lib/child-environment.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { ensurePnpm } from './lib/ensure-pnpm.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { tool } from './lib/tool.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

await exitOnStepError(async () => {
  await ensurePnpm();
  await ensureInstalled('full');
  const parameters = ['run', 'build', '--concurrency=2', '--output-logs=errors-only', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [tool('turbo'), ...parameters], {
    cwd: workspaceRoot,
    env: childEnvironment(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
